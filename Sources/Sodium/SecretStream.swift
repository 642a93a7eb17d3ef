import CSodium

/// Encryption of a stream of any length in pieces, which can be neither changed, left out, repeated nor put in another
/// order without being seen: libsodium's secretstream (XChaCha20 and Poly1305).
///
/// The last piece is marked, so that a stream that was cut short is seen too.
public enum SecretStream {
    /// Bytes of a key.
    public static let keyLength = crypto_secretstream_xchacha20poly1305_keybytes()
    /// Bytes at the beginning of a stream, before the first piece; they are no secret.
    public static let startLength = crypto_secretstream_xchacha20poly1305_headerbytes()
    /// Bytes that encryption adds to each piece.
    public static let overhead = crypto_secretstream_xchacha20poly1305_abytes()
}

/// Encrypts one stream.
public struct EncryptingStream {
    /// What the other side needs first.
    public let start: [UInt8]
    private var state = crypto_secretstream_xchacha20poly1305_state()

    /// - Parameter key: ``SecretStream/keyLength`` bytes; the same key may serve any number of streams.
    public init(_: SodiumCryptography, key: [UInt8]) {
        precondition(key.count == SecretStream.keyLength, "A key has 32 bytes.")
        var start = [UInt8](repeating: 0, count: SecretStream.startLength)
        crypto_secretstream_xchacha20poly1305_init_push(&state, &start, key)
        self.start = start
    }

    /// - Parameter bound: Bytes that the piece is bound to without holding them: another's are refused when it is opened.
    public mutating func encrypt(_ piece: [UInt8], isLast: Bool, boundTo bound: [UInt8] = []) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: piece.count + SecretStream.overhead)
        let tag =
            isLast
            ? crypto_secretstream_xchacha20poly1305_tag_final() : crypto_secretstream_xchacha20poly1305_tag_message()
        crypto_secretstream_xchacha20poly1305_push(
            &state, &sealed, nil, piece, UInt64(piece.count), bound, UInt64(bound.count), tag)
        return sealed
    }
}

/// Opens what ``EncryptingStream`` made.
public struct DecryptingStream {
    private var state = crypto_secretstream_xchacha20poly1305_state()

    /// - Returns: nil when `start` cannot be the beginning of a stream.
    public init?(_: SodiumCryptography, key: [UInt8], start: [UInt8]) {
        precondition(key.count == SecretStream.keyLength, "A key has 32 bytes.")
        guard start.count == SecretStream.startLength,
            crypto_secretstream_xchacha20poly1305_init_pull(&state, start, key) == 0
        else { return nil }
    }

    /// - Returns: nil when the piece is not the next one of this stream, was changed, was bound to something else, or was
    ///   made with another key.
    public mutating func decrypt(
        _ piece: [UInt8], boundTo bound: [UInt8] = []
    ) -> (bytes: [UInt8], isLast: Bool)? {
        guard piece.count >= SecretStream.overhead else { return nil }
        var bytes = [UInt8](repeating: 0, count: piece.count - SecretStream.overhead)
        var tag: UInt8 = 0
        guard
            crypto_secretstream_xchacha20poly1305_pull(
                &state, &bytes, nil, &tag, piece, UInt64(piece.count), bound, UInt64(bound.count)) == 0
        else { return nil }
        return (bytes, tag == crypto_secretstream_xchacha20poly1305_tag_final())
    }
}
