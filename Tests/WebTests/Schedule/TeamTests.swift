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

    @Test("mistaken dates and pages show today's", arguments: ["mois=2026-13", "mois=é", "mois=0001-01", "mois="])
    func mistakes(query: String) async throws {
        var client = try await WeekStage().client(.marc)
        #expect(try await client.get("/equipe/mois?\(query)").text.contains("Novembre 2026"))
        #expect(try await client.get("/equipe/semaine?semaine=9&page=-1").text.contains("Semaine 45, "))
        let beyond = try await client.get("/equipe/semaine?page=99999999999999999999")
        #expect(beyond.status == 200)
    }

    @Test("a large organisme is shown two hundred people a page in the week, whole in the month")
    func large() async throws {
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
        var client = stage.client(.solene)
        let first = try await client.get("/equipe/semaine?qui=organisme")
        #expect(first.text.split(separator: "<tr><th scope=\"row\">").count - 2 == 200)
        #expect(first.text.contains("1 à 200 sur 461"))
        #expect(first.text.contains("page=2") && !first.text.contains("rel=\"prev\">Personnes"))
        let last = try await client.get("/equipe/semaine?qui=organisme&page=3")
        #expect(last.text.contains("401 à 461 sur 461"))
        #expect(!last.text.contains("page=4"))
        let month = try await client.get("/equipe/mois?qui=organisme")
        #expect(month.text.split(separator: "<tr><th scope=\"row\">").count - 3 == 461)
        #expect(month.text.contains("&lt;b&gt; Nombre7<") && !month.text.contains("<b>"))
    }
}
