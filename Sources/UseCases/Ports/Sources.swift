/// Where new identifiers come from: UUIDv7, so that they sort by creation; injected, so that tests can fix them.
public protocol IdentifierSource: Sendable {
    func next() -> String
}
