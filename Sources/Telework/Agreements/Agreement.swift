import CivilTime

/// The individual agreement (*avenant*) that lets someone telework: the terms on which both sides agreed.
public struct Agreement: Hashable, Sendable, Identifiable {
    public let id: AgreementID
    public let person: PersonID
    public let request: RequestID
    public let formula: Formula
    /// The usual place first; never empty.
    public let places: [Place]
    /// The days on which it produces effect.
    public private(set) var span: DateSpan
    /// The texts in force on its first day, highest layer first: its legal basis, kept for ever.
    public let texts: [String]
    public let grantedOn: LocalDate

    public init(
        id: AgreementID, person: PersonID, request: RequestID, formula: Formula, places: [Place], span: DateSpan,
        texts: [String], grantedOn: LocalDate
    ) {
        self.id = id
        self.person = person
        self.request = request
        self.formula = formula
        self.places = places
        self.span = span
        self.texts = texts
        self.grantedOn = grantedOn
    }

    public var place: Place { places.first ?? .home }

    /// The agreement ended the day before another one begins; nil when none of its days would be left.
    public func superseded(from start: LocalDate) -> Agreement? {
        guard start > span.first else { return nil }
        var ended = self
        let last = start.adding(days: -1)
        ended.span = DateSpan(from: span.first, through: span.last.map { min($0, last) } ?? last)
        return ended
    }
}

extension [Agreement] {
    /// The agreement in force on a date; agreements of one person never overlap.
    public func inForce(on date: LocalDate) -> Agreement? { first { $0.span.contains(date) } }
}
