import Documents
import Foundation
import Telework
import UseCases

/// Loads the files of every organisme by the use case of HR, into a base that knows none of them: `--folder` holds a folder
/// for each organisme, by its code.
struct ImportTask {
    private let task: NetworkTask

    init(_ task: NetworkTask) { self.task = task }

    func run() async throws {
        let folder = URL(filePath: try task.option("folder"))
        let codes = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let load = RunImport(task.environment, files: HRFileReader())
        let stretch = Stretch()
        let counts = try await task.each(codes, width: task.number("width", else: 1)) { code in
            let organisation = Organisation(
                id: OrganisationID(task.environment.identifiers.next()), code: code, name: code,
                timeZone: "Europe/Paris")
            try await task.environment.store.create(organisation)
            var people = 0
            for (kind, name) in [(ImportKind.organisation, "organisation"), (.posts, "postes"), (.people, "personnes")]
            {
                let bytes = Array(try Data(contentsOf: folder.appending(path: "\(code)/\(name).csv")))
                let outcome = try await load(kind, bytes, by: .system, in: organisation.id)
                guard outcome.canBeLoaded else {
                    throw NetworkTask.Refusal.refused(
                        "\(code)/\(name).csv: \(outcome.issues.count) errors, the first on line \(outcome.issues[0].line)"
                    )
                }
                people = outcome.created.count
            }
            return people
        }
        NetworkTask.say([
            "seconds": stretch.seconds, "cpu": stretch.cpuSeconds, "people": Double(counts.reduce(0, +)),
            "mebibytes": Double(Stopwatch.residentMebibytes ?? 0),
        ])
    }
}
