import CivilTime
import Telework
import TestSupport
import UseCases

/// Writes of every kind that counts, made by chance: the same again for the same seed, as a transaction is run again.
struct FigureActs {
    static let count = 9

    private var random: SeededRandom
    private let step: Int

    init(seed: UInt64, step: Int) {
        random = SeededRandom(seed: seed)
        self.step = step
    }

    mutating func run(_ act: Int, on store: any StoreWriting) throws {
        switch act {
        case 0: try changePeople(in: store)
        case 1: try store.save([stranger()])
        case 2, 3: try submit(in: store)
        case 4: try move(in: store)
        case 5: try grant(in: store)
        case 6: try shorten(in: store)
        case 7: try close(in: store)
        default: _ = try store.foldFigures(limit: number(1...6))
        }
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func someone(in store: any StoreReading) throws -> Person {
        let people = try store.everyone()
        return people[number(0...(people.count - 1))]
    }

    private mutating func date() -> LocalDate { day("2023-06-01").adding(days: number(0...1_500)) }

    private mutating func employment() -> DateSpan {
        let first = date()
        return DateSpan(from: first, through: number(0...2) == 0 ? first.adding(days: number(0...400)) : nil)
    }

    /// Several at once, some of them twice, some unchanged.
    private mutating func changePeople(in store: any StoreWriting) throws {
        var people: [Person] = []
        for _ in 0..<number(1...4) {
            var person = try someone(in: store)
            switch number(0...4) {
            case 0: person.sex = [.woman, .man, .other, nil][number(0...3)]
            case 1: person.contract = Contract.allCases[number(0...(Contract.allCases.count - 1))]
            case 2: person.pattern = [.fullTime, Cast.withoutWednesday][number(0...1)]
            case 3: person.employment = employment()
            default: person.familyName += "-"
            }
            if !people.contains(where: { $0.id == person.id }) { people.append(person) }
        }
        try store.save(people)
    }

    private mutating func stranger() -> Person {
        var person = Cast.camille.person()
        person = Person(
            id: PersonID("stranger-\(step)"), employeeNumber: "S\(step)", familyName: "Étranger", givenName: "\(step)",
            email: "", sex: .man, contract: .fixedTerm, employment: employment(), pattern: person.pattern,
            team: person.team, site: person.site, post: person.post)
        return person
    }

    private mutating func submit(in store: any StoreWriting) throws {
        let person = try someone(in: store)
        guard try !store.hasOpenRequest(person.id) else { return }
        let filed = date()
        try store.insert(
            Request(
                id: RequestID("request-\(step)"), person: person.id, proposal: Proposal(from: filed.adding(days: 30)),
                submittedAt: Moment(filed).instant, submittedOn: filed, answerDue: nil, message: ""))
    }

    /// An open request takes a step: one that counts, or not yet.
    private mutating func move(in store: any StoreWriting) throws {
        let open = try store.requests(matching: RequestFilter(states: [.submitted, .accepted]))
        guard !open.isEmpty else { return }
        let request = open[number(0...(open.count - 1))].request
        let at = request.submittedAt.adding(seconds: number(0...9_000_000))
        let refusal = Refusal(motive: ["coverage", "activity"][number(0...1)], text: "Non", by: nil, at: at)
        switch number(0...2) {
        case 0: try store.update(request.refused(refusal).0)
        case 1: try store.update(request.withdrawn(at: at).0)
        default: if request.allows(.accept) { try store.update(request.accepted(by: nil, at: at).0) }
        }
    }

    /// An agreement takes the place of the one in force, as at a visa.
    private mutating func grant(in store: any StoreWriting) throws {
        let open = try store.requests(matching: RequestFilter(states: [.submitted, .accepted]))
        guard let found = open.first else { return }
        let at = found.request.submittedAt.adding(seconds: number(0...9_000_000))
        let accepted =
            found.request.allows(.accept) ? try found.request.accepted(by: nil, at: at).0 : found.request
        if accepted != found.request { try store.update(accepted) }
        let first = found.request.proposal.start
        for old in try store.agreements(of: found.person.id) {
            if let ended = old.superseded(from: first), ended != old { try store.update(ended) }
        }
        let formulas: [Formula] = [.fixed(.monday), .flexible(halvesPerWeek: 4), .envelope(halvesPerYear: 40)]
        let agreement = Agreement(
            id: AgreementID("agreement-\(step)"), person: found.person.id, request: found.request.id,
            formula: formulas[number(0...2)], places: [.home],
            span: DateSpan(from: first, through: number(0...1) == 0 ? first.adding(days: number(0...500)) : nil),
            texts: [], grantedOn: first)
        try store.insert(agreement)
        try store.update(accepted.granted(agreement.id, at: at).0)
    }

    private mutating func shorten(in store: any StoreWriting) throws {
        let agreements = try store.agreements(of: someone(in: store).id)
        guard let agreement = agreements.last,
            let ended = agreement.superseded(from: agreement.span.first.adding(days: number(1...300)))
        else { return }
        try store.update(ended)
    }

    private mutating func close(in store: any StoreWriting) throws {
        let month = try store.closedMonths().max().map { $0.adding(months: 1) } ?? yearMonth("2023-11")
        var lines: [AllowanceLine] = []
        for person in try store.everyone() where number(0...1) == 0 {
            let code: PayCode = number(0...3) == 0 ? .adjustment : .allowance
            lines.append(
                AllowanceLine(
                    person: person.id, payCode: code, unit: Cents(270), halves: number(-2...20),
                    amount: Cents(Int64(number(-300...3_000))), exempt: .zero, origin: month))
        }
        let total = lines.reduce(Cents.zero) { $0 + $1.amount }
        try store.insert(
            MonthClose(month: month, closedAt: noon, closedBy: nil, lineCount: lines.count, total: total),
            lines: lines, days: [])
    }
}
