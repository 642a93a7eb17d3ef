import ArgumentParser
import CivilTime
import Telework
import UseCases

struct ConfigOrganisationCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "organisation", abstract: words("Les organismes.", "The organisations."),
            subcommands: [OrganisationAddCommand.self, OrganisationSetCommand.self, OrganisationHolidaysCommand.self])
    }
}

extension AgreementBasis: ExpressibleByArgument {}

/// The settings that both creation and change take.
struct OrganisationSettingsOptions: ParsableArguments {
    @Option(help: .said("Branche du réseau.", "Branch of the network.", value: ("branche", "branch")))
    var branch: String?

    @Option(
        help: .said(
            "Fuseau horaire, tel que Europe/Paris.", "Time zone, such as Europe/Paris.", value: ("fuseau", "zone")))
    var timeZone: String?

    @Option(
        help: .said(
            "Accord qui fonde l’indemnité : none, ou collective (branche ou groupe).",
            "Agreement that grounds the allowance: none, or collective (branch or group).",
            value: ("fondement", "basis")))
    var basis: AgreementBasis?

    func checkedTimeZone() throws -> String? {
        guard let timeZone else { return nil }
        guard SystemClock.knows(zone: timeZone) else {
            throw Failure(
                .refused, "« \(timeZone) » n’est pas un fuseau horaire\u{202F}: donnez par exemple Europe/Paris.",
                "‘\(timeZone)’ is not a time zone: give for instance Europe/Paris.")
        }
        return timeZone
    }
}

struct OrganisationAddCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add", abstract: words("Crée un organisme.", "Makes an organisation."),
            discussion: words(
                "Exemple :\n  pendulaire config organisation add cpam-exemple \"CPAM d’Exemple\" --basis collective",
                "Example:\n  pendulaire config organisation add cpam-exemple \"CPAM d’Exemple\" --basis collective"))
    }

    @Argument(
        help: .said(
            "Code que l’on tape pour se connecter : minuscules, chiffres, tirets.",
            "Code that people type to sign in: lowercase letters, digits, hyphens."))
    var code: String

    @Argument(help: .said("Nom.", "Name.", value: ("nom", "name")))
    var name: String

    @OptionGroup var options: OrganisationSettingsOptions
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let zone = try options.checkedTimeZone() ?? "Europe/Paris"
        let composition = try await store.compose()
        do {
            let organisation = try await CreateOrganisation(composition.environment)(
                code: code, name: name, branch: options.branch, timeZone: zone, basis: options.basis ?? .none)
            OrganisationLine(organisation).print()
        } catch UseCaseError.invalid(let problems) where problems.contains(FieldProblem("code", .taken)) {
            throw Failure(
                .refused, "Un organisme a déjà le code « \(code) » : choisissez-en un autre.",
                "An organisation already has the code ‘\(code)’: choose another.")
        }
    }
}

struct OrganisationSetCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "set",
            abstract: words("Change des réglages d’un organisme.", "Changes settings of an organisation."),
            discussion: words(
                "Exemple :\n  pendulaire config organisation set --organisation cpam-exemple --time-zone Indian/Reunion",
                "Example:\n  pendulaire config organisation set --organisation cpam-exemple --time-zone Indian/Reunion")
        )
    }

    @OptionGroup var base: OrganisationBaseOptions
    @OptionGroup var options: OrganisationSettingsOptions

    @Option(help: .said("Nom.", "Name.", value: ("nom", "name")))
    var name: String?

    func run() async throws {
        var settings = OrganisationSettings()
        settings.name = name
        settings.branch = options.branch
        settings.timeZone = try options.checkedTimeZone()
        settings.agreementBasis = options.basis
        let (composition, organisation) = try await base.open()
        let changed = try await ConfigureOrganisation(composition.environment)(
            settings, by: .system, in: organisation.id)
        OrganisationLine(changed).print()
    }
}

struct OrganisationHolidaysCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "holidays",
            abstract: words(
                "Ajoute ou retire les jours propres à un organisme.", "Adds or removes an organisation's own days."),
            discussion: words(
                """
                --add : jour chômé en plus ; --work : jour férié travaillé (journée de solidarité) ; --remove : oublie \
                le jour dans les deux listes. Chacun peut être répété.
                Exemple :
                  pendulaire config organisation holidays --add "2027-05-07=Pont de l’Ascension" --work 2027-05-17
                """,
                """
                --add: one more day off; --work: a holiday that is worked (journée de solidarité); --remove: forgets the \
                day in both lists. Each may be repeated.
                Example:
                  pendulaire config organisation holidays --add "2027-05-07=Pont de l’Ascension" --work 2027-05-17
                """))
    }

    @OptionGroup var base: OrganisationBaseOptions

    @Option(help: .said("Jour chômé et son nom.", "Day off and its name.", value: ("date=nom", "date=name")))
    var add: [String] = []

    @Option(help: .said("Jour férié travaillé.", "Holiday that is worked.", value: ("date", "date")))
    var work: [String] = []

    @Option(help: .said("Jour à oublier.", "Day to forget.", value: ("date", "date")))
    var remove: [String] = []

    func run() async throws {
        let forgotten = try remove.map(date)
        let worked = try work.map(date)
        let added = try add.map { text -> (LocalDate, String) in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw notADate(text) }
            return (try date(parts[0]), parts[1])
        }
        let (composition, organisation) = try await base.open()
        var settings = OrganisationSettings()
        var extra = organisation.extraHolidays.filter { !forgotten.contains($0.key) }
        for (date, name) in added { extra[date] = name }
        settings.extraHolidays = extra
        settings.workedHolidays = organisation.workedHolidays.subtracting(forgotten).union(worked)
        let changed = try await ConfigureOrganisation(composition.environment)(
            settings, by: .system, in: organisation.id)
        OrganisationLine(changed).print()
    }

    private func date(_ text: String) throws -> LocalDate {
        guard let date = LocalDate(text) else { throw notADate(text) }
        return date
    }

    private func notADate(_ text: String) -> Failure {
        Failure(
            .refused, "« \(text) » n’est pas une date\u{202F}: écrivez par exemple 2027-05-17.",
            "‘\(text)’ is not a date: write for instance 2027-05-17.")
    }
}
