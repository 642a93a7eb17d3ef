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
                Code, nom, nombre de personnes, état : open, closed, arriving (repris en partie), erasing (effacé en \
                partie), erased (effacé ; le nombre est alors celui des lignes de son journal).
                Exemple :
                  pendulaire organisation list --json
                """,
                """
                Code, name, number of people, state: open, closed, arriving (taken in by half), erasing (erased by half), \
                erased (the number is then that of the rows of its journal).
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
        let state: String
        /// Of an erased one.
        let erasure: Erasure?
    }

    private struct Erasure: Encodable {
        let begun: String
        let ended: String
        let journal: Int
        let head: String
        let rows: [String: Int]
        /// Whether the record was written by the holder of the keys.
        let isAuthentic: Bool
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
                    state: held.closure?.reason.rawValue ?? "open", erasure: nil))
        }
        let erasures = Erasures(base.composition)
        for record in try await ErasureRecord.all(in: database) {
            guard let ended = record.endedAt else { continue }
            let head = record.head.map { JournalHead(sequence: $0.sequence, hash: $0.hash).printed }
            lines.append(
                Line(
                    code: record.code, name: nil, people: nil, state: "erased",
                    erasure: Erasure(
                        begun: Self.moment(record.begunAt), ended: Self.moment(ended), journal: record.entries,
                        head: head ?? "0", rows: record.rows, isAuthentic: erasures.isOurs(record))))
        }
        if json { return try sayJSON(lines) }
        for line in lines {
            let number = line.people ?? line.erasure?.journal ?? 0
            let state = [line.state, line.erasure?.ended].compactMap(\.self).joined(separator: " ")
            say([line.code, line.name ?? "-", String(number), state].joined(separator: "\t"))
        }
    }

    private static func moment(_ milliseconds: Int64) -> String {
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
