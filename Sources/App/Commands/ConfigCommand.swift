import ArgumentParser
import Telework
import UseCases

struct ConfigCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "config", abstract: words("Les réglages.", "The settings."),
            subcommands: [ConfigShowCommand.self, ConfigOrganisationCommand.self])
    }
}

struct ConfigShowCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: words(
                "Imprime les réglages en vigueur et les organismes.",
                "Prints the settings in force and the organisations."),
            discussion: words("Exemple :\n  pendulaire config show --json", "Example:\n  pendulaire config show --json")
        )
    }

    @OptionGroup var store: StoreOptions
    @Flag(help: .json) var json = false

    func run() async throws {
        let composition = try await store.compose()
        let organisations = try await composition.environment.store.organisations()
        let lines = [
            ("database", composition.settings.database.description), ("home", composition.settings.home),
            ("host", composition.settings.host), ("logLevel", composition.settings.logLevel),
            ("port", String(composition.settings.port)), ("publicOrigin", composition.settings.publicOrigin ?? ""),
            ("secrets", composition.settings.secrets),
            ("secureCookies", String(composition.settings.hasSecureCookies)), ("texts", composition.settings.texts),
        ]
        if json {
            let settings = Dictionary(uniqueKeysWithValues: lines)
            return try sayJSON(Shown(settings: settings, organisations: organisations.map(OrganisationLine.init)))
        }
        for (name, value) in lines { say("\(name)\t\(value)") }
        for organisation in organisations { OrganisationLine(organisation).print() }
    }

    private struct Shown: Encodable {
        let settings: [String: String]
        let organisations: [OrganisationLine]
    }
}

/// An organisme with its settings, as it is printed.
struct OrganisationLine: Encodable {
    let code: String
    let name: String
    let branch: String?
    let timeZone: String
    let basis: String
    let extraHolidays: [String: String]
    let workedHolidays: [String]

    init(_ organisation: Organisation) {
        code = organisation.code
        name = organisation.name
        branch = organisation.branch
        timeZone = organisation.timeZone
        basis = organisation.agreementBasis.rawValue
        extraHolidays = Dictionary(
            organisation.extraHolidays.map { ("\($0.key)", $0.value) }, uniquingKeysWith: { first, _ in first })
        workedHolidays = organisation.workedHolidays.sorted().map { "\($0)" }
    }

    func print() {
        say("\(code)\t\(name)\t\(branch ?? "-")\t\(timeZone)\t\(basis)")
        for (date, name) in extraHolidays.sorted(by: { $0.key < $1.key }) { say("\(code)\t+ \(date)\t\(name)") }
        for date in workedHolidays { say("\(code)\t- \(date)") }
    }
}
