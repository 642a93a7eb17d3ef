import CivilTime
import Telework
import UseCases

/// The files of the demonstration, as an HR department would export them: semicolons, French dates, accents.
public struct DemoFiles: Sendable {
    public let organisation: String
    public let posts: String
    public let people: String
    public let absences: String
    let everyone: [DemoPerson]

    public static let organisationCode = DemoOrganisation.code
    public static let organisationName = DemoOrganisation.name
    public static let organisationBranch = DemoOrganisation.branch

    /// - Parameters:
    ///   - today: The day around which people arrive, leave and are away.
    ///   - scale: 1 makes about 420 people; 3 makes three times as many in the same services.
    public init(seed: UInt64 = 2026, today: LocalDate, scale: Int = 1) {
        let people = DemoPeople(seed: seed, today: today, scale: scale)
        everyone = people.everyone
        organisation = DemoFiles.organisation(everyone)
        posts = DemoFiles.posts()
        self.people = DemoFiles.people(everyone)
        absences = DemoFiles.absences(everyone, seed: seed, today: today)
    }

    /// By file name, in the order they are to be loaded.
    public var all: [(name: String, kind: String, text: String)] {
        [
            ("organisation.csv", "organisation", organisation), ("postes.csv", "postes", posts),
            ("personnes.csv", "personnes", people), ("absences.csv", "absences", absences),
        ]
    }

    private static func organisation(_ everyone: [DemoPerson]) -> String {
        func head(_ team: String) -> String { everyone.first { $0.team == team && $0.isHead }?.number ?? "" }
        var lines = [heading(.organisation)]
        for site in DemoOrganisation.sites {
            lines.append("site;\(site.code);\(site.name);;\(site.zone);\(site.desks);")
        }
        let heads = ["DIR": "DIR1", "REL": "TEL1", "ACCUEIL": "ACC1", "PRE": "IJ1", "SOC": "SOC1", "SUP": "INF"]
        for service in DemoOrganisation.services {
            let head = head(heads[service.code] ?? "")
            lines.append("service;\(service.code);\(service.name);\(service.parent ?? "");;;\(head)")
        }
        for team in DemoOrganisation.teams {
            lines.append("equipe;\(team.code);\(team.name);\(team.service);;;\(head(team.code))")
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func posts() -> String {
        var lines = [heading(.posts)]
        for post in DemoOrganisation.posts {
            for activity in post.activities {
                lines.append(
                    [
                        post.code, post.title, activity.name, "\(activity.share) %",
                        activity.isTeleworkable ? "oui" : "non", activity.kind.rawValue,
                    ].joined(separator: ";"))
            }
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func people(_ everyone: [DemoPerson]) -> String {
        // Heads answer: nobody's manager is named.
        var lines = [heading(.people, without: "matricule_manager")]
        for person in everyone {
            lines.append(
                [
                    person.number, person.family, person.given, "\(address(person))@cpam-demo.example", person.sex,
                    person.contract, person.arrival.slashed, person.departure.map(\.slashed) ?? "",
                    person.pattern.isEmpty ? "1111111111" : person.pattern, person.dayOff, person.team, person.site,
                    person.post, person.language,
                ].joined(separator: ";"))
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    /// The headings that the pages give, so that a file of the demonstration can be followed column by column.
    private static func heading(_ kind: ImportKind, without column: String? = nil) -> String {
        kind.headings.filter { $0 != column }.joined(separator: ";")
    }

    private static func address(_ person: DemoPerson) -> String { "agent.\(person.number)" }

    private static func absences(_ everyone: [DemoPerson], seed: UInt64, today: LocalDate) -> String {
        var dice = Dice(seed: seed &+ 1)
        var lines = [heading(.absences)]
        for person in everyone {
            for _ in 0..<dice.number(1...3) {
                let first = today.adding(days: dice.number(-20...35))
                let length = dice.pick([0, 0, 1, 2, 4, 9])
                let half = length == 0 ? dice.pick(["matin", "apres_midi", ""]) : ""
                let through = first.adding(days: length)
                guard first >= person.arrival, person.departure.map({ through <= $0 }) ?? true else { continue }
                lines.append("\(person.number);\(first.slashed);\(through.slashed);\(half)")
            }
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }
}
