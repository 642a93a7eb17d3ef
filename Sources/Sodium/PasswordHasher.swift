import CSodium
import Dispatch

/// argon2id with 19 MiB and two passes, at most two at the same time.
///
/// The cost is the one OWASP gives as a minimum for argon2id: some twenty milliseconds of one core. Two at once, because
/// each takes a core and 19 MiB: a wave of sign-ins then waits in a line of its own instead of taking every core and,
/// with two hundred sign-ins at nine o'clock, four gigabytes.
struct PasswordHasher: Sendable {
    static let passes: UInt64 = 2
    static let memory = 19 * 1024 * 1024
    static let atOnce = 2

    let gate = ConcurrencyGate(limit: Self.atOnce)

    // A queue of its own: these threads are held for milliseconds, which the shared pool of Swift's tasks must never be.
    private static let queue = DispatchQueue(
        label: "pendulaire.passwords", qos: .userInitiated, attributes: .concurrent)

    func hash(_ password: String) async throws -> String {
        try await gate.run {
            await Self.onQueue { Self.computeHash(password) }
        }.get()
    }

    func verify(_ password: String, hash: String) async -> Bool {
        guard let stored = Self.stored(hash) else { return false }
        return await gate.run {
            await Self.onQueue {
                let bytes = Self.characters(password)
                return crypto_pwhash_str_verify(stored, bytes, UInt64(bytes.count)) == 0
            }
        }
    }

    func needsRehash(_ hash: String) -> Bool {
        guard let stored = Self.stored(hash) else { return true }
        return crypto_pwhash_str_needs_rehash(stored, Self.passes, Self.memory) != 0
    }

    private static func computeHash(_ password: String) -> Result<String, SodiumError> {
        let bytes = characters(password)
        var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let status = crypto_pwhash_str_alg(
            &text, bytes, UInt64(bytes.count), passes, memory, crypto_pwhash_alg_argon2id13())
        guard status == 0 else { return .failure(.outOfMemory) }
        return .success(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    private static func characters(_ text: String) -> [CChar] {
        text.utf8.map { CChar(bitPattern: $0) }
    }

    /// `hash` in the fixed, zero-ended field libsodium reads; nil when it does not fit or hides a zero.
    private static func stored(_ hash: String) -> [CChar]? {
        let bytes = characters(hash)
        let size = crypto_pwhash_strbytes()
        guard bytes.count < size, !bytes.contains(0) else { return nil }
        return bytes + [CChar](repeating: 0, count: size - bytes.count)
    }

    private static func onQueue<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }
}
