import CivilTime
import Telework
import UseCases

extension MemoryTransaction {
    func jobs() throws -> [Job] {
        state.jobs.values.map(renewed).sorted { ($0.kind, $0.key) < ($1.kind, $1.key) }
    }

    func unfinishedJobs() throws -> [Job] { try jobs().filter { $0.state.kind != .done } }

    func jobs(of kind: String) throws -> [Job] { try jobs().filter { $0.kind == kind } }

    func insert(_ job: Job) throws -> Bool {
        guard !state.jobs.values.contains(where: { $0.kind == job.kind && $0.key == job.key }) else { return false }
        guard state.jobs[job.id] == nil else { throw StoreError.conflict }
        state.jobs[job.id] = job
        return true
    }

    func claimJob(of kind: String, by owner: String, at now: Instant, until: Instant, horizon: Instant?) throws -> Job?
    {
        let ready = state.jobs.values.filter { job in
            let instant = job.state.instant
            return job.kind == kind && job.state.kind.isOpen
                && (instant <= now || horizon.map { instant > $0 } == true)
                && !isProlonged(job, at: now, horizon: horizon)
        }
        guard var job = ready.min(by: { ($0.state.instant, $0.id) < ($1.state.instant, $1.id) }) else { return nil }
        let token = state.jobTokens[job.id, default: 0] + 1
        state.jobTokens[job.id] = token
        let failure = job.state.kind == .leased ? JobRetry.workerLost : job.failure
        job.attempts += 1
        job.state = .leased(JobLease(job: job.id, owner: owner, token: token, until: until), failure: failure)
        state.jobs[job.id] = job
        return job
    }

    func renew(_ lease: JobLease, until: Instant) throws -> Bool {
        guard var job = held(lease), case .leased(let old, let failure) = job.state else { return false }
        job.state = .leased(JobLease(job: old.job, owner: old.owner, token: old.token, until: until), failure: failure)
        state.jobs[job.id] = job
        return true
    }

    func holds(_ lease: JobLease) throws -> Bool { held(lease) != nil }

    func prolong(_ lease: JobLease, until: Instant) throws {
        guard (state.jobRenewals[lease.job]?.token ?? 0) <= lease.token else { return }
        state.jobRenewals[lease.job] = JobLease(job: lease.job, owner: lease.owner, token: lease.token, until: until)
    }

    func keep(_ payload: String, under lease: JobLease) throws -> Bool {
        guard let job = held(lease) else { return false }
        state.jobs[job.id] = Job(
            id: job.id, kind: job.kind, key: job.key, payload: payload, attempts: job.attempts, state: job.state)
        return true
    }

    func end(_ lease: JobLease, as next: JobState, attempts: Int) throws -> Bool {
        guard var job = held(lease) else { return false }
        job.state = next
        job.attempts = attempts
        state.jobs[job.id] = job
        return true
    }

    func retryJobs(of kind: String, at now: Instant) throws -> Int {
        let stopped = state.jobs.values.filter {
            $0.kind == kind && ($0.state.kind == .failed || $0.state.kind == .buried)
        }
        for var job in stopped {
            job.state = .waiting(due: now)
            job.attempts = 0
            state.jobs[job.id] = job
        }
        return stopped.count
    }

    func deleteJobs(doneBefore instant: Instant, limit: Int) throws -> Int {
        let over = state.jobs.values.filter { $0.state.kind == .done && $0.state.instant < instant }
            .sorted { ($0.state.instant, $0.id) < ($1.state.instant, $1.id) }.prefix(limit)
        for job in over { (state.jobs[job.id], state.jobRenewals[job.id]) = (nil, nil) }
        return over.count
    }

    /// The job as leased until the later of what its claim and its worker said.
    private func renewed(_ job: Job) -> Job {
        guard case .leased(let lease, let failure) = job.state, let renewal = state.jobRenewals[job.id],
            renewal.token == lease.token, renewal.until > lease.until
        else { return job }
        var job = job
        job.state = .leased(
            JobLease(job: lease.job, owner: lease.owner, token: lease.token, until: renewal.until), failure: failure)
        return job
    }

    /// Whether its worker said that it is at it until later than now, by a clock that can be right.
    private func isProlonged(_ job: Job, at now: Instant, horizon: Instant?) -> Bool {
        guard case .leased(let lease, _) = job.state, let renewal = state.jobRenewals[job.id],
            renewal.token == lease.token
        else { return false }
        return renewal.until > now && (horizon.map { renewal.until <= $0 } ?? true)
    }

    private func held(_ lease: JobLease) -> Job? {
        guard let job = state.jobs[lease.job], case .leased(let current, _) = job.state, current.token == lease.token
        else { return nil }
        return job
    }
}
