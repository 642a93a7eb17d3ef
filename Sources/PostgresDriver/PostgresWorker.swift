import CPostgres
import Dispatch
import SQLDriver

/// A connection and the thread on which its transactions run, one after the other.
///
/// An actor with a queue of its own: a closure that waits for the server holds this thread, and none of those the tasks
/// share.
actor PostgresWorker {
    enum Access: String {
        case read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case write = "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
    }

    enum Attempt<Value: Sendable>: Sendable {
        case done(Value)
        /// Others were in the way: the same transaction may pass next time.
        case conflict(SQLError)
    }

    private let executor: PostgresExecutor
    private let configuration: PostgresConfiguration
    private var session: PostgresSession?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(number: Int, configuration: PostgresConfiguration) {
        executor = PostgresExecutor(label: "pendulaire.postgres.\(number)")
        self.configuration = configuration
    }

    /// Connects, if it is not done.
    func open() throws(SQLError) {
        if session == nil { session = try PostgresSession(configuration) }
    }

    func close() { session = nil }

    var warning: String? { session?.warning }

    /// Runs a transaction once.
    func attempt<Value: Sendable>(
        _ access: Access, _ setting: SQLSetting?, _ cancellation: PostgresCancellation,
        _ body: (any SQLConnection) throws -> Value
    ) throws -> Attempt<Value> {
        let session = try begin(access, setting)
        session.cancellation = cancellation
        cancellation.attach(session.connection)
        let connection = PostgresConnection(session, cancellation: cancellation)
        do {
            let value = try body(connection)
            connection.end()
            switch access {
            case .read:
                if let failure = connection.failure, failure.kind == .serializationFailure { throw failure }
                end(session, cancellation)
            case .write:
                // A failure that was caught cannot be committed around.
                if let failure = connection.failure { throw failure }
                guard cancellation.beginCommit() else { throw SQLError.cancelled(sql: "COMMIT") }
                try session.commit()
                release(session, cancellation)
            }
            return .done(value)
        } catch {
            connection.end()
            end(session, cancellation)
            let failure = connection.failure ?? error as? SQLError
            // It has become a standby: the next transaction looks for the new primary.
            if access == .write, failure?.kind == .readOnly { self.session = nil }
            if let failure, failure.kind == .serializationFailure { return .conflict(failure) }
            throw error
        }
    }

    /// A session in a new transaction; one that died while it was unused is replaced, since nothing was asked of it.
    private func begin(_ access: Access, _ setting: SQLSetting?) throws(SQLError) -> PostgresSession {
        if let session {
            do {
                try session.begin(access.rawValue, setting)
                return session
            } catch {
                self.session = nil
            }
        }
        let session = try PostgresSession(configuration)
        self.session = session
        do {
            try session.begin(access.rawValue, setting)
        } catch {
            self.session = nil
            throw error
        }
        return session
    }

    /// Undoes the transaction, and keeps the session if it can serve again.
    private func end(_ session: PostgresSession, _ cancellation: PostgresCancellation) {
        if !session.isBroken, cancellation.requested == nil, session.isInTransaction {
            do { try session.command("ROLLBACK") } catch { self.session = nil }
        }
        release(session, cancellation)
    }

    private func release(_ session: PostgresSession, _ cancellation: PostgresCancellation) {
        session.cancellation = nil
        let wasCancelled = cancellation.detach()
        if wasCancelled || cancellation.requested != nil || session.isBroken { self.session = nil }
    }
}

/// Runs an actor's jobs on a queue, one at a time.
private final class PostgresExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
