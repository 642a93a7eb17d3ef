import CSodium

/// The digest of bytes that come piece after piece: BLAKE2b-256, the same as ``SodiumCryptography/digest(_:)`` gives of the
/// whole.
public final class RunningDigest {
    private let memory: UnsafeMutableRawPointer
    private var state: OpaquePointer { OpaquePointer(memory) }

    public init(_: SodiumCryptography) {
        // libsodium asks for this alignment.
        memory = UnsafeMutableRawPointer.allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
        let status = crypto_generichash_init(state, nil, 0, SodiumCryptography.digestLength)
        precondition(status == 0, "BLAKE2b refused its length.")
    }

    deinit { memory.deallocate() }

    public func add(_ bytes: [UInt8]) {
        crypto_generichash_update(state, bytes, UInt64(bytes.count))
    }

    /// Ends it: nothing can be added afterwards.
    public func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: SodiumCryptography.digestLength)
        crypto_generichash_final(state, &digest, digest.count)
        return digest
    }
}
