import Foundation
import SQLDriver
import SQLiteDriver
import Storage
import Telework
import UseCases

/// What a base holds, read in any schema that the program knows: a backup is made before a migration too.
struct BackupContent: Hashable, Sendable {
    let schema: Int
    let organismes: [BackupHeader.Organisme]

    /// Reads a file that nobody writes to, and holds it to be a sound base of Pendulaire.
    ///
    /// - Parameter named: The file in the words of a refusal.
    /// - Throws: ``Failure`` when it is not; `MigrationError` when its schema is not one of this program's.
    init(checking path: String, named name: String) async throws {
        let findings: [String]
        do {
            findings = try await SQLiteDatabase.problems(inFileAt: path)
        } catch let error as SQLError {
            throw Failure(opening: name, error)
        }
        guard findings.isEmpty else { throw BackupFailure.unsound(name, findings) }
        let file: SQLiteDatabase
        do {
            file = try SQLiteDatabase(
                path: path,
                configuration: SQLiteConfiguration(applicationID: Composition.applicationID, readOnly: true))
        } catch {
            throw Failure(opening: name, error)
        }
        try await self.init(of: file)
        try await file.close()
    }

    init(of database: any SQLDatabase) async throws {
        schema = try await Migrator(Schema.migrations).status(of: database).version
        let (hasOrganismes, hasSeals, hasDoors) = (schema >= 1, schema >= 7, schema >= 15)
        organismes = try await database.read { connection in
            guard hasOrganismes else { return [] }
            return try connection.all("SELECT organisation_id, code FROM organisation ORDER BY code, organisation_id") {
                (id: try $0.get(0, as: String.self), code: try $0.get(1, as: String.self))
            }
            .map { organisation in
                // A journal that is being erased, or taken in, ends nowhere.
                let isThere = try !hasDoors || Self.isWhole(organisation.id, on: connection)
                let head = try hasSeals && isThere ? Self.head(of: organisation.id, on: connection) : nil
                return BackupHeader.Organisme(id: organisation.id, code: organisation.code, head: head)
            }
        }
    }

    private static func isWhole(_ organisation: String, on connection: any SQLConnection) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM closed_organisation WHERE closed_id = \(organisation) AND reason <> 'closed'") == nil
    }

    private static func head(of organisation: String, on connection: any SQLConnection) throws -> HeadNote? {
        let row = try connection.first(
            """
            SELECT sequence, journal_id, hash FROM journal_seal WHERE organisation_id = \(organisation)
            ORDER BY sequence DESC LIMIT 1
            """)
        return try row.map {
            HeadNote(JournalSeal(sequence: try $0.get(0), entry: try $0.get(1), hash: try $0.get(2)))
        }
    }
}
