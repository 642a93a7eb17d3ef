import CivilTime
import Synchronization
import UseCases

extension Dice {
    /// A generator of its own for a part of a base, so that parts can be made in any order.
    init(seed: UInt64, part: Int, of whole: Int = 0) {
        var mixer = Dice(seed: seed &+ UInt64(truncatingIfNeeded: whole) &* 0xA24B_AED4_963E_E407)
        self.init(seed: mixer.next() &+ UInt64(truncatingIfNeeded: part) &* 0x9FB2_1C65_1E98_DF25)
        _ = next()
    }

    /// An identifier in the shape of those of the program (UUIDv7), that sorts by instant.
    mutating func identifier(at instant: Instant) -> String {
        let high = UInt64(max(0, instant.milliseconds)) << 16 | 0x7000 | next() & 0xFFF
        let low = next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 { text.append(UInt8(ascii: "-")) }
            let digit = UInt8((index < 16 ? high : low) >> UInt64(60 - index % 16 * 4) & 15)
            text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// A moment of a working day. Hours are those of Paris in winter: an hour off in summer hurts nobody.
    mutating func instant(on date: LocalDate) -> Instant {
        let minutes = Int64(date.dayNumber) * 1_440 + Int64(number(480...1_080)) - 60
        return Instant(milliseconds: minutes * 60_000 + Int64(number(0...59_999)))
    }
}

/// Identifiers that are the same for the same seed, each after the one before.
final class SeededIdentifiers: IdentifierSource {
    private let state: Mutex<(dice: Dice, milliseconds: Int64)>

    init(seed: UInt64, from instant: Instant) { state = Mutex((Dice(seed: seed), instant.milliseconds)) }

    func next() -> String {
        state.withLock { state in
            state.milliseconds += 1
            return state.dice.identifier(at: Instant(milliseconds: state.milliseconds))
        }
    }
}

/// The program's cryptography with salts that are the same for the same seed: they hide nothing in a made-up base.
struct SeededCryptography: Cryptography {
    private let real: any Cryptography
    private let source: Source

    /// Behind a reference, as copies must not draw the same bytes.
    private final class Source: Sendable {
        let dice: Mutex<Dice>

        init(seed: UInt64) { dice = Mutex(Dice(seed: seed)) }
    }

    init(_ real: any Cryptography, seed: UInt64) {
        self.real = real
        source = Source(seed: seed)
    }

    func digest(_ bytes: [UInt8]) -> [UInt8] { real.digest(bytes) }
    func keyedDigest(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] { real.keyedDigest(bytes, key: key) }
    func hashPassword(_ password: String) async throws -> String { try await real.hashPassword(password) }
    func verify(_ password: String, hash: String) async -> Bool { await real.verify(password, hash: hash) }
    func needsRehash(_ hash: String) -> Bool { real.needsRehash(hash) }
    func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool { real.equal(a, b) }

    func randomBytes(_ count: Int) -> [UInt8] {
        source.dice.withLock { dice in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(count + 7)
            while bytes.count < count {
                var number = dice.next()
                for _ in 0..<8 {
                    bytes.append(UInt8(truncatingIfNeeded: number))
                    number >>= 8
                }
            }
            return Array(bytes.prefix(count))
        }
    }
}
