/// An identifier that cannot be mistaken for that of another kind of thing.
///
/// Made in Swift (UUIDv7, injected), unique with its organisme, sortable by creation.
public struct Identifier<Entity>: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

public typealias OrganisationID = Identifier<Organisation>
public typealias PersonID = Identifier<Person>
public typealias RequestID = Identifier<Request>
public typealias AgreementID = Identifier<Agreement>
public typealias AccountID = Identifier<Account>
