/// What went wrong in the database, in the same kinds for every engine.
public struct SQLError: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case uniqueViolation
        case foreignKeyViolation
        case checkViolation
        case notNullViolation
        /// Another writer held the database longer than the time allowed.
        case busy
        case readOnly
        case diskFull
        /// The file or the server's data are damaged, or cut short.
        case corrupt
        case notADatabase
        /// The file is a database, but of another program.
        case otherProgram
        case cannotOpen
        /// The task was cancelled, or the query stopped by hand.
        case interrupted
        /// The text is not SQL, or names a table or a column that does not exist.
        case syntax
        /// Other transactions kept changing what this one read: nothing of it is kept, and it may be tried again.
        case serializationFailure
        /// As many transactions as allowed are under way and wait already: nothing was begun, come back later.
        case overloaded(retryAfterSeconds: Int)
        /// The server cannot be reached, or the connection broke before the commit was asked: nothing is kept.
        case unreachable
        /// The connection broke after the commit was asked and before its answer: everything is kept, or nothing.
        /// Never tried again by a driver; the token of the form tells the caller which.
        case commitUnknown
        /// An earlier statement of this transaction failed: nothing more can run in it, as in PostgreSQL.
        case transactionAborted
        /// A value that cannot be stored as it is: a text with U+0000, a word or a number too large where the column takes
        /// an integer.
        case invalidValue
        /// The row has no column of this name or position.
        case noSuchColumn(String)
        /// The column holds another type than the one asked for.
        case wrongType(column: String, expected: String, found: String)
        /// Anything else, with the engine's own code.
        case other(code: Int)
    }

    public let kind: Kind
    /// One sentence for the operator, without any value of the data.
    public let message: String
    /// The text of the query, with placeholders instead of values.
    public let sql: String?

    public init(_ kind: Kind, _ message: String, sql: String? = nil) {
        self.kind = kind
        self.message = message
        self.sql = sql
    }
}

extension SQLError: CustomStringConvertible {
    public var description: String {
        sql.map { "\(message) [\($0)]" } ?? message
    }
}
