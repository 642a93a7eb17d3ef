import CivilTime
import Foundation
import Testing

@Suite("DateSpan")
struct DateSpanTests {
    private static let window = LocalDate(dayNumber: 20_000)...LocalDate(dayNumber: 20_040)

    /// A span that begins in the window and may have no end.
    private static func anySpan(_ generator: inout SeededGenerator) -> DateSpan {
        let first = LocalDate(dayNumber: Int.random(in: 20_005...20_030, using: &generator))
        guard Int.random(in: 0..<5, using: &generator) > 0 else { return DateSpan(from: first) }
        return DateSpan(from: first, through: first.adding(days: Int.random(in: 0...9, using: &generator)))
    }

    /// What the span means: its days in the window. Spans without end are told apart by the day after all others end.
    private static func days(_ span: DateSpan) -> Set<LocalDate> { Set(window.filter(span.contains)) }

    @Test(
        "overlap, intersection and cover say of 4,000 pairs what their sets of days say",
        arguments: [1, 2, 3, 4] as [UInt64])
    func sets(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var overlapping = 0
        for _ in 0..<1_000 {
            let (one, two) = (Self.anySpan(&generator), Self.anySpan(&generator))
            let common = Self.days(one).intersection(Self.days(two))
            #expect(one.overlaps(two) == !common.isEmpty, "\(one) \(two)")
            #expect(one.overlaps(two) == two.overlaps(one), "\(one) \(two)")
            #expect(one.intersection(two).map(Self.days) ?? [] == common, "\(one) \(two)")
            #expect(one.intersection(two) == two.intersection(one), "\(one) \(two)")
            #expect(one.covers(two) == Self.days(two).isSubset(of: Self.days(one)), "\(one) \(two)")
            #expect(one.covers(one))
            if let both = one.intersection(two) {
                overlapping += 1
                #expect(one.covers(both) && two.covers(both))
            }
        }
        #expect((100..<900).contains(overlapping), "the pairs drawn try both answers")
    }

    @Test("a span holds its first and last day, not the day before nor the day after")
    func edges() throws {
        let span = try DateSpan(from: date("2026-03-02"), through: date("2026-03-06"))
        #expect(try !span.contains(date("2026-03-01")))
        #expect(try span.contains(date("2026-03-02")))
        #expect(try span.contains(date("2026-03-06")))
        #expect(try !span.contains(date("2026-03-07")))
        #expect(try span.overlaps(DateSpan(from: date("2026-03-06"))))
        #expect(try !span.overlaps(DateSpan(from: date("2026-03-07"))))
        #expect(span.description == "2026-03-02/2026-03-06")
        #expect(try DateSpan(from: date("2026-03-02")).description == "2026-03-02/..")
    }

    @Test("a last day before the first is refused, the same day is not")
    func reversed() throws {
        let (before, day) = try (date("2026-03-01"), date("2026-03-02"))
        #expect(DateSpan(checking: day, through: before) == nil)
        #expect(DateSpan(checking: day, through: day)?.last == day)
        #expect(DateSpan(checking: day, through: nil)?.last == nil)
        #expect(DateSpan(from: day, through: before) == DateSpan(from: day, through: day))
    }

    @Test("JSON keeps both kinds of span and refuses a reversed one")
    func json() throws {
        let spans = try [
            DateSpan(from: date("2026-03-02")), DateSpan(from: date("2026-03-02"), through: date("2026-03-06")),
        ]
        #expect(try JSONDecoder().decode([DateSpan].self, from: JSONEncoder().encode(spans)) == spans)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(DateSpan.self, from: Data(#"{"first":"2026-03-02","last":"2026-03-01"}"#.utf8))
        }
    }
}
