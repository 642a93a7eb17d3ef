import Foundation
import Synchronization
import Telework
import Testing

@testable import App

/// What a command printed and how it ended.
struct Ran: Sendable {
    let status: App.ExitStatus
    let out: String
    let problem: String
}

/// A folder of its own for a base and its keys, gone with the value.
final class Place: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "pendulaire-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var database: String { "\(path)/base.sqlite" }
    var secrets: String { "\(path)/keys/secrets" }

    var environment: [String: String] { ["PENDULAIRE_DATABASE": database, "PENDULAIRE_SECRETS": secrets] }

    /// Runs a command on the base of this place.
    func run(_ arguments: String..., language: Language = .english) async -> Ran {
        await pendulaire(arguments, language: language, environment: environment)
    }

    /// The program on the base of this place, and the first organisme in it.
    func composition() async throws -> (Composition, OrganisationID) {
        let composition = try await Composition(Settings(given: [:], environment: environment))
        let organisation = try #require(try await composition.environment.store.organisations().first)
        return (composition, organisation.id)
    }

    /// A place with a base in which there is one organisme.
    static func withOrganisme() async throws -> Place {
        let place = try Place()
        #expect(await place.run("migrate").status == .done)
        #expect(await place.run("config", "organisation", "add", "cpam-test", "CPAM d’essai").status == .done)
        return place
    }
}

func pendulaire(
    _ arguments: [String], language: Language = .english, environment: [String: String] = [:]
) async -> Ran {
    let out = Lines()
    let problem = Lines()
    let console = Console(
        language: language, environment: environment, out: { out.add($0) }, problem: { problem.add($0) })
    let status = await Pendulaire.run(arguments, console: console)
    return Ran(status: status, out: out.text, problem: problem.text)
}

/// What was said, a line each.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var text: String { lines.withLock { $0.joined(separator: "\n") } }
}
