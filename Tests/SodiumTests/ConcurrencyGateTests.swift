import Testing

@testable import Sodium

@Suite("The gate of the password hasher")
struct ConcurrencyGateTests {
    private actor Meter {
        private(set) var inside = 0
        private(set) var peak = 0
        private(set) var done: [Int] = []

        func enter() {
            inside += 1
            peak = max(peak, inside)
        }

        func leave(_ index: Int) {
            inside -= 1
            done.append(index)
        }
    }

    private struct Refusal: Error {}

    @Test("passwords are hashed two at once")
    func two() {
        #expect(PasswordHasher.atOnce == 2)
    }

    @Test("never more than the limit are inside, and the limit is reached", arguments: [1, 2, 3])
    func limit(limit: Int) async {
        let gate = ConcurrencyGate(limit: limit)
        let meter = Meter()
        await withTaskGroup { group in
            for index in 0..<60 {
                group.addTask {
                    await gate.run {
                        await meter.enter()
                        for _ in 0..<20 { await Task.yield() }
                        await meter.leave(index)
                    }
                }
            }
        }
        #expect(await meter.peak == limit)
        #expect(await meter.inside == 0)
        #expect(await meter.done.sorted() == Array(0..<60))
    }

    @Test("work that fails gives its place back")
    func failure() async throws {
        let gate = ConcurrencyGate(limit: 1)
        for _ in 0..<3 {
            await #expect(throws: Refusal.self) {
                try await gate.run { () async throws(Refusal) -> Int in throw Refusal() }
            }
        }
        #expect(await gate.run { 7 } == 7)
    }
}
