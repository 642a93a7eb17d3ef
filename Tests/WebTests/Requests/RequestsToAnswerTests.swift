import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("Requests to answer")
struct RequestsToAnswerTests {
    private let proposal = Proposal(from: day("2026-12-07"))

    @Test(
        "each role comes to its own desk, and to no other",
        arguments: [
            (Cast.marc, 200, [RequestDesk.manager]), (.solene, 200, [.visa, .orphans, .all]), (.camille, 404, []),
            (.yanis, 404, []), (.karim, 404, []),
        ] as [(Cast, Int, [RequestDesk])])
    func desks(character: Cast, status: Int, open: [RequestDesk]) async throws {
        var client = try await WeekStage().client(character)
        #expect(try await client.get("/demandes").status == status)
        for desk in RequestDesk.allCases {
            let answer = try await client.get(Link.requests(at: desk))
            #expect(answer.status == (open.contains(desk) ? 200 : 404), "\(desk)")
        }
        #expect(try await client.get("/demandes?file=ailleurs").status == 404)
    }

    @Test("a manager sees who waits, HR who waits for the visa, the late ones marked and counted")
    func rows() async throws {
        let stage = try await WeekStage()
        try await stage.world.request(of: .camille, proposal)
        try await stage.world.request(
            of: .nadia, proposal, state: .accepted(by: Cast.marc.id, at: Moment(day("2026-11-02")).instant))
        try await stage.world.request(of: .aicha, proposal)
        var manager = stage.client(.marc)
        let page = try await manager.get("/demandes")
        #expect(page.text.contains("Camille Fournier"))
        #expect(!page.text.contains("Nadia Belkacem") && !page.text.contains("N’Diaye"))
        #expect(page.text.contains("1\u{A0}demande"))
        #expect(!page.text.contains("En retard"))
        var officer = stage.client(.solene, .english)
        let visa = try await officer.get("/demandes")
        #expect(visa.text.contains("Nadia Belkacem") && !visa.text.contains("Camille"))
        let orphans = try await officer.get("/demandes?file=sans-manager")
        #expect(orphans.text.contains("Aïcha N’Diaye") && !orphans.text.contains("Camille"))
        let all = try await officer.get("/demandes?file=toutes")
        #expect(all.text.contains("3\u{A0}requests"))
        #expect(all.text.contains("Waiting for the HR visa"))
        #expect(all.text.contains("Waiting for the manager</span> <small>Marc Delaunay</small>"))
        stage.world.clock.set(day("2026-12-03"))
        let late = try await officer.get("/demandes?file=toutes")
        #expect(late.text.contains("3\u{A0}late"))
        #expect(late.text.contains("<span class=\"badge late\">Late</span>"))
    }

    @Test("nobody waits: the page says so and where to go")
    func empty() async throws {
        var client = try await WeekStage().client(.hugo)
        let page = try await client.get("/demandes")
        #expect(page.text.contains("Personne n’attend votre réponse."))
        #expect(!page.text.contains("<table"))
    }

    @Test("fifty a page, and a page that no longer exists leads to the last one")
    func pages() async throws {
        let stage = try await WeekStage()
        let at = Moment(day("2026-11-02")).instant
        // Open requests of one person exclude each other: these belong to people hired for the test.
        try await stage.world.write { store in
            for index in 0..<101 {
                let id = PersonID("extra-\(index)")
                let person = Person(
                    id: id, employeeNumber: "X\(index)", familyName: "Martin <\(index)>", givenName: "Alix",
                    email: "x\(index)@cpam-test.example", contract: .permanent,
                    employment: DateSpan(from: day("2015-09-01")), pattern: .fullTime,
                    team: TestOrganisation.benefitsTeam, site: TestOrganisation.headquarters,
                    post: TestOrganisation.officer, answersTo: Cast.marc.id)
                try store.save([person])
                try store.insert(
                    Request(
                        id: RequestID("extra-\(index)"), person: id, proposal: proposal, submittedAt: at,
                        submittedOn: day("2026-11-02"), answerDue: day("2026-12-02"), message: ""))
            }
        }
        var manager = stage.client(.marc)
        let first = try await manager.get("/demandes")
        #expect(first.text.split(separator: "<th scope=\"row\">").count == 51)
        #expect(first.text.contains("Martin &lt;0&gt;") && !first.text.contains("Martin <"))
        #expect(first.text.contains("href=\"/demandes?file=manager&amp;page=2\" rel=\"next\""))
        #expect(!first.text.contains("rel=\"prev\""))
        let last = try await manager.get("/demandes?page=3")
        #expect(last.text.split(separator: "<th scope=\"row\">").count == 2)
        #expect(last.text.contains("101 à 101 sur 101"))
        #expect(!last.text.contains("rel=\"next\""))
        #expect(try await manager.get("/demandes?page=4").location == "/demandes?file=manager&page=3")
        for page in ["0", "-1", "x", "99999999999999999999"] {
            #expect(try await manager.get("/demandes?page=\(page)").status == 404)
        }
    }
}
