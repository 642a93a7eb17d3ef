import Foundation
import Messages
import PostgresDriver
import SQLDriver
import SQLiteDriver
import Telework

/// Where the base is: what tells one engine from the other stops here.
enum DatabasePlace: Sendable {
    /// An SQLite file.
    case file(String)
    /// A PostgreSQL server, or several of which one is the primary.
    case server(PostgresConfiguration)

    /// - Parameters:
    ///   - text: A path, `sqlite:` followed by one, or an address `postgres://…`.
    ///   - connections: How many connections this program may hold at once.
    /// - Throws: ``Failure`` for an address that cannot be read.
    init(_ text: String, connections: Int) throws {
        guard text.hasPrefix("postgres:") || text.hasPrefix("postgresql:") else {
            // An address misspelt is not a file: it may hold a password, and is not said again.
            guard !text.contains("://") else {
                throw Failure(
                    .usage,
                    "Cette adresse n’est pas celle d’une base : donnez un fichier, ou une adresse qui commence par "
                        + "postgres://.",
                    "This is no address of a database: give a file, or an address that begins with postgres://.")
            }
            self = .file(text.hasPrefix("sqlite:") ? String(text.dropFirst("sqlite:".count)) : text)
            return
        }
        do {
            var configuration = try PostgresConfiguration(url: text)
            configuration.maximumConnections = connections
            self = .server(configuration)
        } catch {
            throw Failure(
                .usage,
                "L’adresse de la base ne peut pas être lue, donnez-la comme "
                    + "postgres://compte@hôte/base?sslmode=verify-full : \(error.message)",
                "The address of the database cannot be read, give it as "
                    + "postgres://role@host/database?sslmode=verify-full: \(error.message)")
        }
    }

    /// - Parameter mayCreate: Whether a missing file is made; a server's database is made by its administrator.
    /// - Throws: ``Failure`` in one sentence.
    func open(mayCreate: Bool) async throws -> any SQLDatabase {
        do {
            switch self {
            case .file(let path):
                if mayCreate { try Secrets.createFolder(of: path) }
                return try SQLiteDatabase(
                    path: path,
                    configuration: SQLiteConfiguration(
                        applicationID: Composition.applicationID, createsMissingFile: mayCreate))
            case .server(let configuration): return try await PostgresDatabase(configuration: configuration)
            }
        } catch let error as SQLError {
            throw Failure(opening: self, error)
        }
    }

    /// The path of the file; nil on a server.
    var file: String? {
        if case .file(let path) = self { path } else { nil }
    }

    /// The path of the file, for what a server has tools of its own for.
    /// - Throws: ``Failure`` that names them.
    func requireFile() throws -> String {
        guard let file else { throw BackupFailure.postgres() }
        return file
    }

    /// How a backup is put back in this place.
    var restoring: LocalizedText {
        switch self {
        case .file(let path):
            LocalizedText(
                french: "déplacez \(path) et les fichiers de même nom, puis « pendulaire restore FICHIER --database "
                    + "\(path) ».",
                english: "move \(path) and the files of the same name away, then ‘pendulaire restore FILE --database "
                    + "\(path)’.")
        case .server:
            LocalizedText(
                french: "suivez docs/backup.md, « PostgreSQL ».", english: "follow docs/backup.md, “PostgreSQL”.")
        }
    }

    /// What the notes of the journals' heads are named after: they lie beside a file, and with the keys for a server.
    func noted(withKeys secrets: String) -> String {
        switch self {
        case .file(let path): path
        case .server: secrets + "." + "\(self)".dropFirst("postgres://".count).map { $0 == "/" ? "-" : $0 }
        }
    }
}

/// As people are told it: never with a password.
extension DatabasePlace: CustomStringConvertible {
    var description: String {
        switch self {
        case .file(let path): path
        case .server(let configuration): configuration.description
        }
    }
}
