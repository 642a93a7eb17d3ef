import SQLDriver

extension Migration {
    /// Until when the worker of a job said that it is at it.
    ///
    /// Beside the job and not in it, and without a reference to it: the long transaction that does the job ends by changing
    /// the job's row, and PostgreSQL would give it up if that row had been changed, or read, since it began. A program that
    /// does not know this table goes by the job alone.
    static let createJobRenewal = Migration(
        16, "create_job_renewal", oldestProgram: 15,
        [
            """
            CREATE TABLE job_renewal (
                \(Column.organisation),
                \(Column.identifier("job_id")),
                token \(Column.long) NOT NULL CHECK (token >= 1),
                \(Column.instant("until_at")),
                PRIMARY KEY (organisation_id, job_id)
            )\(Column.clustered)
            """
        ])
}
