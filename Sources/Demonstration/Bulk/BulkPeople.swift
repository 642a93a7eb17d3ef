import CivilTime
import Telework
import UseCases

/// The people of a generated organisme, each from a generator of their own.
struct BulkPeople {
    let plan: BulkPlan
    let organisme: Int
    let code: String
    let founded: Instant

    /// The employee number of a place: six digits.
    static func number(_ index: Int) -> String { String(String(1_010_001 + index).dropFirst()) }

    /// Somebody in every place of the teams, each team's head first.
    ///
    /// - Parameter steady: Places of full-time people who stay all along: those whose accounts are shown.
    func people(of layout: BulkLayout, teams: [Team], services: [Service], steady: Set<Int>) -> [Person] {
        var people: [Person] = []
        for team in layout.teams {
            for member in 0..<team.size {
                let index = people.count
                people.append(person(index, in: team, isHead: member == 0, isSteady: steady.contains(index)))
            }
        }
        let line = ReportingLine(
            teams: teams, services: services,
            people: Dictionary(uniqueKeysWithValues: people.map { ($0.employeeNumber, $0.id) }))
        for index in people.indices { people[index].answersTo = line.manager(of: people[index]) }
        return people
    }

    private func person(_ index: Int, in team: BulkLayout.TeamSlot, isHead: Bool, isSteady: Bool) -> Person {
        var dice = Dice(seed: plan.seed, part: 2 * index + 1, of: organisme + 1)
        let woman = dice.happens(76)
        let stays = isHead || isSteady
        let contract = stays ? Contract.permanent : BulkPeople.contract(&dice)
        let number = BulkPeople.number(index)
        return Person(
            id: PersonID(dice.identifier(at: founded)), employeeNumber: number,
            familyName: dice.pick(DemoNames.families), givenName: dice.pick(woman ? DemoNames.women : DemoNames.men),
            email: "agent.\(number)@\(code).example", sex: woman ? .woman : .man, contract: contract,
            employment: stays ? BulkPeople.longAgo(before: plan.start, &dice) : employment(contract, &dice),
            pattern: stays ? .fullTime : BulkPeople.pattern(&dice), team: team.code, site: team.site,
            post: isHead ? (team.service == "DIR" ? "CDS" : "RES") : BulkPeople.post(of: team, &dice),
            language: dice.happens(2) ? .english : .french)
    }

    private static func post(of team: BulkLayout.TeamSlot, _ dice: inout Dice) -> String {
        var roll = dice.number(1...max(1, team.posts.reduce(0) { $0 + $1.weight }))
        for post in team.posts {
            roll -= post.weight
            if roll <= 0 { return post.code }
        }
        return "GPR"
    }

    private static func contract(_ dice: inout Dice) -> Contract {
        switch dice.number(1...100) {
        case ...88: .permanent
        case ...95: .fixedTerm
        case ...97: .apprenticeship
        case 98: .professionalisation
        case 99: .internship
        default: .secondment
        }
    }

    private static func longAgo(before start: LocalDate, _ dice: inout Dice) -> DateSpan {
        DateSpan(from: start.adding(days: -400 - dice.number(0...9_000)))
    }

    /// Some arrive and some leave while history runs.
    private func employment(_ contract: Contract, _ dice: inout Dice) -> DateSpan {
        let length = plan.today - plan.start
        let arrivesLate = dice.happens(8)
        let first =
            arrivesLate
            ? plan.start.adding(days: dice.number(0...(length + 15)))
            : plan.start.adding(days: -dice.number(200...(contract == .permanent ? 9_000 : 700)))
        if contract == .permanent {
            guard dice.happens(4) else { return DateSpan(from: first) }
            let leaves = plan.start.adding(days: dice.number(40...(length + 90)))
            return DateSpan(from: first, through: max(leaves, first.adding(days: 60)))
        }
        return DateSpan(from: first, through: max(first, plan.start).adding(days: dice.number(90...700)))
    }

    private static func pattern(_ dice: inout Dice) -> WorkingPattern {
        switch dice.number(1...100) {
        case ...80: .fullTime
        case ...88: HalfDaySet(days: [.monday, .tuesday, .thursday, .friday])
        case ...92: HalfDaySet(days: [.monday, .tuesday, .wednesday, .thursday])
        case ...95: HalfDaySet(bits: 0b11_1101_1111)
        case ...98:
            HalfDaySet(days: [.monday, .tuesday, .wednesday, .thursday, .friday]).subtracting(
                HalfDaySet(bits: 0b00_0011_0000))
        default: HalfDaySet(days: [.monday, .tuesday, .wednesday])
        }
    }
}
