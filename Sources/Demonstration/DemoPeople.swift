import CivilTime
import Telework

/// Someone of the demonstration, as their line of `personnes.csv` says it.
public struct DemoPerson: Sendable {
    public let number: String
    public let family: String
    public let given: String
    public let sex: String
    public let contract: String
    public let arrival: LocalDate
    public let departure: LocalDate?
    /// The column of the working pattern, in one of the forms that HR files use.
    public let pattern: String
    public let dayOff: String
    public let team: String
    public let site: String
    public let post: String
    public let isHead: Bool
    public let language: String
}

/// The people of the demonstration, the same for the same seed and day.
struct DemoPeople {
    private(set) var everyone: [DemoPerson] = []
    private var dice: Dice
    private let today: LocalDate
    private let scale: Int

    /// - Parameter scale: How many times the organisme's size: 1 is about 420 people.
    init(seed: UInt64, today: LocalDate, scale: Int = 1) {
        dice = Dice(seed: seed)
        self.today = today
        self.scale = scale
        var next = 1001
        for team in DemoOrganisation.teams {
            for index in 0..<(team.size * scale) {
                everyone.append(person(number: "0\(next)", in: team, isHead: index == 0))
                next += 1
            }
        }
    }

    private mutating func person(number: String, in team: DemoOrganisation.TeamPlan, isHead: Bool) -> DemoPerson {
        let woman = dice.happens(76)
        let contract = isHead ? "CDI" : self.contract()
        let arrival = arrival(contract)
        let (pattern, dayOff) = isHead ? ("1111111111", "") : self.pattern()
        return DemoPerson(
            number: number, family: dice.pick(DemoNames.families),
            given: dice.pick(woman ? DemoNames.women : DemoNames.men), sex: woman ? "F" : "H", contract: contract,
            arrival: arrival, departure: departure(contract), pattern: pattern, dayOff: dayOff, team: team.code,
            site: team.site, post: isHead ? head(of: team) : post(team), isHead: isHead,
            language: dice.happens(2) ? "en" : "fr")
    }

    private func head(of team: DemoOrganisation.TeamPlan) -> String { team.service == "DIR" ? "CDS" : "RES" }

    private mutating func post(_ team: DemoOrganisation.TeamPlan) -> String {
        let weights = team.posts.flatMap { Array(repeating: $0.code, count: $0.weight) }
        return dice.pick(weights)
    }

    private mutating func contract() -> String {
        switch dice.number(1...100) {
        case ...88: "CDI"
        case ...95: "CDD"
        case ...97: "apprentissage"
        case 98: "professionnalisation"
        case 99: "stage"
        default: "mise_a_disposition"
        }
    }

    private mutating func arrival(_ contract: String) -> LocalDate {
        // Some arrived these last months, one or two come next month.
        if dice.happens(6) { return today.adding(days: dice.number(-150...20)) }
        let years = contract == "CDI" ? dice.number(1...28) : dice.number(0...1)
        return today.adding(days: -365 * years - dice.number(150...364))
    }

    private mutating func departure(_ contract: String) -> LocalDate? {
        if contract == "CDD" || contract == "stage" { return today.adding(days: dice.number(45...300)) }
        return dice.happens(1) ? today.adding(days: dice.number(-60...60)) : nil
    }

    private mutating func pattern() -> (String, String) {
        switch dice.number(1...100) {
        case ...80: ("", "")
        case ...88: ("80%", "mercredi")
        case ...92: ("80%", "vendredi")
        case ...95: ("1111101111", "")
        case ...98: ("1111001111", "")
        default: ("1111110000", "")
        }
    }
}
