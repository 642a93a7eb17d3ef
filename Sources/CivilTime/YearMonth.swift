/// A month of a year, `2026-12`.
public struct YearMonth: Hashable, Comparable, Sendable {
    public let year: Int
    public let month: Int

    /// Nil for a month outside 1…12 or a year outside 1…9999.
    public init?(year: Int, month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        self.year = year
        self.month = month
    }

    public init(containing date: LocalDate) {
        let (year, month, _) = date.components
        self.year = year
        self.month = month
    }

    /// `AAAA-MM`; nil for any other form.
    public init?(iso text: some StringProtocol) {
        var text = String(text)
        let numbers = text.withUTF8 { bytes -> (year: Int, month: Int)? in
            guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
                let year = parsedNumber(bytes[0..<4]), let month = parsedNumber(bytes[5..<7])
            else { return nil }
            return (year, month)
        }
        guard let numbers else { return nil }
        self.init(year: numbers.year, month: numbers.month)
    }

    public var iso: String { "\(padded(year, to: 4))-\(padded(month, to: 2))" }

    public var first: LocalDate { LocalDate(year: year, month: month, day: 1) ?? LocalDate(dayNumber: 0) }

    public var last: LocalDate { first.adding(months: 1).adding(days: -1) }

    public var days: ClosedRange<LocalDate> { first...last }

    public var span: DateSpan { DateSpan(from: first, through: last) }

    public func adding(months: Int) -> YearMonth { YearMonth(containing: first.adding(months: months)) }

    /// The ISO weeks that hold at least one day of the month, in order.
    public var weeks: [ISOWeek] {
        var weeks: [ISOWeek] = []
        var week = ISOWeek(containing: first)
        while week.monday <= last {
            weeks.append(week)
            week = week.adding(weeks: 1)
        }
        return weeks
    }

    public static func < (left: YearMonth, right: YearMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }
}

extension YearMonth: CustomStringConvertible {
    public var description: String { iso }
}
