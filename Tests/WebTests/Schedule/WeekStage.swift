import CivilTime
import Telework
import TestSupport
import UseCases

@testable import Web

/// The pages over the organisme of the tests, on Monday 2 November 2026: week 45. Wednesday of week 46 is a holiday.
struct WeekStage {
    let world: TestWorld
    let site: TestSite

    init(today: String = "2026-11-02") async throws {
        world = try await TestWorld(today: day(today))
        site = try TestSite(environment: world.environment)
    }

    func client(_ character: Cast, _ language: Language = .french) -> TestClient {
        site.signedIn(
            Viewer(
                account: character.accountID, person: character.id, organisation: world.organisation,
                organisationName: "CPAM d’essai", displayName: character.person().fullName, language: language,
                roles: character.roles))
    }

    /// The week stored; nil while it follows its template.
    func cells(_ week: String, of character: Cast = .camille) async throws -> String? {
        try await world.read { try $0.week(of: character.id, isoWeek(week))?.cells.text }
    }

    func version(_ week: String, of character: Cast = .camille) async throws -> Int {
        try await world.read { try $0.week(of: character.id, isoWeek(week))?.version ?? 0 }
    }

    /// How many decisions were taken: none when everything was refused.
    func decisions() async throws -> Int {
        try await world.read { try $0.countJournal(matching: JournalFilter()) }
    }
}

extension Answer {
    /// Whether a list of the grid shows a choice.
    func chooses(_ letter: String, in field: String) -> Bool {
        guard let start = text.firstRange(of: "name=\"\(field)\"") else { return false }
        let rest = text[start.upperBound...]
        guard let end = rest.firstRange(of: "</select>") else { return false }
        let list = rest[..<end.lowerBound]
        return list.split(separator: "<option").contains {
            $0.contains("value=\"\(letter)\"") && $0.contains(" selected")
        }
    }
}
