import CSodium
import Dispatch

/// How dear it is to try a passphrase, kept beside what it protects so that it can be raised one day.
public struct PassphraseCost: Hashable, Sendable {
    /// Passes over the memory.
    public let passes: Int
    /// Bytes of memory.
    public let memory: Int

    /// Three passes over 64 MiB: some two tenths of a second, and little enough for a server that backs up by itself.
    public static let standard = PassphraseCost(passes: 3, memory: 64 << 20)!

    /// - Returns: nil outside 1 to 16 passes and 8 MiB to 1 GiB: a number read from a file must not exhaust the machine.
    public init?(passes: Int, memory: Int) {
        guard (1...16).contains(passes), ((8 << 20)...(1 << 30)).contains(memory) else { return nil }
        self.passes = passes
        self.memory = memory
    }
}

extension SodiumCryptography {
    /// Bytes of the salt of ``key(ofPassphrase:salt:cost:)``.
    public static let saltLength = crypto_pwhash_saltbytes()

    private static let queue = DispatchQueue(label: "pendulaire.passphrase", qos: .utility)

    /// The key that a passphrase stands for: argon2id.
    ///
    /// - Throws: ``SodiumError/outOfMemory``.
    public func key(ofPassphrase passphrase: [UInt8], salt: [UInt8], cost: PassphraseCost) async throws -> [UInt8] {
        precondition(salt.count == Self.saltLength, "A salt has 16 bytes.")
        return try await withCheckedThrowingContinuation { continuation in
            Self.queue.async {
                var key = [UInt8](repeating: 0, count: SecretStream.keyLength)
                let status = crypto_pwhash(
                    &key, UInt64(key.count), passphrase.map { CChar(bitPattern: $0) }, UInt64(passphrase.count), salt,
                    UInt64(cost.passes), cost.memory, crypto_pwhash_alg_argon2id13())
                if status == 0 {
                    continuation.resume(returning: key)
                } else {
                    continuation.resume(throwing: SodiumError.outOfMemory)
                }
            }
        }
    }
}
