import Foundation

/// PostgreSQL for the tests of this process: the server that `PENDULAIRE_TEST_POSTGRES` names, or one of its own, made by
/// `script/cluster` and removed when the process ends.
public struct PrivateCluster: Sendable {
    /// What `script/cluster` said when it failed.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private static let shared = Result { try PrivateCluster() }
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Of the database that every cluster has.
    public let url: String

    private init() throws {
        if let given = ProcessInfo.processInfo.environment["PENDULAIRE_TEST_POSTGRES"], !given.isEmpty {
            url = given
        } else {
            // Short: the path of a Unix socket has at most 107 bytes.
            let process = ProcessInfo.processInfo.processIdentifier
            url = try Self.run("start", "/tmp/pendulaire-postgres-\(process)", "\(process)")
        }
    }

    public static func url() throws -> String { try shared.get().url }

    /// The address of a new empty database, for one test.
    ///
    /// - Parameter locale: Of ICU, for a database that sorts otherwise than by bytes.
    public static func newDatabase(locale: String? = nil) throws -> String {
        try run("database", shared.get().url, newName(), locale ?? "")
    }

    /// The address of a new empty database as an ordinary role opens it, which owns it: policies hold for that one, while
    /// a superuser goes through all of them.
    ///
    /// - Parameter original: The address of a database to copy, which nobody may be using.
    public static func newOrdinaryDatabase(like original: String? = nil) throws -> String {
        let template = original.flatMap { $0.split(separator: "/").last } ?? "template0"
        return try run("database", shared.get().url, newName(), "", "pendulaire_test", String(template))
    }

    private static func newName() -> String {
        "test_" + UUID().uuidString.lowercased().replacing("-", with: "_")
    }

    private static func run(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = root.appending(path: "script/cluster")
        process.arguments = arguments
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let words = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            throw Failure(description: "script/cluster \(arguments.joined(separator: " ")) failed: \(words)")
        }
        return said.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
