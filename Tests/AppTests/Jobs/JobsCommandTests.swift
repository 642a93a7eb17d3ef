import CivilTime
import Foundation
import SQLDriver
import Telework
import Testing
import UseCases

@testable import App

@Suite("The command of jobs")
struct JobsCommandTests {
    private struct Line: Decodable {
        let organisation: String
        let kind: String
        let state: String
        let attempts: Int
        let next: Int64
        let failure: String?
        let owner: String?
    }

    private func filled() async throws -> Place {
        let place = try await Place.withOrganisme()
        let (composition, organisation) = try await place.composition()
        // 2 November 2026, 12:00 in Paris.
        let noon = Instant(milliseconds: 1_793_617_200_000)
        try await composition.environment.store.write(organisation) { store in
            try store.insert(Job(id: "1", kind: "housekeeping", key: "recurring", state: .waiting(due: noon)))
            try store.insert(Job(id: "2", kind: "held", key: "recurring", state: .waiting(due: noon)))
            _ = try store.claimJob(
                of: "held", by: "machine:12", at: noon, until: noon.adding(seconds: 60), horizon: nil)
            try store.insert(
                Job(id: "3", kind: "broken", key: "a", attempts: 10, state: .buried("database-diskFull", at: noon)))
        }
        try await composition.database.close()
        return place
    }

    @Test("says that a base no server has started on has none")
    func none() async throws {
        let place = try await Place.withOrganisme()
        let ran = await place.run("jobs", "list")
        #expect(ran.status == .done && ran.out.hasPrefix("No jobs"))
        #expect(await place.run("jobs", "list", "--json").out == "[]")
    }

    @Test("lists kind, state, attempts, time of the organisme, failure and holder")
    func list() async throws {
        let place = try await filled()
        let english = await place.run("jobs", "list").out.split(separator: "\n")
        #expect(
            english == [
                "cpam-test\tbroken\ta\tgiven up\t10\t2026-11-02 12:00\tdatabase-diskFull\t-",
                "cpam-test\theld\trecurring\trunning\t1\t2026-11-02 12:01\t-\tmachine:12",
                "cpam-test\thousekeeping\trecurring\twaiting\t0\t2026-11-02 12:00\t-\t-",
            ])
        let french = await place.run("jobs", "list", language: .french).out
        #expect(["abandonnée", "en cours", "en attente"].allSatisfy { french.contains($0) })
        let lines = try await JSONDecoder().decode(
            [Line].self, from: Data(place.run("jobs", "list", "--json").out.utf8))
        #expect(lines.map(\.kind) == ["broken", "held", "housekeeping"])
        #expect(lines.map(\.state) == ["buried", "leased", "waiting"])
        #expect(lines.map(\.failure) == ["database-diskFull", nil, nil] && lines[1].owner == "machine:12")
    }

    @Test("brings back what failed, and only that")
    func retry() async throws {
        let place = try await filled()
        for (kind, count) in [("broken", "1 job put back."), ("broken", "0 job"), ("held", "0 job"), ("x", "0 job")] {
            let ran = await place.run("jobs", "retry", kind)
            #expect(ran.status == .done && ran.out.hasPrefix(count), "\(kind): \(ran.out)")
        }
        #expect(await place.run("jobs", "list").out.contains("cpam-test\tbroken\ta\twaiting\t0\t"))
        #expect(await place.run("jobs", "retry").status == .usage)
    }

    @Test(
        "names errors by a code without anything of the data",
        arguments: [
            (SQLError(.diskFull, "secret", sql: "secret"), "database-diskFull"),
            (SQLError(.other(code: 13), "secret"), "database-other"),
            (SQLError(.wrongType(column: "secret", expected: "a", found: "b"), "secret"), "database-wrongType"),
            (StoreError.conflict, "conflict"), (StoreError.damaged("secret"), "damaged-row"),
            (UseCaseError.outdated, "use-case-outdated"), (UseCaseError.invalid([]), "use-case-invalid"),
            (CancellationError(), "cancelled"), (CocoaError(.fileNoSuchFile), "error-CocoaError"),
        ] as [(any Error, String)])
    func codes(error: any Error, code: String) {
        #expect(JobFailureCode.code(error) == code)
    }
}
