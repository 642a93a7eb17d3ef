import CivilTime
import Documents
import Foundation
import SQLiteDriver
import Sodium
import Storage
import Telework
import UseCases
import Web

/// `script/bench`: each page beside a bare handler of the same rows and bytes, the month beside one SQL aggregate.
///
/// Ratios of one run are the measure; milliseconds are information.
@main
struct Bench {
    static func main() async throws {
        if CommandLine.arguments.dropFirst().first == "network" {
            return try await NetworkTask.run(Array(CommandLine.arguments.dropFirst(2)))
        }
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let file = root.appending(path: "var/bench.sqlite").path
        guard CommandLine.arguments.dropFirst().first != "--make" else {
            return try await make(root: root, file: file)
        }
        // Made by a process of its own, so that the memory measured is that of pages.
        let maker = Process()
        maker.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        maker.arguments = ["--make"]
        try maker.run()
        maker.waitUntilExit()
        guard maker.terminationStatus == 0 else { exit(maker.terminationStatus) }
        let database = RecordingDatabase(
            try SQLiteDatabase(path: file, configuration: SQLiteConfiguration(applicationID: nil)))
        let environment = try environment(root: root, store: SQLStore(database: database))
        let base = try await BenchBase(in: SQLStore(database: database))

        let web = WebApplication(
            WebDependencies(
                resources: try Resources(directory: root.appending(path: "Resources").path), environment: environment,
                files: HRFileReader(), payrollFile: { _ in [] }, sessions: UseCaseSessions(environment),
                signer: { environment.cryptography.keyedDigest($0, key: environment.journalKey) }))
        var worst = try await pages(web, environment, database, base)
        worst = max(worst, 0)
        try await month(environment, database, base)
        print("\nresident memory: \(Stopwatch.residentMebibytes.map { "\($0) MiB" } ?? "unknown") (aim ≤ 120)")
        print("worst page: \(format(worst)) × its bare handler (aim ≤ 6)")
    }

    private static func make(root: URL, file: String) async throws {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + suffix) }
        try FileManager.default.createDirectory(
            atPath: root.appending(path: "var").path, withIntermediateDirectories: true)
        let database = try SQLiteDatabase(path: file, configuration: SQLiteConfiguration(applicationID: nil))
        try await Migrator(Schema.migrations).migrate(database, now: 0)
        let store = SQLStore(database: database)
        let start = Date()
        let made = try await BenchBase.make(in: store, environment: try environment(root: root, store: store))
        try await database.close()
        print(
            "base: \(made.people) people, \(made.requests) requests, 12 months, \(made.weeks) weeks, "
                + "\(made.entries) journal entries in \(format(Date().timeIntervalSince(start))) s\n")
    }

    private static func environment(root: URL, store: SQLStore) throws -> Environment {
        let library = try TextLibrary.load(directory: root.appending(path: "Texts").path)
        return Environment(
            store: store, clock: StoppedClock(), identifiers: CountedIdentifiers(),
            cryptography: try SodiumCryptography(), rules: RuleShelf(book: library.book, version: "bench"),
            exemptions: library.exemptions, journalKey: Array(repeating: 7, count: 32))
    }

    /// Each page, the person who looks at it, and how many times it is asked in a round.
    private static let subjects: [(name: String, role: Role, path: String, times: Int)] = [
        ("requests to answer, 50 a page", .humanResources, "/demandes?file=toutes", 40),
        ("my week", .employee, "/ma-semaine", 80),
        ("team month, 25 people", .manager, "/equipe/mois?page=toutes", 40),
        ("month calendar, 1,000 people", .humanResources, "/equipe/mois?qui=organisme&page=toutes", 3),
        ("monthly allowance, every line", .humanResources, "/indemnites/\(BenchBase.month.iso)?page=toutes", 2),
    ]

    private static func pages(
        _ web: WebApplication, _ environment: Environment, _ database: RecordingDatabase, _ base: BenchBase
    ) async throws -> Double {
        print("page                              bytes  statements   page ms   bare ms   ratio")
        var worst = 0.0
        let only = CommandLine.arguments.dropFirst().first
        for subject in subjects where only.map(subject.name.contains) ?? true {
            let session = try await SignIn(environment)(
                organisation: base.organisation.code, login: base.login(subject.role), password: BenchBase.password)
            let pages = InProcessPages(web, session: session.token.text)
            _ = try await pages.get(subject.path)
            _ = database.take()
            let answer = try await pages.get(subject.path)
            let queries = database.take()
            guard answer.status == 200 else {
                print("\(pad(subject.name, 32)) answered \(answer.status)")
                continue
            }
            let bare = InProcessPages(bareHandlerOf: answer.byteCount) { _ = try await database.replay(queries) }
            let (page, handler) = try await Stopwatch.compare(rounds: 7, times: subject.times) {
                _ = try await pages.get(subject.path)
                _ = database.take()
            } _: {
                _ = try await bare.get("/")
                _ = database.take()
            }
            worst = max(worst, page / handler)
            print(
                "\(pad(subject.name, 32)) \(pad(answer.byteCount, 6)) \(pad(queries.count, 11)) "
                    + "\(pad(format(page), 9)) \(pad(format(handler), 9)) \(pad(format(page / handler), 7))")
        }
        return worst
    }

    /// The whole month by the rules, and by one aggregate in the database: the same cents, or the bench fails.
    private static func month(
        _ environment: Environment, _ database: RecordingDatabase, _ base: BenchBase
    ) async throws {
        let view = ViewMonth(environment)
        // The corrections that the open month also pays are of other months.
        let lines = try await view(BenchBase.month, by: .system, in: base.organisation.id).lines
        let computed = lines.filter { $0.payCode == .allowance }.reduce(Cents.zero) { $0 + $1.amount }
        let aggregate = AllowanceAggregate(
            organisation: base.organisation.id, month: BenchBase.month,
            amounts: try await amounts(environment, base.organisation.code))
        let summed = try await aggregate.total(database)
        guard computed.value == summed else {
            print("the month is \(computed) by the rules and \(Cents(summed)) by SQL: NOT EQUAL")
            exit(1)
        }
        let (rules, sql) = try await Stopwatch.compare(rounds: 7, times: 2) {
            _ = try await view(BenchBase.month, by: .system, in: base.organisation.id)
            _ = database.take()
        } _: {
            _ = try await aggregate.total(database)
            _ = database.take()
        }
        print(
            "\nthe month of 1,000 people: \(computed) € by both; rules \(format(rules)) ms, one aggregate "
                + "\(format(sql)) ms, ratio \(format(rules / sql)) (aim ≤ 3)")
    }

    private static func amounts(_ environment: Environment, _ code: String) async throws -> [LocalDate: Cents] {
        let timeline = environment.rules.timeline(for: RuleReader(organisme: code))
        return Dictionary(
            uniqueKeysWithValues: BenchBase.month.days.compactMap { date in
                timeline.rules(on: date).allowance(on: date).map { (date, $0.value.amount) }
            })
    }
}

func format(_ number: Double) -> String { String(format: "%.2f", number) }
func pad(_ value: some CustomStringConvertible, _ width: Int) -> String {
    let text = value.description
    return text + String(repeating: " ", count: max(0, width - text.count))
}

/// The bench lives on one morning.
private struct StoppedClock: Clock {
    func now(in zone: String) -> Moment {
        Moment(
            instant: Instant(milliseconds: Int64(BenchBase.today.dayNumber) * 86_400_000 + 28_800_000),
            date: BenchBase.today, time: LocalTime(minutesSinceMidnight: 540))
    }
}

private struct CountedIdentifiers: IdentifierSource {
    func next() -> String { UUID().uuidString }
}
