import CivilTime
import Foundation
import Telework
import UseCases

/// The allowance of every organisme for `--month`: `--act compute` reads and computes, `--act close` closes it and writes
/// its lines, each organisme by the use case. `--act amounts` prints what a day of the month earns in each organisme, for
/// the SQL that is measured beside; `--act confirm` gives HR's word where it is missing.
struct MonthTask {
    private let task: NetworkTask

    init(_ task: NetworkTask) { self.task = task }

    func run() async throws {
        guard let month = YearMonth(iso: try task.option("month")) else { throw NetworkTask.Refusal.refused("--month") }
        // The largest first, so that none is left alone at the end.
        let organisations = try await task.environment.store.organisations()
        switch try task.option("act") {
        case "amounts": try amounts(month, organisations)
        case "confirm":
            _ = try await task.each(organisations, width: 2) { try await confirm(month, in: $0.id) }
        case "compute":
            try await measure(organisations) { id in
                let lines = try await ViewMonth(task.environment)(month, by: .system, in: id).lines
                return lines.filter { $0.origin == month }
            }
        case "close":
            try await measure(organisations) { id in
                try await CloseMonth(task.environment)(month, by: .system, in: id)
                return []
            }
        case let act: throw NetworkTask.Refusal.unknown(task: act)
        }
    }

    private func measure(
        _ organisations: [Organisation], _ act: @escaping @Sendable (OrganisationID) async throws -> [AllowanceLine]
    ) async throws {
        let stretch = Stretch()
        let sums = try await task.each(organisations, width: task.number("width", else: 1)) { organisation in
            let lines = try await act(organisation.id)
            return (lines.count, lines.reduce(Cents.zero) { $0 + $1.amount }.value)
        }
        NetworkTask.say([
            "seconds": stretch.seconds, "cpu": stretch.cpuSeconds,
            "lines": Double(sums.reduce(0) { $0 + $1.0 }), "cents": Double(sums.reduce(0) { $0 + $1.1 }),
            "mebibytes": Double(Stopwatch.residentMebibytes ?? 0),
        ])
    }

    private func confirm(_ month: YearMonth, in organisation: OrganisationID) async throws {
        let view = try await ViewMonth(task.environment)(month, by: .system, in: organisation)
        let amounts = view.amounts.map(\.amount)
        guard view.close == nil, view.confirmation?.amounts != amounts, !amounts.isEmpty else { return }
        try await ConfirmAmounts(task.environment)(month.year, amounts: amounts, by: .system, in: organisation)
    }

    /// `identifier<TAB>cents`, a line for each organisme whose texts pay an allowance.
    private func amounts(_ month: YearMonth, _ organisations: [Organisation]) throws {
        for organisation in organisations {
            let timeline = task.environment.rules.timeline(for: RuleReader(organisme: organisation.code))
            let amounts = Set(month.days.map { timeline.rules(on: $0).allowance(on: $0)?.value.amount })
            guard amounts.count == 1, let only = amounts.first else {
                throw NetworkTask.Refusal.refused("\(organisation.code) has several amounts in \(month.iso)")
            }
            if let only { print("\(organisation.id.rawValue)\t\(only.value)") }
        }
    }
}
