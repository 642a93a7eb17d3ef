import Sodium
import Testing

@testable import UseCases

@Suite("One-time codes")
struct OneTimeCodeTests {
    @Test("a code is three groups of four letters that nobody mistakes")
    func shape() throws {
        let cryptography = try SodiumCryptography()
        for _ in 0..<200 {
            let code = OneTimeCode(from: cryptography)
            #expect(code.letters.count == 12)
            #expect(code.printed.split(separator: "-").map(\.count) == [4, 4, 4])
            #expect(code.letters.allSatisfy { !"0O1ILUAE".contains($0) })
        }
    }

    @Test("codes do not come twice and every letter is drawn")
    func spread() throws {
        let cryptography = try SodiumCryptography()
        let codes = (0..<500).map { _ in OneTimeCode(from: cryptography) }
        #expect(Set(codes).count == 500)
        #expect(Set(codes.joined(by: \.letters)).count == OneTimeCode.alphabet.count)
    }

    @Test(
        "a code is read as people type it",
        arguments: ["7KMP-X2RT-9WQD", "7kmp-x2rt-9wqd", "7KMPX2RT9WQD", " 7kmp x2rt 9wqd ", "7-K-M-P-X2RT9WQD"])
    func typed(text: String) {
        #expect(OneTimeCode(typed: text)?.printed == "7KMP-X2RT-9WQD")
    }

    @Test(
        "what cannot be a code is refused",
        arguments: ["", "7KMP-X2RT-9WQ", "7KMP-X2RT-9WQDD", "7KMP-X2RT-9WQ0", "7KMP-X2RT-9WQO", "7KMP_X2RT_9WQD", "ß"])
    func refused(text: String) {
        #expect(OneTimeCode(typed: text) == nil)
    }

    @Test("bytes that would favour the first letters are thrown away")
    func fairDraw() {
        // 252 to 255 are beyond the last whole multiple of 28; 27, 28 and 251 are the edges of what is kept.
        let code = OneTimeCode(from: FixedBytes(bytes: [252, 255, 0, 27, 28, 251, 253, 1, 254, 2, 3, 4]))
        #expect(code.letters == "2Z2Z34562Z2Z")
    }

    /// Gives the same bytes at each call; nothing else of it is called.
    private struct FixedBytes: Cryptography {
        let bytes: [UInt8]

        func randomBytes(_ count: Int) -> [UInt8] { Array(bytes.prefix(count)) }
        func digest(_ bytes: [UInt8]) -> [UInt8] { bytes }
        func keyedDigest(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] { bytes }
        func hashPassword(_ password: String) async throws -> String { password }
        func verify(_ password: String, hash: String) async -> Bool { password == hash }
        func needsRehash(_ hash: String) -> Bool { false }
        func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool { a == b }
    }
}

extension Sequence {
    fileprivate func joined(by text: (Element) -> String) -> String {
        map(text).joined()
    }
}
