import CivilTime
import Foundation
import Logging
import ServiceLifecycle
import Telework
import Testing
import UseCases

@testable import App

@Suite("The service of jobs")
struct JobServiceTests {
    private func entry(_ composition: Composition, _ organisation: OrganisationID) async throws {
        _ = try await VerifyJournal(composition.environment)(by: .system, in: organisation)
        try await composition.environment.store.write(organisation) { store in
            let moment = composition.environment.clock.now(in: "UTC")
            try store.enqueue(
                OutboxMessage(
                    id: "old", kind: "k", person: nil, entity: nil,
                    createdAt: moment.instant.adding(seconds: -40 * 24 * 3_600)))
        }
    }

    @Test(
        "does each kind of job when the server starts, seals what that wrote, and stops when told",
        .timeLimit(.minutes(10)))
    func run() async throws {
        let place = try await Place.withOrganisme()
        let (composition, organisation) = try await place.composition()
        try await entry(composition, organisation)
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let groups = (0..<2).map { _ in
            ServiceGroup(services: [JobService(composition: composition, logger: logger)], logger: logger)
        }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for group in groups { tasks.addTask { try await group.run() } }
            let store = composition.environment.store
            while true {
                let jobs = try await store.read(organisation) { try $0.jobs() }
                // Done once: put off by more than the pause between two looks.
                let soon = composition.environment.clock.now(in: "UTC").instant.adding(seconds: 60)
                if jobs.count(where: { $0.kind != "seal-journal" && $0.state.instant > soon }) == 2 { break }
                try await Task.sleep(for: .milliseconds(20))
            }
            for group in groups { await group.triggerGracefulShutdown() }
            try await tasks.waitForAll()
        }
        try await composition.environment.store.read(organisation) { store in
            #expect(try store.jobs().map(\.kind) == ["figures", "housekeeping", "retention", "seal-journal"])
            #expect(try store.jobs().allSatisfy { $0.failure == nil })
            let kinds = try store.journal(matching: JournalFilter()).map(\.kind)
            #expect(kinds.count { $0 == "retention-applied" } == 1)
            #expect(try store.countUnsealed() == 0 && store.head() != nil)
        }
        try await composition.database.close()
    }

    @Test("names itself by its machine and process")
    func owner() {
        #expect(JobService.owner.hasSuffix("\(getpid())") && (1...128).contains(JobService.owner.utf8.count))
    }
}
