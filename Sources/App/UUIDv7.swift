import Foundation
import Synchronization
import UseCases

/// Identifiers that sort by creation (RFC 9562, section 5.7): 48 bits of milliseconds, then a counter and randomness.
final class UUIDv7: IdentifierSource {
    private struct State {
        var milliseconds: UInt64 = 0
        /// Makes those of one millisecond follow one another; 12 bits.
        var counter: UInt64 = 0
    }

    private let state = Mutex(State())
    private let now: @Sendable () -> UInt64

    init(now: @escaping @Sendable () -> UInt64 = { UInt64(max(0, Date().timeIntervalSince1970) * 1_000) }) {
        self.now = now
    }

    func next() -> String {
        let current = now()
        let (milliseconds, counter) = state.withLock { state -> (UInt64, UInt64) in
            if current > state.milliseconds {
                state.milliseconds = current
                // Begun low, so that a millisecond has room for thousands.
                state.counter = UInt64.random(in: 0..<0x400)
            } else if state.counter < 0xFFF {
                state.counter += 1
            } else {
                // The clock stood still or went back: borrow from the milliseconds to come.
                state.milliseconds += 1
                state.counter = 0
            }
            return (state.milliseconds, state.counter)
        }
        let high = (milliseconds & 0xFFFF_FFFF_FFFF) << 16 | 0x7000 | counter
        let low = UInt64.random(in: 0...UInt64.max) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = Self.hex(high) + Self.hex(low)
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        return groups.map { String(digits[$0]) }.joined(separator: "-")
    }

    private static func hex(_ number: UInt64) -> [Character] {
        let text = String(number, radix: 16)
        return Array(String(repeating: "0", count: 16 - text.count) + text)
    }
}
