import Hummingbird
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite("What people send")
struct FormTests {
    @Test(
        "a plain form is read",
        arguments: [
            ("", []), ("a=1", ["a:1"]), ("a=1&b=2&a=3", ["a:1", "b:2", "a:3"]), ("a=", ["a:"]), ("a", ["a:"]),
            ("nom=Zo%C3%A9+L.", ["nom:Zoé L."]), ("t=a%0D%0Ab", ["t:a\nb"]), ("a=1&&b=2", ["a:1", "b:2"]),
            ("a=b=c", ["a:b=c"]),
        ])
    func plain(body: String, fields: [String]) throws {
        let form = try URLEncodedForm.parse(Array(body.utf8)[...])
        #expect(form.fields.map { "\($0.name):\($0.value)" } == fields)
    }

    @Test("what is no form is refused", arguments: ["a=%", "a=%4", "a=%zz", "a=%FF", "%C3=1", "a=%00", "a=\u{0}"])
    func malformed(body: String) {
        #expect(throws: FormError.malformed) { try URLEncodedForm.parse(Array(body.utf8)[...]) }
    }

    @Test("fields are counted: one below the limit, the limit, one above", arguments: [-1, 0, 1])
    func fieldLimit(difference: Int) throws {
        let count = URLEncodedForm.fieldLimit + difference
        let body = Array(Array(repeating: "a=1", count: count).joined(separator: "&").utf8)
        if difference > 0 {
            #expect(throws: FormError.tooManyFields) { try URLEncodedForm.parse(body[...]) }
        } else {
            #expect(try URLEncodedForm.parse(body[...]).fields.count == count)
        }
    }

    @Test("values are given without blanks, lists and boxes as they are checked")
    func values() throws {
        var form = Form(["nom": "  Zoé\u{A0}", "jour": "1", "jour": "3", "vide": " ", "_jeton": "t1"])
        form.path = "/mes-demandes/nouvelle"
        #expect(form["nom"] == "Zoé")
        #expect(form.exactValue("nom") == "  Zoé\u{A0}")
        #expect(form.values("jour") == ["1", "3"])
        #expect(form.value("vide") == nil)
        #expect(form["absent"] == "")
        #expect(form.isChecked("jour") && !form.isChecked("absent"))
        let token = try #require(form.token)
        #expect(token.hasPrefix("t1@/mes-demandes/nouvelle#"))
        #expect(Form().token == nil)
        // The same form again is the same act; corrected after going back, it is another one.
        var again = form
        #expect(again.token == token)
        again.fields[0] = Form.Field(name: "nom", value: "Zoë")
        #expect(again.token != token)
        var foreign = Form(["_jeton": "é"])
        foreign.path = form.path
        #expect(foreign.token == nil)
    }

    private static func sampleBody() -> MultipartBody {
        var body = MultipartBody()
        body.add("commentaire", "deux\r\nlignes é")
        body.addFile("fichier", name: "C:\\RH\\personnes.csv", bytes: Array("matricule;nom\r\n1001;Martin\r\n".utf8))
        body.addFile("binaire", name: "a.bin", type: "application/octet-stream", bytes: [0, 13, 10, 45, 45, 255])
        return body
    }

    @Test("a form with files is read, bytes untouched")
    func multipart() throws {
        let body = Self.sampleBody()
        let form = try Multipart.parse(body.finished, boundary: body.boundary)
        #expect(form["commentaire"] == "deux\nlignes é")
        #expect(form.file("fichier")?.name == "personnes.csv")
        #expect(form.file("fichier")?.contentType == "text/csv")
        #expect(
            form.file("fichier").map { String(decoding: $0.bytes, as: UTF8.self) } == "matricule;nom\r\n1001;Martin\r\n"
        )
        #expect(form.file("binaire")?.bytes == [0, 13, 10, 45, 45, 255])
        #expect(form.file("autre") == nil)
    }

    @Test("a file field left empty is no file")
    func noFileChosen() throws {
        var body = MultipartBody()
        body.addFile("fichier", name: "", bytes: [])
        #expect(try Multipart.parse(body.finished, boundary: body.boundary).files.isEmpty)
    }

    @Test("an upload cut anywhere is refused, never half read")
    func truncated() {
        let body = Self.sampleBody()
        // The line break after the closing boundary may be missing: nothing follows it.
        let whole = body.finished.dropLast(2)
        for length in 0..<whole.count {
            #expect(throws: FormError.self, "cut after \(length) bytes") {
                try Multipart.parse(Array(whole.prefix(length)), boundary: body.boundary)
            }
        }
        #expect(throws: Never.self) { try Multipart.parse(Array(whole), boundary: body.boundary) }
    }

    @Test("20,000 damaged uploads are read or refused, and never stop the program", arguments: [1, 2, 3, 4])
    func fuzz(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let original = Self.sampleBody()
        let pieces = ["\r\n", "--", original.boundary, ";", "\"", "filename=", "\\", "\0", ":", "é"].map {
            Array($0.utf8)
        }
        var read = 0
        for _ in 0..<5_000 {
            var bytes = original.finished
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0 where index < bytes.count: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: index)
                case 2: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 0...40, using: &random)))
                default:
                    bytes.replaceSubrange(index..<index, with: bytes.prefix(Int.random(in: 0...60, using: &random)))
                }
            }
            if let form = try? Multipart.parse(bytes, boundary: original.boundary) {
                read += 1
                #expect(form.fields.count + form.files.count <= Multipart.partLimit)
                #expect(form.fields.reduce(0) { $0 + $1.value.utf8.count } <= bytes.count)
            }
        }
        #expect(read > 0 && read < 5_000)
    }

    @Test("random bytes are never taken for a form with files", arguments: [11, 12])
    func noise(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for length in 0..<2_000 {
            let bytes = (0..<length % 300).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(throws: FormError.self) { try Multipart.parse(bytes, boundary: "b") }
            _ = try? URLEncodedForm.parse(bytes[...])
        }
    }

    @Test(
        "the boundary is read from the header",
        arguments: [
            ("multipart/form-data; boundary=abc", "abc"), ("multipart/form-data; boundary=\"a b;c\"", "a b;c"),
            ("Multipart/Form-Data;  Boundary=x ; charset=utf-8", "x"), ("multipart/form-data", nil),
            ("multipart/form-data; boundary=", nil),
            ("multipart/form-data; boundary=\(String(repeating: "a", count: 70))", String(repeating: "a", count: 70)),
            ("multipart/form-data; boundary=\(String(repeating: "a", count: 71))", nil),
        ] as [(String, String?)])
    func boundary(header: String, expected: String?) {
        #expect(Multipart.boundary(contentType: header) == expected)
    }

    @Test("a form of the limit is read, one byte more is refused in words", arguments: [(-1, 422), (0, 422), (1, 413)])
    func sizes(difference: Int, status: Int) async throws {
        let limit = 2_000
        var client = try TestSite(configuration: WebConfiguration(formLimit: limit)).visitor()
        _ = try await client.get("/connexion")
        let start = "_csrf=\(client.csrf)&organisme="
        let body = start + String(repeating: "a", count: limit + difference - start.utf8.count)
        let answer = try await client.send(
            "POST", "/connexion", headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: RequestBody(buffer: ByteBuffer(string: body)))
        #expect(answer.status == status)
        if status == 413 { #expect(answer.text.contains("Rien n’a été enregistré")) }
    }

    @Test("a hundred megabytes are refused before they are read, announced or not", arguments: [true, false])
    func hugeUpload(isAnnounced: Bool) async throws {
        var client = try TestSite().signedIn()
        _ = try await client.get("/aide")
        let counter = Counter()
        let chunk = ByteBuffer(repeating: 0x61, count: 1 << 20)
        let stream = AsyncStream<ByteBuffer> { counter.next() <= 100 ? chunk : nil }
        var headers = ["Content-Type": "multipart/form-data; boundary=b"]
        if isAnnounced { headers["Content-Length"] = String(100 << 20) }
        let answer = try await client.send(
            "POST", "/deconnexion", headers: headers, body: RequestBody(asyncSequence: stream))
        #expect(answer.status == 413)
        #expect(answer.text.contains("20\u{A0}Mo"))
        #expect(counter.count <= (isAnnounced ? 1 : 22))
    }

    @Test("a stranger cannot send a large body at all")
    func strangersUpload() async throws {
        var client = try TestSite().visitor()
        _ = try await client.get("/connexion")
        let answer = try await client.upload(
            "/connexion", field: "f", fileName: "a.csv", bytes: [UInt8](repeating: 65, count: 300 << 10))
        #expect(answer.status == 413)
    }

    @Test(
        "what cannot be read is refused in words",
        arguments: [
            ("application/json", "{}", "n’est pas accepté"), ("text/plain", "a", "n’est pas accepté"),
            ("multipart/form-data", "x", "ne peut pas être lu"),
            (
                "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nva",
                "interrompu"
            ),
            ("multipart/form-data; boundary=b", "\u{0}\u{1}PK", "ne peut pas être lu"),
        ])
    func refusedInWords(type: String, body: String, words: String) async throws {
        var client = try TestSite().signedIn()
        _ = try await client.get("/aide")
        let answer = try await client.send(
            "POST", "/deconnexion", headers: ["Content-Type": type],
            body: RequestBody(buffer: ByteBuffer(string: body)))
        #expect(answer.status == 400)
        #expect(answer.text.contains(words))
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)
        func next() -> Int {
            value.withLock {
                $0 += 1
                return $0
            }
        }
        var count: Int { value.withLock { $0 } }
    }
}
