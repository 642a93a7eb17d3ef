import CivilTime

/// One person's week: fourteen half-days from Monday morning, each a ``Cell``.
public struct WeekCells: Hashable, Sendable {
    /// The letters, then two lanes that stay zero: a month of the network reads a million weeks, and an array would be
    /// allocated for each.
    private var letters: SIMD16<UInt8>
    private static let places = 0..<14

    public init(repeating cell: Cell) {
        letters = SIMD16(repeating: 0)
        for place in WeekCells.places { letters[place] = cell.rawValue }
    }

    /// Fourteen letters, `SSHHSSHHSS....`; nil for any other text.
    public init?(text: some StringProtocol) { self.init(text: String(text)) }

    /// The same of a `String`: a generic call would cost more than the week.
    public init?(text: String) {
        guard text.utf8.count == WeekCells.places.count else { return nil }
        letters = SIMD16(repeating: 0)
        for (place, letter) in text.utf8.enumerated() {
            guard Cell(rawValue: letter) != nil else { return nil }
            letters[place] = letter
        }
    }

    public var text: String {
        String(unsafeUninitializedCapacity: WeekCells.places.count) { bytes in
            for place in WeekCells.places { bytes[place] = letters[place] }
            return WeekCells.places.count
        }
    }

    public subscript(weekday: Weekday, half: HalfDay) -> Cell {
        get { self[WeekCells.place(weekday, half)] }
        set { letters[WeekCells.place(weekday, half)] = newValue.rawValue }
    }

    /// How many half-days satisfy a condition.
    public func count(_ condition: (Cell) -> Bool) -> Int {
        WeekCells.places.reduce(0) { condition(self[$1]) ? $0 + 1 : $0 }
    }

    public var teleworkHalves: Int { count(\.isTelework) }
    public var onSiteHalves: Int { count(\.isOnSite) }

    /// The half-days in order, with their weekday.
    public var all: [(weekday: Weekday, half: HalfDay, cell: Cell)] {
        WeekCells.places.map { place in
            (Weekday.allCases[place / 2], place % 2 == 0 ? .morning : .afternoon, self[place])
        }
    }

    /// - Precondition: a place of the week; only letters of cells are ever written to it.
    private subscript(place: Int) -> Cell { Cell(rawValue: letters[place]) ?? .notWorked }

    private static func place(_ weekday: Weekday, _ half: HalfDay) -> Int { (weekday.rawValue - 1) * 2 + half.rawValue }
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
