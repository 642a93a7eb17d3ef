import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Whose week is seen and changed by whom")
struct WeekVisibilityTests {
    static let readers: [(Cast, Set<Cast>)] = [
        (.camille, [.camille, .marc, .solene]), (.lucie, [.lucie, .hugo, .solene]), (.marc, [.marc, .aicha, .solene]),
        (.aicha, [.aicha, .solene]),
    ]

    @Test("A week is for its person, their manager and HR; for others it does not exist", arguments: readers)
    func view(subject: Cast, readers: Set<Cast>) async throws {
        let world = try await TestWorld()
        let view = ViewMyWeek(world.environment)
        for character in Cast.allCases {
            if readers.contains(character) {
                let page = try await view(nil, of: subject.id, by: character.actor, in: world.organisation)
                #expect(page.person.id == subject.id)
                #expect(page.plan.week == isoWeek("2026-W45"))
            } else {
                await #expect(throws: UseCaseError.notFound, "\(character)") {
                    _ = try await view(nil, of: subject.id, by: character.actor, in: world.organisation)
                }
            }
        }
    }

    @Test("Only the person places their days; only HR corrects", arguments: Cast.allCases)
    func change(character: Cast) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        if character == .camille {
            try await world.place(["2026-11-17"])
        } else {
            await #expect(throws: UseCaseError.notFound) { try await world.place(["2026-11-17"], by: character) }
        }
        if character == .solene {
            try await world.place(["2026-10-20"], by: .solene, correction: true)
        } else {
            await #expect(throws: UseCaseError.notFound) {
                try await world.place(["2026-10-20"], by: character, correction: true)
            }
        }
        let check = CheckWeek(world.environment)
        guard character != .camille else { return }
        await #expect(throws: UseCaseError.notFound) {
            _ = try await check(
                [], week: isoWeek("2026-W47"), of: Cast.camille.id, by: character.actor, in: world.organisation)
        }
    }

    @Test("An unknown person is the same as a stranger")
    func unknown() async throws {
        let world = try await TestWorld()
        for character in Cast.allCases {
            await #expect(throws: UseCaseError.notFound) {
                _ = try await ViewMyWeek(world.environment)(
                    nil, of: PersonID("none"), by: character.actor, in: world.organisation)
            }
        }
    }

    @Test("The role of the works council opens nobody's week, not even by team or for the organisme")
    func worksCouncil() async throws {
        let world = try await TestWorld()
        let actor = Actor(account: Cast.yanis.accountID, person: Cast.yanis.id, roles: [.worksCouncil])
        for subject in Cast.allCases {
            await #expect(throws: UseCaseError.notFound) {
                _ = try await ViewMyWeek(world.environment)(nil, of: subject.id, by: actor, in: world.organisation)
            }
        }
        let scopes: [TeamScope] = [.mine, .managed, .team(TestOrganisation.receptionTeam), .organisme]
        for scope in scopes {
            await #expect(throws: UseCaseError.notFound, "\(scope)") {
                _ = try await ViewTeam(world.environment)(
                    scope, from: nil, through: nil, by: actor, in: world.organisation)
            }
        }
    }

    @Test("Teams are seen by those who are in them, who manage them, and by HR", arguments: Cast.allCases)
    func scopes(character: Cast) async throws {
        let world = try await TestWorld()
        func rows(_ scope: TeamScope) async throws -> Set<PersonID> {
            Set(
                try await ViewTeam(world.environment)(
                    scope, from: nil, through: nil, by: character.actor, in: world.organisation
                ).rows.map(\.person.id))
        }
        let team = character.person().team
        let mates = Cast.allCases.filter { $0.person().team == team && $0 != .odile }.map(\.id)
        #expect(try await rows(.mine) == Set(mates))
        if character.roles.contains(.manager) {
            let managed = Cast.allCases.filter { $0.manager == character && $0 != .odile }.map(\.id)
            #expect(try await rows(.managed) == Set(managed))
        } else {
            await #expect(throws: UseCaseError.notFound) { _ = try await rows(.managed) }
        }
        if character == .solene {
            #expect(try await rows(.organisme).count == 11)
            #expect(try await rows(.team(TestOrganisation.benefitsTeam)).count == 4)
            await #expect(throws: UseCaseError.notFound) { _ = try await rows(.team("NONE")) }
        } else {
            await #expect(throws: UseCaseError.notFound) { _ = try await rows(.organisme) }
            await #expect(throws: UseCaseError.notFound) { _ = try await rows(.team(team)) }
        }
    }
}
