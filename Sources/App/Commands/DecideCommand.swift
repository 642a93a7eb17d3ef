import ArgumentParser
import Documents
import Foundation
import Messages
import Sodium
import Telework
import UseCases

struct DecideCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "decide",
            abstract: words(
                "Juge une situation et montre pourquoi.", "Judges a situation and shows why."),
            discussion: words(
                """
                La situation est un fichier JSON (docs/decide.md), ou l’entrée standard avec « - ». La décision est \
                imprimée en JSON avec sa trace. Sortie 0 permis, 1 refusé ou incomplet. Aucune base n’est lue.
                Exemples :
                  pendulaire decide situation.json
                  pendulaire decide - < situation.json
                """,
                """
                The situation is a JSON file (docs/decide.md), or standard input with ‘-’. The decision is printed as \
                JSON with its trace. Exit status 0 allowed, 1 refused or incomplete. No database is read.
                Examples:
                  pendulaire decide situation.json
                  pendulaire decide - < situation.json
                """))
    }

    @Argument(help: .said("Fichier JSON, ou -.", "JSON file, or -.", value: ("fichier", "file")))
    var file: String

    @OptionGroup var language: LanguageOption

    func run() throws {
        let settings = try Settings(given: [:], environment: Console.current.environment)
        let (shelf, _) = try TextShelves.load(settings, cryptography: SodiumCryptography())
        let situation = try situation(from: read())
        let decision = DecideSituation(shelf.book)(situation)
        let title: (String) -> LocalizedText? = { shelf.book.text($0)?.title }
        say(
            DecisionJSON.text(of: decision, fact: \.message) { reason in
                LocalizedText(
                    french: reason.message(.french, titles: title), english: reason.message(.english, titles: title))
            })
        if !decision.isAllowed { throw CommandStatus(status: .refused) }
    }

    private func read() throws -> [UInt8] {
        if file == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        return try InputFile.bytes(file)
    }

    private func situation(from bytes: [UInt8]) throws -> Situation {
        do {
            return try SituationJSON.situation(from: bytes)
        } catch {
            let language: DocumentLanguage = Console.current.language == .french ? .french : .english
            for problem in error.problems { Console.current.problem("\(file): \(problem.text(in: language))") }
            throw CommandStatus(status: .refused)
        }
    }
}
