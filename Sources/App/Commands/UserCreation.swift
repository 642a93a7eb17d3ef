import ArgumentParser
import Documents
import Telework
import UseCases

struct UserCreateMissingCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "create-missing",
            abstract: words(
                "Crée un compte pour chaque personne qui n’en a pas.", "Makes an account for everyone who has none."),
            discussion: words(
                """
                Les codes à usage unique ne sont montrés qu’une fois : sur la sortie, ou dans un fichier CSV neuf, \
                lisible de vous seul.
                Exemple :
                  pendulaire user create-missing --output codes.csv
                """,
                """
                The one-time codes are shown only once: on the output, or in a new CSV file that only you can read.
                Example:
                  pendulaire user create-missing --output codes.csv
                """))
    }

    @OptionGroup var base: OrganisationBaseOptions
    @Option(
        help: .said(
            "Fichier CSV à écrire ; il ne doit pas exister.", "CSV file to write; it must not exist.",
            value: ("fichier", "file")))
    var output: String?

    func run() async throws {
        let (composition, organisation) = try await base.open()
        // Made before the accounts: a code that cannot be written down is lost.
        let file = try output.map { try DraftFile(for: $0) }
        let issued = try await CreateAccounts(composition.environment)(by: .system, in: organisation.id)
        guard let file else {
            if !issued.isEmpty {
                Console.current.problem(
                    words(
                        "Identifiant, nom et code à usage unique, montrés une seule fois :",
                        "Login, name and one-time code, shown only once:"))
            }
            for line in issued { say("\(line.login)\t\(line.name ?? "-")\t\(line.code.printed)") }
            return
        }
        let header = words("identifiant;nom;code", "login;name;code").split(separator: ";").map(String.init)
        let rows = issued.map { line -> [CSVCell] in
            [.text(line.login), .text(line.name ?? ""), .text(line.code.printed)]
        }
        try file.write(try CSVWriter().bytes(header: header, rows: rows))
        try file.takePlace(isOnlyCopy: true)
        let made = counted(issued.count, ("compte créé", "comptes créés"), ("account made", "accounts made"))
        say("\(made).")
    }
}

struct UserAddCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add",
            abstract: words(
                "Crée un compte qui n’est le dossier de personne.", "Makes an account that is nobody's file."),
            discussion: words(
                """
                Le premier administrateur, ou le pilotage national, qui ne voit que les chiffres des organismes :
                  pendulaire user add admin --role administrator
                  pendulaire user add reseau --role network
                """,
                """
                The first administrator, or the national steering, which only sees the figures of organisations:
                  pendulaire user add admin --role administrator
                  pendulaire user add steering --role network
                """))
    }

    @Argument(help: .said("Identifiant de connexion.", "Login.", value: ("identifiant", "login")))
    var login: String

    @OptionGroup var base: OrganisationBaseOptions
    @Option(
        help: .said(
            "Rôle à donner, un au moins ; peut être répété.", "Role to give, at least one; may be repeated.",
            value: ("rôle", "role")))
    var role: [Role] = []

    func run() async throws {
        let (composition, organisation) = try await base.open()
        do {
            let issued = try await AddAccount(composition.environment)(
                login: login, roles: Set(role), language: Console.current.language, by: .system, in: organisation.id)
            issued.sayOnce()
        } catch UseCaseError.invalid(let problems) where problems.contains(FieldProblem("roles", .required)) {
            throw Failure(
                .refused, "Choisissez au moins un rôle avec --role : sans rôle, le compte ne permettrait rien.",
                "Choose at least one role with --role: without one the account would allow nothing.")
        }
    }
}

extension IssuedCode {
    /// The login and its code on the output, where scripts read them; beside it, what they are.
    func sayOnce() {
        Console.current.problem(
            words(
                "Identifiant et code à usage unique, montré une seule fois :",
                "Login and one-time code, shown only once:"))
        say("\(login)\t\(code.printed)")
    }
}
