import CivilTime
import Telework
import UseCases

/// An organisme of any size in the shape of the demonstration's: its sites, services and teams, who is in them, and the
/// accounts that open it.
struct BulkOrganisme {
    let organisation: Organisation
    let sites: [Site]
    let services: [Service]
    let teams: [Team]
    let posts: [Post]
    /// In order of employee number.
    let people: [Person]
    /// The account of each person, in the same order.
    let accounts: [AccountID]
    let guests: [Guest]
    private let places: [PersonID: Int]

    struct Guest {
        let role: Role
        let index: Int
    }

    /// - Parameter index: The place of the organisme in the network, from 0.
    init(_ index: Int, of plan: BulkPlan) {
        var dice = Dice(seed: plan.seed, part: 0, of: index + 1)
        let zone = dice.happens(86) ? HolidayZone.metropolitan : dice.pick(BulkOrganisme.otherZones)
        let founded = dice.instant(on: plan.start.adding(days: -120))
        organisation = Organisation(
            id: OrganisationID(dice.identifier(at: founded)), code: BulkOrganisme.code(index),
            name: index == 0 ? DemoOrganisation.name : "Organisme \(index + 1) (démonstration)",
            branch: index == 0 ? DemoOrganisation.branch : nil,
            timeZone: BulkOrganisme.timeZones[zone] ?? "Europe/Paris")
        let layout = BulkLayout(size: plan.sizes[index])
        sites = (0..<layout.siteCount).map {
            Site(
                code: "S\($0 + 1)", name: $0 == 0 ? "Siège" : "Antenne \($0)", zone: zone,
                desks: plan.sizes[index] * 7 / (10 * layout.siteCount))
        }
        posts = DemoOrganisation.posts.map { post in
            Post(
                code: post.code, title: post.title,
                activities: post.activities.map {
                    Activity(name: $0.name, share: $0.share, isTeleworkable: $0.isTeleworkable, kind: $0.kind)
                })
        }
        let starts = layout.starts
        var heads: [String: String] = [:]
        for (team, start) in zip(layout.teams, starts) where heads[team.service] == nil {
            heads[team.service] = BulkPeople.number(start)
        }
        services = DemoOrganisation.services.map {
            Service(code: $0.code, name: $0.name, parent: $0.parent, head: heads[$0.code])
        }
        teams = zip(layout.teams, starts).map {
            Team(code: $0.code, name: $0.name, service: $0.service, head: BulkPeople.number($1))
        }
        guests = BulkOrganisme.guests(among: layout)
        people = BulkPeople(plan: plan, organisme: index, code: organisation.code, founded: founded)
            .people(of: layout, teams: teams, services: services, steady: Set(guests.map(\.index)))
        accounts = people.map { _ in AccountID(dice.identifier(at: founded)) }
        places = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1.id, $0) })
    }

    /// Nil for whom nobody manages.
    func place(of person: PersonID?) -> Int? { person.flatMap { places[$0] } }

    /// Who gives the visas and closes the months.
    var humanResources: Int { guests.first { $0.role == .humanResources }?.index ?? 0 }

    /// The first organisme is the one that the sample texts are written for; the others live under the national frame.
    private static func code(_ index: Int) -> String {
        index == 0 ? DemoOrganisation.code : "demo-\(String(1_000 + index).dropFirst())"
    }

    /// The accounts to try, by their place: those of the largest team, and of the support services.
    private static func guests(among layout: BulkLayout) -> [Guest] {
        let starts = layout.starts
        let largest = layout.teams.indices.max { layout.teams[$0].size < layout.teams[$1].size } ?? 0
        let support = layout.teams.indices.last { layout.teams[$0].size >= 4 && $0 != largest } ?? largest
        return [
            Guest(role: .employee, index: starts[largest] + 1), Guest(role: .manager, index: starts[largest]),
            Guest(role: .humanResources, index: starts[support] + 1),
            Guest(role: .worksCouncil, index: starts[support] + 2),
            Guest(role: .administrator, index: starts[support] + 3),
        ]
    }

    private static let otherZones: [HolidayZone] = [
        .moselle, .basRhin, .hautRhin, .moselle, .basRhin, .guadeloupe, .martinique, .guyane, .reunion, .mayotte,
    ]

    private static let timeZones: [HolidayZone: String] = [
        .guadeloupe: "America/Guadeloupe", .martinique: "America/Martinique", .guyane: "America/Cayenne",
        .reunion: "Indian/Reunion", .mayotte: "Indian/Mayotte",
    ]
}
