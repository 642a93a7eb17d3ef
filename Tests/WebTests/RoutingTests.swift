import Telework
import Testing

@testable import Web

@Suite("Who is answered what")
struct RoutingTests {
    @Test(
        "the open pages answer in both languages",
        arguments: [
            ("/connexion", "Se connecter", "Sign in"), ("/aide", "Aide", "Help"),
            ("/mentions-legales", "Mentions légales", "Legal notice"),
            ("/accessibilite", "Accessibilité", "Accessibility"),
        ])
    func openPages(path: String, french: String, english: String) async throws {
        let site = try TestSite()
        for (header, language, title) in [("fr-FR", "fr", french), ("en-GB,fr;q=0.5", "en", english)] {
            var client = site.visitor(["Accept-Language": header])
            let page = try await client.get(path)
            #expect(page.status == 200)
            #expect(page.text.contains("<html lang=\"\(language)\">"))
            #expect(page.text.contains("<h1>\(title)</h1>"))
            #expect(page.text.contains("<title>\(title) – Pendulaire</title>"))
            #expect(page.header("Content-Language") == language)
        }
    }

    @Test("every registered page for signed-in people sends a stranger to sign in")
    func strangers() async throws {
        let site = try TestSite()
        let closed = site.web.allowedMethods.filter { !$0.key.isOpen && $0.value.contains("GET") }.map(\.key)
        #expect(closed.count >= 1)
        for path in closed {
            var client = site.visitor()
            let link = try #require(PathTests.links.first { $0.0 == path }?.1)
            let answer = try await client.get(link)
            #expect(answer.status == 303)
            #expect(answer.location == Link.signIn(next: link))
            let problem = try await client.get(link, headers: ["Accept": "application/json"])
            #expect(problem.status == 401)
        }
    }

    @Test("every act for signed-in people sends a stranger to sign in, whatever the form says")
    func strangersPost() async throws {
        let site = try TestSite()
        let acts = site.web.allowedMethods.filter { !$0.key.isOpen && $0.value.contains("POST") }.map(\.key)
        #expect(acts.count >= 1)
        for path in acts {
            var client = site.visitor()
            let link = try #require(PathTests.links.first { $0.0 == path }?.1)
            let answer = try await client.post(link, ["_csrf": "x"])
            #expect(answer.status == 303)
            #expect(answer.location == (path == .signOut ? "/connexion" : "/connexion?envoi=perdu"))
        }
    }

    @Test(
        "another method than the page's is refused with those it takes",
        arguments: [
            ("POST", "/aide", "GET, HEAD"), ("DELETE", "/aide", "GET, HEAD"), ("PUT", "/connexion", "GET, HEAD, POST"),
            ("GET", "/langue", "POST"), ("GET", "/deconnexion", "POST"), ("BREW", "/aide", "GET, HEAD"),
        ])
    func otherMethods(method: String, path: String, allowed: String) async throws {
        var client = try TestSite().signedIn()
        let answer = try await client.send(method, path)
        #expect(answer.status == 405)
        #expect(answer.header("Allow") == allowed)
    }

    @Test("HEAD gives the headers of the page and no body")
    func head() async throws {
        var client = try TestSite().visitor()
        for (path, status) in [("/aide", 200), ("/inconnue", 404)] {
            let answer = try await client.send("HEAD", path)
            #expect(answer.status == status)
            #expect(answer.bytes.isEmpty)
            #expect(Int(answer.header("Content-Length") ?? "") ?? 0 > 500)
        }
    }

    @Test(
        "the first page is that of the role",
        arguments: [
            ([.employee], "/ma-semaine"), ([.employee, .manager], "/demandes"),
            ([.employee, .humanResources], "/indemnites"), ([.administrator], "/textes"),
            ([.employee, .worksCouncil], "/ma-semaine"), ([.network], "/reseau"),
            ([.employee, .network], "/ma-semaine"),
        ] as [(Set<Role>, String)])
    func firstPage(roles: Set<Role>, link: String) async throws {
        var client = try TestSite().signedIn(.sample(roles: roles))
        let answer = try await client.get("/")
        #expect(answer.status == 303)
        #expect(answer.location == link)
    }

    @Test("the navigation holds what the roles may do, and says where one is")
    func navigation() {
        var visit = Visit()
        visit.path = "/demandes/42"
        #expect(Navigation.items(for: visit).isEmpty)
        visit.viewer = .sample(roles: [.employee])
        #expect(
            Navigation.items(for: visit).map(\.link) == ["/ma-semaine", "/mes-demandes", "/equipe/semaine", "/textes"])
        visit.viewer = .sample(roles: [.employee, .manager])
        let items = Navigation.items(for: visit, in: .requestsToAnswer)
        #expect(items.contains { $0.label == "Demandes à traiter" && $0.isCurrent })
        #expect(items.filter(\.isCurrent).count == 1)
        visit.path = "/personnes/42/semaine"
        #expect(Navigation.items(for: visit).filter(\.isCurrent).map(\.link) == ["/equipe/semaine"])
        visit.viewer = .sample(roles: Set(Role.allCases))
        #expect(Navigation.items(for: visit).count == 11)
    }

    @Test("the language chosen before signing in is kept by a cookie")
    func chosenLanguage() async throws {
        var client = try TestSite().visitor()
        _ = try await client.get("/aide")
        let answer = try await client.post("/langue", ["langue": "en", "suite": "/aide"])
        #expect(answer.status == 303)
        #expect(answer.location == "/aide")
        #expect(try await client.get("/aide").text.contains("<html lang=\"en\">"))
        let elsewhere = try await client.post("/langue", ["langue": "fr", "suite": "//ailleurs.fr"])
        #expect(elsewhere.location == "/")
        #expect(try await client.post("/langue", ["langue": "de"]).status == 400)
    }

    @Test("the language chosen once signed in is kept with the account")
    func accountLanguage() async throws {
        let site = try TestSite()
        let viewer = Viewer.sample(language: .french)
        var client = site.signedIn(viewer)
        _ = try await client.get("/aide", headers: ["Accept-Language": "en"])
        _ = try await client.post("/langue", ["langue": "en", "suite": "/"])
        #expect(site.sessions.language(of: viewer.account) == .english)
    }

    @Test("the account's language counts before the browser's")
    func accountBeforeBrowser() async throws {
        var client = try TestSite().signedIn(.sample(language: .english))
        let page = try await client.get("/aide", headers: ["Accept-Language": "fr"])
        #expect(page.text.contains("<html lang=\"en\">"))
    }

    @Test(
        "the language and the form of the answer follow the weights of the headers",
        arguments: [
            ("", false, false), ("en", true, false), ("fr;q=0.8, en;q=0.9", true, false),
            ("en;q=0.3, fr-CH", false, false), ("de", false, false), ("application/json", false, true),
            ("text/html, application/json;q=0.9", false, false),
            ("application/problem+json, text/html;q=0.5", false, true),
            ("*/*", false, false), (";;;,,,=q", false, false),
        ])
    func preferences(header: String, isEnglish: Bool, prefersJSON: Bool) {
        let preferences = Preferences(header)
        #expect((preferences.language == .english) == isEnglish)
        #expect(preferences.prefersJSON == prefersJSON)
    }
}
