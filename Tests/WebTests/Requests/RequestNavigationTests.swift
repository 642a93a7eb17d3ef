import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("Where a request stands in the navigation")
struct RequestNavigationTests {
    /// The entry of the main navigation marked as the current one.
    private func current(_ page: Answer) -> String? {
        let navigation = page.text.split(separator: "<main").first ?? ""
        return navigation.firstMatch(of: /<a href="([^"]+)"[^>]*aria-current="page"/).map { String($0.1) }
    }

    @Test(
        "one’s own is under one’s requests, another’s under those to answer",
        arguments: [
            (Cast.camille, Cast.camille, "/mes-demandes"), (.marc, .camille, "/demandes"),
            (.solene, .camille, "/demandes"), (.marc, .marc, "/mes-demandes"), (.solene, .solene, "/mes-demandes"),
        ])
    func section(viewer: Cast, owner: Cast, entry: String) async throws {
        let stage = try await WeekStage()
        let request = try await stage.world.request(of: owner, Proposal(from: day("2026-12-07")))
        let agreement = try await stage.world.agreement(for: owner)
        var client = stage.client(viewer)
        #expect(current(try await client.get(Link.request(request.id.rawValue))) == entry)
        #expect(current(try await client.get(Link.agreement(agreement.id.rawValue))) == entry)
        #expect(current(try await client.get("/mes-demandes")) == "/mes-demandes")
    }

    @Test("the week leads to the allowances it earns, for whoever has an agreement")
    func allowances() async throws {
        let stage = try await WeekStage()
        var client = stage.client(.camille)
        #expect(!(try await client.get("/ma-semaine").text.contains("href=\"/mes-indemnites\"")))
        try await stage.world.agreement(for: .camille)
        #expect(try await client.get("/ma-semaine").text.contains("href=\"/mes-indemnites\""))
        #expect(try await client.get("/mes-indemnites").status == 200)
    }
}
