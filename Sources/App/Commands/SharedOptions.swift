import ArgumentParser
import Foundation

/// The language of what the command says.
struct LanguageOption: ParsableArguments {
    enum Choice: String, CaseIterable, ExpressibleByArgument { case fr, en }

    // Read before the arguments are parsed (`Console.language`); declared so that it is accepted and shown.
    @Option(help: .said("Langue des messages.", "Language of the messages.", value: ("langue", "language")))
    var language: Choice?
}

/// Where the base and the keys are.
struct StoreOptions: ParsableArguments {
    @Option(
        help: .said(
            "Base : fichier SQLite (var/pendulaire.sqlite) ou adresse postgres://…",
            "Database: SQLite file (var/pendulaire.sqlite) or address postgres://…", value: ("base", "base")))
    var database: String?

    @OptionGroup var language: LanguageOption

    func settings(adding more: [String: String?] = [:]) throws -> Settings {
        try Settings(
            given: more.merging(["database": database]) { first, _ in first }, environment: Console.current.environment)
    }

    func compose() async throws -> Composition { try await Composition(settings()) }
}
