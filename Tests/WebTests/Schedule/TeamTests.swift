import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("The team's week and month")
struct TeamTests {
    @Test("an employee sees who of the team is on site, not where else nor why not", arguments: ["semaine", "mois"])
    func employee(period: String) async throws {
        let stage = try await WeekStage()
        try await stage.world.week("2026-W45", of: .nadia, "RRAASSSSSS....")
        var client = stage.client(.camille)
        let page = try await client.get("/equipe/\(period)")
        #expect(page.status == 200)
        #expect(page.text.contains("Nadia Belkacem") && page.text.contains("Camille Fournier"))
        #expect(!page.text.contains("Inès Da Silva"))
        #expect(!page.text.contains("Autre résidence") && !page.text.contains("Absence"))
        #expect(!page.text.contains("/personnes/person-nadia"))
        #expect(!page.text.contains("name=\"qui\""), "there is nothing to choose")
    }

    @Test("a manager sees those they manage, with a way to each, and the presence of the team")
    func manager() async throws {
        let stage = try await WeekStage()
        try await stage.world.week("2026-W45", of: .nadia, "RRSS..AASS....")
        var client = stage.client(.marc)
        let week = try await client.get("/equipe/semaine")
        #expect(week.text.contains("href=\"/personnes/person-nadia/semaine?semaine=2026-W45\""))
        #expect(week.text.contains("title=\"Autre résidence\"") && week.text.contains("title=\"Absence\""))
        #expect(!week.text.contains(">Marc Delaunay</a>"), "he does not manage himself")
        // Camille and Paul on Monday morning, Nadia too on Tuesday.
        let foot = try #require(week.text.firstRange(of: "<tfoot>")).upperBound
        let counts = week.text[foot...].split(separator: "data-label=").dropFirst().prefix(4).map { cell in
            String(cell.drop { $0 != ">" }.dropFirst().prefix(1))
        }
        #expect(counts == ["2", "2", "3", "3"])
        let month = try await client.get("/equipe/mois?mois=2026-11")
        #expect(month.text.contains("Novembre 2026"))
        #expect(month.text.contains("Sur site le matin"))
        #expect(month.text.contains("title=\"lundi 30 novembre\"") && !month.text.contains("title=\"samedi"))
        #expect(month.text.contains("<select id=\"qui\""))
    }

    @Test("HR chooses a team or everyone", arguments: Language.allCases)
    func humanResources(language: Language) async throws {
        let stage = try await WeekStage()
        var client = stage.client(.solene, language)
        let own = try await client.get("/equipe/semaine")
        #expect(own.text.contains("Solène Kervella") && !own.text.contains("Camille Fournier"))
        #expect(own.text.contains("<option value=\"equipe:ACC-1\""))
        let team = try await client.get("/equipe/semaine?qui=equipe:ACC-1")
        #expect(team.text.contains("Inès Da Silva") && !team.text.contains("Camille Fournier"))
        #expect(team.text.contains("<option value=\"equipe:ACC-1\" selected"))
        let everyone = try await client.get("/equipe/mois?qui=organisme&mois=2026-12")
        #expect(everyone.text.contains("Inès Da Silva") && everyone.text.contains("Camille Fournier"))
        #expect(everyone.text.contains(language == .french ? "Tout l’organisme" : "The whole organisation"))
    }

    @Test(
        "what is not one's own does not exist",
        arguments: [
            (Cast.camille, "organisme"), (.camille, "equipe:PREST-1"), (.camille, "encadrees"), (.marc, "organisme"),
            (.marc, "equipe:ACC-1"), (.solene, "equipe:INCONNUE"), (.solene, "encadrees"), (.solene, "n’importe"),
            (.yanis, "organisme"),
        ])
    func strangers(character: Cast, choice: String) async throws {
        var client = try await WeekStage().client(character)
        for period in ["semaine", "mois"] {
            let page = try await client.get("/equipe/\(period)?qui=\(PercentCoding.encode(choice))")
            #expect(page.status == 404)
        }
    }

    @Test(
        "from Saturday on the week opens on the one to come, as one's own, unless somebody still works",
        arguments: [
            ("2026-10-30", false, 44), ("2026-10-31", false, 45), ("2026-11-01", false, 45), ("2026-11-02", false, 45),
            ("2026-10-31", true, 44), ("2026-11-01", true, 45),
        ])
    func weekend(today: String, worksOnSaturday: Bool, week: Int) async throws {
        let stage = try await WeekStage(today: today)
        if worksOnSaturday { try await stage.world.week("2026-W44", of: .camille, "SSSSSSSSSSS...") }
        var client = stage.client(.marc)
        #expect(try await client.get("/equipe/semaine").text.contains("Semaine \(week), "))
        #expect(try await client.get("/equipe/semaine?semaine=2026-W44").text.contains("Semaine 44, "))
        let month = try await client.get("/equipe/mois")
        #expect(month.text.contains("href=\"/equipe/semaine?qui=encadrees\""))
    }

    /// 450 people beside the eleven of the cast.
    private func crowd() async throws -> WeekStage {
        let stage = try await WeekStage()
        try await stage.world.write { store in
            let people = (0..<450).map { index in
                Person(
                    id: PersonID("many-\(index)"), employeeNumber: "Z\(1_000 + index)", familyName: "Nombre\(index)",
                    givenName: "<b>", email: "z\(index)@cpam-test.example", contract: .permanent,
                    employment: DateSpan(from: day("2020-01-01")), pattern: .fullTime,
                    team: TestOrganisation.receptionTeam, site: TestOrganisation.headquarters,
                    post: TestOrganisation.officer)
            }
            try store.save(people)
        }
        return stage
    }

    /// Rows of people: those of the foot left out.
    private func people(_ page: Answer) -> Int {
        let body = page.text.split(separator: "<tbody>").last?.split(separator: "</tbody>").first ?? ""
        return body.split(separator: "<tr><th scope=\"row\">").count
    }

    @Test("a large organisme is shown a page of people at a time", arguments: ["semaine", "mois"])
    func large(period: String) async throws {
        var client = try await crowd().client(.solene)
        let first = try await client.get("/equipe/\(period)?qui=organisme")
        #expect(people(first) == 20)
        #expect(first.text.contains("1 à 20 sur 461"))
        #expect(first.text.contains("page=2") && !first.text.contains("Précédents"))
        let last = try await client.get("/equipe/\(period)?qui=organisme&page=24")
        #expect(people(last) == 1 && last.text.contains("461 à 461 sur 461"))
        #expect(last.text.contains("page=23") && !last.text.contains("page=25"))
        let beyond = try await client.get("/equipe/\(period)?qui=organisme&page=25")
        #expect(beyond.status == 200 && beyond.text.contains("page=24"))
        #expect(first.text.contains("page=toutes"))
        #expect(first.text.contains("(toutes les pages)"), "the figures are not those of the people above")
    }

    @Test("and whole, to be printed, with a way back to the pages", arguments: ["semaine", "mois"])
    func whole(period: String) async throws {
        var client = try await crowd().client(.solene)
        let page = try await client.get("/equipe/\(period)?qui=organisme&page=toutes")
        #expect(people(page) == 461)
        #expect(!page.text.contains("(toutes les pages)"))
        #expect(page.text.contains("461 en tout") && page.text.contains("Afficher par pages"))
        #expect(page.text.contains("&lt;b&gt; Nombre7<") && !page.text.contains("<b>"))
    }

    @Test("pages show everybody once, and always who is on site of the whole team", arguments: ["semaine", "mois"])
    func everybodyOnce(period: String) async throws {
        let stage = try await crowd()
        try await stage.world.week("2026-W45", of: .nadia, "RRSS..AASS....")
        var client = stage.client(.solene)
        let whole = try await client.get("/equipe/\(period)?qui=organisme&page=toutes")
        let foot = whole.text.split(separator: "<tfoot>").last?.split(separator: "</tfoot>").first
        var seen: [Substring] = []
        for number in 1...24 {
            let page = try await client.get("/equipe/\(period)?qui=organisme&page=\(number)")
            let shown = page.text.split(separator: "<tfoot>").last?.split(separator: "</tfoot>").first
            #expect(shown.map { String($0).replacing(" (toutes les pages)", with: "") } == foot.map(String.init))
            seen += page.text.matches(of: /href="\/personnes\/([^\/"]+)\/semaine/).map(\.1)
        }
        #expect(seen.count == 461 && Set(seen).count == 461)
    }
}
