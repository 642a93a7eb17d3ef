import Testing

@testable import Web

@Suite("Fences")
struct SecurityTests {
    @Test("every answer carries the headers that protect", arguments: ["/aide", "/inconnue", "/", "/connexion"])
    func headers(path: String) async throws {
        var client = try TestSite().visitor()
        let answer = try await client.get(path)
        let policy = answer.header("Content-Security-Policy") ?? ""
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        #expect(answer.header("Referrer-Policy") == "same-origin")
        #expect(answer.header("Permissions-Policy")?.contains("geolocation=()") == true)
        #expect(answer.header("Cache-Control") == "no-store")
        #expect(answer.header("Strict-Transport-Security") == nil)
    }

    @Test("over HTTPS browsers are told to stay there")
    func strictTransport() async throws {
        var client = try TestSite(configuration: WebConfiguration(isSecure: true)).visitor()
        let answer = try await client.get("/aide")
        #expect(answer.header("Strict-Transport-Security") == "max-age=31536000; includeSubDomains")
    }

    enum Sender: CaseIterable {
        case ourForm, ourFormWithOrigin, ourFormSameOrigin
        case noToken, emptyToken, cutToken, anotherSession, beforeSignIn, anotherKey
        case foreignOrigin, nullOrigin, crossSite, sameSite

        var isOurs: Bool { [.ourForm, .ourFormWithOrigin, .ourFormSameOrigin].contains(self) }
    }

    @Test("a form changes something only from our page, for this session", arguments: Sender.allCases)
    func forms(sender: Sender) async throws {
        let site = try TestSite()
        var other = site.signedIn(.sample("Autre"))
        _ = try await other.get("/aide")
        var stranger = site.visitor()
        _ = try await stranger.get("/aide")
        var client = site.signedIn()
        _ = try await client.get("/aide")
        var token = client.csrf
        var headers: [String: String] = [:]
        switch sender {
        case .ourForm: break
        case .ourFormWithOrigin: headers["Origin"] = "http://pendulaire.test"
        case .ourFormSameOrigin: headers["Sec-Fetch-Site"] = "same-origin"
        case .noToken, .emptyToken: token = ""
        case .cutToken: token.removeLast()
        case .anotherSession: token = other.csrf
        case .beforeSignIn: token = stranger.csrf
        case .anotherKey:
            token = Signer(TestSite.signer(key: 2)).signature(of: "session session-2", for: .form)
        case .foreignOrigin: headers["Origin"] = "http://ailleurs.test"
        case .nullOrigin: headers["Origin"] = "null"
        case .crossSite: headers["Sec-Fetch-Site"] = "cross-site"
        case .sameSite: headers["Sec-Fetch-Site"] = "same-site"
        }
        let before = site.sessions.openCount
        let answer =
            sender == .noToken
            ? try await client.send(
                "POST", "/deconnexion", headers: ["Content-Type": "application/x-www-form-urlencoded"])
            : try await client.post("/deconnexion", ["_csrf": token], headers: headers)
        #expect(answer.status == (sender.isOurs ? 303 : 403))
        #expect(site.sessions.openCount == before - (sender.isOurs ? 1 : 0))
        if !sender.isOurs { #expect(answer.text.contains("Rien n’a été modifié")) }
    }

    @Test("behind a proxy the origin is that which people type")
    func publicOrigin() async throws {
        let configuration = WebConfiguration(publicOrigin: "https://teletravail.exemple.fr")
        var client = try TestSite(configuration: configuration).signedIn()
        _ = try await client.get("/aide")
        let inside = try await client.post("/deconnexion", headers: ["Origin": "http://pendulaire.test"])
        #expect(inside.status == 403)
        let outside = try await client.post("/deconnexion", headers: ["Origin": "https://teletravail.exemple.fr"])
        #expect(outside.status == 303)
    }

    @Test("the session's cookie is out of reach of scripts and other sites")
    func cookie() async throws {
        for isSecure in [false, true] {
            let site = try TestSite(configuration: WebConfiguration(isSecure: isSecure))
            site.sessions.add(.sample(), login: "1001")
            var client = site.visitor()
            _ = try await client.get("/connexion")
            let answer = try await client.post(
                "/connexion", ["organisme": "cpam-demo", "identifiant": "1001", "mot-de-passe": "azerty"])
            let cookie = try #require(answer.setCookies.first { $0.contains("pendulaire=") })
            for attribute in ["Path=/", "HttpOnly", "SameSite=Lax"] { #expect(cookie.contains("; \(attribute)")) }
            #expect(cookie.contains("; Secure") == isSecure)
            #expect(cookie.hasPrefix("__Host-") == isSecure)
            #expect(!cookie.contains("Domain"))
        }
    }

    @Test("a cookie we did not sign opens nothing", arguments: ["", "session-1", "session-1.", "session-1.AAAA", "."])
    func forged(value: String) async throws {
        let site = try TestSite()
        _ = site.sessions.open(.sample())
        var client = site.visitor()
        client.setCookie("pendulaire", value)
        #expect(try await client.get("/").location == "/connexion")
    }

    @Test("a signature for one purpose is worth nothing for another")
    func purposes() {
        let signer = Signer(TestSite.signer(key: 1))
        #expect(signer.open(signer.sign("x", for: .session), for: .session) == "x")
        #expect(signer.open(signer.sign("x", for: .visitor), for: .session) == nil)
        #expect(Signer(TestSite.signer(key: 2)).open(signer.sign("x", for: .session), for: .session) == nil)
        #expect(ConstantTime.equal("abc", "abc"))
        #expect(!ConstantTime.equal("abc", "abd"))
        #expect(!ConstantTime.equal("abc", "ab"))
    }

    @Test("what a person typed is escaped on the page")
    func escaped() async throws {
        var client = try TestSite().visitor()
        _ = try await client.get("/connexion")
        let answer = try await client.post("/connexion", ["organisme": "\"><script>alert(1)</script>"])
        #expect(answer.status == 422)
        #expect(!answer.text.contains("<script>alert"))
        #expect(answer.text.contains("&quot;&gt;&lt;script&gt;alert(1)"))
        let inAddress = try await client.get("/aide?x=\"><script>alert(2)</script>")
        #expect(!inAddress.text.contains("<script>alert"))
    }
}
