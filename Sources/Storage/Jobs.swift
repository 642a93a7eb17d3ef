import CivilTime
import SQLDriver
import Telework
import UseCases

extension Job {
    /// In the order of ``init(_:)``; also what a claim returns.
    fileprivate static let columns = columns(due: "due_at")

    /// The same, with what takes the place of the instant that the row keeps.
    fileprivate static func columns(due: SQLQuery) -> SQLQuery {
        "id, kind, job_key, payload, attempts, token, state, \(due), owner, failure, outcome"
    }

    fileprivate init(_ row: inout StoredRow) throws {
        let id = try row.text()
        let kind = try row.text()
        let key = try row.text()
        let payload = try row.text()
        let attempts = try row.int()
        let token = try row.int()
        let state: JobState.Kind = try row.code()
        let instant = try row.instant()
        let owner: String? = try row.next()
        let failure: String? = try row.next()
        let outcome: String? = try row.next()
        self.init(
            id: id, kind: kind, key: key, payload: payload, attempts: attempts,
            state: state.state(
                at: instant, lease: JobLease(job: id, owner: owner ?? "", token: token, until: instant),
                failure: failure, outcome: outcome))
    }
}

extension JobState.Kind {
    /// The schema holds that a failure, and an owner, are there when they must be.
    fileprivate func state(at instant: Instant, lease: JobLease, failure: String?, outcome: String?) -> JobState {
        switch self {
        case .waiting: .waiting(due: instant)
        case .leased: .leased(lease, failure: failure)
        case .failed: .failed(failure ?? "", next: instant)
        case .buried: .buried(failure ?? "", at: instant)
        case .done: .done(at: instant, outcome: outcome ?? "")
        }
    }
}

extension SQLTransaction {
    /// As ``Job/columns``; a lease is over when the later of what its claim and its worker said is.
    private var columns: SQLQuery {
        Job.columns(
            due: """
                coalesce((
                    SELECT n.until_at FROM job_renewal AS n
                    WHERE n.organisation_id = \(organisation) AND n.job_id = job.id AND n.token = job.token
                        AND n.until_at > job.due_at AND job.state = 'leased'), due_at)
                """)
    }

    func jobs() throws -> [Job] {
        try all(
            "SELECT \(columns) FROM job WHERE organisation_id = \(organisation) ORDER BY kind, job_key", of: "job",
            Job.init)
    }

    func unfinishedJobs() throws -> [Job] {
        try all(
            """
            SELECT \(columns) FROM job
            WHERE organisation_id = \(organisation) AND state IN ('waiting', 'leased', 'failed', 'buried')
            ORDER BY kind, job_key
            """, of: "job", Job.init)
    }

    func jobs(of kind: String) throws -> [Job] {
        try all(
            """
            SELECT \(columns) FROM job WHERE organisation_id = \(organisation) AND kind = \(kind)
            ORDER BY job_key
            """, of: "job", Job.init)
    }

    func holds(_ lease: JobLease) throws -> Bool {
        try connection.first(
            """
            SELECT 1 FROM job
            WHERE organisation_id = \(organisation) AND id = \(lease.job) AND token = \(lease.token)
                AND state = 'leased'
            """) != nil
    }
}

extension SQLWriteTransaction {
    func insert(_ job: Job) throws -> Bool {
        let lease = job.state.lease
        return try run(
            """
            INSERT INTO job (organisation_id, \(Job.columns))
            VALUES (\(organisation), \(job.id), \(job.kind), \(job.key), \(job.payload), \(job.attempts),
                \(lease?.token ?? 0), \(job.state.kind.rawValue), \(job.state.instant), \(lease?.owner),
                \(job.failure), \(job.state.outcome))
            ON CONFLICT (organisation_id, kind, job_key) DO NOTHING
            """) == 1
    }

    func claimJob(of kind: String, by owner: String, at now: Instant, until: Instant, horizon: Instant?) throws -> Job?
    {
        let misplaced: SQLQuery = horizon.map { " OR c.due_at > \($0)" } ?? ""
        let inTime: SQLQuery = horizon.map { " AND n.until_at <= \($0)" } ?? ""
        return try first(
            """
            UPDATE job SET state = 'leased', owner = \(owner), due_at = \(until), token = token + 1,
                attempts = attempts + 1,
                failure = CASE WHEN state = 'leased' THEN \(JobRetry.workerLost) ELSE failure END
            WHERE organisation_id = \(organisation) AND id = (
                SELECT c.id FROM job AS c
                WHERE c.organisation_id = \(organisation) AND c.kind = \(kind)
                    AND c.state IN ('waiting', 'leased', 'failed') AND (c.due_at <= \(now)\(misplaced))
                    AND (c.state <> 'leased' OR NOT EXISTS (
                        SELECT 1 FROM job_renewal AS n
                        WHERE n.organisation_id = \(organisation) AND n.job_id = c.id AND n.token = c.token
                            AND n.until_at > \(now)\(inTime)))
                ORDER BY c.due_at, c.id LIMIT 1)
            RETURNING \(Job.columns)
            """, of: "job", Job.init)
    }

    func renew(_ lease: JobLease, until: Instant) throws -> Bool {
        try seekOnly()
        return try run(
            """
            UPDATE job SET due_at = \(until)
            WHERE organisation_id = \(organisation) AND id = \(lease.job) AND token = \(lease.token)
                AND \(Self.isLeased)
            """) == 1
    }

    func prolong(_ lease: JobLease, until: Instant) throws {
        try run(
            """
            INSERT INTO job_renewal (organisation_id, job_id, token, until_at)
            VALUES (\(organisation), \(lease.job), \(lease.token), \(until))
            ON CONFLICT (organisation_id, job_id) DO UPDATE SET token = excluded.token, until_at = excluded.until_at
            WHERE job_renewal.token <= excluded.token
            """)
    }

    func keep(_ payload: String, under lease: JobLease) throws -> Bool {
        try seekOnly()
        return try run(
            """
            UPDATE job SET payload = \(payload)
            WHERE organisation_id = \(organisation) AND id = \(lease.job) AND token = \(lease.token)
                AND \(Self.isLeased)
            """) == 1
    }

    func end(_ lease: JobLease, as state: JobState, attempts: Int) throws -> Bool {
        try seekOnly()
        return try run(
            """
            UPDATE job SET state = \(state.kind.rawValue), due_at = \(state.instant), owner = \(state.lease?.owner),
                failure = \(state.failure), outcome = \(state.outcome), attempts = \(attempts)
            WHERE organisation_id = \(organisation) AND id = \(lease.job) AND token = \(lease.token)
                AND \(Self.isLeased)
            """) == 1
    }

    /// Written so that no index by state is taken in place of the key, for the reason of ``seekOnly()``.
    private static let isLeased: SQLQuery = "state || '' = 'leased'"

    /// A small table is read whole by PostgreSQL, and what was read of other jobs, claimed while a long one was under way,
    /// would make it give the long one up at its end.
    private func seekOnly() throws { try connection.set(SQLSetting("enable_seqscan", "off")) }

    func retryJobs(of kind: String, at now: Instant) throws -> Int {
        try run(
            """
            UPDATE job SET state = 'waiting', due_at = \(now), failure = NULL, attempts = 0
            WHERE organisation_id = \(organisation) AND kind = \(kind) AND state IN ('failed', 'buried')
            """)
    }

    func deleteJobs(doneBefore instant: Instant, limit: Int) throws -> Int {
        let removed = try run(
            """
            DELETE FROM job WHERE organisation_id = \(organisation) AND id IN (
                SELECT c.id FROM job AS c
                WHERE c.organisation_id = \(organisation) AND c.state = 'done' AND c.due_at < \(instant)
                ORDER BY c.due_at, c.id LIMIT \(limit))
            """)
        if removed > 0 {
            try run(
                """
                DELETE FROM job_renewal WHERE organisation_id = \(organisation) AND NOT EXISTS (
                    SELECT 1 FROM job AS c WHERE c.organisation_id = \(organisation) AND c.id = job_renewal.job_id)
                """)
        }
        return removed
    }
}
