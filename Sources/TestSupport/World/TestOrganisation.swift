import CivilTime
import Telework
import UseCases

/// The organisme of the tests: two sites, three teams, four posts, and the ``Cast``.
public enum TestOrganisation {
    public static let id = OrganisationID("organisation-test")
    public static let code = "cpam-test"
    public static let headquarters = "SIEGE"
    /// With the two more holidays of Alsace-Moselle.
    public static let moselle = "METZ"
    public static let benefitsTeam = "PREST-1"
    public static let receptionTeam = "ACC-1"
    public static let directionTeam = "DIR-1"
    public static let officer = "GEST"
    public static let receptionist = "ACCU"
    public static let adviser = "CONS"
    public static let head = "RESP"

    public static let organisation = Organisation(
        id: id, code: code, name: "CPAM d’essai", agreementBasis: .collective)

    public static let sites = [
        Site(code: headquarters, name: "Siège", zone: .metropolitan, desks: 40),
        Site(code: moselle, name: "Metz", zone: .moselle, desks: 6),
    ]

    public static let services = [
        Service(code: "DIR", name: "Direction", head: Cast.aicha.employeeNumber),
        Service(code: "PREST", name: "Prestations", parent: "DIR"),
        Service(code: "ACC", name: "Accueil", parent: "DIR"),
    ]

    public static let teams = [
        Team(code: benefitsTeam, name: "Prestations 1", service: "PREST", head: Cast.marc.employeeNumber),
        Team(code: receptionTeam, name: "Accueil 1", service: "ACC", head: Cast.hugo.employeeNumber),
        Team(code: directionTeam, name: "Direction", service: "DIR", head: Cast.aicha.employeeNumber),
    ]

    public static let posts = [
        Post(
            code: officer, title: "Gestionnaire",
            activities: [
                Activity(name: "Instruction", share: 90, isTeleworkable: true, kind: .backOffice),
                Activity(name: "Courrier", share: 10, isTeleworkable: false, kind: .other),
            ]),
        Post(
            code: receptionist, title: "Chargée d’accueil",
            activities: [Activity(name: "Accueil", share: 100, isTeleworkable: false, kind: .reception)]),
        Post(
            code: adviser, title: "Conseillère",
            activities: [
                Activity(name: "Téléphone", share: 50, isTeleworkable: true, kind: .telephone),
                Activity(name: "Accueil", share: 50, isTeleworkable: false, kind: .reception),
            ]),
        Post(
            code: head, title: "Responsable",
            activities: [
                Activity(name: "Encadrement", share: 80, isTeleworkable: true, kind: .management),
                Activity(name: "Accueil", share: 20, isTeleworkable: false, kind: .reception),
            ]),
    ]

    /// The post of a code of this file.
    public static func post(_ code: String) -> Post? { posts.first { $0.code == code } }

    /// The holidays at a site of this file.
    public static func calendar(at site: String = headquarters) -> HolidayCalendar {
        HolidayCalendar(zone: sites.first { $0.code == site }?.zone ?? .metropolitan)
    }

    /// Writes the organisme, its people and their accounts in a store that does not have them.
    public static func load(into store: any Store) async throws {
        try await store.create(organisation)
        try await store.write(id) { store in
            try store.save(sites, services, teams)
            try store.save(posts)
            // Managers first: a store may check that whoever is answered to exists.
            try store.save(Cast.allCases.reversed().map { $0.person() })
            for character in Cast.allCases { try store.insert(character.account) }
        }
    }
}
