import SQLDriver
import Storage
import Telework

extension SQLDatabase {
    /// Every row of every table, in words, of one organisme or of all.
    func everything(of tenancy: Tenancy = .everyone) async throws -> [String] {
        var of: SQLQuery = ""
        if case .organisation(let id) = tenancy { of = " WHERE organisation_id = \(id.rawValue)" }
        let condition = of
        return try await read(.everyone) { connection in
            var rows: [String] = []
            for table in Tables.all {
                try connection.each("SELECT * FROM \(raw: table)" + condition) { row in
                    let values = row.values.map { value in
                        switch value {
                        case .null: "-"
                        case .integer(let number): String(number)
                        case .text(let text): text
                        case .blob(let bytes): "\(bytes)"
                        }
                    }
                    rows.append("\(table): \(values.joined(separator: "|"))")
                }
            }
            return rows.sorted()
        }
    }
}
