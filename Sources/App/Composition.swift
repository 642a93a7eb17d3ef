import CivilTime
import Foundation
import SQLDriver
import Sodium
import Storage
import Telework
import UseCases

/// The program put together: every port with what is behind it.
struct Composition: Sendable {
    /// Marks an SQLite file as ours: `PEND` in ASCII.
    static let applicationID: Int32 = 0x5045_4E44

    let settings: Settings
    let database: any SQLDatabase
    let secrets: Secrets
    let heads: HeadNotes
    let environment: Environment
    /// The transactions of the use cases, counted.
    let figures = DatabaseFigures()
    /// The background work and the decisions, counted.
    let work = WorkMeter()

    /// Opens everything and checks that it fits this program.
    ///
    /// - Throws: what ``Failure/init(_:)`` understands.
    init(_ settings: Settings) async throws {
        let cryptography = try SodiumCryptography()
        let database = try await Self.open(settings.database)
        let secrets = try Secrets(path: settings.secrets, cryptography: cryptography)
        let (shelf, exemptions) = try TextShelves.load(settings, cryptography: cryptography)
        self.init(
            settings, database: database, secrets: secrets, cryptography: cryptography, rules: shelf,
            exemptions: exemptions)
    }

    /// Opens a base that is of this program, whole, and of its schema.
    /// - Throws: what ``Failure/init(_:)`` understands.
    static func open(_ place: DatabasePlace) async throws -> any SQLDatabase {
        let database = try await place.open(mayCreate: false)
        let pending = try await Migrator(Schema.migrations).pending(in: database)
        guard pending.isEmpty else { throw Failure.behind(place) }
        guard try await !BaseCopy.isUnfinished(database) else { throw Failure.unfinishedCopy(place) }
        return database
    }

    /// The program around a base that is open already.
    init(
        _ settings: Settings, database: any SQLDatabase, secrets: Secrets, cryptography: any Cryptography,
        rules: RuleShelf, exemptions: [ExemptionLimit]
    ) {
        self.settings = settings
        self.database = database
        self.secrets = secrets
        heads = HeadNotes(
            database: settings.database.noted(withKeys: settings.secrets), secrets: settings.secrets,
            key: secrets.journalKey, cryptography: cryptography)
        environment = Environment(
            store: SQLStore(database: MeteredDatabase(database, figures: figures)), clock: SystemClock(),
            identifiers: UUIDv7(), cryptography: cryptography, rules: rules, exemptions: exemptions,
            journalKey: secrets.journalKey, observer: work)
    }

    /// The program around a base of which only the journal is looked at: no rule is asked, so no text is read.
    static func withoutRules(
        _ settings: Settings, database: any SQLDatabase, secrets: Secrets
    ) throws -> Composition {
        Composition(
            settings, database: database, secrets: secrets, cryptography: try SodiumCryptography(),
            rules: RuleShelf(book: Rulebook(texts: []), version: ""), exemptions: [])
    }

    /// The organisme a command is about: the one of the code, or the only one there is.
    func organisation(_ code: String?) async throws -> Organisation {
        if let code {
            if let organisation = try await environment.store.organisation(code: code) { return organisation }
            throw Failure.unknown(code, among: try await HeldOrganisation.all(in: database))
        }
        let all = try await environment.store.organisations()
        if let only = all.first, all.count == 1 { return only }
        if let closed = try await HeldOrganisation.all(in: database).first, all.isEmpty {
            throw Failure.unknown(closed.organisation.code, among: [closed])
        }
        if all.isEmpty {
            throw Failure(
                .refused,
                "La base ne contient aucun organisme\u{202F}: créez-en un avec « pendulaire config organisation add ».",
                "The database holds no organisation: make one with ‘pendulaire config organisation add’.")
        }
        let codes = all.map(\.code).joined(separator: ", ")
        throw Failure(
            .refused, "Précisez l’organisme avec --organisation (\(codes)).",
            "Say which organisation with --organisation (\(codes)).")
    }

    /// The organismes a command is about: the one of the code, or all of them.
    func organisations(_ code: String?) async throws -> [Organisation] {
        if let code { return [try await organisation(code)] }
        return try await environment.store.organisations()
    }
}
