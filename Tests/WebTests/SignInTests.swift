import Testing

@testable import Web

@Suite("Signing in")
struct SignInTests {
    @Test("the right words open a session and lead where one was going")
    func opens() async throws {
        let site = try TestSite()
        site.sessions.add(.sample("Camille Martin"), login: "1001")
        var client = site.visitor()
        #expect(try await client.get("/").location == "/connexion")
        let page = try await client.get("/connexion?suite=%2Faide%3Fa%3D1")
        #expect(page.hiddenField("suite") == "/aide?a=1" || page.text.contains("value=\"/aide?a=1\""))
        let answer = try await client.post(
            "/connexion",
            ["organisme": " cpam-demo ", "identifiant": "1001", "mot-de-passe": "azerty", "suite": "/aide?a=1"])
        #expect(answer.status == 303)
        #expect(answer.location == "/aide?a=1")
        let help = try await client.get("/aide")
        #expect(help.text.contains("Camille Martin"))
        #expect(help.text.contains("CPAM de démonstration"))
        #expect(try await client.get("/connexion").status == 303)
    }

    @Test("one answer for whatever does not match, the password never shown again", arguments: ["1001", "9999"])
    func refuses(login: String) async throws {
        let site = try TestSite()
        site.sessions.add(.sample(), login: "1001")
        var client = site.visitor()
        _ = try await client.get("/connexion")
        let answer = try await client.post(
            "/connexion", ["organisme": "cpam-demo", "identifiant": login, "mot-de-passe": "faux-secret"])
        #expect(answer.status == 422)
        #expect(answer.text.contains("ne correspondent pas"))
        #expect(answer.text.contains("value=\"\(login)\""))
        #expect(!answer.text.contains("faux-secret"))
        #expect(site.sessions.openCount == 0)
    }

    @Test("what is left out is said, field by field")
    func missing() async throws {
        var client = try TestSite().visitor(["Accept-Language": "en"])
        _ = try await client.get("/connexion")
        let answer = try await client.post("/connexion", ["identifiant": "1001"])
        #expect(answer.status == 422)
        #expect(answer.text.contains("<a href=\"#organisme\">Give the code of your organisation.</a>"))
        #expect(answer.text.contains("<a href=\"#mot-de-passe\">Give your password.</a>"))
        #expect(!answer.text.contains("href=\"#identifiant\""))
    }

    @Test("too many failures are told with how long to wait")
    func waits() async throws {
        let site = try TestSite()
        site.sessions.answerSignIn(with: .wait(seconds: 61))
        var client = site.visitor()
        _ = try await client.get("/connexion")
        let answer = try await client.post(
            "/connexion", ["organisme": "o", "identifiant": "i", "mot-de-passe": "m"])
        #expect(answer.status == 422)
        #expect(answer.text.contains("Réessayez dans 2\u{A0}min"))
    }

    @Test("signing out closes the session on the server and forgets the cookie")
    func signsOut() async throws {
        let site = try TestSite()
        var client = site.signedIn()
        _ = try await client.get("/aide")
        let kept = try #require(client.cookies["pendulaire"])
        let answer = try await client.post("/deconnexion")
        #expect(answer.location == "/connexion")
        #expect(client.cookies["pendulaire"] == nil)
        client.setCookie("pendulaire", kept)
        #expect(try await client.get("/").location == "/connexion")
    }

    @Test("a form sent once the session is over was not saved, which the sign-in page says and nothing else of it")
    func lostForm() async throws {
        let site = try TestSite()
        var client = site.visitor()
        for path in ["/connexion", "/connexion?envoi=%3Cb%3E"] {
            let page = try await client.get(path)
            #expect(page.status == 200 && !page.text.contains("Votre session est terminée"))
        }
        let answer = try await client.post("/ma-semaine", ["semaine": "2026-W46", "suite": "https://ailleurs.test/"])
        #expect(answer.location == "/connexion?envoi=perdu")
        let page = try await client.get("/connexion?envoi=perdu")
        #expect(page.text.contains("n’a pas été enregistré. Connectez-vous, puis recommencez."))
        #expect(!page.text.contains("2026-W46") && !page.text.contains("ailleurs"))
        var english = site.visitor(["Accept-Language": "en"])
        #expect(try await english.get("/connexion?envoi=perdu").text.contains("what you just sent was not saved"))
    }

    @Test("with a one-time code one chooses a password first, or leaves")
    func oneTimeCode() async throws {
        let site = try TestSite()
        var client = site.signedIn(.sample(mustChangePassword: true))
        #expect(try await client.get("/").location == "/mot-de-passe")
        let problem = try await client.get("/", headers: ["Accept": "application/json"])
        #expect(problem.status == 403)
        #expect(problem.text.contains("password-change-required"))
        #expect(try await client.get("/aide").status == 200)
        #expect(try await client.post("/deconnexion").location == "/connexion")
        #expect(site.sessions.openCount == 0)
    }
}
