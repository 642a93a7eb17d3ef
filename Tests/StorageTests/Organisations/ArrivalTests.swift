import SQLDriver
import Telework
import Testing
import UseCases

@testable import Storage

@Suite("Taking an organisme into another base")
struct ArrivalTests {
    private static let (mine, theirs, now) = (TwoOrganisations.mine, TwoOrganisations.theirs, TwoOrganisations.now)

    /// The source has both; the target only theirs.
    private func bases(_ from: EmptyBase, _ to: EmptyBase) async throws -> (any SQLDatabase, any SQLDatabase) {
        let (source, target) = (try await TwoOrganisations.open(from), try await TwoOrganisations.none(to))
        try await fill(SQLStore(database: target), Self.theirs, mark: "theirs")
        return (source, target)
    }

    private func arrival(
        from source: any SQLDatabase, into target: any SQLDatabase, now: Int64 = TwoOrganisations.now
    ) async throws -> OrganisationArrival {
        let organisation = try await SQLStore(database: source).read(Self.mine) { try $0.organisation() }
        return try await OrganisationArrival(
            of: organisation, from: source, at: BaseCopy.moment(of: Self.mine, in: source), into: target, now: now)
    }

    private func takeIn(from source: any SQLDatabase, into target: any SQLDatabase) async throws {
        let arrival = try await arrival(from: source, into: target)
        _ = try await arrival.copy.copy(Self.mine)
        #expect(try await arrival.copy.differences(Self.mine).isEmpty)
        try await arrival.finish()
    }

    @Test(
        "it is there whole, beside the others as they were, from any engine to any other",
        arguments: EmptyBase.allCases,
        EmptyBase.allCases)
    func whole(from: EmptyBase, to: EmptyBase) async throws {
        let (source, target) = try await bases(from, to)
        let others = try await target.everything()
        try await takeIn(from: source, into: target)
        let expected = try await source.everything(of: .organisation(Self.mine))
        #expect(try await target.everything(of: .organisation(Self.mine)) == expected)
        #expect(try await target.everything(of: .organisation(Self.theirs)) == others)
        let store = SQLStore(database: target)
        #expect(try await store.organisations().map(\.id) == [Self.mine, Self.theirs])
        #expect(try await store.read(Self.mine) { try $0.session(digest: "session-1") } != nil)
        await #expect(throws: OrganisationArrival.Refusal.identifierTaken) {
            _ = try await self.arrival(from: source, into: target)
        }
    }

    @Test(
        "interrupted at any moment, it is served by nothing, and goes on and ends the same",
        arguments: EmptyBase.allCases)
    func interrupted(to: EmptyBase) async throws {
        let source = try await TwoOrganisations.open(.sqlite)
        let expected = try await source.everything(of: .organisation(Self.mine))
        var (breaths, deaths) = (1, 0)
        while true {
            let target = try await TwoOrganisations.none(to)
            let dying = MortalDatabase(target, breaths: breaths)
            do {
                try await takeIn(from: source, into: dying)
                if !dying.isDead { break }
            } catch let error as SQLError where error.kind == .unreachable {}
            deaths += 1
            let store = SQLStore(database: target)
            if try await store.organisation(code: "code-mine") == nil {
                #expect(try await store.organisations().isEmpty)
                #expect(try await store.read(Self.mine) { try $0.session(digest: "session-1") } == nil)
                // Closed, or not there at all.
                await #expect(throws: (any Error).self) {
                    try await store.write(Self.mine) { try $0.recordFailedSignIn(of: "digest-2", at: noon) }
                }
                try await takeIn(from: source, into: target)
            }
            #expect(
                try await target.everything(of: .organisation(Self.mine)) == expected, "broken after \(breaths)")
            // Many on SQLite, some on PostgreSQL, where each takes a database of its own.
            breaths += to == .sqlite ? 3 : 53
        }
        #expect(deaths > 5)
        print("Arrival: broken at \(deaths) moments (\(to.rawValue))")
    }

    @Test("its code and its identifier must be free, and half of one goes on only from where it came")
    func refusals() async throws {
        let (source, target) = try await bases(.sqlite, .sqlite)
        try await SQLStore(database: target).create(
            Organisation(id: OrganisationID("namesake"), code: "code-mine", name: "Namesake"))
        await #expect(throws: OrganisationArrival.Refusal.codeTaken) {
            _ = try await self.arrival(from: source, into: target)
        }
        let empty = try await TwoOrganisations.none(.sqlite)
        let begun = try await arrival(from: source, into: empty)
        let again = try await arrival(from: source, into: empty, now: Self.now + 9)
        _ = try await again.copy.copy(Self.mine)
        try await SQLStore(database: source).write(Self.mine) {
            try $0.append(entry("019b0000-0000-7000-8000-ffffffffffff", at: 99, person: nil))
        }
        await #expect(throws: OrganisationArrival.Refusal.otherOrigin) {
            _ = try await self.arrival(from: source, into: empty)
        }
        // Erased meanwhile: what was on its way writes nothing more.
        let erasure = try await OrganisationErasure(of: Self.mine, in: empty, now: Self.now)
        await #expect(throws: OrganisationArrival.Refusal.beingErased) {
            _ = try await self.arrival(from: source, into: empty)
        }
        await #expect(throws: OrganisationDoor.Refusal.lost) { try await begun.finish() }
        _ = try await erasure(now: Self.now, sign: { _ in "signed" })
        await #expect(throws: OrganisationDoor.Refusal.lost) { _ = try await begun.copy.copy(Self.mine) }
        #expect(try await empty.everything().isEmpty)
        // Gone, it may come back, and be erased again: each time is recorded.
        try await takeIn(from: source, into: empty)
        let second = try await OrganisationErasure(of: Self.mine, in: empty, now: Self.now)
        _ = try await second(now: Self.now, sign: { _ in "signed" })
        #expect(try await ErasureRecord.all(in: empty).map(\.begunAt) == [Self.now, Self.now + 1])
    }

    @Test("an export of an organisme that is erased meanwhile is no longer quiet", arguments: EmptyBase.allCases)
    func erasedMeanwhile(engine: EmptyBase) async throws {
        let (source, target) = (try await TwoOrganisations.open(engine), try await EmptyBase.sqlite.open())
        let copy = BaseCopy(from: source, to: target)
        let moment = try await copy.moment(of: Self.mine)
        // Others may write, and come.
        try await SQLStore(database: source).write(Self.theirs) {
            try $0.append(entry("019b0000-0000-7000-8000-ffffffffffff", at: 99, person: nil))
        }
        try await SQLStore(database: source).create(Organisation(id: OrganisationID("new"), code: "new", name: "New"))
        try await copy.requireQuiet(since: moment)
        _ = try await OrganisationErasure(of: Self.mine, in: source, now: Self.now)
        await #expect(throws: BaseCopy.Refusal.sourceChanged) { try await copy.requireQuiet(since: moment) }
    }

    @Test("a whole base with a closed organisme is not copied, and the record of erased ones is")
    func wholeBase() async throws {
        let (source, target) = (try await TwoOrganisations.open(.sqlite), try await EmptyBase.sqlite.open())
        let copy = BaseCopy(from: source, to: target)
        let erasure = try await OrganisationErasure(of: Self.mine, in: source, now: Self.now)
        await #expect(throws: BaseCopy.Refusal.sourceClosed(Self.mine)) { try await copy.requireSource() }
        _ = try await erasure(now: Self.now, sign: { _ in "signed" })
        try await copy.requireSource()
        try await copy.prepare(now: Self.now)
        #expect(try await copy.differenceOfErasures() == .init(table: "erasure", missing: 1, surplus: 0))
        try await copy.copyErasures()
        try await copy.copyErasures()
        #expect(try await copy.differenceOfErasures() == nil)
        #expect(try await ErasureRecord.all(in: target) == ErasureRecord.all(in: source))
    }
}
