import Sodium
import Testing

@Suite("Encrypted streams")
struct SecretStreamTests {
    private let cryptography: SodiumCryptography
    private let key = [UInt8](repeating: 7, count: SecretStream.keyLength)
    private let bound = Array("header".utf8)

    init() throws { cryptography = try SodiumCryptography() }

    /// Three pieces, the last one empty, the first bound to a header.
    private func stream() -> (start: [UInt8], pieces: [[UInt8]]) {
        var stream = EncryptingStream(cryptography, key: key)
        let pieces = [
            stream.encrypt(Array("un".utf8), isLast: false, boundTo: bound),
            stream.encrypt(Array("deux".utf8), isLast: false),
            stream.encrypt([], isLast: true),
        ]
        return (stream.start, pieces)
    }

    private func open(
        _ pieces: [[UInt8]], start: [UInt8], key: [UInt8]? = nil, boundTo bound: [UInt8]? = nil
    ) -> [String?] {
        guard var stream = DecryptingStream(cryptography, key: key ?? self.key, start: start) else { return [nil] }
        var texts: [String?] = []
        for (index, piece) in pieces.enumerated() {
            let opened = stream.decrypt(piece, boundTo: index == 0 ? bound ?? self.bound : [])
            texts.append(opened.map { String(decoding: $0.bytes, as: UTF8.self) + ($0.isLast ? "." : "") })
        }
        return texts
    }

    @Test("what was encrypted is read back, and the last piece is known for it")
    func roundTrip() {
        let (start, pieces) = stream()
        #expect(open(pieces, start: start) == ["un", "deux", "."])
        #expect(!pieces.contains { $0.contains(Array("deux".utf8)) })
        #expect(pieces.map(\.count) == [2, 4, 0].map { $0 + SecretStream.overhead })
    }

    @Test("every flipped bit of every piece is seen")
    func flipped() {
        let (start, pieces) = stream()
        for piece in pieces.indices {
            for byte in pieces[piece].indices {
                var changed = pieces
                changed[piece][byte] ^= 1 << UInt8(byte % 8)
                #expect(open(changed, start: start)[piece] == nil, "piece \(piece), byte \(byte)")
            }
        }
    }

    @Test("pieces left out, repeated or put in another order are seen")
    func order() {
        let (start, pieces) = stream()
        #expect(open([pieces[0], pieces[2]], start: start) == ["un", nil])
        #expect(open([pieces[0], pieces[0]], start: start) == ["un", nil])
        #expect(open([pieces[1], pieces[0]], start: start).first == .some(nil))
        #expect(open(Array(pieces.dropLast()), start: start).last == "deux", "no piece is the last")
        #expect(open([pieces[0], pieces[1], Array(pieces[2].dropLast())], start: start).last == .some(nil))
    }

    @Test("another key, another start or another header opens nothing")
    func others() {
        let (start, pieces) = stream()
        #expect(open(pieces, start: start, key: [UInt8](repeating: 8, count: 32)).first == .some(nil))
        #expect(open(pieces, start: stream().start).first == .some(nil))
        #expect(open(pieces, start: start, boundTo: Array("Header".utf8)).first == .some(nil))
        #expect(DecryptingStream(cryptography, key: key, start: Array(start.dropLast())) == nil)
    }

    @Test("two streams of one key never begin the same")
    func starts() {
        #expect(stream().start != stream().start)
    }

    @Test("a passphrase and its salt stand for one key")
    func passphrase() async throws {
        let cost = try #require(PassphraseCost(passes: 1, memory: 8 << 20))
        let salt = [UInt8](repeating: 3, count: SodiumCryptography.saltLength)
        let key = try await cryptography.key(ofPassphrase: Array("été 2026".utf8), salt: salt, cost: cost)
        #expect(key.count == SecretStream.keyLength)
        #expect(try await cryptography.key(ofPassphrase: Array("été 2026".utf8), salt: salt, cost: cost) == key)
        #expect(try await cryptography.key(ofPassphrase: Array("ete 2026".utf8), salt: salt, cost: cost) != key)
        #expect(
            try await cryptography.key(
                ofPassphrase: Array("été 2026".utf8), salt: [UInt8](repeating: 4, count: salt.count), cost: cost) != key
        )
        #expect(try await cryptography.key(ofPassphrase: [], salt: salt, cost: cost) != key)
    }

    @Test(
        "a cost outside its limits is none",
        arguments: [
            (0, 8 << 20, false), (1, 8 << 20, true), (16, 1 << 30, true), (17, 8 << 20, false),
            (1, (8 << 20) - 1, false), (1, (1 << 30) + 1, false),
        ])
    func limits(passes: Int, memory: Int, isOne: Bool) {
        #expect((PassphraseCost(passes: passes, memory: memory) != nil) == isOne)
    }
}
