import ArgumentParser
import Foundation
import Storage
import Telework
import UseCases

struct OrganisationCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "organisation",
            abstract: words(
                "Les organismes de la base : les déplacer, les fermer, les effacer.",
                "The organisations of the database: move, close and erase them."),
            subcommands: [
                OrganisationListCommand.self, OrganisationExportCommand.self, OrganisationImportCommand.self,
                OrganisationCloseCommand.self, OrganisationOpenCommand.self, OrganisationEraseCommand.self,
            ])
    }
}

/// The organisme that a command is told by its code, never by being the only one.
struct OrganisationCode: ParsableArguments {
    @Argument(help: .said("Code de l’organisme.", "Code of the organisation.", value: ("code", "code")))
    var code: String

    @OptionGroup var store: StoreOptions
}

struct OrganisationListCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: words("Liste les organismes et leur état.", "Lists the organisations and their state."),
            discussion: words(
                """
                Code, nom, nombre de personnes, état : ouvert, fermé, repris en partie, effacé en partie, effacé (avec \
                la date et le nombre de lignes de son journal). Avec --json, les états sont open, closed, arriving, \
                erasing et erased.
                Exemple :
                  pendulaire organisation list --json
                """,
                """
                Code, name, number of people, state: open, closed, taken in by half, erased by half, erased (with \
                the date and the number of rows of its journal). With --json, states are open, closed, arriving, erasing \
                and erased.
                Example:
                  pendulaire organisation list --json
                """))
    }

    @OptionGroup var store: StoreOptions
    @Flag(help: .json) var json = false

    private struct Line: Encodable {
        let code: String
        let name: String?
        let people: Int?
        let state: OrganisationState
        /// Of an erased one.
        let erasure: Erasure?

        var cells: [String] {
            var told = state.told
            if let erasure {
                let entries = counted(
                    erasure.journal, ("ligne de journal", "lignes de journal"), ("journal row", "journal rows"))
                told += words(" le \(erasure.day), \(entries)", " on \(erasure.day), \(entries)")
            }
            return [code, name ?? "–", people.map(String.init) ?? "–", told]
        }
    }

    private struct Erasure: Encodable {
        let begun: String
        let ended: String
        let journal: Int
        let head: String
        let rows: [String: Int]
        /// Whether the record was written by the holder of the keys.
        let isAuthentic: Bool
        let day: String

        private enum CodingKeys: CodingKey { case begun, ended, journal, head, rows, isAuthentic }

        init(_ record: ErasureRecord, ended: Int64, isAuthentic: Bool) {
            begun = OrganisationListCommand.moment(record.begunAt)
            self.ended = OrganisationListCommand.moment(ended)
            journal = record.entries
            head = record.head.map { JournalHead(sequence: $0.sequence, hash: $0.hash).printed } ?? "0"
            rows = record.rows
            self.isAuthentic = isAuthentic
            day = OrganisationState.day(ended)
        }
    }

    func run() async throws {
        let base = try await OrganisationBase(store.settings())
        let database = base.composition.database
        var lines: [Line] = []
        for held in base.held {
            lines.append(
                Line(
                    code: held.organisation.code, name: held.organisation.name,
                    people: try await held.people(in: database),
                    state: OrganisationState(held.closure), erasure: nil))
        }
        let erasures = Erasures(base.composition)
        for record in try await ErasureRecord.all(in: database) {
            guard let ended = record.endedAt else { continue }
            lines.append(
                Line(
                    code: record.code, name: nil, people: nil, state: .erased,
                    erasure: Erasure(record, ended: ended, isAuthentic: erasures.isOurs(record))))
        }
        if json { return try sayJSON(lines) }
        guard !lines.isEmpty else {
            return say(words("La base ne contient aucun organisme.", "The database holds no organisation."))
        }
        let heading = [
            words("CODE", "CODE"), words("NOM", "NAME"), words("PERSONNES", "PEOPLE"), words("ÉTAT", "STATE"),
        ]
        for row in TextColumns.lines([heading] + lines.map(\.cells)) { say(row) }
    }

    fileprivate static func moment(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1_000).formatted(.iso8601)
    }
}

struct OrganisationCloseCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "close",
            abstract: words(
                "Ferme un organisme : plus personne n’y entre ni n’y écrit.",
                "Closes an organisation: nobody comes in or writes there any more."),
            discussion: words(
                """
                Les autres organismes ne voient rien. « pendulaire organisation open » le rouvre tel qu’il était.
                Exemple :
                  pendulaire organisation close cpam-demo
                """,
                """
                The other organisations notice nothing. ‘pendulaire organisation open’ opens it again as it was.
                Example:
                  pendulaire organisation close cpam-demo
                """))
    }

    @OptionGroup var organisation: OrganisationCode

    func run() async throws {
        let base = try await OrganisationBase(organisation.store.settings())
        let (code, id) = (organisation.code, try base.require(organisation.code).organisation.id)
        do {
            let now = SystemClock().now(in: "UTC").instant.milliseconds
            try await OrganisationDoor.close(id, in: base.composition.database, now: now)
        } catch let refusal as OrganisationDoor.Refusal {
            throw Failure(refusal, of: code)
        }
        say(words("L’organisme « \(code) » est fermé.", "The organisation ‘\(code)’ is closed."))
        try await base.composition.database.close()
    }
}

struct OrganisationOpenCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "open",
            abstract: words("Rouvre un organisme fermé.", "Opens an organisation that was closed."),
            discussion: words(
                "Exemple :\n  pendulaire organisation open cpam-demo",
                "Example:\n  pendulaire organisation open cpam-demo"))
    }

    @OptionGroup var organisation: OrganisationCode

    func run() async throws {
        let base = try await OrganisationBase(organisation.store.settings())
        let (code, id) = (organisation.code, try base.require(organisation.code).organisation.id)
        do {
            try await OrganisationDoor.open(id, in: base.composition.database)
        } catch let refusal as OrganisationDoor.Refusal {
            throw Failure(refusal, of: code)
        }
        say(words("L’organisme « \(code) » est ouvert.", "The organisation ‘\(code)’ is open."))
        try await base.composition.database.close()
    }
}
