import CivilTime
import Foundation
import Testing

@testable import App

@Suite("The program's settings")
struct SettingsTests {
    @Test("come from the command line, then the environment, then defaults")
    func order() throws {
        let environment = ["PENDULAIRE_PORT": "9000", "PENDULAIRE_HOST": "::1", "PENDULAIRE_SECURE_COOKIES": "true"]
        let settings = try Settings(given: ["port": "9001", "host": nil], environment: environment)
        #expect(settings.port == 9_001 && settings.host == "::1" && settings.hasSecureCookies)
        let plain = try Settings(given: [:], environment: ["PENDULAIRE_PORT": ""])
        #expect(plain.port == 8_080 && plain.host == "127.0.0.1" && !plain.hasSecureCookies)
        #expect(plain.database.file == "var/pendulaire.sqlite" && plain.secrets == "var/secrets")
        #expect(FileManager.default.fileExists(atPath: plain.home + "/Resources/templates"))
    }

    @Test("say when to back up, from the command line, then the environment, then defaults")
    func backups() throws {
        let folder = FileManager.default.temporaryDirectory.path
        let environment = [
            "PENDULAIRE_BACKUP_DIRECTORY": folder, "PENDULAIRE_BACKUP_EVERY": "2h", "PENDULAIRE_BACKUP_KEEP": "",
            "PENDULAIRE_BACKUP_KEY": "secrets", "PENDULAIRE_SECRETS": "/keys",
        ]
        let schedule = try #require(
            try BackupSchedule(Settings(given: ["backupEvery": "3h"], environment: environment)))
        #expect(schedule.directory == folder && schedule.every == .seconds(3 * 3_600) && schedule.keep == 14)
        #expect(schedule.key == .secrets(path: "/keys"))
        #expect(try BackupSchedule(Settings(given: [:], environment: [:])) == nil)
        // Who does not back up is not told of it.
        let wrong = try Settings(given: ["backupKeep": "0"], environment: environment)
        #expect(throws: Failure.self) { try BackupSchedule(wrong) }
    }

    @Test("refuse a port that is none", arguments: ["0", "65536", "-1", "http", "80.5"])
    func badPort(text: String) {
        #expect(throws: Failure.self) { try Settings(given: ["port": text], environment: [:]) }
    }

    @Test("take a port from 1 to 65535", arguments: ["1", "65535"])
    func port(text: String) throws {
        #expect(try Settings(given: ["port": text], environment: [:]).port == Int(text))
    }

    @Test("refuse a flag that is neither true nor false")
    func flag() {
        #expect(throws: Failure.self) { try Settings(given: ["secureCookies": "perhaps"], environment: [:]) }
    }
}

@Suite("The identifiers and the clock of the machine")
struct MachineTests {
    @Test("identifiers have the shape of a UUIDv7 and sort by creation, also within one millisecond")
    func identifiers() {
        let source = UUIDv7(now: { 1_700_000_000_000 })
        let made = (0..<10_000).map { _ in source.next() }
        #expect(made == made.sorted() && Set(made).count == made.count)
        #expect(made.allSatisfy { UUID(uuidString: $0) != nil && $0.dropFirst(14).first == "7" })
        #expect(made.allSatisfy { ["8", "9", "a", "b"].contains($0.dropFirst(19).first) })
        #expect(made[0].hasPrefix("018bcfe5-6800-7"))
    }

    @Test("identifiers still sort when the clock goes back")
    func clockBack() {
        let now = NextTime()
        let source = UUIDv7(now: { now.next() })
        let made = (0..<100).map { _ in source.next() }
        #expect(made == made.sorted() && Set(made).count == made.count)
    }

    @Test(
        "the clock shows the day of the zone",
        arguments: [
            ("2026-11-02T22:59:59Z", "Europe/Paris", "2026-11-02", 23, 59),
            ("2026-11-02T23:00:00Z", "Europe/Paris", "2026-11-03", 0, 0),
            ("2026-07-01T22:00:00Z", "Europe/Paris", "2026-07-02", 0, 0),
            ("2026-11-02T20:00:00Z", "Indian/Reunion", "2026-11-03", 0, 0),
            ("2026-11-02T03:59:00Z", "America/Martinique", "2026-11-01", 23, 59),
            ("1969-12-31T22:59:00Z", "UTC", "1969-12-31", 22, 59),
        ])
    func zones(instant: String, zone: String, date: String, hour: Int, minute: Int) throws {
        let moment = SystemClock.moment(at: try Date(instant, strategy: .iso8601), in: zone)
        #expect(moment.date == LocalDate(date) && moment.time == LocalTime(hour: hour, minute: minute))
    }
}

private final class NextTime: Sendable {
    private let times = Foundation.NSLock()
    nonisolated(unsafe) private var left: UInt64 = 1_700_000_000_000

    func next() -> UInt64 {
        times.withLock {
            left -= 7
            return left
        }
    }
}

@Suite("The program's keys")
struct SecretsTests {
    @Test("are drawn once, in a file that only its owner reads")
    func drawnOnce() async throws {
        let place = try await Place.withOrganisme()
        let first = try String(contentsOfFile: place.secrets, encoding: .utf8)
        #expect(first.split(separator: "\n").count == 2)
        let attributes = try FileManager.default.attributesOfItem(atPath: place.secrets)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        _ = await place.run("user", "list")
        #expect(try String(contentsOfFile: place.secrets, encoding: .utf8) == first)
    }

    @Test("are refused when others can read them", arguments: [0o640, 0o604, 0o644])
    func readable(permissions: Int) async throws {
        let place = try await Place.withOrganisme()
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: place.secrets)
        let ran = await place.run("user", "list")
        #expect(ran.status == .refused && ran.problem.contains("chmod 600"))
    }

    @Test("are refused when the file is damaged", arguments: ["", "cookie-key 00\njournal-key 00\n", "x"])
    func damaged(text: String) async throws {
        let place = try await Place.withOrganisme()
        try text.write(toFile: place.secrets, atomically: false, encoding: .utf8)
        #expect(await place.run("user", "list").status == .unavailable)
    }
}
