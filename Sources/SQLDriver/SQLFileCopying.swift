/// A database whose whole content can be copied to a file of its own while it is used.
///
/// Not every engine can: PostgreSQL has tools of its own for that (`pg_basebackup`), and its driver is none of these.
public protocol SQLFileCopying: SQLDatabase {
    /// Writes the database as it is at one moment in a new file at `path`; writers do not wait meanwhile.
    ///
    /// - Throws: `SQLError`; `interrupted` when the task is cancelled. What was begun at `path` is then the caller's to
    ///   remove.
    func copy(to path: String) async throws
}
