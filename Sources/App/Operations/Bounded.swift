import Synchronization

/// What `work` gives, or nil once `limit` has passed: whoever asks does not wait for what hangs.
///
/// The work is cancelled then, and not waited for: a query that nobody answers ends when its own time is over.
func bounded<Value: Sendable>(
    by limit: Duration, _ work: @escaping @Sendable () async -> Value
) async -> Value? {
    let task = Task { await work() }
    let first = First<Value?>()
    return await withCheckedContinuation { continuation in
        first.wait(continuation)
        Task { first.give(await task.value) }
        Task {
            try? await Task.sleep(for: limit)
            first.give(nil)
            task.cancel()
        }
    }
}

/// Passes on the first of several values, once.
private final class First<Value: Sendable>: Sendable {
    private let waiting = Mutex<CheckedContinuation<Value, Never>?>(nil)

    func wait(_ continuation: CheckedContinuation<Value, Never>) { waiting.withLock { $0 = continuation } }

    func give(_ value: Value) {
        let continuation = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        continuation?.resume(returning: value)
    }
}
