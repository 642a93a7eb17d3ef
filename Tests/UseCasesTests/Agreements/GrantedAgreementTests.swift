import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("An agreement comes into being")
struct GrantedAgreementTests {
    @Test("A new agreement ends the one in force the day before")
    func supersedes() async throws {
        let world = try await TestWorld()
        let old = try await world.agreement(for: .camille, through: day("2027-06-30"))
        let new = try await world.agree(Proposal(.fixed(.thursday), from: day("2026-11-16")), for: .camille)
        #expect(
            try await world.stored(old.id).span == DateSpan(from: day("2026-01-05"), through: day("2026-11-15")))
        #expect(try await world.stored(new).span == DateSpan(from: day("2026-11-16"), through: day("2029-11-15")))
        let all = try await world.read { try $0.agreements(of: Cast.camille.id) }
        #expect(all.map(\.id) == [old.id, new])
        #expect(all.filter { $0.span.contains(day("2026-11-15")) }.map(\.id) == [old.id])
        #expect(all.filter { $0.span.contains(day("2026-11-16")) }.map(\.id) == [new])
    }

    @Test("An agreement already over keeps its days")
    func alreadyOver() async throws {
        let world = try await TestWorld()
        let old = try await world.agreement(for: .camille, through: day("2026-06-30"))
        try await world.agree(Proposal(from: day("2026-11-16")), for: .camille)
        #expect(try await world.stored(old.id) == old)
        #expect(!world.journalKinds.contains("agreement-superseded"))
    }

    @Test(
        "A proposal cannot jump over an agreement that begins later, nor begin the same day",
        arguments: [("2026-11-30", true), ("2026-12-01", true), ("2026-12-02", false)])
    func later(start: String, isRefused: Bool) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, from: day("2026-12-01"))
        if isRefused {
            let found = await reasons { _ = try await world.submit(Proposal(from: day(start)), by: .camille) }
            #expect(found.summary == ["agreement-begins-later code-du-travail L1222-9 agreement"])
        } else {
            _ = try await world.submit(Proposal(from: day(start)), by: .camille)
        }
    }

    @Test("Fixed days fill the weeks from the first day on, and no week before")
    func fixedDays() async throws {
        let world = try await TestWorld()
        // A Wednesday: the Tuesday of that week is not yet in the agreement, its Thursday is.
        try await world.agree(Proposal(.fixed(.tuesday, .thursday), from: day("2026-11-18")), for: .camille)
        #expect(try await world.letters("2026-W46") == "SSSSFFSSSS....")
        #expect(try await world.letters("2026-W47") == "SSSSSSHHSS....")
        #expect(try await world.letters("2026-W48") == "SSHHSSHHSS....")
        // Friday 1 January 2027 is a holiday.
        #expect(try await world.letters("2026-W53") == "SSHHSSHHFF....")
    }

    @Test("Fixed days stop with the agreement")
    func lastDay() async throws {
        let world = try await TestWorld()
        try await world.agree(
            Proposal(.fixed(.tuesday, .thursday), from: day("2026-11-16"), through: day("2026-11-25")), for: .camille)
        #expect(try await world.letters("2026-W48") == "SSHHSSSSSS....")
        #expect(try await world.letters("2026-W49") == "SSSSSSSSSS....")
    }

    @Test("Weeks already written are filled too; absences and other sites are kept, days of the old formula are not")
    func writtenWeeks() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        // Of the old flexible formula: Monday and Friday.
        try await world.place(["2026-11-16", "2026-11-20", "2026-11-23", "2026-11-27"])
        try await world.absence("2026-11-24", "2026-11-24", half: .morning)
        try await world.place(["2026-11-26"], .otherSite)
        // From the Wednesday on, Tuesdays and Thursdays.
        try await world.agree(Proposal(.fixed(.tuesday, .thursday), from: day("2026-11-18")), for: .camille)
        #expect(try await world.row("2026-W47") == "HHSSSSHHSS....")
        #expect(try await world.row("2026-W48") == "SSAHSSssSS....")
    }

    @Test("A part-timer's fixed days leave the days not worked alone")
    func partTime() async throws {
        let world = try await TestWorld()
        let found = await reasons {
            _ = try await world.submit(Proposal(.fixed(.wednesday), from: day("2026-11-16")), by: .nadia)
        }
        #expect(found.summary == ["weekday-not-worked code-du-travail L1222-9 working_pattern"])
        try await world.agree(Proposal(.fixed(.friday), from: day("2026-11-16")), for: .nadia)
        #expect(try await world.letters("2026-W47", of: .nadia) == "SSSS..SSHH....")
    }

    @Test("The usual place is the first of the agreement, and the one that fills the weeks")
    func usualPlace() async throws {
        let world = try await TestWorld()
        try await world.agree(
            Proposal(.fixed(.tuesday), at: [.thirdPlace, .home], from: day("2026-11-16")), for: .camille)
        #expect(try await world.letters("2026-W47") == "SSTTSSSSSS....")
    }

    static let readers: [(Cast, Set<Cast>)] = [
        (.camille, [.camille, .marc, .solene]), (.marc, [.marc, .aicha, .solene]), (.aicha, [.aicha, .solene]),
    ]

    @Test("The printable page is for the person, their manager and HR", arguments: readers)
    func page(subject: Cast, readers: Set<Cast>) async throws {
        let world = try await TestWorld()
        let id = try await world.agree(Proposal(from: day("2026-11-16")), for: subject)
        let view = ViewAgreement(world.environment)
        for character in Cast.allCases {
            if readers.contains(character) {
                let page = try await view(id, by: character.actor, in: world.organisation)
                #expect(page.person.id == subject.id)
                #expect(page.manager?.id == subject.manager?.id)
                #expect(page.texts.map(\.id) == ["national", "local"])
                #expect(page.request?.person == subject.id)
            } else {
                await #expect(throws: UseCaseError.notFound, "\(character)") {
                    _ = try await view(id, by: character.actor, in: world.organisation)
                }
            }
        }
        await #expect(throws: UseCaseError.notFound) {
            _ = try await view(AgreementID("none"), by: Cast.solene.actor, in: world.organisation)
        }
    }
}
