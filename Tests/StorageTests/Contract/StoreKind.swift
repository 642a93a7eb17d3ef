import Foundation
import SQLiteDriver
import Storage
import Telework
import TestSupport
import UseCases

/// The stores that must give the same answers: tests written against one of them hold for the others.
enum StoreKind: String, CaseIterable, Sendable {
    case inMemory = "the double of the tests"
    case sqlite = "SQLite in memory"
    case sqliteFile = "SQLite on a file"
    case postgres = "PostgreSQL"

    /// A new empty store.
    func open() async throws -> OpenedStore {
        switch self {
        case .inMemory: return OpenedStore(store: MemoryStore(), directory: nil)
        case .sqlite: return OpenedStore(store: try await .migrated(SQLiteDatabase.inMemory()), directory: nil)
        case .sqliteFile:
            let directory = try TemporaryDirectory()
            let database = try SQLiteDatabase(path: directory.path + "/base.sqlite")
            return OpenedStore(store: try await .migrated(database), directory: directory)
        case .postgres:
            return OpenedStore(store: SQLStore(database: try await PostgresBase.open()), directory: nil)
        }
    }

    /// A store with the organisme of the tests in it.
    func loaded() async throws -> OpenedStore {
        let opened = try await open()
        try await TestOrganisation.load(into: opened.store)
        return opened
    }
}

struct OpenedStore: Sendable {
    let store: any Store
    /// Holds the file as long as the store.
    let directory: TemporaryDirectory?

    func read<Value: Sendable>(_ body: @Sendable (any StoreReading) throws -> Value) async throws -> Value {
        try await store.read(TestOrganisation.id, body)
    }

    @discardableResult
    func write<Value: Sendable>(_ body: @Sendable (any StoreWriting) throws -> Value) async throws -> Value {
        try await store.write(TestOrganisation.id, body)
    }
}

final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "storage-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
