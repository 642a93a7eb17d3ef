import CivilTime
import Telework
import UseCases

/// The demonstration's past: the use cases replayed day after day under an injected clock, so that every rule has
/// judged every day of it.
struct DemoHistory {
    let environment: Environment
    let clock: ReplayClock
    let organisation: OrganisationID
    let start: LocalDate
    let today: LocalDate
    let people: [Person]
    let accounts: [PersonID: AccountID]
    let guests: Set<PersonID>
    /// Colleagues of the guest employee who asked and still wait, so that the guest manager has something to answer; one
    /// of them for longer than the texts allow.
    private let waiting: [PersonID: LocalDate]
    private var dice: Dice
    /// What is to be done, by day, in the order it was decided.
    private var agenda: [LocalDate: [Task]] = [:]
    /// Those who place their days themselves, with the halves of a week they aim at.
    private var placing: [PersonID: Int] = [:]
    private(set) var refusals = 0
    private(set) var acts = 0

    private enum Task {
        case ask(Person, Proposal)
        case answer(RequestID, Person, attempt: Int)
        case answerCounter(RequestID, Person)
        case visa(RequestID, Person)
        case withdraw(RequestID, Person)
        case place(Person, from: LocalDate, through: LocalDate)
    }

    /// - Parameter guests: The people whose accounts are printed: they surely have something to look at.
    init(
        environment: Environment, clock: ReplayClock, organisation: OrganisationID, start: LocalDate, today: LocalDate,
        people: [Person], accounts: [PersonID: AccountID], guests: Set<PersonID>, seed: UInt64
    ) {
        self.environment = environment
        self.clock = clock
        self.organisation = organisation
        self.start = start
        self.today = today
        self.people = people
        self.accounts = accounts
        self.guests = guests
        let team = people.first { guests.contains($0.id) }?.team
        let colleagues = people.filter { person in
            person.team == team && !guests.contains(person.id) && person.pattern == .fullTime && person.post == "GPR"
                && person.employment.first < start.adding(days: -400) && person.employment.last == nil
        }
        waiting = Dictionary(
            uniqueKeysWithValues: zip(colleagues.map(\.id), [-58, -9, -5, -2].map { today.adding(days: $0) }))
        dice = Dice(seed: seed &+ 2)
    }

    /// Lives every day from the start to today.
    mutating func replay(progress: @Sendable (LocalDate) -> Void) async throws {
        for person in people { planRequest(of: person) }
        for day in start...today {
            guard !day.weekday.isWeekend else { continue }
            clock.go(to: day)
            var minutes = 0
            while let tasks = agenda.removeValue(forKey: day) {
                for task in tasks {
                    minutes += 1
                    clock.go(to: day, minutes: minutes)
                    try await perform(task, on: day)
                }
            }
            try await perform(monthlyDutiesOn: day)
            if day.weekday == .monday { progress(day) }
        }
    }

    private func actor(_ person: Person, _ role: Role = .employee) -> Actor {
        Actor(account: accounts[person.id], person: person.id, roles: [.employee, role])
    }

    private mutating func later(_ day: LocalDate, _ task: Task) {
        var date = day
        while date.weekday.isWeekend { date = date.adding(days: 1) }
        agenda[date, default: []].append(task)
    }

    // MARK: - What people want

    private mutating func planRequest(of person: Person) {
        let asksLate = person.employment.first > start.adding(days: -200)
        guard guests.contains(person.id) || waiting[person.id] != nil || dice.happens(86) else { return }
        let span = today - start
        var day = start.adding(days: dice.happens(75) ? dice.number(1...18) : dice.number(19...(span - 2)))
        if asksLate { day = max(day, person.employment.first.adding(days: 7)) }
        if guests.contains(person.id) { day = start.adding(days: 1) }
        if let asked = waiting[person.id] { day = asked.weekday.isWeekend ? asked.adding(days: -2) : asked }
        guard day <= today else { return }
        let formula = formula(for: person)
        let begin = day.adding(days: waiting[person.id] == nil ? dice.number(16...30) : 75)
        let places: [Place] =
            dice.happens(12) ? [.home, .residence] : dice.happens(6) ? [.home, .otherOrganisation] : [.home]
        let end = dice.happens(60) ? begin.adding(months: 12).adding(days: -1) : nil
        later(day, .ask(person, Proposal(formula: formula, places: places, start: begin, end: end)))
    }

    private mutating func formula(for person: Person) -> Formula {
        if guests.contains(person.id) { return .flexible(halvesPerWeek: 4) }
        if waiting[person.id] != nil { return .fixed(HalfDaySet(days: [.tuesday, .thursday])) }
        let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let worked = weekdays.filter {
            person.pattern.contains($0, .morning) && person.pattern.contains($0, .afternoon)
        }
        switch dice.number(1...100) {
        case ...55:
            let days = worked.shuffled(using: &dice).prefix(person.pattern.halves < 9 ? 1 : dice.pick([1, 2, 2, 2, 3]))
            return .fixed(HalfDaySet(days: days))
        case ...85: return .flexible(halvesPerWeek: person.pattern.halves < 9 ? 2 : dice.pick([2, 4, 4]))
        default: return .envelope(halvesPerYear: 2 * dice.pick([30, 50, 60, 80, 100]))
        }
    }

    // MARK: - What happens

    private mutating func perform(_ task: Task, on day: LocalDate) async throws {
        do {
            acts += 1
            switch task {
            case .ask(let person, let proposal): try await ask(person, proposal, on: day)
            case .answer(let id, let person, let attempt): try await answer(id, person, attempt: attempt, on: day)
            case .answerCounter(let id, let person): try await answerCounter(id, person, on: day)
            case .visa(let id, let person): try await grant(id, person, on: day)
            case .withdraw(let id, let person):
                try await WithdrawRequest(environment)(id, by: actor(person), in: organisation)
            case .place(let person, let from, let through): try await place(person, from: from, through: through)
            }
        } catch UseCaseError.refused, UseCaseError.impossible {
            // People ask for what they cannot have: the rules say no, and life goes on.
            refusals += 1
        }
    }

    private mutating func ask(_ person: Person, _ proposal: Proposal, on day: LocalDate) async throws {
        let messages = [
            "", "", "Pour réduire mes trajets.", "Mon équipe est d’accord sur ces jours.",
            "Je reste joignable aux heures habituelles.",
        ]
        let id = try await SubmitRequest(environment)(
            proposal, message: dice.pick(messages), for: person.id, by: actor(person), in: organisation)
        guard waiting[person.id] == nil else { return }
        if !guests.contains(person.id), dice.happens(4) {
            later(day.adding(days: dice.number(1...4)), .withdraw(id, person))
        } else if guests.contains(person.id) || !dice.happens(4) {
            later(
                day.adding(days: guests.contains(person.id) ? 2 : dice.number(2...11)), .answer(id, person, attempt: 1))
        }
    }

    private func manager(of person: Person) -> Actor {
        guard let id = person.answersTo else { return Actor.system }
        return Actor(account: accounts[id], person: id, roles: [.employee, .manager])
    }

    private mutating func answer(_ id: RequestID, _ person: Person, attempt: Int, on day: LocalDate) async throws {
        let view = try await ViewRequest(environment)(id, by: manager(of: person), in: organisation)
        guard case .submitted = view.request.state else { return }
        let roll = guests.contains(person.id) || attempt > 1 ? 50 : dice.number(1...100)
        let answer: AnswerRequest.Answer
        switch roll {
        case ...84: answer = .accept
        case ...92:
            let motive = view.motives.isEmpty ? "organisation" : dice.pick(view.motives).code
            answer = .refuse(
                motive: motive, text: "L’équipe compte déjà deux absents ces jours-là ; reparlons-en au printemps.")
        default:
            var other = view.request.proposal
            // One other than what is asked for, which would be no counter-proposal.
            let days = [Weekday.tuesday, .wednesday, .thursday].map { Formula.fixed(HalfDaySet(days: [$0])) }
            other.formula = dice.pick(days.filter { $0 != view.request.proposal.formula })
            answer = .counter(other, message: "Commençons par un jour fixe, nous ferons le point ensuite.")
        }
        try await AnswerRequest(environment)(
            answer, to: id, version: view.request.version, by: manager(of: person), in: organisation)
        switch answer {
        case .accept: later(day.adding(days: dice.number(1...4)), .visa(id, person))
        case .counter: if dice.happens(80) { later(day.adding(days: dice.number(1...6)), .answerCounter(id, person)) }
        case .refuse: break
        }
    }

    private mutating func answerCounter(_ id: RequestID, _ person: Person, on day: LocalDate) async throws {
        let view = try await ViewRequest(environment)(id, by: actor(person), in: organisation)
        let accepts = dice.happens(70)
        try await AnswerCounterProposal(environment)(
            accepts: accepts, to: id, version: view.request.version, by: actor(person), in: organisation)
        if accepts {
            later(day.adding(days: dice.number(1...3)), .visa(id, person))
        } else {
            later(day.adding(days: dice.number(1...3)), .answer(id, person, attempt: 2))
        }
    }

    private mutating func grant(_ id: RequestID, _ person: Person, on day: LocalDate) async throws {
        let view = try await ViewRequest(environment)(id, by: .system, in: organisation)
        _ = try await GrantVisa(environment)(id, version: view.request.version, by: humanResources, in: organisation)
        let proposal = view.request.proposal
        guard proposal.formula.kind != .fixed else { return }
        placing[person.id] = proposal.formula.halvesPerWeek ?? 2
        let through = YearMonth(containing: proposal.start).last
        later(day.adding(days: 1), .place(person, from: proposal.start, through: through))
    }

    private var humanResources: Actor {
        Actor(account: nil, person: nil, roles: [.humanResources])
    }

    // MARK: - Days

    /// Places the days of a span, week by week; a week that the rules refuse is tried again with one day less.
    private mutating func place(_ person: Person, from first: LocalDate, through last: LocalDate) async throws {
        guard let aim = placing[person.id], first <= last else { return }
        for monday in stride(from: first.monday, through: last, by: 7) {
            var days = [Weekday.monday, .tuesday, .wednesday, .thursday, .friday]
                .filter { person.pattern.contains($0, .morning) && person.pattern.contains($0, .afternoon) }
                .shuffled(using: &dice).prefix(aim / 2).map { monday.adding(days: $0.rawValue - 1) }
                .filter { $0 >= first && $0 <= last }
            while !days.isEmpty {
                do {
                    try await ChangeDays(environment)(
                        days.flatMap { CellChange.day($0, .home) }, of: person.id, by: actor(person), in: organisation)
                    acts += 1
                    break
                } catch UseCaseError.refused {
                    refusals += 1
                    days.removeLast()
                }
            }
        }
    }

    private mutating func perform(monthlyDutiesOn day: LocalDate) async throws {
        let month = YearMonth(containing: day)
        if day.day <= 7, day.weekday == .tuesday, month.adding(months: -1) >= YearMonth(containing: start) {
            // The last month that is over stays open: closing it is left to whoever visits.
            if month < YearMonth(containing: today) { try await close(month.adding(months: -1)) }
        }
        if (18...24).contains(day.day), day.weekday == .tuesday {
            let next = month.adding(months: 1)
            for person in people where placing[person.id] != nil {
                try await place(person, from: next.first, through: next.last)
            }
        }
    }

    private func close(_ month: YearMonth) async throws {
        do {
            try await CloseMonth(environment)(month, by: humanResources, in: organisation)
        } catch UseCaseError.month(.amountMissing), UseCaseError.month(.amountsNotConfirmed),
            UseCaseError.month(.limitMissing)
        {
            // Texts without an amount for the year: the visitor sees the month open, with the reason.
        }
    }
}
