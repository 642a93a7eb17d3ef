import Sodium
import Testing

@Suite("Digests of bytes that come in pieces")
struct RunningDigestTests {
    @Test("pieces of any length digest as the whole", arguments: [0, 1, 127, 128, 129, 4096, 100_000])
    func pieces(length: Int) throws {
        let cryptography = try SodiumCryptography()
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for size in [1, 127, 128, 129, length + 1] {
            let digest = RunningDigest(cryptography)
            for start in stride(from: 0, to: length, by: size) {
                digest.add(Array(bytes[start..<min(start + size, length)]))
            }
            #expect(digest.finish() == cryptography.digest(bytes), "in pieces of \(size)")
        }
    }
}
