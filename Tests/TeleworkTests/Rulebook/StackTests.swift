import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Stack of texts")
struct StackTests {
    private static let branch = Texts.text("branch", .branch, [rule(.weeklyMaximum, .days(halves: 5))])
    private static let service = Texts.text("service", .service, [rule(.weeklyMaximum, .days(halves: 2))])
    private static let book = Rulebook(texts: [service, Texts.local, branch, Texts.national])

    @Test(
        "the text of 2022 is in force from 2 December 2022 to 1 December 2026, then the local one lives alone",
        arguments: [
            ("2022-12-01", []), ("2022-12-02", ["national"]), ("2022-12-31", ["national"]),
            ("2023-01-01", ["national", "local"]), ("2026-11-30", ["national", "local"]),
            ("2026-12-01", ["national", "local"]), ("2026-12-02", ["local"]), ("2036-01-01", ["local"]),
        ])
    func dates(date: String, texts: [String]) {
        #expect(Texts.book.stack(for: Texts.reader(), on: day(date)).map(\.id) == texts)
        let rules = Texts.book.rules(for: Texts.reader(), on: day(date))
        #expect(rules.texts == texts)
        #expect(rules.isEmpty == texts.isEmpty)
    }

    @Test(
        "each reads the texts written for them, highest layer first",
        arguments: [
            (
                RuleReader(organisme: "cpam-test", branch: "maladie", service: "PREST"),
                ["national", "branch", "local", "service"], 2
            ),
            (
                RuleReader(organisme: "cpam-test", branch: "maladie", service: "ACC"), ["national", "branch", "local"],
                4
            ),
            (RuleReader(organisme: "cpam-test"), ["national", "local"], 4),
            (RuleReader(organisme: "caf-other", branch: "maladie", service: "PREST"), ["national", "branch"], 5),
            (RuleReader(organisme: "caf-other"), ["national"], 6),
        ])
    func readers(reader: RuleReader, texts: [String], limit: Int) {
        let rules = Self.book.rules(for: reader, on: day("2026-06-01"))
        #expect(rules.texts == texts)
        #expect(rules.halves(.weeklyMaximum)?.value == limit)
        #expect(rules.halves(.weeklyMaximum)?.narrowed.map(\.text) == Array(texts.dropLast()))
    }

    @Test("a value that a text leaves open is filled by the text below")
    func parameter() {
        let rules = Texts.book.rules(for: Texts.reader(), on: day("2026-06-01"))
        #expect(rules.count(.seniority)?.source.text == "local")
        #expect(rules.count(.seniority)?.narrowed.isEmpty == true)
        #expect(EffectiveRules(stack: [Texts.national]).values[.seniority] == nil)
    }

    @Test("a declared derogation steps outside the frame and says on what basis")
    func derogation() {
        let wide = Texts.local.with(.weeklyMaximum, .days(halves: 8), derogation: "L. 2253-3")
        let rules = EffectiveRules(stack: [Texts.national, wide])
        #expect(rules.halves(.weeklyMaximum)?.value == 8)
        #expect(rules.halves(.weeklyMaximum)?.derogation == "L. 2253-3")
        #expect(rules.halves(.weeklyMaximum)?.narrowed.map(\.article) == ["art. 4-1"])
        let undeclared = EffectiveRules(stack: [Texts.national, Texts.local.with(.weeklyMaximum, .days(halves: 8))])
        #expect(undeclared.halves(.weeklyMaximum)?.value == 6, "undeclared, it changes nothing")
        #expect(undeclared.halves(.weeklyMaximum)?.source.text == "national")
    }

    @Test(
        "a text is cited for what it says itself, the same as the frame or narrower, and the frame stays in sight",
        arguments: [
            (RuleKey.weeklyMaximum, 5, "local", 5), (.weeklyMaximum, 6, "local", 6), (.weeklyMaximum, 7, "national", 6),
            (.onSiteMinimum, 3, "national", 4), (.onSiteMinimum, 4, "local", 4), (.onSiteMinimum, 5, "local", 5),
        ])
    func nearest(key: RuleKey, halves: Int, source: String, value: Int) {
        let rules = EffectiveRules(stack: [Texts.national, Texts.local.with(key, .days(halves: halves))])
        #expect(rules.halves(key)?.value == value)
        #expect(rules.halves(key)?.source.text == source)
        #expect(rules.halves(key)?.narrowed.map(\.text) == (source == "local" ? ["national"] : []))
    }

    @Test("whatever the type of the rule, and through every layer that says it", arguments: RuleKey.allCases)
    func repeated(key: RuleKey) {
        var texts = RandomTexts(seed: 5)
        for _ in 0..<20 {
            let same = rule(key, texts.value(of: key))
            let stack = [Layer.network, .organisme, .service].map { Texts.text("\($0)", $0, [same]) }
            let found = EffectiveRules(stack: stack).values[key]
            #expect(found?.value == same.value)
            #expect(found?.source.text == "service")
            #expect(found?.narrowed.map(\.text) == ["network", "organisme"])
        }
    }

    @Test(
        "amounts are the same when they pay the same from the first day of the text on",
        arguments: [
            ([(269, "2023-01-01")], "national"), ([(270, "2023-01-01")], "local"), ([(271, "2023-01-01")], "local"),
            ([(270, "2022-12-31")], "local"), ([(270, "2023-01-02")], "national"),
            ([(270, "2023-01-01"), (269, "2026-01-01")], "national"),
            ([(270, "2023-01-01"), (270, "2026-01-01")], "local"),
        ] as [([(Int64, String)], String)])
    func amounts(lower: [(Int64, String)], source: String) {
        let amounts = lower.map { Texts.amount($0.0, from: $0.1, certainty: .verified) }
        let rules = EffectiveRules(stack: [Texts.national, Texts.local.with(.allowanceDay, .amounts(amounts))])
        let paid = rules.allowance(on: day("2026-06-01"))
        #expect(paid?.source.text == source)
        #expect(paid?.value.amount == Cents(max(270, lower[0].0)))
        #expect(paid?.value.certainty == (source == "local" ? .verified : .fictional), "as its own source says")
    }

    @Test("a value is given only in its own type")
    func types() {
        let rules = EffectiveRules(stack: [Texts.local])
        #expect(rules.halves(.formulas) == nil && rules.count(.weeklyMaximum) == nil && rules.flag(.places) == nil)
        #expect(rules.codes(.halfDays) == nil && rules.delay(.seniority) == nil)
        #expect(rules.choice(.halfDays, as: Proration.self) == nil)
        #expect(rules.delay(.placeNotice)?.value == Delay(2, .workingDays))
        #expect(rules.motives.map(\.code) == ["activity", "coverage"])
        #expect(EffectiveRules(stack: [Texts.national]).motives.isEmpty)
    }

    @Test("a text is found by its identity, and texts sort by layer, date and identity")
    func order() {
        #expect(Self.book.texts.map(\.id) == ["national", "branch", "local", "service"])
        #expect(Self.book.text("local") == Texts.local && Self.book.text("none") == nil)
        #expect(Layer.allCases.shuffled().sorted() == Layer.allCases)
    }

    @Test(
        "a delay ends in its own unit",
        arguments: [
            (Delay(0, .civilDays), "2026-11-09"), (Delay(3, .civilDays), "2026-11-12"),
            (Delay(1, .workingDays), "2026-11-10"), (Delay(2, .workingDays), "2026-11-12"),
            (Delay(1, .months), "2026-12-09"),
        ])
    func delays(delay: Delay, end: String) {
        #expect(delay.end(from: day("2026-11-09"), calendar: TestOrganisation.calendar()) == day(end))
    }
}
