/// Lets at most `limit` tasks work at the same time; the others wait in the order they came.
actor ConcurrencyGate {
    private let limit: Int
    private var working = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(limit: Int) {
        precondition(limit > 0, "A gate lets at least one through.")
        self.limit = limit
    }

    /// Runs `work` when a place is free, and frees the place whatever becomes of it.
    nonisolated func run<Value: Sendable, Failure: Error>(
        _ work: @Sendable () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        await enter()
        do {
            let value = try await work()
            await leave()
            return value
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async {
        guard working == limit else {
            working += 1
            return
        }
        // The place is handed over by `leave`, which therefore does not free it: nobody can slip in between.
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty {
            working -= 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
