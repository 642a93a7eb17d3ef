import Foundation
import Synchronization
import UseCases
import Web

/// Counts the background jobs by kind and outcome, and the acts by how the rules judged them.
final class WorkMeter: DecisionObserving {
    private struct Run: Hashable {
        let kind: String
        let outcome: String
    }

    private struct State {
        var runs: [Run: Int] = [:]
        var rows: [String: Int] = [:]
        var lastDone: [String: Date] = [:]
        var decisions: [DecidedAct: Int] = [:]
    }

    private let state = Mutex(State())

    /// - Parameter report: One run of a job; its kind is one of the program's, never made of data.
    func ran(_ report: JobReport) {
        let outcome = report.outcome.word
        state.withLock { state in
            state.runs[Run(kind: report.kind, outcome: outcome), default: 0] += 1
            state.rows[report.kind, default: 0] += report.counts.values.reduce(0, +)
            if report.outcome == .finished { state.lastDone[report.kind] = Date() }
        }
    }

    func decided(_ act: DecidedAct) { state.withLock { $0.decisions[act, default: 0] += 1 } }

    func write(to page: inout Exposition) {
        let state = state.withLock { $0 }
        page.counter(
            "pendulaire_job_runs_total", "Runs of the background jobs by kind and outcome.",
            state.runs.sorted { ($0.key.kind, $0.key.outcome) < ($1.key.kind, $1.key.outcome) }
                .map { ([("job", $0.key.kind), ("outcome", $0.key.outcome)], Double($0.value)) })
        page.counter(
            "pendulaire_job_rows_total", "Rows that the background jobs sealed, removed or wrote.",
            state.rows.sorted { $0.key < $1.key }.map { ([("job", $0.key)], Double($0.value)) })
        page.gauge(
            "pendulaire_job_last_done_timestamp_seconds", "When this server last ended a job of the kind.",
            state.lastDone.sorted { $0.key < $1.key }
                .map { ([("job", $0.key)], $0.value.timeIntervalSince1970.rounded()) })
        page.counter(
            "pendulaire_decisions_total", "Acts asked for, by what the rules said of them.",
            DecidedAct.allCases.map { ([("verdict", $0.rawValue)], Double(state.decisions[$0] ?? 0)) })
    }
}

extension JobReport.Outcome {
    /// The outcome for programs, without the code of what went wrong.
    fileprivate var word: String {
        switch self {
        case .finished: "finished"
        case .failed: "failed"
        case .buried: "buried"
        case .abandoned: "abandoned"
        case .lost: "lost"
        case .released: "released"
        }
    }
}
