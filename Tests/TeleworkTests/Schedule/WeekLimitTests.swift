import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Week: limits")
struct WeekLimitTests {
    @Test(
        "two days a week is the limit of the local text: three half-days and four pass, five do not",
        arguments: [(3, []), (4, []), (5, ["weekly-quota-exceeded"])])
    func weeklyMaximum(count: Int, codes: [String]) {
        let (decision, cells) = WeekRules.decide(halves(count), facts: weekFacts())
        #expect(decision.codes == codes)
        #expect(cells.teleworkHalves == (codes.isEmpty ? count : 0), "what is refused changes nothing")
    }

    @Test("five telework days in a week limited to two are refused for both reasons at once, each with its article")
    func fiveDays() {
        let decision = judged(halves(10), weekFacts())
        #expect(
            decision.causes == [
                .weeklyQuotaExceeded(limit: 4, asked: 10), .onSiteMinimumNotReached(minimum: 4, left: 0),
            ])
        #expect(
            decision.source(of: "weekly-quota-exceeded")
                == RuleSource(text: "local", article: "art. 4-1", layer: .organisme))
        #expect(
            decision.source(of: "on-site-minimum-not-reached")
                == RuleSource(text: "local", article: "art. 4-2", layer: .organisme),
            "the frame says the same: people read the text nearest to them")
    }

    @Test("the days agreed bind below the limit of the texts", arguments: [(1, []), (2, []), (3, [2])])
    func agreedQuota(count: Int, limits: [Int]) {
        let facts = weekFacts {
            $0.agreements = [Agreement(of: .camille, .flexible(halvesPerWeek: 2), from: day("2026-01-05"))]
        }
        #expect(judged(halves(count), facts).causes == limits.map { .weeklyQuotaExceeded(limit: $0, asked: count) })
    }

    @Test(
        "what was agreed is said beside what the text allows, when it is less",
        arguments: [
            (2, 2, []), (2, 3, [2]), (2, 4, [2]), (2, 5, [4, 2]), (4, 4, []), (4, 5, [4]), (6, 5, [4]), (6, 6, [4]),
            (6, 7, [4]),
        ])
    func agreedBesideText(agreed: Int, count: Int, limits: [Int]) {
        // The presence on site, which bounds the same weeks, is left out.
        let texts = [Texts.local.with(.onSiteMinimum, nil)]
        let facts = weekFacts(texts: texts) {
            $0.agreements = [Agreement(of: .camille, .flexible(halvesPerWeek: agreed), from: day("2026-01-05"))]
        }
        #expect(judged(halves(count), facts).causes == limits.map { .weeklyQuotaExceeded(limit: $0, asked: count) })
    }

    @Test("the text's limit cites its article, the agreement's own is cited through the agreement")
    func agreedBesideTextSources() {
        let agreement = Agreement(of: .camille, .flexible(halvesPerWeek: 2), from: day("2026-01-05"))
        let sources = judged(halves(5), weekFacts { $0.agreements = [agreement] }).reasons.map(\.source)
        #expect(
            sources == [
                .rule(RuleSource(text: "local", article: "art. 4-1", layer: .organisme)),
                ReasonSource(
                    .rule(RuleSource(text: "local", article: "art. 3", layer: .organisme)),
                    through: .agreement(agreement.id, span: agreement.span)),
            ])
    }

    @Test(
        "part-time brings the limit of four half-days down in proportion, rounded down",
        arguments: [
            ("1111111111", 4), ("1111111110", 3), ("1111001111", 3), ("1111110000", 2), ("1111100000", 2),
            ("1111000000", 1), ("1100000000", 0), ("11111111111100", 4),
        ])
    func partTime(pattern: String, limit: Int) {
        let rules = Texts.book.rules(for: Texts.reader(), on: day("2026-11-16"))
        let pattern = halfDays(pattern)
        #expect(WeeklyLimit.halves(rules: rules, pattern: pattern, available: pattern.halves) == limit)
    }

    @Test("someone at 80 % places three half-days, not four", arguments: [(2, []), (3, []), (4, [3])])
    func partTimeWeek(count: Int, limits: [Int]) {
        let facts = weekFacts("2026-W47", "SSSS..SSSS....") { $0.pattern = Cast.withoutWednesday }
        #expect(judged(halves(count), facts).causes == limits.map { .weeklyQuotaExceeded(limit: $0, asked: count) })
    }

    @Test("without half-days the limit of someone at 80 % is one whole day")
    func partTimeWholeDays() {
        let rules = EffectiveRules(stack: [Texts.local.with(.halfDays, .flag(false))])
        #expect(WeeklyLimit.halves(rules: rules, pattern: Cast.withoutWednesday, available: 8) == 2)
    }

    @Test(
        "absences and holidays bring the limit down when the text says so",
        arguments: [(10, 4), (9, 3), (8, 3), (7, 2), (5, 2), (4, 1), (2, 0), (0, 0)])
    func absenceDeduction(available: Int, limit: Int) {
        let prorata = EffectiveRules(stack: [Texts.local.with(.absenceDeduction, .choice("prorata"))])
        #expect(WeeklyLimit.halves(rules: prorata, pattern: .fullTime, available: available) == limit)
        let none = EffectiveRules(stack: [Texts.local])
        #expect(WeeklyLimit.halves(rules: none, pattern: .fullTime, available: available) == 4)
    }

    @Test(
        "in the week of 11 November eight half-days are left, hence three of telework where holidays are deducted",
        arguments: [(2, []), (3, []), (4, [3])])
    func holidayDeducted(count: Int, limits: [Int]) {
        let texts = [Texts.national, Texts.local.with(.absenceDeduction, .choice("prorata"))]
        let facts = weekFacts("2026-W46", "SSSSFFSSSS....", texts: texts)
        #expect(
            judged(halves(count, of: "2026-W46"), facts).causes
                == limits.map { .weeklyQuotaExceeded(limit: $0, asked: count) })
    }

    @Test("without a text that limits the week, the agreement alone does")
    func noLimit() {
        let texts = [Texts.local.with(.weeklyMaximum, nil).with(.onSiteMinimum, nil)]
        #expect(judged(halves(10), weekFacts(texts: texts)).isAllowed)
    }
}
