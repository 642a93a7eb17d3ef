import CPostgres
import SQLDriver

/// One of libpq's results, freed with the last reference to it.
final class PostgresResult {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    var status: ExecStatusType { PQresultStatus(pointer) }
    var rowCount: Int { Int(PQntuples(pointer)) }
    var columnCount: Int { Int(PQnfields(pointer)) }
    /// Such as `INSERT 0 3`.
    var tag: String { String(cString: PQcmdStatus(pointer)) }

    var columns: SQLColumns {
        SQLColumns((0..<columnCount).map { String(cString: PQfname(pointer, Int32($0))) })
    }

    /// The rows that the statement inserted, updated or deleted: a SELECT has a count too, which is not one.
    var changedRows: Int {
        let tag = tag
        guard ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(where: tag.hasPrefix) else { return 0 }
        return tag.split(separator: " ").last.flatMap { Int($0) } ?? 0
    }

    /// A field of an error, by the letter of the protocol.
    func field(_ code: Unicode.Scalar) -> String? {
        PQresultErrorField(pointer, Int32(code.value)).map { String(cString: $0) }
    }
}
