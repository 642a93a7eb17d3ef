import CivilTime
import Messages
import Telework
import TestSupport

/// A day of December 2026: the 7th is a Monday.
func december(_ day: Int) -> LocalDate { LocalDate(year: 2026, month: 12, day: day) ?? LocalDate(dayNumber: 0) }

/// A text of the program, with what it must look like.
struct Spoken: CustomStringConvertible {
    enum Form {
        /// A capital at the beginning, no full stop at the end.
        case label
        /// A capital at the beginning, a full stop at the end.
        case sentence
        /// A piece of a sentence or a mark in a table.
        case fragment
    }

    let name: String
    let form: Form
    let french: String
    let english: String

    init(_ name: String, _ form: Form, _ text: (Language) -> String) {
        self.name = name
        self.form = form
        french = text(.french)
        english = text(.english)
    }

    init(_ name: String, _ form: Form, _ text: LocalizedText) { self.init(name, form) { text[$0] } }

    var description: String { name }
}

let titles: @Sendable (String) -> LocalizedText? = { id in
    id == "accord-cpam"
        ? LocalizedText(french: "Le télétravail : notre accord", english: "Telework: our agreement") : nil
}

let localSource = RuleSource(text: "accord-cpam", article: "7.1", layer: .organisme)
let nationalSource = RuleSource(text: "ucanss-2022", article: "4", layer: .network)

/// Every text that the module can say, one at least for each case of each enum.
let everyText: [Spoken] = labels + fragments + causes + rules + acts + violations

// A list of lists: a long sum of closures is one riddle to the compiler.
private let labels: [Spoken] = [
    Contract.allCases.map { Spoken("contract \($0)", .label, $0.label) },
    Role.allCases.map { Spoken("role \($0)", .label, $0.label) },
    ActivityKind.allCases.map { Spoken("activity \($0)", .label, $0.label) },
    AgreementBasis.allCases.map { Spoken("basis \($0)", .label, $0.label) },
    PayCode.allCases.map { Spoken("pay code \($0)", .label, $0.label) },
    FormulaKind.allCases.map { Spoken("formula \($0)", .label, $0.label) },
    FormulaKind.allCases.map { Spoken("meaning of \($0)", .sentence, $0.meaning) },
    Place.allCases.map { Spoken("place \($0)", .label, $0.label) },
    Cell.allCases.map { Spoken("cell \($0)", .label, $0.label) },
    Cell.allCases.map { Spoken("meaning of cell \($0)", .sentence, $0.meaning) },
    Layer.allCases.map { Spoken("layer \($0)", .label, $0.label) },
    Certainty.allCases.map { Spoken("certainty \($0)", .label, $0.label) },
    RequestState.Kind.allCases.map { Spoken("state \($0)", .label, $0.label) },
    RequestAct.allCases.map { Spoken("act \($0)", .label, $0.label) },
    RuleKey.allCases.map { Spoken("rule \($0)", .label, $0.label) },
    Fact.allCases.map { Spoken("fact \($0)", .sentence, $0.message) },
    Event.Kind.allCases.map { Spoken("event \($0)", .sentence, $0.sentence) },
    sampleFormulas.map { formula in Spoken("formula \(formula.code)", .fragment, formula.label) },
].flatMap { $0 }

private let fragments: [Spoken] =
    Cell.allCases.map { Spoken("mark of \($0)", .fragment, $0.mark) }
    + Place.allCases.flatMap {
        [Spoken("noun of \($0)", .fragment, $0.noun), Spoken("whereabouts of \($0)", .fragment, $0.whereabouts)]
    }
    + [Certainty.unverified, .fictional].map { Spoken("mark of \($0)", .fragment, $0.mark) }

let sampleFormulas: [Formula] = [
    .fixed(HalfDaySet(days: [.monday, .tuesday])), .fixed(HalfDaySet(bits: 0b0111)), .fixed(HalfDaySet(bits: 0)),
    .flexible(halvesPerWeek: 1), .flexible(halvesPerWeek: 3), .flexible(halvesPerWeek: 4), .envelope(halvesPerYear: 1),
    .envelope(halvesPerYear: 200),
]

private let causes: [Spoken] = (everyCause + extremeCauses).flatMap { cause in
    [
        Spoken("cause \(cause)", .sentence) { cause.message($0) },
        Spoken("statement of \(cause)", .sentence) { cause.explanation($0).statement },
        Spoken("remedy of \(cause)", .sentence) { cause.explanation($0).remedy },
    ]
        + everySource.map { source in
            Spoken("reason \(cause) by \(source)", .sentence) {
                Reason(cause, source: source).message($0, titles: titles)
            }
        }
}

/// What a refusal may rest on: each kind of article, each instrument in each of its shapes.
let everySource: [ReasonSource] = {
    let agreements = [nil, december(31), LocalDate(year: 2027, month: 3, day: 1)].map {
        Instrument.agreement(AgreementID("1"), span: DateSpan(from: december(1), through: $0))
    }
    let others = [Instrument.calendar(day: "Pont"), .calendar(day: ""), .workingPattern, .employmentContract]
    let articles = [Article.rule(localSource), .rule(nationalSource)] + Statute.allCases.map(Article.law)
    return articles.map { ReasonSource($0) }
        + (agreements + others).flatMap { instrument in
            articles.prefix(3).map { ReasonSource($0, through: instrument) }
        }
}()

private let rules: [Spoken] = RuleKey.allCases.flatMap { key in
    (sampleValues(of: key) + [nil]).map { value in
        Spoken("sentence of \(key) \(value.map { "\($0)" } ?? "unset")", .sentence) {
            Wording($0).sentence(for: key, value: value)
        }
    }
}

/// Values of a rule that its sentence treats differently: nothing, and something.
func sampleValues(of key: RuleKey) -> [RuleValue?] {
    switch key.type {
    case .days: [.days(halves: 3), .days(halves: 4)]
    case .months: [.months(0), .months(6)]
    case .percent: [.percent(40)]
    case .flag: [.flag(true), .flag(false)]
    case .set(let codes): [.set([]), .set(codes)]
    case .choice(let codes): codes.map { .choice($0) }
    case .delay: [.delay(Delay(0, .civilDays))] + Delay.Unit.allCases.map { .delay(Delay(45, $0)) }
    case .amounts:
        [
            .amounts([]),
            .amounts(
                Certainty.allCases.map {
                    DatedAmount(from: december(1), amount: Cents(270), certainty: $0, source: "")
                }),
        ]
    case .motives:
        [
            .motives([]),
            .motives([Motive(code: "cover", label: LocalizedText(french: "Accueil", english: "Reception"))]),
        ]
    }
}

private let acts: [Spoken] = RequestState.Kind.allCases.flatMap { state in
    RequestAct.allCases.filter { !$0.states.contains(state) }.map { act in
        Spoken("\(act) when \(state)", .sentence) { TransitionError(state: state, act: act).message($0) }
    }
}

private let violations: [Spoken] = sampleViolations.flatMap { violation in
    [
        Spoken("violation \(violation.code)", .sentence) { violation.message($0, titles: titles) },
        Spoken("violation \(violation.code) without titles", .sentence) { violation.message($0) },
    ]
}

/// Texts in which each kind of violation occurs.
let sampleViolations: [RulebookViolation] = {
    func text(_ id: String, _ layer: Layer, from day: Int, _ entries: [RuleEntry]) -> RuleText {
        RuleText(
            id: id, layer: layer, title: LocalizedText(french: id, english: id), source: "",
            span: DateSpan(from: december(day)), scope: .everyone, rules: entries, file: "\(id).yaml")
    }
    let national = text(
        "ucanss-2022", .network, from: 1,
        [RuleEntry(key: .weeklyMaximum, value: .days(halves: 6), article: "4", line: 12)])
    let local = text(
        "accord-cpam", .organisme, from: 7,
        [
            RuleEntry(key: .weeklyMaximum, value: .days(halves: 8), article: "7.1", line: 9),
            RuleEntry(key: .halfDays, value: .flag(true), article: "9", derogation: "L2253-3", line: 14),
        ])
    let other = text("accord-bis", .organisme, from: 14, [])
    return Rulebook(texts: [national, national, local, other]).violations()
}()
