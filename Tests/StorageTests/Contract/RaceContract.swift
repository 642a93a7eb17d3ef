import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// Twenty writers at once: what the schema forbids happens to nineteen of them.
@Suite("Contract of the store: races")
struct RaceContract {
    @Test("one of twenty open requests of a person is kept", arguments: StoreKind.allCases)
    func openRequest(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let tally = try await race(20) { number in
            let request = Request(
                of: .camille, Proposal(from: day("2027-01-04")), on: day("2026-11-02"), id: "r\(number)")
            try await opened.write { try $0.insert(request) }
        }
        #expect(tally == (1, 19))
        #expect(try await opened.read { try $0.requests(of: Cast.camille.id) }.count == 1)
    }

    @Test("one of twenty answers to a request is kept", arguments: StoreKind.allCases)
    func answer(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let request = Request(of: .camille, Proposal(from: day("2027-01-04")), on: day("2026-11-02"))
        try await opened.write { try $0.insert(request) }
        let tally = try await race(20) { number in
            let answered = try request.accepted(by: Cast.marc.id, at: .after(number)).0
            try await opened.write { try $0.update(answered) }
        }
        #expect(tally == (1, 19))
        #expect(try await opened.read { try $0.request(request.id) }?.version == 2)
    }

    @Test(
        "one of twenty first versions of a week is kept, and one of twenty second ones", arguments: StoreKind.allCases)
    func week(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        for version in 1...2 {
            let tally = try await race(20) { _ in
                let plan = WeekPlan(
                    person: Cast.camille.id, week: isoWeek("2026-W46"), cells: weekCells("SSHHSSSSSS...."),
                    version: version)
                try await opened.write { try $0.save(plan) }
            }
            #expect(tally == (1, 19))
        }
    }

    @Test(
        "a month closes once, a place in the chain is taken once, a code is given once", arguments: StoreKind.allCases)
    func others(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let month = yearMonth("2026-10")
        let closes = try await race(20) { number in
            let close = MonthClose(month: month, closedAt: .after(number), closedBy: nil, lineCount: 0, total: .zero)
            try await opened.write { try $0.insert(close, lines: []) }
        }
        #expect(closes == (1, 19))
        let seals = try await race(20) { number in
            try await opened.write { store in
                try store.append(entry("e\(number)", at: number))
                try store.append([JournalSeal(sequence: 1, entry: "e\(number)", hash: "h")])
            }
        }
        #expect(seals == (1, 19))
        #expect(try await opened.read { try $0.countJournal(matching: JournalFilter()) } == 1)
        let codes = try await race(20) { number in
            try await opened.store.create(Organisation(id: OrganisationID("o\(number)"), code: "même", name: "Même"))
        }
        #expect(codes == (1, 19))
    }

    @Test("twenty writers who read before they write lose nothing", arguments: StoreKind.allCases)
    func counter(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let tally = try await race(20) { _ in
            try await opened.write { store in
                let plan = try store.week(of: Cast.nadia.id, isoWeek("2026-W46"))
                try store.save(
                    WeekPlan(
                        person: Cast.nadia.id, week: isoWeek("2026-W46"), cells: weekCells("SSHHSSSSSS...."),
                        version: (plan?.version ?? 0) + 1))
            }
        }
        #expect(tally == (20, 0))
        #expect(try await opened.read { try $0.week(of: Cast.nadia.id, isoWeek("2026-W46")) }?.version == 20)
    }

    @Test("a closure that throws leaves nothing behind", arguments: StoreKind.allCases)
    func rollback(kind: StoreKind) async throws {
        struct Changed: Error {}
        let opened = try await kind.loaded()
        await #expect(throws: Changed.self) {
            try await opened.write { store in
                try store.save([person(1)])
                try store.append(entry("e1", at: 0))
                throw Changed()
            }
        }
        #expect(try await opened.read { try $0.everyone() }.count == Cast.allCases.count)
        #expect(try await opened.read { try $0.countJournal(matching: JournalFilter()) } == 0)
    }
}
