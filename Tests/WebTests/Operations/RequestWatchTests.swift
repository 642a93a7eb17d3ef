import Testing

@testable import Web

@Suite("What is told of a request")
struct RequestWatchTests {
    @Test("is its identity, returned, logged, and shown as the reference of an error")
    func identity() async throws {
        let site = try TestSite()
        var client = site.visitor()
        var seen: Set<String> = []
        for path in ["/aide", "/inconnue", "/sante/pret", "/connexion"] {
            let answer = try await client.get(path, headers: ["X-Request-Id": "of-the-browser"])
            let id = try #require(answer.header("X-Request-Id"))
            #expect(id.wholeMatch(of: /[0-9A-Z]{8}/) != nil)
            #expect(answer.status != 404 || answer.text.contains("<code>\(id)</code>"))
            seen.insert(id)
        }
        #expect(seen.count == 4)
    }

    @Test(
        "is the proxy's identity when it is trusted and well formed",
        arguments: [
            ("7b1f1c1e-0000-4000-8000-1234567890ab", true), ("A.b_c-12", true), ("1234567", false), ("", false),
            (String(repeating: "a", count: 64), true), (String(repeating: "a", count: 65), false),
            ("abcd efgh", false), ("abcdéfgh", false), ("<script>x", false), ("a\"b,c:d/e", false),
        ])
    func trusted(given: String, isTaken: Bool) async throws {
        #expect(RequestIdentity.isWellFormed(given) == isTaken)
        var client = try TestSite(configuration: WebConfiguration(trustsRequestID: true)).visitor()
        let answer = try await client.get("/inconnue", headers: ["X-Request-Id": given])
        #expect((answer.header("X-Request-Id") == given) == isTaken)
        #expect(answer.text.contains("<code>\(given)</code>") == isTaken)
    }

    @Test("in the logs is its route and its organisme, and nothing of the person")
    func logged() async throws {
        let site = try TestSite()
        var client = site.signedIn(.sample("Nadia Benali"))
        _ = try await client.get(
            "/aide?nom=Secret", headers: ["User-Agent": "Navigateur", "X-Forwarded-For": "192.0.2.7"])
        _ = try await client.get("/demandes/0198-secret")
        _ = try await client.get("/personnes/Secret/inconnu")
        let lines = site.log.lines.filter { $0.contains(" Request ") }
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("info Request ") && lines[0].contains("route=/aide status=200"))
        #expect(lines.allSatisfy { $0.contains("organisation=organisation") && $0.contains("method=GET") })
        #expect(lines[1].contains("route=/demandes/{id}") && lines[2].contains("route=other"))
        let all = site.log.lines.joined(separator: "\n")
        for word in ["Secret", "secret", "Nadia", "Benali", "Navigateur", "192.0.2.7"] { #expect(!all.contains(word)) }
    }

    @Test("in the figures is its route, method and class of status, however many addresses are tried")
    func counted() async throws {
        let operations = Operations()
        let site = try TestSite(operations: operations)
        var client = site.signedIn()
        for number in 0..<50 {
            _ = try await client.get("/personnes/\(number)/semaine")
            _ = try await client.get("/rien/\(number)?nom=Secret")
            _ = try await client.send("BREW\(number)", "/aide")
        }
        _ = try await client.get("/aide")
        var page = Exposition()
        operations.meter.write(to: &page)
        let name = "pendulaire_http_request_duration_seconds_count"
        let counts = page.text.split(separator: "\n").filter { $0.hasPrefix(name) }.map(String.init)
        #expect(counts.count == 4)
        #expect(counts.contains(#"\#(name){route="/aide",method="GET",status="2xx"} 1"#))
        #expect(counts.contains(#"\#(name){route="other",method="GET",status="4xx"} 50"#))
        #expect(counts.contains { $0.contains(#"route="/personnes/{id}/semaine",method="GET""#) })
        #expect(counts.contains(#"\#(name){route="/aide",method="other",status="4xx"} 50"#))
        #expect(page.text.contains("pendulaire_http_requests_in_flight 0\n") && !page.text.contains("Secret"))
    }

    @Test(
        "is an outage in words when the base is away",
        arguments: [
            (Outage.unavailable(retryAfter: 60), "unavailable", "60"), (.overloaded(retryAfter: 2), "overloaded", "2"),
            (.uncertain(retryAfter: 5), "uncertain", "5"),
        ])
    func outage(outage: Outage, code: String, seconds: String) async throws {
        let site = try TestSite(outage: { $0 is TestSessions.Broken ? outage : nil })
        var client = site.signedIn()
        site.sessions.breakDown()
        let answer = try await client.get("/aide", headers: ["Accept": "application/json"])
        #expect(answer.status == 503 && answer.header("Retry-After") == seconds)
        #expect(answer.text.contains("\"code\":\"\(code)\""))
        let page = try await client.get("/aide")
        #expect(page.status == 503 && page.text.contains("<h1>") && page.header("Retry-After") == seconds)
    }

    @Test("adds up in a histogram, each duration in its class and all those above")
    func histogram() {
        var histogram = Histogram()
        for nanoseconds: Int64 in [999_999, 1_000_000, 1_000_001, 10_000_000_000, 10_000_000_001] {
            histogram.add(nanoseconds: nanoseconds)
        }
        #expect(histogram.counts.first == 2 && histogram.counts[1] == 1 && histogram.counts.last == 1)
        var page = Exposition()
        page.histogram("x", "Help.", [(labels: [("a", "q\"\\\n")], histogram)])
        #expect(
            page.text.hasPrefix("# HELP x Help.\n# TYPE x histogram\nx_bucket{a=\"q\\\"\\\\\\n\",le=\"0.001\"} 2\n"))
        #expect(page.text.contains("le=\"0.0025\"} 3\n") && page.text.contains("le=\"10\"} 4\n"))
        #expect(page.text.contains("le=\"+Inf\"} 5\n") && page.text.contains("_count{a=\"q\\\"\\\\\\n\"} 5\n"))
    }
}
