import CivilTime
import Telework
import TestSupport

extension Decision {
    /// The codes of the reasons, in order.
    var codes: [String] { reasons.map(\.code) }

    var causes: [Cause] { reasons.map(\.cause) }

    /// The rule that the reason of a code comes from.
    func source(of code: String) -> RuleSource? { reasons.first { $0.code == code }?.source.article.rule }
}

/// The facts of a request of someone of the cast, made on Monday 2 November 2026.
func requestFacts(
    _ character: Cast = .camille, start: LocalDate = day("2026-11-16"),
    texts: [RuleText] = [Texts.national, Texts.local],
    _ change: (inout RequestFacts) -> Void = { _ in }
) -> RequestFacts {
    let person = character.person()
    var facts = RequestFacts(
        today: day("2026-11-02"), rules: Rulebook(texts: texts).rules(for: Texts.reader(), on: start),
        employment: person.employment, contract: person.contract, pattern: person.pattern,
        post: TestOrganisation.post(person.post))
    change(&facts)
    return facts
}

/// The facts of a week of Camille, seen on Monday 2 November 2026: an agreement too generous to limit anything.
func weekFacts(
    _ week: String = "2026-W47", _ cells: String = "SSSSSSSSSS....", texts: [RuleText] = [Texts.national, Texts.local],
    _ change: (inout WeekFacts) -> Void = { _ in }
) -> WeekFacts {
    let person = Cast.camille.person()
    var facts = WeekFacts(
        week: isoWeek(week), current: weekCells(cells), today: day("2026-11-02"), pattern: person.pattern,
        employment: person.employment,
        agreements: [Agreement(of: .camille, .flexible(halvesPerWeek: 10), from: day("2026-01-05"))],
        rules: Rulebook(texts: texts).timeline(for: Texts.reader()), calendar: TestOrganisation.calendar())
    change(&facts)
    return facts
}

/// Whole days changed to one thing.
func days(_ dates: String..., are cell: Cell = .home) -> [CellChange] {
    dates.flatMap { CellChange.day(day($0), cell) }
}

/// One half-day changed.
func half(_ date: String, _ half: HalfDay, is cell: Cell = .home) -> CellChange {
    CellChange(date: day(date), half: half, cell: cell)
}

/// So many half-days from Monday morning of a week.
func halves(_ count: Int, of week: String = "2026-W47", are cell: Cell = .home) -> [CellChange] {
    let days = isoWeek(week).days
    return (0..<count).map { CellChange(date: days[$0 / 2], half: $0 % 2 == 0 ? .morning : .afternoon, cell: cell) }
}

/// The week that changes would give, when they are judged.
func judged(_ changes: [CellChange], _ facts: WeekFacts) -> Decision {
    WeekRules.decide(changes, facts: facts).decision
}
