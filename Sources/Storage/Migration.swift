import SQLDriver

/// One step of the schema, never edited once it has been released: what comes later is another step.
public struct Migration: Sendable {
    /// Its place, from 1, without a gap.
    public let number: Int
    /// In snake_case, recorded beside the number.
    public let name: String
    /// The oldest schema whose programs may go on serving once this step is done, since they miss nothing by not knowing
    /// it: servers are then replaced one by one. Nil when none may: they are stopped first.
    public let oldestProgram: Int?
    /// Run in order, in one transaction.
    public let statements: [SQLQuery]

    public init(_ number: Int, _ name: String, oldestProgram: Int? = nil, _ statements: [SQLQuery]) {
        self.number = number
        self.name = name
        self.oldestProgram = oldestProgram
        self.statements = statements
    }
}

/// A step that a database has been through.
public struct AppliedMigration: Hashable, Sendable {
    public let number: Int
    public let name: String
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let appliedAt: Int64

    public init(number: Int, name: String, appliedAt: Int64) {
        self.number = number
        self.name = name
        self.appliedAt = appliedAt
    }
}

/// Why a schema cannot be brought up to date; nothing has been changed.
public enum MigrationError: Error, Hashable, Sendable {
    /// The program's own list does not count 1, 2, 3…
    case notConsecutive(expected: Int, found: Int)
    /// A newer version of the program has been at this database, and did something that this one must know.
    case newerDatabase(found: Int, understood: Int)
    /// The database has a step that the program does not know under this name.
    case renamed(number: Int, recorded: String, known: String)
    /// The database lacks a step that comes before others it has.
    case missing(number: Int)
    /// A statement (from 1) of a step failed; that step was rolled back, the ones before it are done.
    case failed(number: Int, name: String, statement: Int, SQLError)
}

extension MigrationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notConsecutive(let expected, let found):
            "The program's migrations are not consecutive: \(found) where \(expected) was expected."
        case .newerDatabase(let found, let understood):
            """
            The database is at schema version \(found) and this program understands \(understood): \
            start the newer version of the program, or restore the backup made before it.
            """
        case .renamed(let number, let recorded, let known):
            """
            Migration \(number) is called “\(recorded)” in the database and “\(known)” in the program: \
            the database was made by another program or an unreleased version.
            """
        case .missing(let number):
            "Migration \(number) is missing from the database although later ones are there: restore it from a backup."
        case .failed(let number, let name, let statement, let error):
            "Migration \(number) (\(name)) failed at statement \(statement) and was undone. \(error)"
        }
    }
}
