import Telework

/// Says that a worker is still at a job while a transaction of it is under way, however long that takes, so that no other
/// server begins the same work in vain.
struct LeaseKeeper: Sendable {
    private enum Outcome<Value: Sendable>: Sendable {
        case done(Value)
        case lost
        case cancelled
    }

    let lease: JobLease
    let organisation: OrganisationID
    let environment: Environment
    let pause: @Sendable (_ seconds: Int) async throws -> Void
    /// Told why the lease could not be prolonged, then nil once it is again.
    let tell: @Sendable ((any Error)?) -> Void

    /// Does some work and keeps the lease meanwhile.
    ///
    /// - Throws: ``JobError/leaseLost`` when another worker took the job: the work is cancelled, and has ended, by then.
    ///   Otherwise what the work throws.
    func holding<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Outcome<Value>.self) { group in
            group.addTask { .done(try await work()) }
            group.addTask { await keep() ? .cancelled : .lost }
            defer { group.cancelAll() }
            var isLost = false
            do {
                while let outcome = try await group.next() {
                    switch outcome {
                    // Kept with its end, whatever the keeper saw meanwhile: a job that is over is no one's any more.
                    case .done(let value): return value
                    case .lost:
                        isLost = true
                        group.cancelAll()
                    case .cancelled: break
                    }
                }
            } catch {
                throw isLost ? JobError.leaseLost : error
            }
            throw JobError.leaseLost
        }
    }

    /// - Returns: Whether the lease held until this was cancelled.
    private func keep() async -> Bool {
        while true {
            guard (try? await pause(JobLease.renewal)) != nil else { return true }
            // A base that is away, or has one writer who is at work, is tried again at the next turn: there are two more
            // before anybody may take the job.
            do {
                guard try await renew() else { return false }
                tell(nil)
            } catch is CancellationError {
                return true
            } catch {
                tell(error)
            }
        }
    }

    private func renew() async throws -> Bool {
        // Read apart: a writing transaction that had read the job would be one more reason to give up the one that ends it.
        guard try await environment.store.read(organisation, { try $0.holds(lease) }) else { return false }
        let until = environment.clock.now(in: "UTC").instant.adding(seconds: JobLease.length)
        try await environment.store.write(organisation) { try $0.prolong(lease, until: until) }
        return true
    }
}
