import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("An account for someone who is nobody’s file")
struct NewAccountTests {
    private let stage: HRStage

    init() async throws { stage = try await HRStage() }

    private func account(_ login: String) async throws -> Account? {
        try await stage.world.read { try $0.account(login: login) }
    }

    @Test("it is made with its roles and language, and its code is shown once", arguments: Language.allCases)
    func made(language: Language) async throws {
        var client = stage.client(.solene, language)
        #expect(try await client.get("/comptes").text.contains("href=\"/comptes/nouveau\""))
        let answer = try await client.submit(
            "/comptes/nouveau", ["identifiant": "  auditrice ", "roles": "works_council", "langue": "en"])
        #expect(answer.status == 200 && answer.text.contains("auditrice"))
        let made = try #require(try await account("auditrice"))
        #expect(made.person == nil && made.roles == [.worksCouncil] && made.language == .english)
        #expect(made.mustChangePassword)
        let code = try #require(answer.text.firstMatch(of: /<td[^>]*><code>([^<]+)<\/code>/)).1
        #expect(!(try await client.get(Link.account(made.id.rawValue)).text.contains(code)))
        #expect(try await stage.decisions() == 1)
    }

    @Test(
        "what cannot be is refused in words, kept as it was typed, and makes nothing",
        arguments: [
            (["roles": "human_resources", "langue": "fr"], "#identifiant"),
            (["identifiant": "M001", "roles": "human_resources", "langue": "fr"], "#identifiant"),
            (["identifiant": "x", "langue": "fr"], "#roles"),
            (["identifiant": "x", "roles": "employee", "langue": "fr"], "#roles"),
            (["identifiant": "x", "roles": "reine", "langue": "fr"], "#roles"),
            (["identifiant": "x", "roles": "human_resources", "langue": "de"], "#langue"),
            (
                ["identifiant": String(repeating: "x", count: 201), "roles": "human_resources", "langue": "fr"],
                "#identifiant"
            ),
        ] as [(KeyValuePairs<String, String>, String)])
    func refused(fields: KeyValuePairs<String, String>, field: String) async throws {
        var client = stage.client(.solene)
        let before = try await stage.snapshot()
        let answer = try await client.submit("/comptes/nouveau", fields)
        #expect(answer.status == 422 && answer.text.contains("<a href=\"\(field)\">"))
        for (name, value) in fields where name == "identifiant" { #expect(answer.text.contains("value=\"\(value)\"")) }
        #expect(try await stage.snapshot() == before)
    }

    @Test("every mistake is said at once")
    func together() async throws {
        var client = stage.client(.solene)
        let answer = try await client.submit("/comptes/nouveau", ["identifiant": " "])
        #expect(answer.status == 422)
        for field in ["identifiant", "roles", "langue"] { #expect(answer.text.contains("<a href=\"#\(field)\">")) }
    }

    @Test("only an administrator makes another one")
    func administrator() async throws {
        let fields: KeyValuePairs = ["identifiant": "second", "roles": "administrator", "langue": "fr"]
        var officer = stage.client(.solene)
        #expect(!(try await officer.get("/comptes/nouveau").text.contains("value=\"administrator\"")))
        #expect(try await officer.submit("/comptes/nouveau", fields).status == 404)
        #expect(try await account("second") == nil)
        var karim = stage.client(.karim)
        #expect(try await karim.submit("/comptes/nouveau", fields).status == 200)
        #expect(try await account("second")?.roles == [.administrator])
    }

    @Test("the same form sent twice makes one account")
    func twice() async throws {
        var client = stage.client(.solene)
        let fields: KeyValuePairs = ["identifiant": "auditrice", "roles": "works_council", "langue": "fr"]
        #expect(try await client.submit("/comptes/nouveau", fields).status == 200)
        let again = try await client.submit("/comptes/nouveau", fields)
        #expect(again.status == 422 && again.text.contains("déjà pris"))
    }
}
