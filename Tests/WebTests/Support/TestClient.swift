import HTTPTypes
import Hummingbird
import NIOCore

@testable import Web

/// A browser as the suites need one: it keeps cookies, and the tokens of the last page for the next form.
///
///     var client = site.signedIn(.sample(roles: [.manager]))
///     let page = try await client.get("/demandes")
///     let answer = try await client.post("/demandes/42/refus", ["motif": "service"])
struct TestClient {
    let site: TestSite
    var headers: [String: String]
    private(set) var cookies: [String: String] = [:]
    private(set) var csrf = ""
    private(set) var jeton = ""

    init(site: TestSite, headers: [String: String] = [:]) {
        self.site = site
        self.headers = headers
    }

    mutating func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers: headers)
    }

    /// Sends a form as the last page would, its tokens included.
    mutating func post(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:], headers: [String: String] = [:]
    ) async throws -> Answer {
        var pairs = fields.map { ($0.key, $0.value) }
        if !pairs.contains(where: { $0.0 == "_csrf" }) { pairs.append(("_csrf", csrf)) }
        if !pairs.contains(where: { $0.0 == "_jeton" }) { pairs.append(("_jeton", jeton)) }
        let body = pairs.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }.joined(separator: "&")
        return try await send(
            "POST", path, headers: ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { $1 },
            body: RequestBody(buffer: ByteBuffer(string: body)))
    }

    /// Sends a form with a file, as browsers do.
    mutating func upload(
        _ path: String, field: String, fileName: String, bytes: [UInt8],
        _ fields: KeyValuePairs<String, String> = [:]
    ) async throws -> Answer {
        var body = MultipartBody()
        body.add("_csrf", csrf)
        for (name, value) in fields { body.add(name, value) }
        body.addFile(field, name: fileName, bytes: bytes)
        return try await send(
            "POST", path, headers: ["Content-Type": body.contentType],
            body: RequestBody(buffer: ByteBuffer(bytes: body.finished)))
    }

    mutating func send(
        _ method: String, _ path: String, headers extra: [String: String] = [:],
        body: RequestBody = RequestBody(buffer: ByteBuffer())
    ) async throws -> Answer {
        var head = HTTPRequest(
            method: .init(rawValue: method)!, scheme: "http", authority: "pendulaire.test", path: path)
        for (name, value) in headers.merging(extra, uniquingKeysWith: { $1 }) {
            head.headerFields[HTTPField.Name(name)!] = value
        }
        if !cookies.isEmpty {
            head.headerFields[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                .joined(separator: "; ")
        }
        let response = try await site.respond(to: HTTPCall(head: head, body: body))
        let answer = try await Answer(response)
        for cookie in answer.setCookies { keep(setCookie: cookie) }
        if let token = answer.hiddenField("_csrf") { csrf = token }
        if let token = answer.hiddenField("_jeton") { jeton = token }
        return answer
    }

    mutating func keep(setCookie: String) {
        let pair = setCookie.prefix { $0 != ";" }
        guard let equals = pair.firstIndex(of: "=") else { return }
        let name = String(pair[..<equals])
        cookies[name] = setCookie.contains("Max-Age=0") ? nil : String(pair[pair.index(after: equals)...])
    }

    mutating func setCookie(_ name: String, _ value: String?) { cookies[name] = value }
}

/// What came back, body read.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var location: String? { headers[.location] }
    var setCookies: [String] { headers[values: .setCookie] }

    init(_ response: PageResponse) async throws {
        let collected = CollectedBody()
        try await response.body.write(collected)
        status = response.status.code
        headers = response.headers
        bytes = collected.bytes
    }

    func header(_ name: String) -> String? { headers[HTTPField.Name(name)!] }

    /// The value of the first hidden field of that name.
    func hiddenField(_ name: String) -> String? {
        guard let start = text.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }
}

private final class CollectedBody: ResponseBodyWriter {
    var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
