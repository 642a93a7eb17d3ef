import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Retention")
struct RetentionTests {
    private func world(_ count: Int) async throws -> TestWorld {
        let world = try await TestWorld()
        let now = world.clock.now.instant
        try await world.write { store in
            for number in 0..<count {
                try store.enqueue(
                    OutboxMessage(id: "m\(number)", kind: "k", person: nil, entity: nil, createdAt: now))
            }
        }
        return world
    }

    @Test("removes messages after thirty days, and no sooner", arguments: [(29, 0), (30, 0), (31, 2)])
    func age(days: Int, removed: Int) async throws {
        let world = try await world(2)
        world.clock.advance(days: days)
        let reports = try await world.worker(Retention(world.environment)).turn(in: world.organisation)
        #expect(reports.map(\.counts) == [removed > 0 ? ["messages": removed] : [:]])
        #expect(world.memory.inspect(world.organisation) { $0.outbox.count } == 2 - removed)
        #expect(world.journalKinds == (removed > 0 ? ["retention-applied"] : []))
    }

    @Test("goes on batch after batch, and journals what each removed", arguments: [499, 500, 501, 1_001])
    func batches(count: Int) async throws {
        let world = try await world(count)
        world.clock.advance(days: 31)
        let reports = try await world.worker(Retention(world.environment)).turn(in: world.organisation)
        #expect(reports.map(\.counts) == [["messages": count]])
        let rows = world.memory.inspect(world.organisation) { $0.journal }
        let counts = rows.compactMap { row in
            row.payload?.text.split(separator: "\n").first { $0.hasPrefix("messages=") }.flatMap {
                Int($0.dropFirst(9))
            }
        }
        #expect(counts.reduce(0, +) == count && counts.count == rows.count && rows.allSatisfy { $0.actor == nil })
        #expect(world.memory.inspect(world.organisation) { $0.outbox.isEmpty })
    }

    @Test("writes rows that the chain takes")
    func sealed() async throws {
        let world = try await world(1)
        world.clock.advance(days: 31)
        _ = try await world.worker(Retention(world.environment)).turn(in: world.organisation)
        let outcome = try await SealJournal(world.environment)(in: world.organisation)
        #expect(outcome.sealed == 1 && outcome.refused.isEmpty)
    }
}
