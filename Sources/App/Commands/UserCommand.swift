import ArgumentParser
import Telework
import UseCases

struct UserCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "user", abstract: words("Les comptes.", "The accounts."),
            subcommands: [
                UserListCommand.self, UserCreateMissingCommand.self, UserAddCommand.self, UserResetCommand.self,
                UserRolesCommand.self, UserEnableCommand.self, UserDisableCommand.self,
            ])
    }
}

/// What every command about one account asks for.
struct AccountOptions: ParsableArguments {
    @Argument(
        help: .said(
            "Identifiant de connexion, le plus souvent le matricule.", "Login, most often the employee number.",
            value: ("identifiant", "login")))
    var login: String

    @OptionGroup var base: OrganisationBaseOptions

    func account() async throws -> (Composition, Organisation, ListedAccount) {
        let (composition, organisation) = try await base.open()
        let accounts = try await ListAccounts(composition.environment)(by: .system, in: organisation.id)
        guard let account = accounts.first(where: { $0.login == login }) else {
            throw Failure(
                .refused, "Aucun compte n’a l’identifiant « \(login) » dans « \(organisation.code) ».",
                "No account has the login ‘\(login)’ in ‘\(organisation.code)’.")
        }
        return (composition, organisation, account)
    }
}

struct UserListCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: words("Liste les comptes.", "Lists the accounts."),
            discussion: words("Exemple :\n  pendulaire user list --json", "Example:\n  pendulaire user list --json"))
    }

    @OptionGroup var base: OrganisationBaseOptions
    @Flag(help: .json) var json = false

    func run() async throws {
        let (composition, organisation) = try await base.open()
        let accounts = try await ListAccounts(composition.environment)(by: .system, in: organisation.id)
        if json { return try sayJSON(accounts.map(AccountLine.init)) }
        for account in accounts {
            var marks = account.roles.sorted().map(\.rawValue)
            if !account.isEnabled { marks.append(words("fermé", "disabled")) }
            if account.mustChangePassword { marks.append(words("code à usage unique", "one-time code")) }
            say([account.login, account.name ?? "-", marks.joined(separator: ", ")].joined(separator: "\t"))
        }
    }
}

private struct AccountLine: Encodable {
    let login: String
    let name: String?
    let roles: [String]
    let enabled: Bool
    let oneTimeCode: Bool

    init(_ account: ListedAccount) {
        login = account.login
        name = account.name
        roles = account.roles.sorted().map(\.rawValue)
        enabled = account.isEnabled
        oneTimeCode = account.mustChangePassword
    }
}

struct UserResetCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "reset",
            abstract: words("Donne un nouveau code à usage unique.", "Gives a new one-time code."),
            discussion: words(
                "Les sessions du compte prennent fin.\nExemple :\n  pendulaire user reset 01234",
                "The account's sessions end.\nExample:\n  pendulaire user reset 01234"))
    }

    @OptionGroup var account: AccountOptions

    func run() async throws {
        let (composition, organisation, account) = try await account.account()
        let issued = try await ResetPassword(composition.environment)(account.id, by: .system, in: organisation.id)
        issued.sayOnce()
    }
}

extension Role: ExpressibleByArgument {
    public init?(argument: String) {
        guard let role = Role(rawValue: argument), Role.ofTheCommandLine.contains(role) else { return nil }
        self = role
    }

    public static var allValueStrings: [String] { ofTheCommandLine.sorted().map(\.rawValue) }

    private static let ofTheCommandLine = assignable.union(ofTheOperator)
}

struct UserRolesCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "roles",
            abstract: words("Remplace les rôles donnés à un compte.", "Replaces the roles given to an account."),
            discussion: words(
                """
                Rôles : human_resources, works_council, administrator, network ; sans --role, tous sont retirés. Salarié et \
                responsable se lisent dans l’organisation. « network » ouvre les chiffres de tous les organismes, et aucun \
                dossier.
                Exemple :
                  pendulaire user roles 01234 --role human_resources --role works_council
                """,
                """
                Roles: human_resources, works_council, administrator, network; without --role, all are taken away. Employee \
                and manager are read from the organisation. ‘network’ opens the figures of all organisations, and nobody's \
                file.
                Example:
                  pendulaire user roles 01234 --role human_resources --role works_council
                """))
    }

    @OptionGroup var account: AccountOptions
    @Option(help: .said("Rôle à donner ; peut être répété.", "Role to give; may be repeated.", value: ("rôle", "role")))
    var role: [Role] = []

    func run() async throws {
        let (composition, organisation, account) = try await account.account()
        try await SetRoles(composition.environment)(Set(role), to: account.id, by: .system, in: organisation.id)
        say("\(account.login)\t\(Set(role).sorted().map(\.rawValue).joined(separator: ", "))")
    }
}

struct UserEnableCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "enable", abstract: words("Rouvre un compte.", "Opens an account again."),
            discussion: words("Exemple :\n  pendulaire user enable 01234", "Example:\n  pendulaire user enable 01234"))
    }

    @OptionGroup var account: AccountOptions

    func run() async throws {
        let (composition, organisation, account) = try await account.account()
        try await EnableAccount(composition.environment)(
            account.id, isEnabled: true, by: .system, in: organisation.id)
    }
}

struct UserDisableCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "disable",
            abstract: words("Ferme un compte et ses sessions.", "Closes an account and its sessions."),
            discussion: words("Exemple :\n  pendulaire user disable 01234", "Example:\n  pendulaire user disable 01234")
        )
    }

    @OptionGroup var account: AccountOptions

    func run() async throws {
        let (composition, organisation, account) = try await account.account()
        try await EnableAccount(composition.environment)(
            account.id, isEnabled: false, by: .system, in: organisation.id)
    }
}
