/// How to open an SQLite file. Durability is not among the choices: WAL and `synchronous = FULL`, always.
public struct SQLiteConfiguration: Sendable {
    /// Opens for reading only: nothing is created, checked in or changed.
    public var readOnly = false
    /// Whether a missing file is a new database, or an error.
    public var createsMissingFile = true
    /// How long a transaction waits for another program's write, in milliseconds, before `busy`.
    public var busyTimeoutMilliseconds = 5_000
    /// How many snapshots can be read at once. Each connection takes up to 2 MB of cache.
    public var maximumReaders = 4
    /// The number that marks the file as this program's (`PRAGMA application_id`): written in a new database, and a file
    /// that bears another, or tables and none, is refused. Nil checks and writes nothing.
    public var applicationID: Int32?

    public init() {}

    public init(applicationID: Int32?, readOnly: Bool = false, createsMissingFile: Bool = true) {
        self.applicationID = applicationID
        self.readOnly = readOnly
        self.createsMissingFile = createsMissingFile
    }
}
