/// What someone does with a half-day. The raw value is the letter stored.
public enum Cell: UInt8, CaseIterable, Hashable, Sendable {
    case ownSite = 0x53  // S
    case otherSite = 0x73  // s
    case home = 0x48  // H
    case residence = 0x52  // R
    case otherOrganisation = 0x4F  // O
    case thirdPlace = 0x54  // T
    /// Away, without a reason: none is ever stored.
    case absent = 0x41  // A
    case notWorked = 0x2E  // .
    case holiday = 0x46  // F

    public init?(letter: some StringProtocol) {
        guard letter.utf8.count == 1, let byte = letter.utf8.first else { return nil }
        self.init(rawValue: byte)
    }

    public init(place: Place) {
        switch place {
        case .home: self = .home
        case .residence: self = .residence
        case .otherOrganisation: self = .otherOrganisation
        case .thirdPlace: self = .thirdPlace
        }
    }

    public var letter: String { String(UnicodeScalar(rawValue)) }

    /// The place of a teleworked half-day; nil for any other.
    public var place: Place? {
        switch self {
        case .home: .home
        case .residence: .residence
        case .otherOrganisation: .otherOrganisation
        case .thirdPlace: .thirdPlace
        case .ownSite, .otherSite, .absent, .notWorked, .holiday: nil
        }
    }

    public var isTelework: Bool { place != nil }
    public var isOnSite: Bool { self == .ownSite || self == .otherSite }
    public var isWorked: Bool { isTelework || isOnSite }
}
