import CSodium
import UseCases

/// The program's cryptography on libsodium: BLAKE2b for digests, the system's generator, argon2id for passwords.
public struct SodiumCryptography: Cryptography {
    /// Bytes of a digest, keyed or not.
    static let digestLength = 32

    let passwords: PasswordHasher

    // sodium_init must come before any other call, is harmless twice, and fails only without a source of randomness.
    private static let ready = sodium_init() >= 0

    /// - Throws: ``SodiumError/unavailable`` when the machine gives no randomness to libsodium.
    public init() throws(SodiumError) {
        guard Self.ready else { throw .unavailable }
        passwords = PasswordHasher()
    }

    public func digest(_ bytes: [UInt8]) -> [UInt8] {
        genericHash(bytes, key: [])
    }

    public func keyedDigest(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        // libsodium takes an empty key for "no key": the digest would then be anybody's to make.
        precondition(
            key.count >= crypto_generichash_keybytes_min() && key.count <= crypto_generichash_keybytes_max(),
            "A key has 16 to 64 bytes.")
        return genericHash(bytes, key: key)
    }

    public func randomBytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    public func hashPassword(_ password: String) async throws -> String {
        try await passwords.hash(password)
    }

    public func verify(_ password: String, hash: String) async -> Bool {
        await passwords.verify(password, hash: hash)
    }

    public func needsRehash(_ hash: String) -> Bool {
        passwords.needsRehash(hash)
    }

    public func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count == b.count && sodium_memcmp(a, b, a.count) == 0
    }

    private func genericHash(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Self.digestLength)
        let status = crypto_generichash(
            &digest, digest.count, bytes, UInt64(bytes.count), key.isEmpty ? nil : key, key.count)
        // It refuses lengths only, and both are fixed above.
        precondition(status == 0, "BLAKE2b refused its lengths.")
        return digest
    }
}
