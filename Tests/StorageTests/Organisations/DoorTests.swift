import SQLDriver
import Telework
import TestSupport
import Testing
import UseCases

@testable import Storage

@Suite("The door of an organisme")
struct DoorTests {
    private static let (mine, theirs, now) = (TwoOrganisations.mine, TwoOrganisations.theirs, TwoOrganisations.now)

    @Test("a closed organisme is unknown to whoever comes, and nothing is written in it", arguments: EmptyBase.allCases)
    func closed(engine: EmptyBase) async throws {
        let database = try await TwoOrganisations.open(engine)
        let store = SQLStore(database: database)
        let before = try await database.everything(of: .organisation(Self.mine))
        try await OrganisationDoor.close(Self.mine, in: database, now: Self.now)
        #expect(try await store.organisation(code: "code-mine") == nil)
        #expect(try await store.organisations().map(\.id) == [Self.theirs])
        #expect(try await store.read(Self.mine) { try $0.session(digest: "session-1") } == nil)
        await #expect(throws: UseCaseError.notFound) {
            try await store.write(Self.mine) { try $0.recordFailedSignIn(of: "digest-2", at: noon) }
        }
        #expect(try await database.everything(of: .organisation(Self.mine)) == before)
        #expect(try await store.read(Self.theirs) { try $0.session(digest: "session-1") } != nil)
        try await store.write(Self.theirs) { try $0.recordFailedSignIn(of: "digest-2", at: noon) }

        try await OrganisationDoor.open(Self.mine, in: database)
        #expect(try await store.organisation(code: "code-mine")?.id == Self.mine)
        #expect(try await store.read(Self.mine) { try $0.session(digest: "session-1") } != nil)
        try await store.write(Self.mine) { try $0.recordFailedSignIn(of: "digest-2", at: noon) }
    }

    @Test("all are listed with the state of their door, and their people counted", arguments: EmptyBase.allCases)
    func list(engine: EmptyBase) async throws {
        let database = try await TwoOrganisations.open(engine)
        try await OrganisationDoor.close(Self.theirs, in: database, now: Self.now)
        let held = try await HeldOrganisation.all(in: database)
        #expect(held.map(\.organisation.code) == ["code-mine", "code-theirs"])
        #expect(held.map { $0.closure?.reason } == [nil, .closed])
        for one in held { #expect(try await one.people(in: database) == Cast.allCases.count) }
    }

    @Test("is closed once, opened once, and only by who closed it", arguments: EmptyBase.allCases)
    func refusals(engine: EmptyBase) async throws {
        let database = try await TwoOrganisations.open(engine)
        let nobody = OrganisationID("nobody")
        await #expect(throws: OrganisationDoor.Refusal.unknown) {
            try await OrganisationDoor.close(nobody, in: database, now: Self.now)
        }
        await #expect(throws: OrganisationDoor.Refusal.notClosed) {
            try await OrganisationDoor.open(Self.mine, in: database)
        }
        try await OrganisationDoor.close(Self.mine, in: database, now: Self.now)
        let closure = try #require(try await HeldOrganisation.all(in: database).first?.closure)
        #expect(closure.since == Self.now)
        await #expect(throws: OrganisationDoor.Refusal.alreadyClosed(closure)) {
            try await OrganisationDoor.close(Self.mine, in: database, now: Self.now + 1)
        }
        // One that is being erased is not opened again.
        let erasure = try await OrganisationErasure(of: Self.mine, in: database, now: Self.now + 2)
        await #expect(throws: OrganisationDoor.Refusal.self) {
            try await OrganisationDoor.open(Self.mine, in: database)
        }
        _ = try await erasure(now: Self.now + 3, sign: { _ in "signed" })
        #expect(try await HeldOrganisation.all(in: database).map(\.organisation.id) == [Self.theirs])
    }
}
