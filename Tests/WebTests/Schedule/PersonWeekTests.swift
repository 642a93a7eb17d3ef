import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("The week of somebody else")
struct PersonWeekTests {
    /// October closed, Camille's last week of October written, on Monday 2 November.
    private func stage(isClosed: Bool = true) async throws -> WeekStage {
        let stage = try await WeekStage()
        try await stage.world.agreement(for: .camille)
        try await stage.world.week("2026-W44", of: .camille, "HHSSSSSSSS....")
        if isClosed {
            let instant = Moment(day("2026-11-02")).instant
            try await stage.world.write { store in
                try store.insert(
                    MonthClose(
                        month: yearMonth("2026-10"), closedAt: instant, closedBy: nil, lineCount: 0, total: Cents(0)),
                    lines: [])
            }
        }
        return stage
    }

    private static let page = "/personnes/person-camille/semaine?semaine=2026-W44"

    @Test("a manager reads it and changes nothing", arguments: Language.allCases)
    func manager(language: Language) async throws {
        let stage = try await stage()
        var client = stage.client(.marc, language)
        let page = try await client.get(Self.page)
        #expect(page.status == 200)
        #expect(page.text.contains(language == .french ? "Semaine de Camille Fournier" : "Week of Camille Fournier"))
        #expect(page.text.contains("<span id=\"2026-10-26-matin\">"))
        #expect(!page.text.contains("<select") && !page.text.contains("name=\"version\""))
        let answer = try await client.post(
            Self.page, ["semaine": "2026-W44", "version": "1", "2026-10-26-matin": "S", "confirme": "oui"])
        #expect(answer.status == 404)
        #expect(try await stage.cells("2026-W44") == "HHSSSSSSSS....")
    }

    @Test("a stranger to it is told that it does not exist", arguments: [Cast.nadia, .hugo, .yanis, .karim])
    func strangers(character: Cast) async throws {
        var client = try await stage().client(character)
        #expect(try await client.get(Self.page).status == 404)
        #expect(try await client.get("/personnes/inconnue/semaine").status == 404)
    }

    @Test("HR corrects a past week of a closed month, knowing what it does to the allowance")
    func corrects() async throws {
        let stage = try await stage()
        var client = stage.client(.solene)
        let page = try await client.get(Self.page)
        #expect(page.text.contains("régularisation de l’indemnité de Camille Fournier"))
        #expect(page.text.contains("Octobre 2026") || page.text.contains("octobre 2026"))
        let unconfirmed = try await client.post(
            Self.page, ["semaine": "2026-W44", "version": "1", "2026-10-26-matin": "S"])
        #expect(unconfirmed.status == 422)
        #expect(unconfirmed.text.contains("href=\"#confirme\""))
        #expect(unconfirmed.chooses("S", in: "2026-10-26-matin"))
        #expect(try await stage.version("2026-W44") == 1)
        let answer = try await client.post(
            Self.page, ["semaine": "2026-W44", "version": "1", "2026-10-26-matin": "S", "confirme": "oui"])
        #expect(answer.location == "/personnes/person-camille/semaine?semaine=2026-W44&fait=correction")
        #expect(try await stage.cells("2026-W44") == "SHSSSSSSSS....")
        let pending = try await stage.world.read { try $0.pendingCorrections() }
        #expect(pending == [PendingCorrection(person: Cast.camille.id, month: yearMonth("2026-10"))])
        #expect(try await client.get(answer.location ?? "").text.contains("La semaine est corrigée."))
    }

    @Test("a correction keeps to the limits of the texts, and to the version that was shown")
    func refused() async throws {
        let stage = try await stage(isClosed: false)
        var client = stage.client(.solene)
        #expect(try await client.get(Self.page).text.contains("sans régularisation"))
        let tooMuch = try await client.post(
            Self.page,
            [
                "semaine": "2026-W44", "version": "1", "2026-10-27-matin": "H", "2026-10-27-apres-midi": "H",
                "2026-10-28-matin": "H", "confirme": "oui",
            ])
        #expect(tooMuch.status == 422)
        #expect(tooMuch.text.contains("4-1"))
        let late = try await client.post(
            Self.page, ["semaine": "2026-W44", "version": "0", "2026-10-26-matin": "S", "confirme": "oui"])
        #expect(late.status == 409)
        #expect(try await stage.cells("2026-W44") == "HHSSSSSSSS....")
    }

    @Test("a week to come is the person's to fill, not HR's")
    func future() async throws {
        let stage = try await stage()
        var client = stage.client(.solene)
        let page = try await client.get("/personnes/person-camille/semaine?semaine=2026-W46")
        #expect(!page.text.contains("<select"))
        let answer = try await client.post(
            Self.page, ["semaine": "2026-W46", "version": "0", "2026-11-12-matin": "H", "confirme": "oui"])
        #expect(answer.status == 422)
        #expect(answer.text.contains(PersonWeekWords.french.notPast))
        #expect(try await stage.cells("2026-W46") == nil)
    }
}
