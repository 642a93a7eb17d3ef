import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Contract of the store: the organisme and what its files describe")
struct OrganisationContract {
    private static let other = Organisation(
        id: OrganisationID("organisation-other"), code: "caf-autre", name: "CAF « autre »", branch: "famille",
        timeZone: "Indian/Reunion", agreementBasis: .none,
        extraHolidays: [day("2026-12-24"): "Réveillon", day("2026-05-25"): "Pont"],
        workedHolidays: [day("2026-05-25"), day("2027-05-17")])

    @Test("an organisme comes back as it was created, by code and by transaction", arguments: StoreKind.allCases)
    func create(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        try await opened.store.create(Self.other)
        #expect(try await opened.store.organisation(code: "caf-autre") == Self.other)
        #expect(try await opened.store.organisation(code: "CAF-autre") == nil)
        #expect(try await opened.store.organisation(code: "") == nil)
        #expect(try await opened.store.read(Self.other.id) { try $0.organisation() } == Self.other)
        #expect(try await opened.store.organisations().map(\.code) == ["caf-autre", TestOrganisation.code])
    }

    @Test("a taken code or identifier is a conflict and changes nothing", arguments: StoreKind.allCases)
    func taken(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        var sameCode = Self.other
        sameCode.code = TestOrganisation.code
        let sameID = Organisation(id: TestOrganisation.id, code: "autre", name: "Autre")
        for organisation in [sameCode, sameID] {
            await #expect(throws: StoreError.conflict) { try await opened.store.create(organisation) }
        }
        #expect(try await opened.store.organisations() == [TestOrganisation.organisation])
    }

    @Test("settings are replaced, holidays removed included", arguments: StoreKind.allCases)
    func save(kind: StoreKind) async throws {
        let opened = try await kind.open()
        try await opened.store.create(Self.other)
        var changed = Self.other
        changed.name = "CAF"
        changed.branch = nil
        changed.agreementBasis = .collective
        changed.extraHolidays = [day("2027-01-02"): "Lendemain"]
        changed.workedHolidays = []
        let saved = changed
        try await opened.store.write(saved.id) { try $0.save(saved) }
        #expect(try await opened.store.read(saved.id) { try $0.organisation() } == saved)
    }

    @Test("nothing is known of an organisme that does not exist", arguments: StoreKind.allCases)
    func missing(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let stranger = OrganisationID("nobody")
        #expect(try await opened.store.read(stranger) { try $0.everyone() }.isEmpty)
        await #expect(throws: StoreError.self) {
            try await opened.store.read(stranger) { _ = try $0.organisation() }
        }
    }

    @Test(
        "sites, services and teams come back in order of code and are replaced by code", arguments: StoreKind.allCases)
    func structure(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let site = Site(code: "SIEGE", name: "Siège déplacé", zone: .reunion, desks: nil)
        let zones = HolidayZone.allCases.map { Site(code: "Z-\($0.code)", name: "Site", zone: $0, desks: 0) }
        let service = Service(code: "ACC", name: "Accueil du public", parent: nil, head: "M009")
        let team = Team(code: "ACC-1", name: "Équipe d’accueil", service: "DIR")
        try await opened.write { try $0.save([site] + zones, [service], [team]) }
        let found = try await opened.read { try ($0.sites(), $0.services(), $0.teams()) }
        #expect(found.0 == ([TestOrganisation.sites[1], site] + zones).sorted { $0.code < $1.code })
        #expect(found.1 == [service, TestOrganisation.services[0], TestOrganisation.services[1]])
        #expect(found.2 == [team, TestOrganisation.teams[2], TestOrganisation.teams[0]])
        #expect(
            try await opened.read { try $0.servicesOfTeams() }
                == Dictionary(uniqueKeysWithValues: found.2.map { ($0.code, $0.service) }))
    }

    @Test(
        "posts come back with their activities in their order, and lose those that went", arguments: StoreKind.allCases)
    func posts(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        #expect(try await opened.read { try $0.posts() } == TestOrganisation.posts.sorted { $0.code < $1.code })
        let kinds = ActivityKind.allCases.reversed().enumerated().map { index, kind in
            Activity(name: "Activité \(index)", share: index + 1, isTeleworkable: index.isMultiple(of: 2), kind: kind)
        }
        let changed = Post(code: TestOrganisation.officer, title: "Gestionnaire conseil", activities: kinds)
        let single = Post(code: TestOrganisation.head, title: "Responsable", activities: [kinds[0]])
        try await opened.write { try $0.save([changed, single]) }
        #expect(try await opened.read { try $0.post(TestOrganisation.officer) } == changed)
        #expect(try await opened.read { try $0.post(TestOrganisation.head) } == single)
        #expect(try await opened.read { try $0.post("AUCUN") } == nil)
        #expect(try await opened.read { try $0.posts() }.count == TestOrganisation.posts.count)
    }
}
