import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("A password")
struct PasswordTests {
    static let new = "une phrase assez longue"

    @Test("has at least twelve characters", arguments: [(11, false), (12, true), (13, true)])
    func length(count: Int, isTaken: Bool) async throws {
        let world = try await TestWorld()
        let token = try await world.signIn(.camille).token
        let new = String(repeating: "é", count: count)
        let change = ChangePassword(world.environment)
        if isTaken {
            try await change(current: Cast.camille.password, new: new, by: Cast.camille.actor, session: token)
            _ = try await world.signIn(.camille, password: new)
        } else {
            await #expect(throws: UseCaseError.signIn(.passwordTooShort(minimum: 12))) {
                try await change(current: Cast.camille.password, new: new, by: Cast.camille.actor, session: token)
            }
            _ = try await world.signIn(.camille)
        }
    }

    @Test("when changed, ends the other sessions and keeps this one, and is journaled")
    func sessions() async throws {
        let world = try await TestWorld()
        let (here, elsewhere) = (try await world.signIn(.camille).token, try await world.signIn(.camille).token)
        let neighbour = try await world.signIn(.nadia).token
        try await ChangePassword(world.environment)(
            current: Cast.camille.password, new: Self.new, by: Cast.camille.actor, session: here)
        #expect(try await world.viewer(here) != nil)
        #expect(try await world.viewer(elsewhere) == nil)
        #expect(try await world.viewer(neighbour) != nil)
        await #expect(throws: UseCaseError.signIn(.wrong)) { _ = try await world.signIn(.camille) }
        let kinds = world.memory.inspect(world.organisation) { $0.journal.map(\.kind) }
        #expect(kinds == ["password-changed"])
    }

    @Test("is not the same again")
    func unchanged() async throws {
        let world = try await TestWorld()
        let token = try await world.signIn(.camille).token
        await #expect(throws: UseCaseError.signIn(.passwordUnchanged)) {
            try await ChangePassword(world.environment)(
                current: Cast.camille.password, new: Cast.camille.password, by: Cast.camille.actor, session: token)
        }
    }

    @Test("cannot be guessed through a session left open: the failures count as at sign-in")
    func guessing() async throws {
        let world = try await TestWorld()
        let token = try await world.signIn(.camille).token
        let change = ChangePassword(world.environment)
        for _ in 1...5 {
            await #expect(throws: UseCaseError.signIn(.wrong)) {
                try await change(current: "x", new: Self.new, by: Cast.camille.actor, session: token)
            }
        }
        let until = world.clock.now.instant.adding(seconds: 901)
        await #expect(throws: UseCaseError.signIn(.tooMany(until: until))) {
            try await change(current: Cast.camille.password, new: Self.new, by: Cast.camille.actor, session: token)
        }
        await #expect(throws: UseCaseError.signIn(.tooMany(until: until))) { _ = try await world.signIn(.camille) }
    }

    @Test("is first a one-time code, typed in any case, that must be changed")
    func oneTimeCode() async throws {
        let world = try await TestWorld()
        let issued = try await ResetPassword(world.environment)(
            Cast.camille.accountID, by: Cast.solene.actor, in: world.organisation)
        #expect(issued.name == "Camille Martin" || issued.name?.isEmpty == false)
        await #expect(throws: UseCaseError.signIn(.wrong)) { _ = try await world.signIn(.camille) }
        for typed in [issued.code.printed, issued.code.letters.lowercased()] {
            let signedIn = try await world.signIn(.camille, password: typed)
            #expect(signedIn.mustChangePassword)
        }
        let token = try await world.signIn(.camille, password: issued.code.printed).token
        await #expect(throws: UseCaseError.signIn(.passwordUnchanged)) {
            try await ChangePassword(world.environment)(
                current: issued.code.printed, new: issued.code.letters, by: Cast.camille.actor, session: token)
        }
        try await ChangePassword(world.environment)(
            current: issued.code.printed, new: Self.new, by: Cast.camille.actor, session: token)
        #expect(try await world.viewer(token)?.account.mustChangePassword == false)
        #expect(try await !world.signIn(.camille, password: Self.new).mustChangePassword)
    }

    @Test("given anew ends the sessions and the wait")
    func reset() async throws {
        let world = try await TestWorld()
        let token = try await world.signIn(.camille).token
        for _ in 1...5 { _ = try? await world.signIn(.camille, password: "x") }
        let issued = try await ResetPassword(world.environment)(
            Cast.camille.accountID, by: Cast.solene.actor, in: world.organisation)
        #expect(try await world.viewer(token) == nil)
        _ = try await world.signIn(.camille, password: issued.code.printed)
    }
}
