/// A secret short enough to be read on paper and typed once: first passwords, recovery.
///
/// Twelve letters of an alphabet of 28 (57 bits), in three groups: `7KMP-X2RT-9WQD`. The alphabet leaves out
/// `0 O 1 I L` which look alike, `U` which looks like `V` by hand, and `A E` so that no word appears.
public struct OneTimeCode: Hashable, Sendable {
    static let alphabet = Array("23456789BCDFGHJKMNPQRSTVWXYZ".utf8)
    static let length = 12

    /// The letters alone: what is hashed, however the person typed the groups.
    public let letters: String

    /// Draws a code; every code is equally likely.
    public init(from cryptography: any Cryptography) {
        // The largest multiple of the alphabet below 256: bytes above it would favour the first letters.
        let fair = 256 / Self.alphabet.count * Self.alphabet.count
        var drawn: [UInt8] = []
        while drawn.count < Self.length {
            for byte in cryptography.randomBytes(Self.length) where Int(byte) < fair && drawn.count < Self.length {
                drawn.append(Self.alphabet[Int(byte) % Self.alphabet.count])
            }
        }
        letters = String(decoding: drawn, as: UTF8.self)
    }

    /// Reads what a person typed: any case, with or without spaces and hyphens; nil when it cannot be a code.
    public init?(typed text: String) {
        let kept = text.uppercased().utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        guard kept.count == Self.length, kept.allSatisfy(Self.alphabet.contains) else { return nil }
        letters = String(decoding: kept, as: UTF8.self)
    }

    /// The code as it is printed, in groups of four.
    public var printed: String {
        let all = Array(letters.utf8)
        return stride(from: 0, to: all.count, by: 4)
            .map { String(decoding: all[$0..<min($0 + 4, all.count)], as: UTF8.self) }
            .joined(separator: "-")
    }
}
