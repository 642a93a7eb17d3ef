import Sodium
import Testing
import UseCases

@Suite("Digests and comparison")
struct DigestTests {
    let cryptography: SodiumCryptography

    init() throws {
        cryptography = try SodiumCryptography()
    }

    // Made with Python's hashlib.blake2b(digest_size=32), which shares no code with libsodium. 128 bytes are
    // one block of BLAKE2b, 129 one byte more.
    @Test(
        "a digest is BLAKE2b-256",
        arguments: [
            ([], "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"),
            (Array("abc".utf8), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"),
            ((0..<128).map { UInt8($0) }, "c3582f71ebb2be66fa5dd750f80baae97554f3b015663c8be377cfcb2488c1d1"),
            ((0..<129).map { UInt8($0) }, "f7f3c46ba2564ff4c4c162da1f5b605f9f1c4aa6a20652a9f9a337c1a2f5b9c9"),
        ] as [([UInt8], String)])
    func plain(bytes: [UInt8], expected: String) {
        #expect(ByteText.hex(cryptography.digest(bytes)) == expected)
    }

    @Test(
        "a keyed digest is keyed BLAKE2b-256, from the shortest key to the longest",
        arguments: [
            ("", (0..<16).map { UInt8($0) }, "037c7d740ea795902b5aebe210fafffff1f627f74010f8dc79c0d5b8a9fb5847"),
            ("abc", (0..<64).map { UInt8($0) }, "dff38c978666dff5631db35ca15535520d134f5c8060ea569c6a178ad393719f"),
            (
                "Réexamen", [UInt8](repeating: UInt8(ascii: "k"), count: 32),
                "7486c5c563f033d824cc183e811a1f84337d2a826ca3dd0a60ffa5479504f65d"
            ),
        ] as [(String, [UInt8], String)])
    func keyed(text: String, key: [UInt8], expected: String) {
        #expect(ByteText.hex(cryptography.keyedDigest(Array(text.utf8), key: key)) == expected)
    }

    // One expectation each: a test that ends its process takes nothing along with Swift 6.2.
    @Test("a key that libsodium would ignore or cut stops the program")
    func keyOfWrongLength() async {
        await #expect(processExitsWith: .failure) { _ = try SodiumCryptography().keyedDigest([1], key: []) }
        await #expect(processExitsWith: .failure) {
            _ = try SodiumCryptography().keyedDigest([1], key: [UInt8](repeating: 7, count: 15))
        }
        await #expect(processExitsWith: .failure) {
            _ = try SodiumCryptography().keyedDigest([1], key: [UInt8](repeating: 7, count: 65))
        }
    }

    @Test(
        "bytes are equal when lengths and all bytes are",
        arguments: [
            ([], [], true), ([1, 2, 3], [1, 2, 3], true), ([1, 2, 3], [1, 2, 4], false),
            ([1, 2, 3], [0, 2, 3], false),
            ([1, 2, 3], [1, 2], false), ([], [0], false),
        ] as [([UInt8], [UInt8], Bool)])
    func equality(a: [UInt8], b: [UInt8], expected: Bool) {
        #expect(cryptography.equal(a, b) == expected)
        #expect(cryptography.equal(b, a) == expected)
    }

    @Test("random bytes have the length asked for and do not come twice", arguments: [0, 1, 31, 32, 33, 4096])
    func random(count: Int) {
        let drawn = (0..<8).map { _ in cryptography.randomBytes(count) }
        #expect(drawn.allSatisfy { $0.count == count })
        if count >= 31 { #expect(Set(drawn).count == 8) }
    }

    @Test("random bytes take every value")
    func randomCoversBytes() {
        // A value missing from 65,536 draws has a chance of 10⁻¹⁰⁹.
        #expect(Set(cryptography.randomBytes(65_536)).count == 256)
    }
}
