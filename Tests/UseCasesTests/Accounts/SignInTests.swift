import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

extension TestWorld {
    func signIn(_ character: Cast, password: String? = nil) async throws -> SignedIn {
        try await SignIn(environment)(
            organisation: TestOrganisation.code, login: character.login, password: password ?? character.password)
    }

    func viewer(_ token: SessionToken) async throws -> Viewer? { try await ResolveSession(environment)(token) }
}

@Suite("Signing in")
struct SignInTests {
    @Test("opens a session that knows the person and their roles", arguments: Cast.allCases.filter { $0 != .odile })
    func opens(character: Cast) async throws {
        let world = try await TestWorld()
        let signedIn = try await world.signIn(character)
        #expect(SessionToken(signedIn.token.text) == signedIn.token)
        let viewer = try #require(await world.viewer(signedIn.token))
        #expect(viewer.actor == character.actor)
        #expect(viewer.person?.id == character.id && viewer.organisation.code == TestOrganisation.code)
        #expect(viewer.csrfToken.count == 43)
    }

    @Test("keeps the digest of the secret, never the secret")
    func digest() async throws {
        let world = try await TestWorld()
        let secret = try await world.signIn(.camille).token.text.prefix(43)
        let sessions = world.memory.inspect(world.organisation) { $0.sessions.values.map { "\($0)" } }
        #expect(sessions.count == 1 && !sessions[0].contains(secret))
    }

    @Test(
        "says the same of everything that is wrong",
        arguments: [
            ("cpam-test", "M001", "wrong"), ("cpam-test", "M001", ""), ("cpam-test", "nobody", "password of camille"),
            ("nowhere", "M001", "password of camille"), ("cpam-test", "M004", "password of odile"),
            ("cpam-test", String(repeating: "x", count: 201), "password"),
            ("cpam-test", "M001", String(repeating: "x", count: 1_001)),
        ])
    func wrong(organisation: String, login: String, password: String) async throws {
        let world = try await TestWorld()
        let signIn = SignIn(world.environment)
        for _ in 1...2 {
            await #expect(throws: UseCaseError.signIn(.wrong)) {
                _ = try await signIn(organisation: organisation, login: login, password: password)
            }
        }
    }

    @Test("waits after five failures, until fifteen minutes after the first of them")
    func limit() async throws {
        let world = try await TestWorld()
        let first = world.clock.now.instant
        for _ in 1...5 {
            await #expect(throws: UseCaseError.signIn(.wrong)) { _ = try await world.signIn(.camille, password: "x") }
            world.clock.advance(minutes: 1)
        }
        let until = first.adding(seconds: 15 * 60 + 1)
        for password in ["x", Cast.camille.password] {
            await #expect(throws: UseCaseError.signIn(.tooMany(until: until))) {
                _ = try await world.signIn(.camille, password: password)
            }
        }
        _ = try await world.signIn(.nadia)
        world.clock.advance(minutes: 10)
        await #expect(throws: UseCaseError.signIn(.tooMany(until: until))) { _ = try await world.signIn(.camille) }
        world.clock.advance(minutes: 1)
        _ = try await world.signIn(.camille)
    }

    @Test("forgets four failures when the fifth attempt is right")
    func forgives() async throws {
        let world = try await TestWorld()
        for _ in 1...2 {
            for _ in 1...4 { _ = try? await world.signIn(.camille, password: "x") }
            _ = try await world.signIn(.camille)
        }
    }

    @Test("does not let twenty guesses sent together pass the limit")
    func race() async throws {
        let world = try await TestWorld()
        let signIn = SignIn(world.environment)
        let answers = await withTaskGroup(of: UseCaseError?.self) { group in
            for _ in 1...20 {
                group.addTask {
                    do {
                        _ = try await signIn(organisation: TestOrganisation.code, login: "M001", password: "x")
                        return nil
                    } catch {
                        return error as? UseCaseError
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0 == .signIn(.wrong) } == 5)
        #expect(world.memory.inspect(world.organisation) { $0.failedSignIns.count } == 5)
    }

    @Test("refuses a disabled account, and ends its sessions")
    func disabled() async throws {
        let world = try await TestWorld()
        let signedIn = try await world.signIn(.camille)
        try await EnableAccount(world.environment)(
            Cast.camille.accountID, isEnabled: false, by: Cast.karim.actor, in: world.organisation)
        #expect(try await world.viewer(signedIn.token) == nil)
        await #expect(throws: UseCaseError.signIn(.wrong)) { _ = try await world.signIn(.camille) }
    }

    @Test("works to the last day of employment and not beyond")
    func departure() async throws {
        let world = try await TestWorld(today: day("2026-06-30"))
        let signedIn = try await world.signIn(.odile)
        #expect(try await world.viewer(signedIn.token)?.actor.roles == [.employee])
        world.clock.set(day("2026-07-01"), .noon)
        await #expect(throws: UseCaseError.signIn(.wrong)) { _ = try await world.signIn(.odile) }
        #expect(try await world.viewer(signedIn.token) == nil)
    }

    @Test("hashes again a password whose hash is of another cost")
    func rehash() async throws {
        let world = try await TestWorld()
        let cryptography = OldHashes(world.cryptography)
        let old = world.environment
        let environment = Environment(
            store: old.store, clock: old.clock, identifiers: old.identifiers, cryptography: cryptography,
            rules: old.rules, exemptions: [], journalKey: old.journalKey)
        try await world.write { store in
            var account = Cast.camille.account
            account.passwordHash = "old:" + Cast.camille.password
            try store.update(account)
        }
        _ = try await SignIn(environment)(
            organisation: TestOrganisation.code, login: Cast.camille.login, password: Cast.camille.password)
        let hash = try await world.read { try $0.account(Cast.camille.accountID)?.passwordHash }
        #expect(hash == TestCryptography.hash(of: Cast.camille.password))
    }
}

/// Knows hashes of a former cost besides today's.
private struct OldHashes: Cryptography {
    let today: TestCryptography

    init(_ today: TestCryptography) { self.today = today }

    func digest(_ bytes: [UInt8]) -> [UInt8] { today.digest(bytes) }
    func keyedDigest(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] { today.keyedDigest(bytes, key: key) }
    func randomBytes(_ count: Int) -> [UInt8] { today.randomBytes(count) }
    func hashPassword(_ password: String) async throws -> String { try await today.hashPassword(password) }
    func needsRehash(_ hash: String) -> Bool { today.needsRehash(hash) }
    func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool { today.equal(a, b) }
    func verify(_ password: String, hash: String) async -> Bool {
        if hash == "old:" + password { return true }
        return await today.verify(password, hash: hash)
    }
}

@Suite("A session")
struct SessionTests {
    @Test("lasts twelve hours, whatever is done", arguments: [(719, true), (720, false), (721, false)])
    func life(minutes: Int, isOpen: Bool) async throws {
        let world = try await TestWorld()
        let token = try await world.signIn(.camille).token
        world.clock.advance(minutes: minutes / 2)
        #expect(try await world.viewer(token) != nil)
        world.clock.advance(minutes: minutes - minutes / 2)
        #expect((try await world.viewer(token) != nil) == isOpen)
    }

    @Test("ends with signing out, and signing out twice does nothing")
    func signOut() async throws {
        let world = try await TestWorld()
        let (token, other) = (try await world.signIn(.camille).token, try await world.signIn(.camille).token)
        for _ in 1...2 { try await SignOut(world.environment)(token) }
        #expect(try await world.viewer(token) == nil)
        #expect(try await world.viewer(other) != nil)
    }

    @Test("is swept by the next sign-in once it is over")
    func swept() async throws {
        let world = try await TestWorld()
        _ = try await world.signIn(.camille)
        world.clock.advance(minutes: 721)
        _ = try await world.signIn(.nadia)
        #expect(world.memory.inspect(world.organisation) { $0.sessions.count } == 1)
    }

    @Test(
        "is not opened by a text that is no token",
        arguments: [
            "", "x", String(repeating: "A", count: 43), String(repeating: "A", count: 42) + "!organisation-test",
            String(repeating: "A", count: 42) + "Borganisation-test",
        ])
    func noToken(text: String) { #expect(SessionToken(text) == nil) }

    @Test("is of its organisme only")
    func otherOrganisme() async throws {
        let world = try await TestWorld()
        let secret = try await world.signIn(.camille).token.text.prefix(43)
        let elsewhere = try #require(SessionToken(secret + "organisation-other"))
        #expect(try await world.viewer(elsewhere) == nil)
        let unknown = try #require(SessionToken(String(repeating: "A", count: 43) + "organisation-test"))
        #expect(try await world.viewer(unknown) == nil)
    }
}
