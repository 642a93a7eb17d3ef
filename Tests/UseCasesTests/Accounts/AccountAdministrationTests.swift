import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Administering accounts")
struct AccountAdministrationTests {
    @Test("belongs to HR and administrators", arguments: Cast.allCases)
    func entitled(character: Cast) async throws {
        let world = try await TestWorld()
        let (environment, organisation, actor) = (world.environment, world.organisation, character.actor)
        let camille = Cast.camille.accountID
        let acts: [@Sendable () async throws -> Void] = [
            { _ = try await ListAccounts(environment)(by: actor, in: organisation) },
            { _ = try await CreateAccounts(environment)(by: actor, in: organisation) },
            { _ = try await ResetPassword(environment)(camille, by: actor, in: organisation) },
            { try await SetRoles(environment)([.worksCouncil], to: camille, by: actor, in: organisation) },
            { try await EnableAccount(environment)(camille, isEnabled: false, by: actor, in: organisation) },
            {
                _ = try await AddAccount(environment)(
                    login: "audit", roles: [.worksCouncil], language: .english, by: actor, in: organisation)
            },
        ]
        for act in acts {
            if [.solene, .karim].contains(character) {
                try await act()
            } else {
                await #expect(throws: UseCaseError.notFound) { try await act() }
            }
        }
    }

    @Test("leaves administrators' accounts to administrators")
    func administrators() async throws {
        let world = try await TestWorld()
        let (environment, organisation) = (world.environment, world.organisation)
        let acts: [@Sendable (Actor) async throws -> Void] = [
            { _ = try await ResetPassword(environment)(Cast.karim.accountID, by: $0, in: organisation) },
            { try await SetRoles(environment)([.administrator], to: Cast.solene.accountID, by: $0, in: organisation) },
            {
                try await EnableAccount(environment)(
                    Cast.karim.accountID, isEnabled: false, by: $0, in: organisation)
            },
            {
                _ = try await AddAccount(environment)(
                    login: "root", roles: [.administrator], language: .french, by: $0, in: organisation)
            },
            { try await SetRoles(environment)([], to: Cast.karim.accountID, by: $0, in: organisation) },
        ]
        for act in acts {
            await #expect(throws: UseCaseError.notFound) { try await act(Cast.solene.actor) }
            try await act(.system)
        }
    }

    @Test("leaves the role of the network, and whoever has it, to the operator of the base")
    func network() async throws {
        let world = try await TestWorld()
        let (environment, organisation) = (world.environment, world.organisation)
        let add = AddAccount(environment)
        for actor in [Cast.solene.actor, Cast.karim.actor] {
            await #expect(throws: UseCaseError.invalid([FieldProblem("roles", .unknown)])) {
                _ = try await add(login: "n", roles: [.network], language: .french, by: actor, in: organisation)
            }
            await #expect(throws: UseCaseError.invalid([FieldProblem("roles", .unknown)])) {
                try await SetRoles(environment)([.network], to: actor.account!, by: actor, in: organisation)
            }
        }
        let issued = try await add(login: "n", roles: [.network], language: .french, by: .system, in: organisation)
        let acts: [@Sendable (Actor) async throws -> Void] = [
            { _ = try await ResetPassword(environment)(issued.account, by: $0, in: organisation) },
            { try await EnableAccount(environment)(issued.account, isEnabled: false, by: $0, in: organisation) },
            { try await SetRoles(environment)([], to: issued.account, by: $0, in: organisation) },
        ]
        for act in acts {
            await #expect(throws: UseCaseError.notFound) { try await act(Cast.solene.actor) }
            await #expect(throws: UseCaseError.notFound) { try await act(Cast.karim.actor) }
            try await act(.system)
        }
    }

    @Test("never lets an administrator give up that role, or close their own account")
    func ownRole() async throws {
        let world = try await TestWorld()
        let setRoles = SetRoles(world.environment)
        await #expect(throws: UseCaseError.invalid([FieldProblem("roles", .required)])) {
            try await setRoles([], to: Cast.karim.accountID, by: Cast.karim.actor, in: world.organisation)
        }
        await #expect(throws: UseCaseError.invalid([FieldProblem("enabled", .outOfRange)])) {
            try await EnableAccount(world.environment)(
                Cast.karim.accountID, isEnabled: false, by: Cast.karim.actor, in: world.organisation)
        }
        try await setRoles(
            [.administrator, .humanResources], to: Cast.karim.accountID, by: Cast.karim.actor, in: world.organisation)
        let roles = try await world.read { try $0.account(Cast.karim.accountID)?.roles }
        #expect(roles == [.administrator, .humanResources])
    }

    @Test("gives no role that the organisation gives", arguments: [Role.employee, .manager])
    func derived(role: Role) async throws {
        let world = try await TestWorld()
        await #expect(throws: UseCaseError.invalid([FieldProblem("roles", .unknown)])) {
            try await SetRoles(world.environment)(
                [role], to: Cast.camille.accountID, by: .system, in: world.organisation)
        }
    }

    @Test("takes effect in sessions that are open")
    func live() async throws {
        let world = try await TestWorld()
        let token = try await world.signIn(.camille).token
        try await SetRoles(world.environment)(
            [.worksCouncil], to: Cast.camille.accountID, by: Cast.solene.actor, in: world.organisation)
        #expect(try await world.viewer(token)?.actor.roles == [.employee, .worksCouncil])
        try await ChangeLanguage(world.environment)(.english, by: Cast.camille.actor, in: world.organisation)
        #expect(try await world.viewer(token)?.language == .english)
    }

    @Test("gives an account with a code to everyone employed who has none, once")
    func createMissing() async throws {
        let world = try await TestWorld()
        world.memory.alter(world.organisation) { $0.accounts = [:] }
        let create = CreateAccounts(world.environment)
        let issued = try await create(by: Cast.solene.actor, in: world.organisation)
        #expect(issued.map(\.login) == Cast.allCases.filter { $0 != .odile }.map(\.employeeNumber))
        #expect(Set(issued.map(\.code)).count == issued.count)
        for line in issued {
            let signedIn = try await SignIn(world.environment)(
                organisation: TestOrganisation.code, login: line.login, password: line.code.printed)
            #expect(signedIn.mustChangePassword)
        }
        #expect(try await create(by: Cast.solene.actor, in: world.organisation).isEmpty)
        let journal = world.memory.inspect(world.organisation) { $0.journal }
        #expect(journal.count == issued.count && journal.allSatisfy { $0.kind == "account-created" })
        #expect(journal.allSatisfy { entry in !issued.contains { "\(entry)".contains($0.code.letters) } })
    }

    @Test("gives accounts to some people only, when asked so")
    func some() async throws {
        let world = try await TestWorld()
        world.memory.alter(world.organisation) { $0.accounts = [:] }
        let issued = try await CreateAccounts(world.environment)(
            for: [Cast.nadia.id, Cast.odile.id], by: .system, in: world.organisation)
        #expect(issued.map(\.person) == [Cast.nadia.id])
    }

    @Test(
        "refuses a login that is taken, empty or too long",
        arguments: [
            ("M001", FieldProblem.Kind.taken), ("", .required), (String(repeating: "x", count: 201), .tooLong),
        ])
    func logins(login: String, problem: FieldProblem.Kind) async throws {
        let world = try await TestWorld()
        await #expect(throws: UseCaseError.invalid([FieldProblem("login", problem)])) {
            _ = try await AddAccount(world.environment)(
                login: login, roles: [.worksCouncil], language: .french, by: .system, in: world.organisation)
        }
    }

    @Test("makes no account that would allow nothing, by whatever door")
    func withoutRole() async throws {
        let world = try await TestWorld()
        let before = world.picture
        for actor in [Actor.system, Cast.karim.actor] {
            await #expect(throws: UseCaseError.invalid([FieldProblem("roles", .required)])) {
                _ = try await AddAccount(world.environment)(
                    login: "audit", roles: [], language: .french, by: actor, in: world.organisation)
            }
        }
        #expect(world.picture == before)
    }

    @Test("lists accounts by login with their person, without a hash")
    func list() async throws {
        let world = try await TestWorld()
        let accounts = try await ListAccounts(world.environment)(by: Cast.karim.actor, in: world.organisation)
        #expect(accounts.map(\.login) == Cast.allCases.map(\.employeeNumber))
        #expect(accounts.allSatisfy { $0.name?.isEmpty == false && !"\($0)".contains("password of") })
    }
}
