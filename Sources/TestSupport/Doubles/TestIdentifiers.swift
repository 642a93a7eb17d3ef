import Synchronization
import UseCases

/// Identifiers in the shape of UUIDv7 that count from 1: they sort by creation, and each run gives the same ones.
public final class TestIdentifiers: IdentifierSource {
    private let count = Mutex(0)

    public init() {}

    public func next() -> String {
        let number = count.withLock { count in
            count += 1
            return count
        }
        let digits = String(number, radix: 16)
        return "00000000-0000-7000-8000-" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }
}
