import UseCases

/// Texts nobody can guess, from the operating system's generator.
enum RandomText {
    /// 128 random bits: visitors, form tokens.
    static func token() -> String { ByteText.base64URL(bytes(16)) }

    /// Eight letters and digits that are read aloud without mistake (no I, L, O, U): references of errors.
    static func reference() -> String {
        let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        return String(bytes(8).map { letters[Int($0 & 31)] })
    }

    private static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
