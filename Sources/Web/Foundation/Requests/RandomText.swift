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

    /// Whether a letter of ``token()`` could be this byte.
    static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
