import GRDB
import SQLDriver

extension SQLError {
    /// The same error in the seam's words; what the caller's own closure threw passes unchanged.
    static func translated(_ error: any Error, sql: String? = nil) -> any Error {
        switch error {
        case let error as DatabaseError: SQLError(error, sql: sql)
        case is CancellationError: SQLError(.interrupted, "The task was cancelled.", sql: sql)
        default: error
        }
    }

    init(opening path: String, _ error: any Error) {
        switch error {
        case let error as SQLError:
            self = error
        case let error as DatabaseError:
            let translated = SQLError(error, sql: nil)
            self.init(translated.kind, "\(path) cannot be opened. \(translated.message)")
        default:
            self.init(.cannotOpen, "\(path) cannot be opened: \(error)")
        }
    }

    static func otherProgram(found: Int32, own: Int32) -> SQLError {
        let number = found == 0 ? "tables but no application_id" : "application_id \(found)"
        return SQLError(
            .otherProgram, "The file is the SQLite database of another program (\(number); ours has \(own)).")
    }

    private init(_ error: DatabaseError, sql: String?) {
        let (kind, words) = SQLError.meaning(of: error)
        let detail = error.message ?? "no detail"
        self.init(kind, "\(words) (\(detail), code \(error.extendedResultCode.rawValue)).", sql: sql ?? error.sql)
    }

    private static func meaning(of error: DatabaseError) -> (Kind, String) {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            return (.uniqueViolation, "The row exists already")
        case .SQLITE_CONSTRAINT_FOREIGNKEY: return (.foreignKeyViolation, "The row refers to one that does not exist")
        case .SQLITE_CONSTRAINT_CHECK: return (.checkViolation, "A value is outside what the schema allows")
        case .SQLITE_CONSTRAINT_NOTNULL: return (.notNullViolation, "A required value is missing")
        case .SQLITE_CONSTRAINT_DATATYPE: return (.invalidValue, "A value is not of the type of its column")
        default: break
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return (.busy, "Another program is writing to the database")
        case .SQLITE_READONLY: return (.readOnly, "The database cannot be written here")
        case .SQLITE_FULL: return (.diskFull, "The disk is full")
        case .SQLITE_CORRUPT: return (.corrupt, "The database is damaged: restore it from a backup")
        case .SQLITE_NOTADB: return (.notADatabase, "The file is not an SQLite database")
        case .SQLITE_CANTOPEN, .SQLITE_PERM: return (.cannotOpen, "The file cannot be opened")
        case .SQLITE_INTERRUPT, .SQLITE_ABORT: return (.interrupted, "The query was interrupted")
        case .SQLITE_ERROR: return (.syntax, "SQLite refuses the statement")
        default:
            return (.other(code: Int(error.extendedResultCode.rawValue)), "SQLite failed")
        }
    }
}
