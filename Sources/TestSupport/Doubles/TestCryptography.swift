import Synchronization
import UseCases

/// Cryptography that hides nothing but is quick, and gives the same bytes in each run.
public final class TestCryptography: Cryptography {
    private let random: Mutex<SeededRandom>

    public init(seed: UInt64 = 1) { random = Mutex(SeededRandom(seed: seed)) }

    /// FNV-1a stretched to 32 bytes: enough to tell texts apart, no more.
    public func digest(_ bytes: [UInt8]) -> [UInt8] {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        var stretched = SeededRandom(seed: hash)
        return (0..<4).flatMap { _ in TestCryptography.bytes(of: stretched.next()) }
    }

    public func keyedDigest(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        precondition((16...64).contains(key.count), "a key has 16 to 64 bytes")
        return digest([UInt8(key.count)] + key + bytes)
    }

    public func randomBytes(_ count: Int) -> [UInt8] {
        random.withLock { random in
            var bytes: [UInt8] = []
            while bytes.count < count { bytes += TestCryptography.bytes(of: random.next()) }
            return Array(bytes.prefix(count))
        }
    }

    public func hashPassword(_ password: String) async throws -> String { TestCryptography.hash(of: password) }

    public func verify(_ password: String, hash: String) async -> Bool { hash == TestCryptography.hash(of: password) }

    public func needsRehash(_ hash: String) -> Bool { !hash.hasPrefix("test:") }

    public func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool { a == b }

    /// What ``hashPassword(_:)`` answers, for whoever sets accounts up.
    public static func hash(of password: String) -> String { "test:\(password)" }

    private static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
