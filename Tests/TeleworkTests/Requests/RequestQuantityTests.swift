import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Request: how much")
struct RequestQuantityTests {
    private static let start = day("2026-11-16")

    private func decide(
        _ formula: Formula, _ character: Cast = .camille, texts: [RuleText] = [Texts.national, Texts.local],
        _ change: (inout RequestFacts) -> Void = { _ in }
    ) -> Decision {
        RequestRules.decide(
            Proposal(formula, from: Self.start), facts: requestFacts(character, texts: texts, change))
    }

    @Test("two days a week: three and four half-days pass, five do not", arguments: [(3, []), (4, []), (5, [4])])
    func weekly(asked: Int, limits: [Int]) {
        #expect(
            decide(.flexible(halvesPerWeek: asked)).causes
                == limits.map { .weeklyQuotaExceeded(limit: $0, asked: asked) })
        let fixed = HalfDaySet(bits: UInt16(1 << asked) - 1)
        #expect(decide(.fixed(fixed)).causes == limits.map { .weeklyQuotaExceeded(limit: $0, asked: asked) })
    }

    @Test("at 80 % three half-days pass, four do not", arguments: [(2, []), (3, []), (4, [3])])
    func partTime(asked: Int, limits: [Int]) {
        #expect(
            decide(.flexible(halvesPerWeek: asked), .nadia).causes
                == limits.map { .weeklyQuotaExceeded(limit: $0, asked: asked) })
    }

    @Test(
        "two days on site must remain, or as many as are worked",
        arguments: [
            ("1111111111", 6, []), ("1111111110", 5, []), ("1111111110", 6, [(4, 3)]), ("1111000000", 1, [(4, 3)]),
            ("1100000000", 1, [(2, 1)]),
        ])
    func onSite(pattern: String, asked: Int, missing: [(Int, Int)]) {
        let texts = [
            Texts.national,
            Texts.local.with(.weeklyMaximum, .days(halves: 6)).with(.partTimeProration, .choice("none")),
        ]
        let decision = decide(.flexible(halvesPerWeek: asked), texts: texts) { $0.pattern = halfDays(pattern) }
        #expect(decision.causes == missing.map { .onSiteMinimumNotReached(minimum: $0.0, left: $0.1) })
    }

    @Test("where part-time counts as presence the floor does not come down with it")
    func onSitePartTime() {
        let texts = [Texts.national, Texts.local.with(.onSiteCounts, .set(["part_time"]))]
        let decision = decide(.flexible(halvesPerWeek: 1), texts: texts) { $0.pattern = halfDays("1110000000") }
        #expect(decision.causes == [.onSiteMinimumNotReached(minimum: 4, left: 2)])
    }

    @Test("a text may ask for a least of telework", arguments: [(1, true), (2, false), (3, false)])
    func minimum(asked: Int, refused: Bool) {
        let texts = [Texts.national, Texts.local.with(.weeklyMinimum, .days(halves: 2))]
        #expect(
            decide(.flexible(halvesPerWeek: asked), texts: texts).causes
                == (refused ? [.weeklyMinimumNotReached(asked: asked, minimum: 2)] : []))
    }

    @Test(
        "an envelope of a hundred days a year is the most",
        arguments: [(199, false), (200, false), (201, true)])
    func envelope(asked: Int, refused: Bool) {
        #expect(
            decide(.envelope(halvesPerYear: asked)).causes
                == (refused ? [.annualEnvelopeTooLarge(asked: asked, limit: 200)] : []))
    }

    @Test(
        "a formula without a single half-day is none",
        arguments: [Formula.flexible(halvesPerWeek: 0), .envelope(halvesPerYear: 0), .fixed(HalfDaySet(bits: 0))])
    func empty(formula: Formula) {
        #expect(decide(formula).causes == [.emptyFormula])
    }

    @Test(
        "where half-days are not allowed only whole days are asked for",
        arguments: [
            (Formula.flexible(halvesPerWeek: 1), true), (.flexible(halvesPerWeek: 2), false),
            (.flexible(halvesPerWeek: 3), true), (.envelope(halvesPerYear: 99), true),
            (.envelope(halvesPerYear: 100), false), (.fixed(.monday), false),
            (.fixed(halfDays("1000000000")), true), (.fixed(halfDays("1100010000")), true),
        ])
    func splitDays(formula: Formula, refused: Bool) {
        let texts = [Texts.national, Texts.local.with(.halfDays, .flag(false))]
        #expect(decide(formula, texts: texts).causes == (refused ? [.halfDaysNotAllowed] : []))
        #expect(decide(formula).isAllowed)
    }

    @Test("a day of which only one half is worked is whole for whoever works it")
    func shortDay() {
        let texts = [Texts.national, Texts.local.with(.halfDays, .flag(false))]
        let decision = decide(.fixed(halfDays("0000100000")), texts: texts) { $0.pattern = halfDays("1111101111") }
        #expect(decision.isAllowed)
    }

    @Test(
        "fixed days are days that the person works",
        arguments: [(Weekday.tuesday, false), (.wednesday, true), (.thursday, false), (.saturday, true)])
    func worked(weekday: Weekday, refused: Bool) {
        #expect(
            decide(.fixed(HalfDaySet(bits: 1 << UInt16(2 * weekday.rawValue - 2))), .nadia).causes
                == (refused ? [.weekdayNotWorked(weekday: weekday)] : []))
    }

    @Test(
        "fixed days are none of those that the text closes",
        arguments: [(Weekday.monday, false), (.tuesday, true), (.wednesday, false)])
    func forbidden(weekday: Weekday, refused: Bool) {
        let texts = [Texts.national, Texts.local.with(.forbiddenWeekdays, .set(["tuesday"]))]
        #expect(decide(.fixed(weekday), texts: texts).causes == (refused ? [.weekdayForbidden(weekday: weekday)] : []))
    }
}
