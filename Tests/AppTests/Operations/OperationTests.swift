import Foundation
import Logging
import SQLDriver
import SQLiteDriver
import Storage
import Testing
import UseCases
import Web

@testable import App

@Suite("What the operator is told")
struct OperationTests {
    @Test("a look at the base is over in time, whatever hangs")
    func bound() async {
        let began = ContinuousClock.now
        let slow = await bounded(by: .milliseconds(50)) {
            try? await Task.sleep(for: .seconds(900))
            return 1
        }
        #expect(slow == nil && ContinuousClock.now - began < .seconds(600))
        #expect(await bounded(by: .seconds(600)) { 2 } == 2)
    }

    @Test(
        "readiness tells a base that is away from one that is busy",
        arguments: [
            (SQLError.Kind.overloaded(retryAfterSeconds: 1), Readiness.notReady(.databaseOverloaded)),
            (.busy, .notReady(.databaseSlow)), (.unreachable, .notReady(.databaseUnreachable)),
            (.corrupt, .notReady(.databaseUnreachable)),
        ])
    func readiness(kind: SQLError.Kind, expected: Readiness) async throws {
        let place = try Place()
        #expect(await place.run("migrate").status == .done)
        let database = FaultyDatabase(wrapping: try SQLiteDatabase(path: place.database))
        // Long enough for a machine that does everything at once: only what the base says is tried here.
        let probe = ReadinessProbe(database, at: place.database, limit: .seconds(600))
        #expect(await probe.look() == .ready)
        await database.fail(at: 1, with: SQLError(kind, "Away."))
        #expect(await probe.look() == expected)
        await database.recover()
        #expect(await probe.look() == .ready)
        #expect(
            await ReadinessProbe(database, at: "/no/such", limit: .seconds(600)).look()
                == .notReady(.databaseUnreachable))
        try await database.close()
    }

    @Test(
        "a failure of the base is an outage, a fault of ours is not",
        arguments: [
            (SQLError.Kind.overloaded(retryAfterSeconds: 7), Outage.overloaded(retryAfter: 7)),
            (.overloaded(retryAfterSeconds: 0), .overloaded(retryAfter: 1)), (.busy, .overloaded(retryAfter: 2)),
            (.unreachable, .unavailable(retryAfter: 5)), (.readOnly, .unavailable(retryAfter: 5)),
            (.diskFull, .unavailable(retryAfter: 60)), (.commitUnknown, .uncertain(retryAfter: 5)),
            (.syntax, nil), (.corrupt, nil), (.uniqueViolation, nil),
        ] as [(SQLError.Kind, Outage?)])
    func outage(kind: SQLError.Kind, expected: Outage?) {
        #expect(Outage(SQLError(kind, "x")) == expected)
        #expect(Outage(StoreError.conflict) == nil)
    }

    @Test("transactions are counted by access and by how they ended")
    func transactions() async throws {
        struct Refused: Error {}
        let figures = DatabaseFigures()
        let faulty = FaultyDatabase(wrapping: try SQLiteDatabase.inMemory())
        let database = MeteredDatabase(faulty, figures: figures)
        try await database.write { try $0.run("CREATE TABLE t (x INTEGER) STRICT") }
        #expect(try await database.read { try $0.value("SELECT count(*) FROM t", as: Int.self) } == 0)
        await #expect(throws: Refused.self) { try await database.write { _ in throw Refused() } }
        await faulty.fail(at: 1, with: SQLError(.diskFull, "Full."))
        await #expect(throws: SQLError.self) { try await database.write { try $0.run("INSERT INTO t VALUES (1)") } }
        var page = Exposition()
        figures.write(to: &page)
        for line in [
            #"_total{access="read",outcome="done"} 1"#, #"_total{access="write",outcome="done"} 1"#,
            #"_total{access="write",outcome="undone"} 1"#, #"_total{access="write",outcome="disk-full"} 1"#,
            #"_seconds_count{access="write"} 3"#, "pendulaire_database_transactions_in_progress 0",
        ] {
            #expect(page.text.contains(line + "\n"), "\(line)")
        }
    }

    @Test("acts are counted by what the rules said")
    func decisions() {
        let meter = WorkMeter()
        for act in [DecidedAct.allowed, .refused, .allowed] { meter.decided(act) }
        var page = Exposition()
        meter.write(to: &page)
        #expect(page.text.contains("pendulaire_decisions_total{verdict=\"allowed\"} 2\n"))
        #expect(page.text.contains("{verdict=\"refused\"} 1\n") && page.text.contains("{verdict=\"incomplete\"} 0\n"))
    }

    @Test("a line of the log is one object on one line, whatever is said")
    func json() throws {
        let kept = Lines()
        var logger = Logger(label: "test") { _ in JSONLogHandler { kept.add($0) } }
        logger.logLevel = .debug
        logger[metadataKey: "request"] = "7K3M9QXA"
        logger.info(
            "A \"quoted\"\nmessage \u{1}",
            metadata: [
                "status": .stringConvertible(200), "milliseconds": .stringConvertible(1.5), "level": "mine",
                "list": ["a", "b"], "map": ["k": "v"], "none": .stringConvertible(Double.nan),
            ])
        logger.trace("not written")
        let lines = kept.text.split(separator: "\n")
        #expect(lines.count == 1 && kept.text.hasSuffix("}\n"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(kept.text.utf8)) as? [String: Any])
        #expect(object["message"] as? String == "A \"quoted\"\nmessage \u{1}")
        #expect(object["level"] as? String == "info" && object["level_"] as? String == "mine")
        #expect(object["status"] as? Int == 200 && object["milliseconds"] as? Double == 1.5)
        #expect(object["request"] as? String == "7K3M9QXA" && object["none"] as? String == "nan")
        #expect((object["list"] as? [String]) == ["a", "b"] && (object["map"] as? [String: String]) == ["k": "v"])
        #expect(JSONLogHandler.time(Date(timeIntervalSince1970: 1_796_630_400.25)) == "2026-12-07T08:00:00.250Z")
    }

    @Test("the latest instant and the outbox are those of every organisme")
    func figures() async throws {
        let place = try await Place.withOrganisme()
        let database = try SQLiteDatabase(path: place.database)
        let figures = OperatorFigures(database: database)
        let waiting = try await figures.outboxLength(upTo: 100)
        #expect(waiting > 0)
        #expect(try await figures.outboxLength(upTo: 0) == 0)
        let latest = try #require(try await figures.latestInstant())
        let now = Int64(Date().timeIntervalSince1970 * 1_000)
        #expect((now - 600_000...now).contains(latest.milliseconds))
        #expect(try await figures.damage() == [])
        try await database.close()
    }
}

@Suite("The settings of the server")
struct ServingSettingsTests {
    @Test("have defaults for a terminal")
    func defaults() throws {
        let serving = try Settings(given: [:], environment: [:]).serving
        #expect(serving.drainSeconds == 0 && serving.graceSeconds == 30 && serving.metricsPort == nil)
        #expect(serving.metricsHost == "127.0.0.1" && serving.logFormat == .text && !serving.trustsRequestID)
        #expect(serving.maximumRequests == 64 && serving.maximumWaiting == 256)
    }

    @Test("come from the environment under these names")
    func environment() throws {
        let serving = try Settings(
            given: ["drainSeconds": "3"],
            environment: [
                "PENDULAIRE_DRAIN_SECONDS": "9", "PENDULAIRE_GRACE_SECONDS": "8", "PENDULAIRE_METRICS_PORT": "9464",
                "PENDULAIRE_METRICS_HOST": "::1", "PENDULAIRE_LOG_FORMAT": "json", "PENDULAIRE_MAX_REQUESTS": "7",
                "PENDULAIRE_MAX_WAITING": "6", "PENDULAIRE_TRUST_REQUEST_ID": "true",
            ]
        ).serving
        #expect(serving.drainSeconds == 3 && serving.graceSeconds == 8 && serving.metricsPort == 9_464)
        #expect(serving.metricsHost == "::1" && serving.logFormat == .json && serving.trustsRequestID)
        #expect(serving.maximumRequests == 7 && serving.maximumWaiting == 6)
    }

    @Test(
        "are refused out of their bounds",
        arguments: [
            ("drainSeconds", "-1", false), ("drainSeconds", "0", true), ("drainSeconds", "3600", true),
            ("drainSeconds", "3601", false), ("graceSeconds", "0", false), ("graceSeconds", "1", true),
            ("metricsPort", "0", false), ("metricsPort", "65535", true), ("metricsPort", "65536", false),
            ("maxRequests", "0", false), ("maxRequests", "1", true), ("maxWaiting", "0", true),
            ("logFormat", "xml", false), ("trustRequestId", "maybe", false),
        ])
    func bounds(key: String, value: String, isTaken: Bool) {
        let settings = try? Settings(given: [key: value], environment: [:])
        #expect((settings != nil) == isTaken)
    }
}
