import CivilTime

/// One person's week: fourteen half-days from Monday morning, each a ``Cell``.
public struct WeekCells: Hashable, Sendable {
    private var cells: [Cell]

    public init(repeating cell: Cell) { cells = Array(repeating: cell, count: 14) }

    /// Fourteen letters, `SSHHSSHHSS....`; nil for any other text.
    public init?(text: some StringProtocol) {
        guard text.utf8.count == 14 else { return nil }
        cells = text.utf8.compactMap(Cell.init(rawValue:))
        guard cells.count == 14 else { return nil }
    }

    public var text: String { String(decoding: cells.map(\.rawValue), as: UTF8.self) }

    public subscript(weekday: Weekday, half: HalfDay) -> Cell {
        get { cells[WeekCells.index(weekday, half)] }
        set { cells[WeekCells.index(weekday, half)] = newValue }
    }

    /// How many half-days satisfy a condition.
    public func count(_ condition: (Cell) -> Bool) -> Int { cells.reduce(0) { condition($1) ? $0 + 1 : $0 } }

    public var teleworkHalves: Int { count(\.isTelework) }
    public var onSiteHalves: Int { count(\.isOnSite) }

    /// The half-days in order, with their weekday.
    public var all: [(weekday: Weekday, half: HalfDay, cell: Cell)] {
        cells.enumerated().map { index, cell in
            (Weekday.allCases[index / 2], index % 2 == 0 ? .morning : .afternoon, cell)
        }
    }

    private static func index(_ weekday: Weekday, _ half: HalfDay) -> Int { (weekday.rawValue - 1) * 2 + half.rawValue }
}

/// A week of someone, as stored.
public struct WeekPlan: Hashable, Sendable {
    public let person: PersonID
    public let week: ISOWeek
    public var cells: WeekCells
    /// Counts the changes; 0 for a week that has no row yet and follows its template.
    public var version: Int

    public init(person: PersonID, week: ISOWeek, cells: WeekCells, version: Int) {
        self.person = person
        self.week = week
        self.cells = cells
        self.version = version
    }

    public func cell(_ date: LocalDate, _ half: HalfDay) -> Cell { cells[date.weekday, half] }
}
