import Dispatch
import GRDB
import SQLDriver
import Synchronization

extension SQLiteDatabase: SQLFileCopying {
    /// Enough to go fast (4 MiB a step), little enough to stop soon.
    private static let pagesPerStep: Int32 = 1_024
    private static let queue = DispatchQueue(label: "pendulaire.sqlite.copy", qos: .utility, attributes: .concurrent)

    /// Copies page after page inside one read transaction: a snapshot, which a writer neither changes nor waits for.
    ///
    /// The copy is one file, without a write-ahead log beside it.
    public func copy(to path: String) async throws {
        let isCancelled = Mutex(false)
        try await withTaskCancellationHandler {
            try await Self.onQueue { [writer] in
                let target = try DatabaseQueue(path: path)
                try writer.backup(to: target, pagesPerStep: Self.pagesPerStep) { _ in
                    if isCancelled.withLock({ $0 }) { throw CancellationError() }
                }
                // What the last step throws is not passed on.
                if isCancelled.withLock({ $0 }) { throw CancellationError() }
                // The copied header says WAL: with it, whoever opens the copy would write beside it.
                let mode = try target.writeWithoutTransaction {
                    try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE")
                }
                try target.close()
                guard mode == "delete" else {
                    throw SQLError(.cannotOpen, "The copy keeps the journal mode \(mode ?? "nothing").")
                }
            }
        } onCancel: {
            isCancelled.withLock { $0 = true }
        }
    }

    /// Reads the whole file, changing nothing, and tells what SQLite finds wrong in it: pages, indexes, references.
    ///
    /// - Returns: At most ten findings in SQLite's words; none for a sound file.
    /// - Throws: `SQLError` when the file cannot be read as a database at all.
    public static func problems(inFileAt path: String) async throws -> [String] {
        try await onQueue {
            var configuration = Configuration()
            configuration.readonly = true
            let file = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? file.close() }
            return try file.inDatabase { database in
                let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }
                guard found.isEmpty else { return found }
                return try Row.fetchCursor(database, sql: "PRAGMA foreign_key_check").prefix(10).map { row in
                    "a row of \(row["table"] as String? ?? "?") refers to one that does not exist"
                }
                .asArray()
            }
        }
    }

    /// GRDB works on the thread that calls it: not on one of the few that all tasks share, then.
    private static func onQueue<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                do {
                    continuation.resume(returning: try work())
                } catch {
                    continuation.resume(throwing: SQLError.translated(error))
                }
            }
        }
    }
}

extension Cursor {
    fileprivate func asArray() throws -> [Element] { try Array(self) }
}
