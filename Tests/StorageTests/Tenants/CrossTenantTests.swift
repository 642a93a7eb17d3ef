import Foundation
import SQLDriver
import SQLiteDriver
import Storage
import Telework
import TestSupport
import Testing
import UseCases

/// Every use case, with identifiers of one organisme in the hands of somebody of another.
@Suite("Nobody reaches another organisme through a use case")
struct CrossTenantTests {
    enum Engine: String, CaseIterable, Sendable {
        case sqlite, postgres

        func open() async throws -> any SQLDatabase {
            switch self {
            case .sqlite: try SQLiteDatabase.inMemory()
            case .postgres: try await PostgresBase.open()
            }
        }
    }

    /// What needs no base, hence no organisme.
    private static let pure: Set<String> = ["DecideSituation"]
    /// What shows all organismes on purpose, to the network's roles: figures, and their list.
    private static let network: Set<String> = ["ViewNetworkFigures"]

    /// The types of the sources that are called as functions.
    private func useCases() throws -> Set<String> {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/UseCases")
        var found: Set<String> = []
        let paths = FileManager.default.enumerator(atPath: sources.path(percentEncoded: false))
        for case let path as String in paths ?? .init() where path.hasSuffix(".swift") {
            var type: Substring?
            for line in try String(contentsOf: sources.appending(path: path), encoding: .utf8).split(separator: "\n") {
                if let match = line.firstMatch(of: /^(?:public )?(?:struct|enum|actor|final class|extension) (\w+)/) {
                    type = match.1
                }
                if line.contains("func callAsFunction"), let type { found.insert(String(type)) }
            }
        }
        return found
    }

    @Test("every use case of the sources is tried")
    func coverage() throws {
        let found = try useCases()
        print("Storage: \(found.count) use cases in the sources, \(Attempt.all.count) attempts across organismes")
        #expect(found.count >= 49)
        #expect(found.subtracting(Self.pure).subtracting(Self.network) == Set(Attempt.all.map(\.useCase)))
        #expect(Set(Attempt.all.map(\.name)).count == Attempt.all.count)
    }

    @Test(
        "it gives nothing and changes nothing there, while the same call by its own people passes",
        arguments: Engine.allCases, Attempt.all.map(\.name))
    func attempt(engine: Engine, name: String) async throws {
        let attempt = try #require(Attempt.all.first { $0.name == name })
        let database = try await engine.open()
        let store = try await SQLStore.migrated(database)
        var (mine, theirs) = (Side(mark: "mine"), Side(mark: "theirs"))
        let world = try await TestWorld(
            book: Rulebook(texts: [Texts.national, mine.local, theirs.local]), on: store)
        for side in [mine, theirs] { try await side.load(into: store) }
        mine = try await mine.live(in: world.environment)
        theirs = try await theirs.live(in: world.environment)
        let before = try await database.everything(of: .organisation(theirs.organisation))
        #expect(before.count > 50)

        // The secret of one's own session, said to be of the other organisme.
        let own = try #require(mine.session)
        let forged = try #require(
            SessionToken(String(own.text.dropLast(mine.organisation.rawValue.count)) + theirs.organisation.rawValue))
        let crossing = Attempt.Call(environment: world.environment, hands: theirs, caller: mine, token: forged)
        do {
            let answer = String(describing: try await attempt.call(crossing))
            if case .refused(let error) = attempt.outcome { Issue.record("not refused as \(error): \(answer)") }
            #expect(!answer.contains("theirs"), "\(answer)")
        } catch {
            guard case .refused(let expected) = attempt.outcome else { throw error }
            #expect("\(error)".contains(expected), "\(error)")
        }
        #expect(try await database.everything(of: .organisation(theirs.organisation)) == before)

        let rightful = Attempt.Call(
            environment: world.environment, hands: theirs, caller: theirs, token: try #require(theirs.session))
        let answer = String(describing: try await attempt.call(rightful))
        if case .nothing = attempt.outcome { #expect(answer.contains("theirs"), "\(answer)") }
    }
}
