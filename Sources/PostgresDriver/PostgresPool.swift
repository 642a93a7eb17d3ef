import Dispatch
import SQLDriver
import Synchronization

/// A fixed number of workers, and a line in front of them that is never endless.
final class PostgresPool: Sendable {
    private struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<PostgresWorker, any Error>
    }

    private struct State {
        /// The last used first: its connection is the least likely to have been cut meanwhile.
        var idle: [PostgresWorker] = []
        var made = 0
        var line: [Waiter] = []
        var lastNumber = 0
        var isClosed = false
        var closing: [CheckedContinuation<Void, Never>] = []

        mutating func takeClosing() -> [CheckedContinuation<Void, Never>] {
            defer { closing.removeAll() }
            return closing
        }
    }

    private let configuration: PostgresConfiguration
    private let state = Mutex(State())

    init(_ configuration: PostgresConfiguration) { self.configuration = configuration }

    var status: SQLPoolStatus {
        state.withLock { state in
            SQLPoolStatus(
                maximum: configuration.maximumConnections, busy: state.made - state.idle.count,
                waiting: state.line.count)
        }
    }

    /// A worker that nobody else has until it is given back.
    /// - Throws: `overloaded` when the line is full, or too slow; `interrupted` when the task is cancelled in it.
    func take() async throws -> PostgresWorker {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if let outcome = enter(Waiter(number: number, continuation: continuation)) {
                    continuation.resume(with: outcome)
                } else {
                    // Cancelled before it was in the line: the handler has passed already.
                    if Task.isCancelled { leave(number, with: .cancelled(sql: nil)) }
                    let patience = DispatchTimeInterval.milliseconds(configuration.maximumWaitMilliseconds)
                    DispatchQueue.global().asyncAfter(deadline: .now() + patience) { [weak self] in
                        self?.leave(number, with: Self.overloaded)
                    }
                }
            }
        } onCancel: {
            leave(number, with: .cancelled(sql: nil))
        }
    }

    func giveBack(_ worker: PostgresWorker) {
        let (waiter, closing) = state.withLock { state -> (Waiter?, [CheckedContinuation<Void, Never>]) in
            if !state.line.isEmpty { return (state.line.removeFirst(), []) }
            state.idle.append(worker)
            return (nil, state.idle.count == state.made ? state.takeClosing() : [])
        }
        waiter?.continuation.resume(returning: worker)
        for continuation in closing { continuation.resume() }
    }

    /// Refuses whoever comes or waits, and returns when the transactions under way have ended.
    func close() async {
        let line = state.withLock { state in
            state.isClosed = true
            defer { state.line.removeAll() }
            return state.line
        }
        for waiter in line { waiter.continuation.resume(throwing: Self.closed) }
        await withCheckedContinuation { continuation in
            let isQuiet = state.withLock { state in
                guard state.idle.count < state.made else { return true }
                state.closing.append(continuation)
                return false
            }
            if isQuiet { continuation.resume() }
        }
        for worker in state.withLock({ $0.idle }) { await worker.close() }
    }

    /// Nil when there is nothing to do but wait.
    private func enter(_ waiter: Waiter) -> Result<PostgresWorker, any Error>? {
        state.withLock { state in
            if state.isClosed { return .failure(Self.closed) }
            if let worker = state.idle.popLast() { return .success(worker) }
            if state.made < configuration.maximumConnections {
                state.made += 1
                return .success(PostgresWorker(number: state.made, configuration: configuration))
            }
            guard state.line.count < configuration.maximumWaiting else { return .failure(Self.overloaded) }
            state.line.append(waiter)
            return nil
        }
    }

    private func leave(_ number: Int, with error: SQLError) {
        let waiter = state.withLock { state in
            state.line.firstIndex { $0.number == number }.map { state.line.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: error)
    }

    private static let overloaded = SQLError(
        .overloaded(retryAfterSeconds: 1), "Every connection to the database is taken, and as many wait as may.")
    private static let closed = SQLError(.cannotOpen, "The database was closed.")
}
