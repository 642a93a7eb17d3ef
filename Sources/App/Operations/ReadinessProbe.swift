import Foundation
import SQLDriver
import Storage
import Web

/// Looks whether the base answers and is of this version: one look at a time, however many ask.
actor ReadinessProbe {
    private let database: any SQLDatabase
    /// Where the base is.
    private let place: String
    private let limit: Duration
    private var underWay: Task<Readiness, Never>?

    /// - Parameter limit: The longest that anybody waits for the answer.
    init(_ database: any SQLDatabase, at place: String, limit: Duration = .seconds(2)) {
        self.database = database
        self.place = place
        self.limit = limit
    }

    func look() async -> Readiness {
        let task = underWay ?? begin()
        return await bounded(by: limit) { await task.value } ?? .notReady(.databaseSlow)
    }

    private func begin() -> Task<Readiness, Never> {
        let task = Task {
            let found = await Self.look(at: database, place)
            underWay = nil
            return found
        }
        underWay = task
        return task
    }

    private static func look(at database: any SQLDatabase, _ place: String) async -> Readiness {
        // A file that was taken away can still be read by whoever holds it open, and nothing written there would be kept.
        if database.dialect == .sqlite, !FileManager.default.fileExists(atPath: place) {
            return .notReady(.databaseUnreachable)
        }
        do {
            return try await Migrator(Schema.migrations).pending(in: database).isEmpty
                ? .ready : .notReady(.schemaBehind)
        } catch MigrationError.newerDatabase {
            return .notReady(.schemaAhead)
        } catch is MigrationError {
            return .notReady(.schemaUnknown)
        } catch let error as SQLError {
            if case .overloaded = error.kind { return .notReady(.databaseOverloaded) }
            return .notReady(error.kind == .busy ? .databaseSlow : .databaseUnreachable)
        } catch {
            return .notReady(.databaseUnreachable)
        }
    }
}
