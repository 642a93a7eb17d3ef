import ArgumentParser
import Foundation

/// The language of what the command says.
struct LanguageOption: ParsableArguments {
    enum Choice: String, CaseIterable, ExpressibleByArgument { case fr, en }

    // Read before the arguments are parsed (`Console.language`); declared so that it is accepted and shown.
    @Option(
        help: ArgumentHelp(
            words("Langue des messages.", "Language of the messages."), valueName: words("langue", "language")))
    var language: Choice?
}

/// Where the base and the keys are.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            words("Fichier de la base (var/pendulaire.sqlite).", "File of the database (var/pendulaire.sqlite)."),
            valueName: words("fichier", "file")))
    var database: String?

    @OptionGroup var language: LanguageOption

    func settings(adding more: [String: String?] = [:]) throws -> Settings {
        try Settings(
            given: more.merging(["database": database]) { first, _ in first }, environment: Console.current.environment)
    }

    func compose() async throws -> Composition { try await Composition(settings()) }
}

/// The organisme that a command is about.
struct OrganisationOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            words("Code de l’organisme, s’il y en a plusieurs.", "Code of the organisation, if there are several."),
            valueName: "code"))
    var organisation: String?
}
