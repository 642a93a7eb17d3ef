import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Narrowing")
struct NarrowingTests {
    /// For each rule with a direction: a value of the frame, a narrower one, a wider one.
    private static let table: [RuleKey: (frame: RuleValue, narrower: RuleValue, wider: RuleValue)] = [
        .formulas: (.set(["fixed", "flexible"]), .set(["fixed"]), .set(["envelope", "fixed"])),
        .weeklyMaximum: (.days(halves: 4), .days(halves: 3), .days(halves: 5)),
        .weeklyMinimum: (.days(halves: 4), .days(halves: 5), .days(halves: 3)),
        .annualMaximum: (.days(halves: 200), .days(halves: 199), .days(halves: 201)),
        .onSiteMinimum: (.days(halves: 4), .days(halves: 5), .days(halves: 3)),
        .halfDays: (.flag(false), .flag(false), .flag(true)),
        .daysWithinShare: (.flag(true), .flag(true), .flag(false)),
        .places: (.set(["home", "residence"]), .set(["home"]), .set(["home", "third_place"])),
        .excludedActivities: (.set(["accueil"]), .set(["accueil", "telephone"]), .set(["telephone"])),
        .teleworkableShare: (.percent(20), .percent(21), .percent(19)),
        .seniority: (.months(3), .months(4), .months(2)),
        .contracts: (.set(["CDD", "CDI"]), .set(["CDI"]), .set(["CDD", "CDI", "stage"])),
        .placeNotice: (.delay(Delay(7, .civilDays)), .delay(Delay(8, .civilDays)), .delay(Delay(6, .civilDays))),
        .moveNotice: (.delay(Delay(5, .workingDays)), .delay(Delay(1, .months)), .delay(Delay(6, .civilDays))),
        .forbiddenWeekdays: (.set(["monday"]), .set(["friday", "monday"]), .set(["friday"])),
        .agreementDuration: (.months(36), .months(35), .months(37)),
        .answerDelay: (.delay(Delay(30, .civilDays)), .delay(Delay(29, .civilDays)), .delay(Delay(31, .civilDays))),
        .reexaminationDelay: (
            .delay(Delay(1, .months)), .delay(Delay(20, .workingDays)), .delay(Delay(25, .workingDays))
        ),
        .allowanceDay: (
            .amounts([Texts.amount(270, from: "2023-01-01")]), .amounts([Texts.amount(271, from: "2023-01-01")]),
            .amounts([Texts.amount(269, from: "2023-01-01")])
        ),
    ]

    private static func texts(_ key: RuleKey, _ upper: RuleValue, _ lower: RuleValue) -> [RuleText] {
        [Texts.text("upper", .network, [rule(key, upper)]), Texts.text("lower", .organisme, [rule(key, lower)])]
    }

    @Test("the table holds every rule that has a direction")
    func complete() {
        let directed = RuleKey.allCases.filter { $0.narrowing != .free }
        #expect(Set(Self.table.keys) == Set(directed))
        print("Narrowing: \(Self.table.count) rules tried in each direction")
    }

    @Test("a lower text may say the same or less, and that is what holds", arguments: RuleKey.allCases)
    func narrower(key: RuleKey) {
        guard let (frame, narrower, _) = Self.table[key] else { return }
        for value in [frame, narrower] {
            let texts = Self.texts(key, frame, value)
            #expect(Rulebook(texts: texts).violations().isEmpty)
            #expect(EffectiveRules(stack: texts).values[key]?.value == value)
        }
    }

    @Test(
        "a lower text that says more is a violation with both articles, and does not hold", arguments: RuleKey.allCases)
    func wider(key: RuleKey) {
        guard let (frame, _, wider) = Self.table[key] else { return }
        let texts = Self.texts(key, frame, wider)
        let violations = Rulebook(texts: texts).violations()
        #expect(violations.map(\.code) == ["outside-frame"])
        #expect(violations.first?.key == key)
        let composed = EffectiveRules(stack: texts).values[key]?.value
        #expect(composed != wider)
        // A list keeps what both allow; the rest keeps the frame.
        switch key.narrowing {
        case .subset, .superset: #expect(composed != nil)
        default: #expect(composed == frame)
        }
    }

    @Test("a choice left to each layer is the lowest one's", arguments: RuleKey.allCases)
    func free(key: RuleKey) {
        guard key.narrowing == .free else { return }
        let values: (RuleValue, RuleValue) =
            switch key.type {
            case .set: (.set(["absence"]), .set(["holiday"]))
            case .motives: (.motives([]), .motives(Texts.motives))
            default: (.choice("none"), .choice("prorata"))
            }
        for (upper, lower) in [(values.0, values.1), (values.1, values.0)] {
            let texts = Self.texts(key, upper, lower)
            #expect(Rulebook(texts: texts).violations().isEmpty)
            #expect(EffectiveRules(stack: texts).values[key]?.value == lower)
            #expect(EffectiveRules(stack: texts).values[key]?.source.text == "lower")
        }
    }

    @Test("a list keeps what both layers allow, or all that either forbids")
    func lists() {
        let places = Self.texts(.places, .set(["home", "residence"]), .set(["home", "third_place"]))
        #expect(EffectiveRules(stack: places).codes(.places)?.value == ["home"])
        let days = Self.texts(.forbiddenWeekdays, .set(["monday"]), .set(["friday"]))
        #expect(EffectiveRules(stack: days).codes(.forbiddenWeekdays)?.value == ["friday", "monday"])
    }

    @Test(
        "amounts are compared on every date on which one of them changes",
        arguments: [
            ([(270, "2023-01-01"), (280, "2025-01-01")], [(275, "2023-01-01")], false),
            ([(270, "2023-01-01"), (280, "2025-01-01")], [(280, "2023-01-01")], true),
            ([(270, "2023-01-01")], [(300, "2026-01-01")], true),
            ([(270, "2023-01-01")], [(300, "2026-01-01"), (260, "2027-01-01")], false),
        ] as [([(Int64, String)], [(Int64, String)], Bool)])
    func amounts(upper: [(Int64, String)], lower: [(Int64, String)], narrows: Bool) {
        func schedule(_ amounts: [(Int64, String)]) -> [DatedAmount] {
            amounts.map { Texts.amount($0.0, from: $0.1) }
        }
        let texts = Self.texts(.allowanceDay, .amounts(schedule(upper)), .amounts(schedule(lower)))
        #expect(Rulebook(texts: texts).violations().isEmpty == narrows)
        let rules = EffectiveRules(stack: texts)
        for date in ["2023-01-01", "2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01", "2027-01-01"].map(day) {
            let paid = [schedule(upper).amount(on: date), schedule(lower).amount(on: date)].compactMap { $0?.amount }
            #expect(rules.allowance(on: date)?.value.amount == paid.max())
        }
    }
}
