import CivilTime
import SQLDriver
import SQLiteDriver
import Storage
import Testing

@testable import App

@Suite("The command that makes a base of any size")
struct DemoBulkTests {
    private static func place() async throws -> Place {
        let place = try Place()
        #expect(await place.run("migrate").status == .done)
        let ran = await place.run("demo", "bulk", "--people", "45", "--organisations", "2", "--months", "3")
        #expect(ran.status == .done, "\(ran.problem)")
        #expect(ran.out.contains("2 organisations, 45 people") && ran.out.contains("differences: 0"))
        return place
    }

    @Test("fills an empty base whose journals hold, and refuses one that is not empty")
    func fills() async throws {
        let place = try await Self.place()
        #expect(await place.run("journal", "verify").status == .done)
        let again = await place.run("demo", "bulk", "--people", "20")
        #expect(again.status == .refused && again.problem.contains("already holds"))
        let french = await place.run("demo", "check", language: .french)
        #expect(french.status == .done && french.out.contains("différences"))
    }

    @Test("fails with the reasons when a week or an allowance line was altered by hand")
    func altered() async throws {
        let place = try await Self.place()
        let database = try SQLiteDatabase(
            path: place.database, configuration: SQLiteConfiguration(applicationID: Composition.applicationID))
        try await database.write {
            try $0.run("UPDATE week SET cells = 'HHHHHHHHHH....' WHERE cells = 'SSSSSSSSSS....' OR cells LIKE '%HH%'")
            try $0.run("UPDATE allowance_line SET amount = amount + 1")
        }
        try await database.close()
        let ran = await place.run("demo", "check", "--weeks", "2000", "--months", "200")
        #expect(ran.status == .refused)
        #expect(
            ran.problem.contains("week 2") && ran.problem.contains("still owed:") && ran.problem.contains("closed at"))
        #expect(!ran.out.contains("differences: 0"))
    }

    @Test(
        "refuses sizes that no organisme has, and histories longer than two years",
        arguments: [
            ["--people", "19"], ["--people", "10001"], ["--people", "100", "--organisations", "6"],
            ["--people", "20", "--months", "25"], ["--people", "20", "--months", "0"],
            ["--people", "20", "--organisations", "0"], [],
        ])
    func usage(arguments: [String]) async throws {
        #expect(await pendulaire(["demo", "bulk"] + arguments).status == .usage)
    }
}
