import ArgumentParser
import Documents
import Foundation
import Messages
import Telework
import UseCases
import Web

struct ImportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: words("Charge un fichier CSV des RH.", "Loads a CSV file of HR."),
            discussion: words(
                """
                Sortes : organisation, postes, personnes, absences, jours. Tout ou rien : la moindre erreur, et rien \
                n’est changé ; chacune est dite sur une ligne FICHIER:LIGNE:CARACTÈRE: code: message [titre de la \
                colonne, matricule], sortie 1. Chargé une seconde fois, le même fichier ne change rien, sauf jours, \
                refusé parce que ses jours sont déjà placés.
                Exemples :
                  pendulaire import organisation organisation.csv
                  pendulaire import personnes personnes.csv --preview
                """,
                """
                Kinds: organisation, postes (posts), personnes (people), absences, jours (days). All or nothing: with \
                any error nothing is changed; each is said on a line FILE:LINE:CHARACTER: code: message [heading of \
                the column, employee number], exit status 1. Loaded a second time, the same file changes nothing, \
                but for jours, refused because its days are placed already.
                Examples:
                  pendulaire import organisation organisation.csv
                  pendulaire import personnes personnes.csv --preview
                """))
    }

    @Argument(help: .said("Sorte de fichier.", "Kind of file.", value: ("sorte", "kind")))
    var kind: ImportKind

    @Argument(help: .said("Fichier CSV.", "CSV file.", value: ("fichier", "file")))
    var file: String

    @OptionGroup var base: OrganisationBaseOptions

    @Flag(help: .said("Dit ce qui changerait, sans rien changer.", "Says what would change, and changes nothing."))
    var preview = false

    @Flag(help: .json) var json = false

    func run() async throws {
        let bytes = try InputFile.bytes(file)
        let (composition, organisation) = try await base.open()
        let load = RunImport(composition.environment, files: HRFileReader())
        let outcome =
            preview
            ? try await load.preview(kind, bytes, by: .system, in: organisation.id)
            : try await load(kind, bytes, by: .system, in: organisation.id)
        let titles: (String) -> LocalizedText? = { composition.environment.rules.book.text($0)?.title }
        if json { try sayJSON(ImportLine(outcome, file: file, titles)) } else { print(outcome, titles) }
        if !outcome.canBeLoaded { throw CommandStatus(status: .refused) }
    }

    private func print(_ outcome: ImportPreview, _ titles: (String) -> LocalizedText?) {
        for issue in outcome.issues { Console.current.problem(issue.line(of: file, titles)) }
        guard outcome.canBeLoaded else {
            // Beside the errors: a refused file puts nothing out.
            for note in outcome.notes { Console.current.problem(note.line(of: file, titles)) }
            let errors = counted(outcome.issues.count, ("erreur", "erreurs"), ("error", "errors"))
            return Console.current.problem(
                words("\(errors)\u{202F}: rien n’a été changé.", "\(errors): nothing was changed."))
        }
        for note in outcome.notes { say(note.line(of: file, titles)) }
        for item in outcome.created { say("+ \(item.key)\t\(item.name)") }
        for item in outcome.changed {
            let changes = item.changes.map { change in
                let (before, after) = change.shown(Console.current.language)
                return words("\(change.field) : ", "\(change.field): ") + "\(before) → \(after)"
            }.joined(separator: ", ")
            say("~ \(item.key)\t\(item.name)\t\(changes)")
        }
        for item in outcome.missing { say("? \(item.key)\t\(item.name)") }
        // A terminal breaks lines where it wants: plain spaces can be searched for.
        let counts = ImportNouns.counts(of: outcome, Console.current.language).joined(separator: ", ")
        say(counts.replacing(Wording.noBreakSpace, with: " "))
    }
}

extension ImportKind: ExpressibleByArgument {
    public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}

extension FileIssue {
    fileprivate func line(of file: String, _ titles: (String) -> LocalizedText?) -> String {
        let language = Console.current.language
        let place = origin.map { " [\($0.text(language))]" } ?? ""
        return "\(file):\(line):\(column): \(code): \(text(titles)[language])\(place)"
    }

    /// What is wrong; a refusal of the rules with its article and the title of the text.
    fileprivate func text(_ titles: (String) -> LocalizedText?) -> LocalizedText {
        LocalizedText(
            french: messages(.french, titles: titles).joined(separator: " "),
            english: messages(.english, titles: titles).joined(separator: " "))
    }
}

private struct ImportLine: Encodable {
    struct Item: Encodable {
        let key: String
        let name: String
        let changes: [String: [String]]

        init(_ item: ImportPreview.Item) {
            key = item.key
            name = item.name
            changes = Dictionary(
                item.changes.map { ($0.field, [$0.before, $0.after]) }, uniquingKeysWith: { first, _ in first })
        }
    }

    struct Issue: Encodable {
        let file: String
        let line: Int
        let column: Int
        /// Of the column, as the file writes it.
        let heading: String?
        let employeeNumber: String?
        /// Of the post or the part of the organisation that the line is about.
        let lineCode: String?
        let code: String
        let message: [String: String]

        init(_ issue: FileIssue, file: String, _ titles: (String) -> LocalizedText?) {
            let text = issue.text(titles)
            self.file = file
            line = issue.line
            column = issue.column
            heading = issue.origin?.heading
            employeeNumber = issue.origin?.employeeNumber
            lineCode = issue.origin?.lineCode
            code = issue.code
            message = ["fr": text.french, "en": text.english]
        }
    }

    let kind: String
    let created: [Item]
    let changed: [Item]
    let unchanged: Int
    let missing: [Item]
    let errors: [Issue]
    let notes: [Issue]

    init(_ preview: ImportPreview, file: String, _ titles: (String) -> LocalizedText?) {
        kind = preview.kind.rawValue
        created = preview.created.map(Item.init)
        changed = preview.changed.map(Item.init)
        unchanged = preview.unchangedCount
        missing = preview.missing.map(Item.init)
        errors = preview.issues.map { Issue($0, file: file, titles) }
        notes = preview.notes.map { Issue($0, file: file, titles) }
    }
}
