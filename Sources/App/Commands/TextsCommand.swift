import ArgumentParser
import Documents
import Messages
import Telework

struct TextsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "texts", abstract: words("Les textes de règles.", "The texts of rules."),
            subcommands: [TextsCheckCommand.self])
    }
}

struct TextsCheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: words(
                "Vérifie des textes, seuls et avec ceux du programme.",
                "Checks texts, on their own and with those of the program."),
            discussion: words(
                """
                Un fichier remplace le texte du programme qui a son identité. Une ligne par problème : \
                FICHIER:LIGNE:COLONNE: code: message ; sortie 1 s’il y en a.
                Exemples :
                  pendulaire texts check Texts/organismes/cpam-demo.yaml
                  pendulaire texts check --alone Texts/network/*.yaml
                """,
                """
                A file replaces the program's text that has its identity. One line for each problem: \
                FILE:LINE:COLUMN: code: message; exit status 1 when there is one.
                Examples:
                  pendulaire texts check Texts/organismes/cpam-demo.yaml
                  pendulaire texts check --alone Texts/network/*.yaml
                """))
    }

    @Argument(help: .said("Fichiers à vérifier.", "Files to check.", value: ("fichier", "file")))
    var files: [String]

    @Flag(help: .said("Sans les textes du programme.", "Without the program's texts."))
    var alone = false

    @Flag(help: .json) var json = false

    @OptionGroup var language: LanguageOption

    func run() throws {
        let settings = try Settings(given: [:], environment: Console.current.environment)
        for file in files { try InputFile.check(file) }
        let check = TextLibrary.check(files: files, against: alone ? nil : settings.texts)
        if json { try sayJSON(check.findings.map(FindingLine.init)) }
        guard check.isValid else {
            if !json { for finding in check.findings { Console.current.problem(finding.sentence) } }
            throw CommandStatus(status: .refused)
        }
        guard !json else { return }
        for text in check.texts { say("\(text.id)\t\(text.title[Console.current.language])") }
        let valid = counted(check.texts.count, ("texte valide", "textes valides"), ("valid text", "valid texts"))
        say("\(valid).")
    }
}

private struct FindingLine: Encodable {
    let file: String
    let line: Int?
    let column: Int?
    let code: String
    let values: [String: String]
    let message: [String: String]

    init(_ finding: TextFinding) {
        file = finding.file
        line = finding.line
        column = finding.column
        code = finding.code
        values = finding.values
        message = [
            "fr": finding.message(in: .french) { $0.message(.french) },
            "en": finding.message(in: .english) { $0.message(.english) },
        ]
    }
}
