import CivilTime
import Documents
import Foundation
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

/// The pages over the organisme of the tests with the real reader of files, on Monday 2 November 2026.
struct HRStage {
    let world: TestWorld
    let site: TestSite

    init(today: String = "2026-11-02", keepsSessions: Bool = false) async throws {
        world = try await TestWorld(today: day(today))
        site = try TestSite(
            environment: world.environment, files: HRFileReader(),
            keeper: keepsSessions ? UseCaseSessions(world.environment) : nil)
    }

    func viewer(_ character: Cast, _ language: Language = .french) -> Viewer {
        Viewer(
            account: character.accountID, person: character.id, organisation: world.organisation,
            organisationName: "CPAM d’essai", displayName: character.person().fullName, language: language,
            roles: character.roles)
    }

    func client(_ character: Cast, _ language: Language = .french) -> TestClient {
        site.signedIn(viewer(character, language))
    }

    /// How many decisions were taken: none when everything was refused.
    func decisions() async throws -> Int {
        try await world.read { try $0.countJournal(matching: JournalFilter()) }
    }

    /// Everything people and their work have in the base, to see that reading changes nothing.
    func snapshot() async throws -> [String] {
        try await world.read { store in
            let people = try store.everyone().map { "\($0)" }
            let accounts = try store.accounts().map { "\($0)" }.sorted()
            let closed = try store.closedMonths().map(\.iso).sorted()
            return people + accounts + closed + ["\(try store.countJournal(matching: JournalFilter()))"]
        }
    }
}

extension HRStage {
    /// Ends the errand of a kind that waits, as a worker would.
    func endErrand(_ kind: String, as state: (Instant) -> JobState) async throws {
        let now = world.clock.now.instant
        let end = state(now)
        try await world.write { store in
            let job = try store.claimJob(of: kind, by: "w", at: now, until: now.adding(seconds: 60), horizon: nil)
            let lease = try #require(job?.state.lease)
            #expect(try store.end(lease, as: end, attempts: 0))
        }
    }

    /// An organisme whose October is over: three people with days teleworked then, its amounts not confirmed.
    static func october(today: String = "2026-11-02") async throws -> HRStage {
        let stage = try await HRStage(today: today)
        try await stage.world.agreement(for: .camille, formula: .fixed(.monday, .tuesday), from: day("2026-10-01"))
        try await stage.world.agreement(for: .nadia)
        try await stage.world.week("2026-W42", of: .camille, "HHHHSSSSSS....")
        try await stage.world.week("2026-W42", of: .nadia, "HHHS..SSSS....")
        return stage
    }
}

extension TestClient {
    /// Sends what a person would: the page first, for its tokens, then the form.
    mutating func submit(
        _ page: String, to path: String? = nil, _ fields: KeyValuePairs<String, String> = [:]
    ) async throws -> Answer {
        _ = try await get(page)
        return try await post(path ?? page, fields)
    }
}
