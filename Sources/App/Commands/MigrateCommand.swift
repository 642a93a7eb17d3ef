import ArgumentParser
import Storage

struct MigrateCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "migrate",
            abstract: words(
                "Crée la base ou met son schéma à jour.", "Makes the database or brings its schema up to date."),
            discussion: words(
                """
                Chaque étape est faite entièrement ou pas du tout ; une seconde exécution ne fait rien. Sur PostgreSQL, \
                la cloison entre organismes est rétablie si elle a été retirée ou changée.
                Exemple :
                  pendulaire migrate --database var/pendulaire.sqlite
                """,
                """
                Each step is done entirely or not at all; a second run does nothing. On PostgreSQL, the fence between \
                organisations is put back if it was taken away or changed.
                Example:
                  pendulaire migrate --database var/pendulaire.sqlite
                """))
    }

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let settings = try store.settings()
        let database = try await settings.database.open(mayCreate: true)
        let now = SystemClock().now(in: "UTC").instant.milliseconds
        let migrator = try Migrator(Schema.migrations)
        let applied = try await migrator.migrate(database, now: now)
        for step in applied { say("\(step.number) \(step.name)") }
        let fenced = try await Tenancy.mendFence(of: database).joined(separator: ", ")
        if !fenced.isEmpty {
            say(
                words(
                    "La cloison entre organismes est rétablie : \(fenced).",
                    "The fence between organisations is put back: \(fenced)."))
        }
        let version = try await migrator.status(of: database).version
        say(
            words(
                "La base \(settings.database) est à jour (schéma \(version)).",
                "The database \(settings.database) is up to date (schema \(version))."))
        try await database.close()
    }
}
