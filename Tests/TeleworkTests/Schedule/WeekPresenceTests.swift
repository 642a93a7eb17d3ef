import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Week: presence on site")
struct WeekPresenceTests {
    /// Six half-days a week, so that the presence binds first.
    private static let texts = [Texts.national, Texts.local.with(.weeklyMaximum, .days(halves: 6))]

    @Test(
        "two days on site are left, or as many as are worked",
        arguments: [
            // Nobody away: six of telework leave four.
            ("SSSSSSSSSS....", 6, []),
            // One day away.
            ("AASSSSSSSS....", 4, []), ("AASSSSSSSS....", 5, [(4, 3)]),
            // Two days away: six worked, two of telework leave four.
            ("AAAASSSSSS....", 2, []), ("AAAASSSSSS....", 3, [(4, 3)]),
            // Three days away: the four worked are all on site.
            ("AAAAAASSSS....", 0, []), ("AAAAAASSSS....", 1, [(4, 3)]),
            // Four days away: the two worked are the floor.
            ("AAAAAAAASS....", 1, [(2, 1)]),
        ])
    func absences(cells: String, count: Int, missing: [(Int, Int)]) {
        let facts = weekFacts("2026-W47", cells, texts: Self.texts)
        let free = facts.current.all.filter { $0.cell == .ownSite }.prefix(count)
        let changes = free.map { CellChange(date: facts.week.day($0.weekday), half: $0.half, cell: .home) }
        #expect(
            judged(changes, facts).causes == missing.map { .onSiteMinimumNotReached(minimum: $0.0, left: $0.1) })
    }

    @Test("another site of the employer counts as presence")
    func otherSite() {
        let facts = weekFacts("2026-W47", "ssssSSSSSS....", texts: Self.texts)
        #expect(judged(days("2026-11-18", "2026-11-19", "2026-11-20"), facts).isAllowed)
    }

    @Test(
        "what counts as worked is the choice of the text",
        arguments: [
            ([], "AAAAAAFFSS....", 2), (["absence"], "AAAAAAFFSS....", 4), (["holiday"], "AAAAAAFFSS....", 4),
            (["holiday"], "AAAAAAAASS....", 2), (["part_time"], "........SS....", 4), ([], "........SS....", 2),
        ])
    func counts(codes: [String], cells: String, minimum: Int) {
        let texts = [Texts.national, Texts.local.with(.onSiteCounts, .set(codes)).with(.weeklyMaximum, nil)]
        let facts = weekFacts("2026-W47", cells, texts: texts)
        #expect(
            judged([half("2026-11-20", .morning)], facts).causes
                == [.onSiteMinimumNotReached(minimum: minimum, left: 1)])
    }

    @Test("a weekend is never counted as part-time")
    func weekend() {
        let texts = [Texts.local.with(.onSiteCounts, .set(["part_time"])).with(.onSiteMinimum, .days(halves: 14))]
        let facts = weekFacts(texts: texts)
        #expect(
            judged([half("2026-11-20", .morning)], facts).causes == [.onSiteMinimumNotReached(minimum: 10, left: 9)])
    }
}
