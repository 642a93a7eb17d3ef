import CivilTime
import Telework
import TestSupport
import Testing

@testable import UseCases

@Suite("The texts people read")
struct TextsTests {
    private static let later = Texts.text(
        "avenant", .service, during: DateSpan(from: day("2027-01-01")), [rule(.weeklyMaximum, .days(halves: 2), "1")])
    private static let elsewhere = Texts.text(
        "ailleurs", .organisme, scope: .organisme("cpam-autre"), [rule(.weeklyMaximum, .days(halves: 2), "1")])
    private static let book = Rulebook(texts: [Texts.national, Texts.local, later, elsewhere])

    private func world(_ today: String) async throws -> TestWorld {
        try await TestWorld(today: day(today), book: TextsTests.book)
    }

    @Test(
        "the list says what is in force, to come and past",
        arguments: [
            ("2022-12-01", ["national:toCome", "local:toCome", "avenant:toCome"], false),
            ("2022-12-02", ["national:inForce", "local:toCome", "avenant:toCome"], true),
            ("2026-12-01", ["national:inForce", "local:inForce", "avenant:toCome"], true),
            ("2026-12-02", ["local:inForce", "avenant:toCome", "national:past"], false),
            ("2027-01-01", ["local:inForce", "avenant:inForce", "national:past"], false),
        ])
    func list(today: String, expected: [String], hasNational: Bool) async throws {
        let world = try await world(today)
        let page = try await ListTexts(world.environment)(by: Cast.camille.actor, in: world.organisation)
        #expect(page.texts.map { "\($0.text.id):\($0.period)" } == expected)
        #expect(page.hasNationalText == hasNational)
        #expect(page.today == day(today))
    }

    @Test("every role reads the texts", arguments: Cast.allCases)
    func everyone(character: Cast) async throws {
        let world = try await world("2026-11-02")
        let page = try await ListTexts(world.environment)(by: character.actor, in: world.organisation)
        #expect(page.texts(.inForce).count == 2)
    }

    @Test("somebody without a role, another organisme's text and an unknown one are not found")
    func strangers() async throws {
        let world = try await world("2026-11-02")
        let nobody = Actor(account: Cast.camille.accountID, person: Cast.camille.id, roles: [])
        await #expect(throws: UseCaseError.notFound) {
            try await ListTexts(world.environment)(by: nobody, in: world.organisation)
        }
        for id in ["ailleurs", "inconnu"] {
            await #expect(throws: UseCaseError.notFound) {
                try await ViewText(world.environment)(id, by: Cast.camille.actor, in: world.organisation)
            }
        }
    }

    @Test("a local rule shows what it narrows, repeats or adds")
    func relations() async throws {
        let world = try await world("2026-11-02")
        let page = try await ViewText(world.environment)("local", by: Cast.camille.actor, in: world.organisation)
        let rules = Dictionary(uniqueKeysWithValues: page.rules.map { ($0.entry.key, $0) })
        #expect(page.rules.map(\.entry.key) == Texts.local.rules.map(\.key))
        #expect(rules[.weeklyMaximum]?.above?.relation == .narrows)
        #expect(rules[.weeklyMaximum]?.above?.value.value == .days(halves: 6))
        #expect(rules[.weeklyMaximum]?.above?.value.source.article == "art. 4-1")
        #expect(rules[.onSiteMinimum]?.above?.relation == .repeats)
        #expect(rules[.halfDays]?.above == nil)
        #expect(page.lowerTexts.isEmpty && page.comparedOn == day("2026-11-02"))
    }

    @Test("a derogation is shown as one")
    func derogation() async throws {
        let wide = Texts.local.with(.weeklyMaximum, .days(halves: 8), derogation: "L2253-3")
        let world = try await TestWorld(book: Rulebook(texts: [Texts.national, wide]))
        let page = try await ViewText(world.environment)("local", by: Cast.camille.actor, in: world.organisation)
        let rule = try #require(page.rules.first { $0.entry.key == .weeklyMaximum })
        #expect(rule.above?.relation == .derogates && rule.entry.derogation == "L2253-3")
    }

    @Test("a rule left to lower texts shows who sets it, as long as somebody does")
    func parameters() async throws {
        let world = try await world("2026-11-02")
        let page = try await ViewText(world.environment)("national", by: Cast.camille.actor, in: world.organisation)
        let seniority = try #require(page.rules.first { $0.entry.key == .seniority })
        #expect(seniority.filledBy?.value == .months(3) && seniority.filledBy?.source.text == "local")
        #expect(page.lowerTexts.map(\.id) == ["local"])
    }

    @Test(
        "a text that is over or to come is compared on the nearest day of its life",
        arguments: [
            ("national", "2027-03-01", "2026-12-01"), ("avenant", "2026-11-02", "2027-01-01"),
            ("local", "2027-03-01", "2027-03-01"),
        ])
    func reference(id: String, today: String, compared: String) async throws {
        let world = try await world(today)
        let page = try await ViewText(world.environment)(id, by: Cast.camille.actor, in: world.organisation)
        #expect(page.comparedOn == day(compared))
    }
}
