import Testing

@testable import Web

@Suite("The health pages")
struct HealthTests {
    @Test("say that the server is live and ready, without cookie, to anybody")
    func fine() async throws {
        var client = try TestSite().visitor()
        for (path, body) in [("/sante/vivant", #"{"status":"live"}"#), ("/sante/pret", #"{"status":"ready"}"#)] {
            let answer = try await client.get(path)
            #expect(answer.status == 200 && answer.text == body + "\n")
            #expect(answer.header("Content-Type") == "application/json")
            #expect(answer.header("Retry-After") == nil && answer.setCookies.isEmpty)
            #expect(answer.header("Cache-Control") == "no-store")
        }
    }

    @Test("say why the server is not ready, and that it lives", arguments: Readiness.Reason.allCases)
    func notReady(reason: Readiness.Reason) async throws {
        var client = try TestSite(operations: Operations { .notReady(reason) }).visitor()
        let answer = try await client.get("/sante/pret")
        #expect(answer.status == 503 && answer.header("Retry-After") == "5")
        #expect(answer.text == "{\"status\":\"not-ready\",\"reason\":\"\(reason.rawValue)\"}\n")
        #expect(try await client.get("/sante/vivant").status == 200)
    }

    @Test("say first of all that the server is about to stop, without asking the base")
    func draining() async throws {
        let operations = Operations {
            Issue.record("the base was asked")
            return .ready
        }
        operations.draining.begin()
        var client = try TestSite(operations: operations).visitor()
        let answer = try await client.get("/sante/pret")
        #expect(answer.status == 503 && answer.text.contains(#""reason":"draining""#))
        #expect(try await client.get("/sante/vivant").status == 200)
        #expect(try await client.get("/aide").status == 200)
    }

    @Test("look up no session, and are logged for nobody but who looks closely")
    func quiet() async throws {
        let site = try TestSite()
        var client = site.signedIn()
        site.sessions.breakDown()
        for path in ["/sante/vivant", "/sante/pret"] { #expect(try await client.get(path).status == 200) }
        #expect(site.log.lines.count == 2 && site.log.lines.allSatisfy { $0.hasPrefix("debug") })
    }

    @Test("take no form")
    func noForm() async throws {
        var client = try TestSite().visitor()
        for path in ["/sante/vivant", "/sante/pret"] {
            _ = try await client.get("/aide")
            #expect(try await client.post(path).status == 405)
        }
    }
}
