import Synchronization

/// How many requests are worked on at once, and how many may wait for their turn: never an endless queue.
public final class Admission: Sendable {
    private struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var running = 0
        var line: [Waiter] = []
        var lastNumber = 0
        var turnedAway = 0
    }

    /// Figures for the metrics.
    public struct Figures: Hashable, Sendable {
        public let running: Int
        public let waiting: Int
        /// Since the start.
        public let turnedAway: Int
    }

    private let maximumRunning: Int
    private let maximumWaiting: Int
    private let patience: Duration
    private let state = Mutex(State())

    /// - Parameters:
    ///   - maximumRunning: Requests worked on at once, at least one.
    ///   - maximumWaiting: Requests that wait for their turn; the next is turned away at once.
    ///   - patience: The longest wait, after which a request is turned away too.
    public init(maximumRunning: Int = 64, maximumWaiting: Int = 256, patience: Duration = .seconds(5)) {
        self.maximumRunning = max(1, maximumRunning)
        self.maximumWaiting = max(0, maximumWaiting)
        self.patience = patience
    }

    public var figures: Figures {
        state.withLock { Figures(running: $0.running, waiting: $0.line.count, turnedAway: $0.turnedAway) }
    }

    /// Runs `work` when its turn comes.
    ///
    /// - Throws: ``WebError/overloaded(retryAfter:)`` when the line is full or too slow; what `work` throws.
    func admit<Value>(_ work: () async throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await work()
    }

    private func enter() async throws {
        guard let number = try takePlace() else { return }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let mayWait = state.withLock { state in
                    // Somebody may have left since the line was looked at.
                    guard state.running >= maximumRunning else {
                        state.running += 1
                        return false
                    }
                    state.line.append(Waiter(number: number, continuation: continuation))
                    return true
                }
                guard mayWait else { return continuation.resume() }
                // Cancelled before it stood in the line: the handler has passed already.
                if Task.isCancelled { giveUp(number, CancellationError()) }
                Task { [weak self, patience] in
                    try? await Task.sleep(for: patience)
                    self?.giveUp(number, WebError.overloaded(retryAfter: Self.retryAfter))
                }
            }
        } onCancel: {
            giveUp(number, CancellationError())
        }
    }

    /// - Returns: nil when the request may begin, else its number in the line.
    private func takePlace() throws -> Int? {
        try state.withLock { state in
            if state.running < maximumRunning {
                state.running += 1
                return nil
            }
            guard state.line.count < maximumWaiting else {
                state.turnedAway += 1
                throw WebError.overloaded(retryAfter: Self.retryAfter)
            }
            state.lastNumber += 1
            return state.lastNumber
        }
    }

    private func leave() {
        let next = state.withLock { state -> Waiter? in
            guard state.line.isEmpty else { return state.line.removeFirst() }
            state.running -= 1
            return nil
        }
        next?.continuation.resume()
    }

    private func giveUp(_ number: Int, _ error: any Error) {
        let waiter = state.withLock { state -> Waiter? in
            guard let place = state.line.firstIndex(where: { $0.number == number }) else { return nil }
            state.turnedAway += 1
            return state.line.remove(at: place)
        }
        waiter?.continuation.resume(throwing: error)
    }

    private static let retryAfter = 5
}
