import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("The change of one's password")
struct PasswordPageTests {
    private let stage: HRStage

    init() async throws { stage = try await HRStage(keepsSessions: true) }

    private func signedIn(_ character: Cast = .camille, password: String? = nil) async throws -> TestClient {
        var client = stage.site.visitor()
        _ = try await client.get("/connexion")
        let answer = try await client.post(
            "/connexion",
            [
                "organisme": TestOrganisation.code, "identifiant": character.login,
                "mot-de-passe": password ?? character.password,
            ])
        #expect(answer.status == 303)
        return client
    }

    private static let long = "trois mots suivis"

    @Test("with the current one and twice the new one, it is changed")
    func changes() async throws {
        var client = try await signedIn()
        let answer = try await client.submit(
            "/mot-de-passe",
            ["actuel": Cast.camille.password, "nouveau": Self.long, "confirmation": Self.long])
        #expect(answer.location == "/mot-de-passe?fait=oui")
        #expect(try await client.get("/mot-de-passe?fait=oui").text.contains("Votre mot de passe est changé"))
        _ = try await signedIn(password: Self.long)
    }

    @Test(
        "eleven characters are too few, twelve are enough",
        arguments: [("onze lettre", 422), ("douze lettre", 303), ("treize lettre", 303)])
    func length(new: String, status: Int) async throws {
        var client = try await signedIn()
        let answer = try await client.submit(
            "/mot-de-passe", ["actuel": Cast.camille.password, "nouveau": new, "confirmation": new])
        #expect(answer.status == status, "\(new.count) characters")
        #expect(answer.text.contains("au moins 12 caractères") == (status == 422))
    }

    @Test(
        "each mistake stands beside its field, and no password comes back",
        arguments: [
            ("", "", "", "#actuel", "#nouveau"),
            ("faux secret 1", "trois mots suivis", "trois mots suivis", "#actuel", "#actuel"),
            ("password of camille", "trois mots suivis", "trois mots", "#confirmation", "#confirmation"),
            ("password of camille", "password of camille", "password of camille", "#nouveau", "#nouveau"),
        ])
    func mistakes(current: String, new: String, again: String, first: String, second: String) async throws {
        var client = try await signedIn()
        let answer = try await client.submit(
            "/mot-de-passe", ["actuel": current, "nouveau": new, "confirmation": again])
        #expect(answer.status == 422)
        #expect(answer.text.contains("href=\"\(first)\"") && answer.text.contains("href=\"\(second)\""))
        #expect(answer.text.contains("aria-invalid=\"true\""))
        for secret in [current, new, again] where !secret.isEmpty {
            #expect(!answer.text.contains("value=\"\(secret)\""))
        }
        _ = try await signedIn()
    }

    @Test("a password beyond all measure is refused in words")
    func tooLong() async throws {
        var client = try await signedIn()
        let endless = String(repeating: "a", count: 5_000)
        let answer = try await client.submit(
            "/mot-de-passe", ["actuel": Cast.camille.password, "nouveau": endless, "confirmation": endless])
        #expect(answer.status == 422)
        #expect(answer.text.contains("trop long"))
    }

    @Test("somebody who came with a one-time code sees this page only, until it is replaced")
    func oneTimeCode() async throws {
        let issued = try await ResetPassword(stage.world.environment)(
            Cast.camille.accountID, by: Cast.solene.actor, in: stage.world.organisation)
        var client = try await signedIn(password: issued.code.printed)
        for path in ["/", "/ma-semaine", "/personnes", "/mes-indemnites"] {
            #expect(try await client.get(path).location == "/mot-de-passe", "\(path)")
        }
        let page = try await client.get("/mot-de-passe")
        #expect(page.text.contains("Choisissez votre mot de passe"))
        #expect(page.text.contains("Le code à usage unique reçu"))
        let answer = try await client.post(
            "/mot-de-passe",
            ["actuel": issued.code.printed.lowercased(), "nouveau": Self.long, "confirmation": Self.long])
        #expect(answer.location == "/")
        #expect(try await client.get("/mes-indemnites").status == 200)
    }

    @Test("the other sessions end, this one goes on")
    func otherSessions() async throws {
        var other = try await signedIn()
        var client = try await signedIn()
        _ = try await client.submit(
            "/mot-de-passe", ["actuel": Cast.camille.password, "nouveau": Self.long, "confirmation": Self.long])
        #expect(try await client.get("/mes-indemnites").status == 200)
        #expect(try await other.get("/mes-indemnites").location?.hasPrefix("/connexion") == true)
    }

    @Test("too many wrong ones make it wait")
    func waits() async throws {
        var client = try await signedIn()
        var last: Answer?
        for _ in 0..<20 {
            last = try await client.submit(
                "/mot-de-passe", ["actuel": "faux secret", "nouveau": Self.long, "confirmation": Self.long])
        }
        #expect(last?.status == 422)
        #expect(last?.text.contains("Trop d’essais") == true)
    }
}
