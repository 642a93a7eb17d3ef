import Foundation
import PostgresDriver
import PostgresTestSupport
import SQLDriver
import SQLiteDriver
import Testing

/// The databases that must behave alike.
enum Engine: String, CaseIterable, CustomTestStringConvertible {
    case sqliteInMemory, sqliteFile, postgres

    /// Those that several programs can open at once.
    static let shared: [Engine] = [.sqliteFile, .postgres]

    var testDescription: String { rawValue }

    var dialect: SQLDialect { self == .postgres ? .postgres : .sqlite }
}

/// A database of its own for a test, that several programs may open; its file goes with the last reference to it.
final class Place: Sendable {
    private let engine: Engine
    private let address: String

    init(_ engine: Engine) throws {
        self.engine = engine
        address =
            switch engine {
            case .sqliteInMemory: ":memory:"
            case .sqliteFile: NSTemporaryDirectory() + "contract-" + UUID().uuidString + ".sqlite"
            case .postgres: try PrivateCluster.newDatabase()
            }
    }

    deinit {
        guard engine == .sqliteFile else { return }
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: address + suffix) }
    }

    func open() async throws -> any SQLDatabase {
        switch engine {
        case .sqliteInMemory, .sqliteFile: try SQLiteDatabase(path: address)
        case .postgres: try await openPostgres()
        }
    }

    private func openPostgres() async throws -> PostgresDatabase {
        try await PostgresDatabase(configuration: .patient(url: address))
    }
}

/// Holds a synchronous closure until a test lets it go.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func wait() { semaphore.wait() }
    func open() { semaphore.signal() }
}
