import CivilTime
import Documents
import Foundation
import PostgresDriver
import SQLDriver
import SQLiteDriver
import Sodium
import Storage
import Telework
import UseCases

/// What `script/bench network` cannot do from outside: `pendulaire-bench network TASK --database … --secrets … --texts …`.
///
/// Each task is one process, so that its CPU and memory are its own, and ends with one line of JSON of what it measured.
struct NetworkTask {
    let environment: Environment
    let secrets: BenchSecrets
    private let options: [String: String]

    enum Refusal: Error {
        case missing(option: String)
        case unknown(task: String)
        case refused(String)
    }

    /// - Parameter arguments: The task, then options as `--name value`.
    static func run(_ arguments: [String]) async throws {
        let task = try await NetworkTask(options: Array(arguments.dropFirst()))
        switch arguments.first {
        case "sessions": try await SessionTask(task).run()
        case "month": try await MonthTask(task).run()
        case "import": try await ImportTask(task).run()
        default: throw Refusal.unknown(task: arguments.first ?? "")
        }
    }

    private init(options arguments: [String]) async throws {
        options = Dictionary(
            stride(from: 0, to: arguments.count - 1, by: 2).map {
                (String(arguments[$0].drop { $0 == "-" }), arguments[$0 + 1])
            }, uniquingKeysWith: { $1 })
        func need(_ name: String, in options: [String: String]) throws -> String {
            guard let value = options[name] else { throw Refusal.missing(option: name) }
            return value
        }
        secrets = try BenchSecrets(file: try need("secrets", in: options))
        let library = try TextLibrary.load(directory: try need("texts", in: options))
        let cryptography = try SodiumCryptography()
        environment = Environment(
            store: SQLStore(database: try await NetworkTask.open(try need("database", in: options))),
            clock: BenchClock(), identifiers: GrowingIdentifiers(), cryptography: cryptography,
            rules: RuleShelf(
                book: library.book, version: ByteText.hex(cryptography.digest(library.digestInput))),
            exemptions: library.exemptions, journalKey: secrets.journalKey)
    }

    private static func open(_ place: String) async throws -> any SQLDatabase {
        guard place.hasPrefix("postgres") else {
            return try SQLiteDatabase(
                path: place, configuration: SQLiteConfiguration(applicationID: nil, createsMissingFile: false))
        }
        return try await PostgresDatabase(configuration: try PostgresConfiguration(url: place))
    }

    func option(_ name: String) throws -> String {
        guard let value = options[name] else { throw Refusal.missing(option: name) }
        return value
    }

    func number(_ name: String, else standard: Int) -> Int { options[name].flatMap { Int($0) } ?? standard }

    /// Runs a piece of work for each element, some of them at once.
    func each<Element: Sendable, Value: Sendable>(
        _ elements: [Element], width: Int, _ work: @escaping @Sendable (Element) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: Value.self) { group in
            var values: [Value] = []
            for (index, element) in elements.enumerated() {
                if index >= width, let value = try await group.next() { values.append(value) }
                group.addTask { try await work(element) }
            }
            for try await value in group { values.append(value) }
            return values
        }
    }

    static func say(_ figures: [String: Double]) {
        let parts = figures.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \(String(format: "%.6f", $0.value))" }
        print("{\(parts.joined(separator: ", "))}")
    }
}

/// Wall and CPU seconds of a piece of work.
struct Stretch {
    private let start = ContinuousClock.now
    private let cpu = Stopwatch.cpuMilliseconds

    var seconds: Double {
        let gone = start.duration(to: .now).components
        return Double(gone.seconds) + Double(gone.attoseconds) / 1e18
    }
    var cpuSeconds: Double { (Stopwatch.cpuMilliseconds - cpu) / 1_000 }
}

/// The keys of the base that is measured, as `pendulaire` wrote them.
struct BenchSecrets {
    let cookieKey: [UInt8]
    let journalKey: [UInt8]

    init(file: String) throws {
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        func key(_ name: String) throws -> [UInt8] {
            let line = lines.first { $0.hasPrefix("\(name) ") }
            guard let key = line.flatMap({ ByteText.bytes(hex: String($0.dropFirst(name.count + 1))) }) else {
                throw NetworkTask.Refusal.refused("\(file) holds no \(name)")
            }
            return key
        }
        cookieKey = try key("cookie-key")
        journalKey = try key("journal-key")
    }
}

private struct BenchClock: CivilTime.Clock {
    func now(in zone: String) -> Moment {
        let date = Date()
        let local =
            Int(date.timeIntervalSince1970) + (TimeZone(identifier: zone)?.secondsFromGMT(for: date) ?? 0)
        return Moment(
            instant: Instant(milliseconds: Int64(date.timeIntervalSince1970 * 1_000)),
            date: LocalDate(dayNumber: local / 86_400),
            time: LocalTime(minutesSinceMidnight: local % 86_400 / 60))
    }
}

/// In the order in which they are made, as the program's own are: the order of rows in an index is part of what is
/// measured.
private struct GrowingIdentifiers: IdentifierSource {
    func next() -> String {
        let milliseconds = UInt64(Date().timeIntervalSince1970 * 1_000)
        let (high, low) = (milliseconds << 16 | 0x7000, UInt64.random(in: 0...UInt64.max))
        let digits = Array(hex(high) + hex(low))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }

    private func hex(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
