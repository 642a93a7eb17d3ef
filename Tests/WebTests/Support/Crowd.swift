import CivilTime
import Telework
import TestSupport
import UseCases

@testable import Web

/// An organisme of a thousand people beside the cast: what a page weighs when nothing of it is small.
///
/// Identifiers are as long as the program's own, names as long as people's: the weights are those of real pages.
enum Crowd {
    static let size = 1_000
    private static let teams = 40

    /// October 2026 is over: everyone has teleworked in it; everyone has an account and an open request.
    static func stage() async throws -> HRStage {
        let stage = try await HRStage.october()
        let (people, teams) = (people, teams)
        let mondays = ["2026-W41", "2026-W42", "2026-W45", "2026-W46"].map(isoWeek)
        try await stage.world.write { store in
            try store.save([], [], (0..<teams).map(team))
            try store.save(people)
            for (index, person) in people.enumerated() {
                try store.insert(
                    Agreement(
                        id: AgreementID(identifier("a", index)), person: person.id,
                        request: RequestID(identifier("b", index)), formula: .flexible(halvesPerWeek: 4),
                        places: [.home], span: DateSpan(from: day("2026-01-05")), texts: [Texts.local.id],
                        grantedOn: day("2026-01-05")))
                for week in mondays {
                    let cells = weekCells(["SSHSRRASSS....", "HHSSSRHSSO....", "SSAAHHSHSS...."][index % 3])
                    try store.save(WeekPlan(person: person.id, week: week, cells: cells, version: 1))
                }
                try store.insert(
                    Request(
                        id: RequestID(identifier("c", index)), person: person.id,
                        proposal: Proposal(.fixed(.monday, .thursday), from: day("2026-12-07")),
                        submittedAt: Moment(day("2026-09-01")).instant, submittedOn: day("2026-09-01"),
                        answerDue: day("2026-10-01"), message: String(repeating: "Bonjour. ", count: 20),
                        state: .submitted))
                try store.insert(
                    Account(
                        id: AccountID(identifier("d", index)), login: person.employeeNumber, person: person.id,
                        roles: [.worksCouncil], passwordHash: "…", mustChangePassword: true))
                try store.append(
                    JournalEntry(
                        id: identifier("e", index), at: Moment(day("2026-10-05")).instant,
                        actor: Cast.solene.accountID, kind: Event.Kind.requestGranted.rawValue, person: person.id,
                        entity: identifier("a", index), rules: String(repeating: "f", count: 64),
                        commitment: String(repeating: "0", count: 64),
                        authenticator: String(repeating: "1", count: 64), payload: nil))
            }
        }
        return stage
    }

    /// Thirty-six characters, as the program makes them.
    static func identifier(_ kind: String, _ index: Int) -> String {
        let digits = String(index)
        return "\(kind)19a0000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    private static func team(_ number: Int) -> Team {
        Team(
            code: "EQUIPE-\(number)", name: "Gestion des bénéficiaires, pôle \(number)",
            service: TestOrganisation.teams[0].service, head: Cast.marc.employeeNumber)
    }

    private static var people: [Person] {
        (0..<size).map { index in
            Person(
                id: PersonID(identifier("f", index)), employeeNumber: "\(100_000 + index)",
                familyName: "Vandenberghe-Lemaître \(index)", givenName: "Marie-Christine",
                email: "marie-christine.vandenberghe.\(index)@cpam-test.example", contract: .permanent,
                employment: DateSpan(from: day("2015-01-01")), pattern: .fullTime, team: "EQUIPE-\(index % teams)",
                site: TestOrganisation.headquarters, post: TestOrganisation.officer, manager: nil,
                answersTo: Cast.marc.id)
        }
    }
}
