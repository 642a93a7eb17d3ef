/// What the use cases need of cryptography: digests, randomness and passwords, never an algorithm's name.
///
/// One implementation serves the whole program, so that every digest in the base comes from the same function.
public protocol Cryptography: Sendable {
    /// The 32-byte digest of `bytes`: seals of the journal, fingerprints of files and payloads.
    func digest(_ bytes: [UInt8]) -> [UInt8]

    /// The 32-byte digest of `bytes` that only the holder of `key` can make: signs cookies, salts commitments.
    ///
    /// - Parameter key: 16 to 64 bytes; anything else is a programmer's error and stops the program.
    func keyedDigest(_ bytes: [UInt8], key: [UInt8]) -> [UInt8]

    /// `count` bytes nobody can guess, from the operating system's generator.
    func randomBytes(_ count: Int) -> [UInt8]

    /// A self-describing text (algorithm, cost, salt, hash) to store in place of `password`.
    ///
    /// Two calls with the same password give different texts. Waits for its turn: few run at the same time.
    /// - Throws: when the machine has not the memory the hash needs.
    func hashPassword(_ password: String) async throws -> String

    /// Whether `password` is the one `hash` was made from; false when `hash` is truncated or is no hash at all.
    func verify(_ password: String, hash: String) async -> Bool

    /// Whether `hash` was made at another cost than today's, or cannot be read: hash again at the next sign-in.
    func needsRehash(_ hash: String) -> Bool

    /// Compares in a time that depends on the lengths only, so that a signature cannot be guessed byte by byte.
    func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool
}
