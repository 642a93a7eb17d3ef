/// A week of the ISO 8601 calendar: it begins on Monday, and week 1 holds the first Thursday of the year.
public struct ISOWeek: Hashable, Comparable, Sendable {
    /// The Monday that begins the week.
    public let monday: LocalDate

    /// The week a day belongs to.
    public init(containing date: LocalDate) { monday = date.monday }

    /// The week of these numbers; nil for a week 53 that the year does not have, or numbers out of range.
    public init?(year: Int, week: Int) {
        guard let fourth = LocalDate(year: year, month: 1, day: 4), (1...53).contains(week) else { return nil }
        monday = fourth.monday.adding(days: 7 * (week - 1))
        guard self.year == year else { return nil }
    }

    /// `2026-W49`; nil for any other form.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 8, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"),
            let year = parsedNumber(bytes[0..<4]), let week = parsedNumber(bytes[6..<8])
        else { return nil }
        self.init(year: year, week: week)
    }

    private var thursday: LocalDate { monday.adding(days: 3) }

    /// The ISO year, that of the week's Thursday; it may differ from the year of its Monday.
    public var year: Int { thursday.year }

    /// The number of the week in its ISO year, 1 to 53.
    public var number: Int {
        let first = LocalDate(year: year, month: 1, day: 4)?.monday ?? monday
        return (monday - first) / 7 + 1
    }

    public var iso: String { "\(padded(year, to: 4))-W\(padded(number, to: 2))" }

    public var sunday: LocalDate { monday.adding(days: 6) }

    /// The seven days, Monday first.
    public var days: [LocalDate] { (0..<7).map { monday.adding(days: $0) } }

    public func day(_ weekday: Weekday) -> LocalDate { monday.adding(days: weekday.rawValue - 1) }

    public func adding(weeks: Int) -> ISOWeek { ISOWeek(containing: monday.adding(days: 7 * weeks)) }

    public static func < (left: ISOWeek, right: ISOWeek) -> Bool { left.monday < right.monday }
}

extension ISOWeek: CustomStringConvertible {
    public var description: String { iso }
}
