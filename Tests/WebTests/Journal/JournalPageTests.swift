import CivilTime
import Telework
import TestSupport
import Testing

@testable import UseCases
@testable import Web

@Suite("The pages of the journal")
struct JournalPageTests {
    private let stage: HRStage

    init() async throws {
        stage = try await HRStage()
        _ = try await ResetPassword(stage.world.environment)(
            Cast.camille.accountID, by: Cast.solene.actor, in: stage.world.organisation)
        try await RecordAbsence(stage.world.environment)(
            day("2026-11-23")...day("2026-11-24"), half: nil, cancels: false, of: Cast.nadia.id,
            by: Cast.nadia.actor, in: stage.world.organisation)
    }

    private func seal() async throws {
        _ = try await SealJournal(stage.world.environment)(in: stage.world.organisation)
    }

    @Test("entries are sentences with names, latest first")
    func entries() async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/journal")
        #expect(page.status == 200)
        for text in [
            "Un compte a été modifié", "Une absence a été notée", "Solène Kervella", "Camille Fournier",
            "02/11/2026", "attendent d’être scellées",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        let table = try #require(page.text.firstRange(of: "<tbody>"))
        let rows = page.text[table.upperBound...]
        let absence = try #require(rows.firstRange(of: "Une absence"))
        let account = try #require(rows.firstRange(of: "Un compte"))
        #expect(absence.lowerBound < account.lowerBound)
    }

    @Test("the works council reads pseudonyms and no name")
    func pseudonyms() async throws {
        var client = stage.client(.yanis)
        let page = try await client.get("/journal")
        #expect(page.status == 200)
        #expect(page.text.contains("<code>person-camille</code>") && page.text.contains("<code>account-solene</code>"))
        for character in Cast.allCases where character != .yanis {
            let person = character.person()
            #expect(!page.text.contains(person.familyName), "\(person.familyName)")
            #expect(!page.text.contains(person.employeeNumber))
        }
        #expect(try await client.get("/journal?personne=M001").status == 422, "a number would name a pseudonym")
        #expect(try await client.get("/journal?personne=person-camille").text.contains("Un compte a été modifié"))
    }

    @Test("long pseudonyms are shown by their end, and whole in the link")
    func shortPseudonyms() {
        let whole = "01a20344-f2ea-72a9-8811-422d12de81a5"
        let entry = JournalEntry(
            id: "e", at: Instant(milliseconds: 0), actor: AccountID(whole), kind: "", person: PersonID(whole),
            entity: nil, rules: "", commitment: "", authenticator: "", payload: nil)
        let names = JournalNames(timeZone: "Europe/Paris", people: [:], accounts: [:])
        let html = JournalRows(names, .in(.french), .french).html([entry])
        let hidden = "<span class=\"visually-hidden\">\(whole.dropLast(8))</span><span aria-hidden=\"true\">…</span>"
        #expect(html.contains("<code title=\"\(whole)\">\(hidden)12de81a5</code>"))
        #expect(html.contains("href=\"/journal?personne=\(whole)\"") && !html.contains(">\(whole)<"))
        #expect(JournalRows.parts("person-camille") == ("", "person-camille"))
    }

    @Test("the works council reads its own name")
    func ownName() async throws {
        try await RecordAbsence(stage.world.environment)(
            day("2026-11-24")...day("2026-11-24"), half: nil, cancels: false, of: Cast.yanis.id,
            by: Cast.yanis.actor, in: stage.world.organisation)
        var client = stage.client(.yanis)
        let page = try await client.get("/journal?personne=\(Cast.yanis.id.rawValue)").text
        let rows = page[try #require(page.firstRange(of: "<tbody>")).upperBound...]
        #expect(rows.contains(Cast.yanis.person().fullName))
        #expect(!rows.contains(Cast.yanis.id.rawValue + "</code>"))
    }

    @Test(
        "filters",
        arguments: [
            ("acte=account-changed", true, false), ("acte=absence-recorded", false, true),
            ("personne=M001", true, false), ("personne=person-nadia", false, true), ("du=2026-11-02", true, true),
            ("du=2026-11-03", false, false), ("au=2026-11-01", false, false), ("au=2026-11-02", true, true),
            ("du=02%2F11%2F2026&au=02%2F11%2F2026", true, true), ("page=1", true, true),
            ("acte=month-closed", false, false), ("acte=absence-cancelled", false, false),
        ])
    func filters(query: String, account: Bool, absence: Bool) async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/journal?\(query)")
        #expect(page.status == 200)
        let rows = page.text.split(separator: "<tbody>").dropFirst().first ?? ""
        #expect(rows.contains("Un compte a été modifié") == account)
        #expect(rows.contains("Une absence a été notée") == absence)
    }

    @Test("an absence taken back is told as such, and can be looked for")
    func takenBack() async throws {
        try await RecordAbsence(stage.world.environment)(
            day("2026-11-24")...day("2026-11-24"), half: nil, cancels: true, of: Cast.nadia.id, by: Cast.nadia.actor,
            in: stage.world.organisation)
        var client = stage.client(.solene)
        let page = try await client.get("/journal?acte=absence-cancelled")
        let rows = page.text.split(separator: "<tbody>").dropFirst().first ?? ""
        #expect(rows.contains("Une absence a été annulée.") && !rows.contains("Une absence a été notée"))
    }

    @Test("a page beyond the last is told as one, and leads to the first with the same filters")
    func beyond() async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/journal?acte=absence-recorded&page=9999")
        #expect(page.status == 404 && page.text.contains("«\u{202F}9999\u{202F}» dépasse la dernière page, la 1."))
        #expect(page.text.contains("href=\"/journal?acte=absence-recorded\">Ouvrir la première page</a>"))
    }

    @Test(
        "a filter that cannot be understood is said, with what was typed",
        arguments: ["acte=poker", "du=hier", "au=2026-02-30", "du=2026-11-03&au=2026-11-01", "personne=%3Cb%3E"])
    func unclear(query: String) async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/journal?\(query)")
        #expect(page.status == 422)
        #expect(page.text.contains("La recherche est à corriger") && !page.text.contains("<b>"))
    }

    @Test("looking for one person is kept for that person to know")
    func reading() async throws {
        var client = stage.client(.solene)
        let before = try await stage.decisions()
        #expect(try await client.get("/journal?personne=M001").status == 200)
        #expect(try await stage.decisions() == before)
    }

    @Test("an untouched chain is found intact")
    func sound() async throws {
        try await seal()
        var client = stage.client(.yanis)
        let report = try await client.submit("/journal", to: "/journal/verification")
        #expect(report.status == 200 && report.text.contains("Le journal est intact"))
        #expect(report.text.contains("Dernier sceau"))
        var english = stage.client(.solene, .english)
        let second = try await english.submit("/journal", to: "/journal/verification")
        #expect(second.text.contains("The journal is intact"))
        #expect(try await english.get("/journal/verification").status == 405)
    }

    @Test("an entry written by hand is found")
    func forged() async throws {
        try await seal()
        let entry = try #require(try await stage.world.read { try $0.journal(matching: JournalFilter()).first })
        let forged = JournalEntry(
            id: "forged", at: entry.at, actor: entry.actor, kind: "month-closed", person: nil, entity: "2026-10",
            rules: entry.rules, commitment: entry.commitment, authenticator: entry.authenticator, payload: entry.payload
        )
        try await stage.world.write { try $0.append(forged) }
        var client = stage.client(.solene)
        let report = try await client.submit("/journal", to: "/journal/verification")
        #expect(report.status == 200)
        #expect(report.text.contains("1\u{A0}anomalie") && report.text.contains("n’a pas été écrite par Pendulaire"))
        #expect(report.text.contains("<code>forged</code>"))
    }

    @Test("to employees and managers there is no journal", arguments: [Cast.camille, .marc])
    func others(character: Cast) async throws {
        var client = stage.client(character)
        #expect(try await client.get("/journal").status == 404)
        #expect(try await client.get("/journal?acte=poker").status == 404)
        #expect(try await client.submit("/aide", to: "/journal/verification").status == 404)
    }

    @Test("instants are told in the organisme’s zone, also across the change of hour")
    func zones() {
        let noon = Moment(day("2026-07-01"), .noon).instant
        #expect(noon.moment(in: "Europe/Paris").time.iso == "14:00")
        #expect(noon.moment(in: "Indian/Reunion").time.iso == "16:00")
        #expect(noon.moment(in: "Nowhere/Land").time.iso == "12:00")
        #expect(Instant(milliseconds: -1).moment(in: "UTC").date == day("1969-12-31"))
        for (date, hour) in [("2026-03-29", 23), ("2026-03-30", 22), ("2026-10-25", 22), ("2026-10-26", 23)] {
            let start = Instant(startOf: day(date), in: "Europe/Paris")
            #expect(start.moment(in: "UTC").time.hour == hour, "\(date)")
            #expect(start.moment(in: "Europe/Paris").date == day(date))
            #expect(start.adding(seconds: -1).moment(in: "Europe/Paris").date == day(date).adding(days: -1))
        }
    }
}
