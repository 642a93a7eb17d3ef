import CPostgres
import Dispatch
import Synchronization

/// Carries a task's cancellation to the server, from whatever thread it comes.
///
/// A commit is never cancelled: the server may have kept it, and would answer as if its standby had too.
final class PostgresCancellation: Sendable {
    /// libpq's own copy of what to cancel, made to be used from another thread.
    private struct Target: @unchecked Sendable { let pointer: OpaquePointer }

    private struct State {
        var requested: ContinuousClock.Instant?
        var isCommitting = false
        var wasSent = false
        var target: Target?
    }

    private let state = Mutex(State())

    /// When the cancellation was asked; nil if it was not, or too late.
    var requested: ContinuousClock.Instant? { state.withLock { $0.isCommitting ? nil : $0.requested } }

    /// Names the connection whose statements are to be stopped.
    func attach(_ connection: OpaquePointer) {
        let target = PQgetCancel(connection).map { Target(pointer: $0) }
        state.withLock { state in
            state.target = target
            state.wasSent = false
            state.isCommitting = false
        }
    }

    /// - Returns: Whether a cancellation was sent: it may still arrive, and must not find another transaction there.
    func detach() -> Bool {
        let (target, wasSent) = state.withLock { state in
            let target = state.target
            state.target = nil
            return (target, state.wasSent)
        }
        if let target { PQfreeCancel(target.pointer) }
        return wasSent
    }

    /// - Returns: False when the transaction was cancelled first.
    func beginCommit() -> Bool {
        state.withLock { state in
            state.isCommitting = state.requested == nil
            return state.isCommitting
        }
    }

    func request() {
        let target = state.withLock { state -> Target? in
            state.requested = state.requested ?? .now
            guard !state.isCommitting, let target = state.target else { return nil }
            state.target = nil
            state.wasSent = true
            return target
        }
        guard let target else { return }
        // It opens a connection of its own, which on a frozen server never answers: nobody waits for it.
        DispatchQueue.global().async {
            var words = [CChar](repeating: 0, count: 256)
            _ = PQcancel(target.pointer, &words, 256)
            PQfreeCancel(target.pointer)
        }
    }
}
