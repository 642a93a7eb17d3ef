import Telework
import Testing

@testable import Web

@Suite("When something goes wrong")
struct ErrorPageTests {
    private static let errors: [WebError] = [
        .badRequest(LocalizedText(french: "Choisissez un mois.", english: "Choose a month.")),
        .unreadableForm(.malformed), .unreadableForm(.truncated), .unreadableForm(.tooManyFields),
        .unreadableForm(.unsupportedType),
        .forbidden(LocalizedText(french: "Voyez les RH.", english: "Ask HR.")), .foreignForm, .notFound,
        .methodNotAllowed(["GET"]), .tooLarge(limit: 20 << 20),
        .unprocessable(LocalizedText(french: "Refusé.", english: "Refused.")), .unavailable(retryAfter: 5),
        .overloaded(retryAfter: 2), .uncertain(retryAfter: 5),
    ]

    @Test("each error has its status, its words and a logged reference, in both languages", arguments: errors)
    func pages(error: WebError) async throws {
        let site = try TestSite()
        for language in Language.allCases {
            var context = OpenContext(logger: site.log.logger)
            context.visit.language = language
            context.visit.requestID = RandomText.reference()
            let call = HTTPCall(
                head: .init(method: .get, scheme: "http", authority: "a", path: "/x?nom=Secret"),
                body: .init(buffer: .init()))
            let answer = try await Answer(ErrorPages(site: site.web.site).answer(to: error, call, context))
            #expect(answer.status == error.status.code)
            #expect(answer.text.contains("<h1>\(error.heading[language])</h1>"))
            #expect(answer.text.contains("<html lang=\"\(language.rawValue)\">"))
            let reference = try #require(answer.text.firstMatch(of: /<code>([0-9A-Z]{8})<\/code>/)?.1)
            let line = try #require(site.log.lines.last)
            #expect(line.contains("reference=\(reference)"))
            #expect(line.contains("code=\(error.code)"))
            #expect(reference == context.visit.requestID && line.contains("route=other"))
            #expect(!line.contains("Secret") && !line.contains("/x"))
        }
    }

    @Test("a fault of ours shows no detail, and logs it")
    func internalFault() async throws {
        let site = try TestSite()
        var client = site.signedIn()
        site.sessions.breakDown()
        let answer = try await client.get("/aide", headers: ["Accept-Language": "en"])
        #expect(answer.status == 500)
        #expect(answer.text.contains("Something went wrong"))
        #expect(!answer.text.contains("Broken"))
        #expect(site.log.lines.contains { $0.hasPrefix("error") && $0.contains("Broken") })
    }

    @Test("programs get a problem with a stable code")
    func problem() async throws {
        var client = try TestSite().visitor(["Accept": "application/problem+json"])
        let answer = try await client.get("/inconnue")
        #expect(answer.status == 404)
        #expect(answer.header("Content-Type") == "application/problem+json; charset=utf-8")
        #expect(
            answer.text.hasPrefix(
                #"{"type":"about:blank","status":404,"code":"not-found","title":"Page introuvable","detail":"#))
    }

    @Test("an error of another layer is answered as it says")
    func converted() async throws {
        struct Away: WebErrorConvertible { var webError: WebError { .unavailable(retryAfter: 7) } }
        let site = try TestSite()
        let call = HTTPCall(
            head: .init(method: .get, scheme: "http", authority: "a", path: "/"), body: .init(buffer: .init()))
        let answer = try await Answer(
            ErrorPages(site: site.web.site).answer(to: Away(), call, OpenContext(logger: site.log.logger)))
        #expect(answer.status == 503)
        #expect(answer.header("Retry-After") == "7")
    }

    @Test(
        "text is quoted for JSON",
        arguments: [
            ("a\"b", #""a\"b""#), ("\\", #""\\""#), ("\n\t\r", #""\n\t\r""#), ("\u{1}", #""\u0001""#), ("é", "\"é\""),
        ])
    func quoted(text: String, json: String) {
        #expect(JSONText.quoted(text) == json)
    }
}
