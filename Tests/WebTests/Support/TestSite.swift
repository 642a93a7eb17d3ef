import CivilTime
import Foundation
import Hummingbird
import Logging
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

/// The whole of the pages, answered in process: what the server runs, without a network.
struct TestSite: Sendable {
    let sessions = TestSessions()
    let log = TestLog()
    let web: WebApplication
    private let responder: RouterResponder<OpenContext>

    /// The repository's own Resources.
    static let resourcesDirectory = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Resources").standardizedFileURL.path

    static let resources = Result { try Resources(directory: resourcesDirectory) }

    /// - Parameters:
    ///   - environment: That of a `TestWorld` when the pages need people; an empty store otherwise.
    ///   - keeper: The sessions of the program itself, for the suites that need records of them.
    init(
        environment: Environment = TestSite.emptyEnvironment, files: any FileReading = NoFiles(),
        keeper: (any SessionKeeping)? = nil,
        configuration: WebConfiguration = WebConfiguration(), key: UInt64 = 1,
        operations: Operations = Operations(), outage: @escaping @Sendable (any Error) -> Outage? = { _ in nil },
        hurry: (@Sendable (OrganisationID) async -> Void)? = nil
    ) throws {
        web = WebApplication(
            WebDependencies(
                resources: try TestSite.resources.get(), environment: environment, files: files,
                payrollFile: { rows in Array("\(rows.count) rows\r\n".utf8) }, sessions: keeper ?? sessions,
                signer: TestSite.signer(key: key), configuration: configuration, operations: operations,
                outage: outage, hurry: hurry ?? TestSite.worker(environment, files)))
        responder = web.buildResponder()
    }

    /// Does the errands of an organisme, as the server does.
    static func worker(
        _ environment: Environment, _ files: any FileReading
    ) -> @Sendable (OrganisationID) async -> Void {
        let worker = JobWorker(
            environment, handlers: environment.errands(files: files), owner: "tests", code: { "\($0)" })
        return { organisation in
            do { _ = try await worker.turn(in: organisation) } catch { Issue.record(error) }
        }
    }

    static var emptyEnvironment: Environment {
        Environment(
            store: MemoryStore(), clock: StoppedClock(), identifiers: TestIdentifiers(),
            cryptography: TestCryptography(), rules: RuleShelf(book: Rulebook(texts: []), version: "empty"),
            exemptions: [], journalKey: [])
    }

    /// A visitor with an empty cookie jar.
    func visitor(_ headers: [String: String] = [:]) -> TestClient { TestClient(site: self, headers: headers) }

    /// Somebody signed in, with the cookie the form would have given.
    func signedIn(_ viewer: Viewer = .sample()) -> TestClient {
        var client = visitor()
        let cookie = web.site.cookies.openSession(sessions.open(viewer))
        client.keep(setCookie: cookie.value)
        return client
    }

    func respond(to request: HTTPCall) async throws -> PageResponse {
        try await responder.respond(to: request, context: OpenContext(logger: log.logger))
    }

    /// A keyed digest good enough to tell tokens apart; the real one lives in another module.
    static func signer(key: UInt64) -> @Sendable ([UInt8]) -> [UInt8] {
        { bytes in
            (0..<4).flatMap { lane -> [UInt8] in
                var hash: UInt64 = 0xcbf2_9ce4_8422_2325 &+ key &* 31 &+ UInt64(lane)
                for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
                return withUnsafeBytes(of: hash.bigEndian) { Array($0) }
            }
        }
    }
}

struct StoppedClock: Clock {
    func now(in zone: String) -> Moment {
        Moment(
            instant: Instant(milliseconds: 1_796_630_400_000), date: LocalDate(year: 2026, month: 12, day: 7)!,
            time: LocalTime(hour: 9, minute: 0)!)
    }
}

/// Reads nothing: for the pages that take no file.
struct NoFiles: FileReading {
    func organisation(_ bytes: [UInt8]) -> FileContents<OrganisationRow> { FileContents(rows: []) }
    func posts(_ bytes: [UInt8]) -> FileContents<PostRow> { FileContents(rows: []) }
    func people(_ bytes: [UInt8]) -> FileContents<PersonRow> { FileContents(rows: []) }
    func absences(_ bytes: [UInt8]) -> FileContents<AbsenceRow> { FileContents(rows: []) }
    func days(_ bytes: [UInt8]) -> FileContents<DayRow> { FileContents(rows: []) }
}
