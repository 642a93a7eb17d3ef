import SQLDriver

extension Migration {
    /// What came of the jobs that somebody asked for, for as long as they may look.
    static let addJobOutcome = Migration(
        13, "add_job_outcome", oldestProgram: 12,
        [
            """
            ALTER TABLE job ADD COLUMN \(Column.optionalText("outcome", atMost: "200"))
            """
        ])
}
