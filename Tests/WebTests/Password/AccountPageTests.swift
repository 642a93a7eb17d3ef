import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

@Suite("The pages of accounts")
struct AccountPageTests {
    private let stage: HRStage

    init() async throws { stage = try await HRStage() }

    private func roles(of character: Cast) async throws -> Set<Role>? {
        try await stage.world.read { try $0.account(character.accountID)?.roles }
    }

    /// Three people without account: the store of the tests has none.
    private func forget(_ characters: Cast...) async throws {
        let numbers = characters.map(\.employeeNumber)
        let newcomers = characters.map { character in
            character.person {
                $0 = Person(
                    id: PersonID("new-\(character.rawValue)"), employeeNumber: "N-\(character.employeeNumber)",
                    familyName: $0.familyName, givenName: "=\($0.givenName)", email: $0.email, contract: .permanent,
                    employment: $0.employment, pattern: .fullTime, team: $0.team, site: $0.site, post: $0.post)
            }
        }
        #expect(numbers.count == newcomers.count)
        try await stage.world.write { try $0.save(newcomers) }
    }

    @Test("accounts are found by the beginning of a name or a login, without case nor accent")
    func search() async throws {
        var client = stage.client(.solene)
        for (text, name) in [("da s", "Inès Da Silva"), ("INES", "Inès Da Silva"), ("m006", "Inès Da Silva")] {
            let page = try await client.get("/comptes?nom=\(PercentCoding.encode(text))")
            #expect(page.status == 200 && page.text.contains(name), "\(text)")
            #expect(!page.text.contains(">Camille Fournier</a>"))
        }
        #expect(try await client.get("/comptes?nom=zzz").text.contains("Aucun compte ne correspond"))
    }

    @Test("missing accounts are created once, their codes shown once, in the page and in the file")
    func creation() async throws {
        try await forget(.camille, .nadia)
        var client = stage.client(.solene)
        let answer = try await client.submit("/comptes", to: "/comptes/creation")
        #expect(answer.status == 200)
        #expect(answer.header("Cache-Control") == "no-store")
        let codes = answer.text.matches(of: /<code>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/code>/).map { String($0.1) }
        #expect(codes.count == 2)
        let address = try #require(answer.text.firstMatch(of: /href="data:text\/csv;charset=utf-8,([^"]*)"/))
        let file = try #require(PercentCoding.decode(String(address.1)))
        #expect(file.hasPrefix("\u{FEFF}organisme;identifiant;nom;code\r\n"))
        for code in codes { #expect(file.contains(";\(code)\r\n")) }
        #expect(file.contains(";'=Camille Fournier;"), "a name that a spreadsheet would run is guarded")
        let again = try await client.submit("/comptes", to: "/comptes/creation")
        #expect(again.text.contains("Tout le monde a déjà un compte"))
        for code in codes { #expect(!again.text.contains(code)) }
        let list = try await client.get("/comptes")
        for code in codes { #expect(!list.text.contains(code)) }
    }

    @Test("a new code ends the old password")
    func newCode() async throws {
        var client = stage.client(.solene)
        let answer = try await client.submit("/comptes/account-camille", to: "/comptes/account-camille/code")
        let code = try #require(answer.text.firstMatch(of: /<code>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/code>/))
        let account = try await stage.world.read { try $0.account(Cast.camille.accountID) }
        #expect(account?.mustChangePassword == true)
        #expect(account?.passwordHash == TestCryptography.hash(of: String(code.1.replacing("-", with: ""))))
        #expect(try await client.get("/comptes/account-camille").text.contains("Code à utiliser"))
    }

    @Test("roles are given and taken; only an administrator sees and gives administration")
    func givesRoles() async throws {
        var client = stage.client(.solene)
        let page = try await client.get("/comptes/account-camille")
        #expect(page.text.contains("value=\"works_council\"") && !page.text.contains("value=\"administrator\""))
        let answer = try await client.post("/comptes/account-camille/roles", ["roles": "works_council"])
        #expect(answer.location == "/comptes/account-camille?fait=roles")
        #expect(try await roles(of: .camille) == [.worksCouncil])
        _ = try await client.submit("/comptes/account-camille", to: "/comptes/account-camille/roles")
        #expect(try await roles(of: .camille) == [])
        #expect(try await client.get("/comptes/account-karim").status == 404)
        #expect(try await client.post("/comptes/account-camille/roles", ["roles": "administrator"]).status == 404)
        var administrator = stage.client(.karim)
        let given = try await administrator.submit(
            "/comptes/account-camille", to: "/comptes/account-camille/roles", ["roles": "administrator"])
        #expect(given.status == 303)
        #expect(try await roles(of: .camille) == [.administrator])
    }

    @Test(
        "what cannot be given is refused in words",
        arguments: [["employee"], ["manager"], ["nonsense"], ["works_council", "nonsense"]])
    func refusedRoles(roles: [String]) async throws {
        var client = stage.client(.solene)
        _ = try await client.get("/comptes/account-camille")
        let answer =
            roles.count == 1
            ? try await client.post("/comptes/account-camille/roles", ["roles": roles[0]])
            : try await client.post("/comptes/account-camille/roles", ["roles": roles[0], "roles": roles[1]])
        #expect(answer.status == 422)
        #expect(answer.text.contains("ne se donne pas"))
        #expect(try await self.roles(of: .camille) == [])
    }

    @Test("an administrator cannot leave the organisme without one, nor close their own door")
    func ownAccount() async throws {
        var client = stage.client(.karim)
        let roles = try await client.submit("/comptes/account-karim", to: "/comptes/account-karim/roles")
        #expect(roles.status == 422 && roles.text.contains("l’organisme la garde toujours"))
        let access = try await client.post("/comptes/account-karim/acces", ["acte": "fermer"])
        #expect(access.status == 422 && access.text.contains("votre propre accès"))
    }

    @Test("an access is closed and opened again")
    func access() async throws {
        var client = stage.client(.solene)
        let closed = try await client.submit(
            "/comptes/account-camille", to: "/comptes/account-camille/acces", ["acte": "fermer"])
        #expect(closed.location == "/comptes/account-camille?fait=fermer")
        #expect(try await client.get("/comptes/account-camille?fait=fermer").text.contains("Rouvrir l’accès"))
        #expect(try await client.post("/comptes/account-camille/acces", ["acte": "ouvrir"]).status == 303)
        #expect(try await stage.world.read { try $0.account(Cast.camille.accountID)?.isEnabled } == true)
        #expect(try await client.post("/comptes/account-camille/acces", ["acte": "brûler"]).status == 422)
    }

    @Test("to everybody else there are no accounts", arguments: [Cast.camille, .marc, .yanis])
    func others(character: Cast) async throws {
        var client = stage.client(character)
        let before = try await stage.snapshot()
        #expect(try await client.get("/comptes").status == 404)
        #expect(try await client.get("/comptes/account-camille").status == 404)
        for act in ["creation", "account-camille/code", "account-camille/roles", "account-camille/acces"] {
            #expect(try await client.submit("/aide", to: "/comptes/\(act)", ["acte": "fermer"]).status == 404)
        }
        #expect(try await stage.snapshot() == before)
    }

    @Test("in English too")
    func english() async throws {
        var client = stage.client(.solene, .english)
        #expect(try await client.get("/comptes").text.contains("Create the missing accounts"))
        #expect(try await client.get("/comptes/account-camille").text.contains("Close the access"))
    }
}
