import Logging
import UseCases

/// Tells the operator what became of jobs, in the log and in the figures.
struct JobLog {
    let work: WorkMeter
    let logger: Logger

    func callAsFunction(_ report: JobReport, of organisation: String) {
        work.ran(report)
        var metadata: Logger.Metadata = [
            "organisation": "\(organisation)", "job": "\(report.kind)", "attempt": "\(report.attempt)",
        ]
        for (name, count) in report.counts { metadata[name] = "\(count)" }
        if let problem = report.problem {
            logger.warning(
                "A job was done, but not what follows it outside the database",
                metadata: metadata.merging(["error": "\(problem)"]) { $1 })
        }
        switch report.outcome {
        case .finished:
            // Every few seconds while people work: not worth a line each.
            let level: Logger.Level = report.kind == "seal-journal" || report.counts.isEmpty ? .debug : .info
            logger.log(level: level, "A job was done", metadata: metadata)
        case .failed(let code), .abandoned(let code):
            logger.warning(
                "A job failed and is tried again later", metadata: metadata.merging(["error": "\(code)"]) { $1 })
        case .buried(let code):
            logger.error(
                "A job failed too often and waits for ‘pendulaire jobs retry’",
                metadata: metadata.merging(["error": "\(code)"]) { $1 })
        case .lost: logger.warning("A job was taken over by another server", metadata: metadata)
        case .released: logger.info("A job was given back because the server stops", metadata: metadata)
        }
    }
}
