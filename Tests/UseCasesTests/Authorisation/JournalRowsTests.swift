import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("What each act writes in the journal")
struct JournalRowsTests {
    struct Deed: Sendable, CustomTestStringConvertible {
        let name: String
        /// What comes before, and is not counted.
        var setUp: @Sendable (TestWorld) async throws -> Void = { _ in }
        let act: @Sendable (TestWorld) async throws -> Void
        let kinds: [String]
        var testDescription: String { name }
    }

    private static func open(_ world: TestWorld) async throws -> RequestID {
        let open = world.memory.inspect(world.organisation) { $0.requests.values.first { $0.isOpen }?.id }
        return try #require(open)
    }

    private static let submitted: @Sendable (TestWorld) async throws -> Void = {
        _ = try await $0.request(of: .camille, in: .submitted)
    }
    private static let countered: @Sendable (TestWorld) async throws -> Void = {
        _ = try await $0.request(of: .camille, in: .countered)
    }
    private static let accepted: @Sendable (TestWorld) async throws -> Void = {
        _ = try await $0.request(of: .camille, in: .accepted)
    }
    private static let agreed: @Sendable (TestWorld) async throws -> Void = {
        try await $0.agreement(for: .camille)
    }
    private static let closable: @Sendable (TestWorld) async throws -> Void = {
        try await $0.agreement(for: .camille)
        try await $0.confirm()
    }

    static let deeds = [
        Deed(
            name: "asking", act: { _ = try await $0.submit(Proposal(from: day("2026-11-16")), by: .camille) },
            kinds: ["request-submitted"]),
        Deed(
            name: "accepting", setUp: submitted, act: { try await $0.answer(.accept, to: open($0)) },
            kinds: ["request-accepted"]),
        Deed(
            name: "refusing", setUp: submitted,
            act: { try await $0.answer(.refuse(motive: "coverage", text: "Non"), to: open($0)) },
            kinds: ["request-refused"]),
        Deed(
            name: "countering", setUp: submitted,
            act: { try await $0.answer(.counter(Attempt.counterProposal, message: ""), to: open($0)) },
            kinds: ["request-countered"]),
        Deed(
            name: "taking a counter-proposal", setUp: countered,
            act: { try await $0.answerCounter(accepts: true, to: open($0)) }, kinds: ["counter-accepted"]),
        Deed(
            name: "declining a counter-proposal", setUp: countered,
            act: { try await $0.answerCounter(accepts: false, to: open($0)) }, kinds: ["counter-declined"]),
        Deed(
            name: "the first visa", setUp: accepted, act: { _ = try await $0.grant(open($0)) },
            kinds: ["request-granted", "agreement-created"]),
        Deed(
            name: "a visa that replaces an agreement",
            setUp: { world in
                try await agreed(world)
                try await accepted(world)
            }, act: { _ = try await $0.grant(open($0)) },
            kinds: ["agreement-superseded", "request-granted", "agreement-created"]),
        Deed(
            name: "refusing the visa", setUp: accepted, act: { try await $0.refuseVisa(open($0)) },
            kinds: ["request-refused"]),
        Deed(
            name: "withdrawing", setUp: submitted, act: { try await $0.withdraw(open($0)) },
            kinds: ["request-withdrawn"]),
        Deed(
            name: "placing a day", setUp: agreed, act: { try await $0.place(["2026-11-17"]) }, kinds: ["week-changed"]),
        Deed(
            name: "placing days in two weeks", setUp: agreed,
            act: { try await $0.place(["2026-11-17", "2026-11-24"]) }, kinds: ["week-changed", "week-changed"]),
        Deed(
            name: "a change that changes nothing", setUp: agreed,
            act: { try await $0.place(["2026-11-17"], .ownSite) }, kinds: []),
        Deed(
            name: "correcting a past week", setUp: agreed,
            act: { try await $0.place(["2026-10-20"], by: .solene, correction: true) }, kinds: ["week-corrected"]),
        Deed(
            name: "an absence over two weeks", setUp: agreed, act: { try await $0.absence("2026-11-12", "2026-11-17") },
            kinds: ["absence-recorded", "absence-recorded"]),
        Deed(
            name: "an absence noted again", setUp: { try await $0.absence("2026-11-12", "2026-11-17") },
            act: { try await $0.absence("2026-11-12", "2026-11-17") }, kinds: []),
        Deed(
            name: "an absence taken back", setUp: { try await $0.absence("2026-11-12", "2026-11-17") },
            act: { try await $0.absence("2026-11-16", "2026-11-17", cancels: true) }, kinds: ["absence-cancelled"]),
        Deed(name: "confirming amounts", setUp: agreed, act: { try await $0.confirm() }, kinds: ["amounts-confirmed"]),
        Deed(
            name: "closing a month", setUp: closable, act: { try await $0.close("2026-10") }, kinds: ["month-closed"]),
        Deed(
            name: "exporting a closed month",
            setUp: { world in
                try await closable(world)
                try await world.close("2026-10")
            }, act: { _ = try await $0.payroll("2026-10") }, kinds: ["payroll-exported"]),
    ]

    @Test("Each act writes its rows, and a message to send for each, in its own transaction", arguments: deeds)
    func rows(deed: Deed) async throws {
        let world = try await TestWorld()
        try await deed.setUp(world)
        let before = world.journalKinds.count
        try await deed.act(world)
        let rows = world.memory.inspect(world.organisation) { $0.journal }
        #expect(rows.dropFirst(before).map(\.kind) == deed.kinds)
        #expect(world.memory.inspect(world.organisation) { $0.outbox.map(\.kind) } == rows.map(\.kind))
        #expect(rows.allSatisfy { $0.rules == "test" && $0.at == world.clock.now.instant })
        #expect(Set(rows.map(\.id)).count == rows.count)
    }

    static let refused = [
        Deed(
            name: "a forbidden request",
            act: { _ = try await $0.submit(Proposal(from: day("2026-11-16")), by: .paul) }, kinds: []),
        Deed(
            name: "a stranger's answer", setUp: submitted,
            act: { try await $0.answer(.accept, to: open($0), by: .hugo) }, kinds: []),
        Deed(
            name: "a refusal without sentence", setUp: submitted,
            act: { try await $0.answer(.refuse(motive: "coverage", text: ""), to: open($0)) }, kinds: []),
        Deed(
            name: "an outdated visa", setUp: accepted, act: { _ = try await $0.grant(open($0), version: 1) },
            kinds: []),
        Deed(name: "a day without agreement", act: { try await $0.place(["2026-11-17"]) }, kinds: []),
        Deed(
            name: "a good week and a bad one", setUp: agreed,
            act: { try await $0.place(["2026-11-17", "2026-11-11"]) }, kinds: []),
        Deed(
            name: "an absence in a closed month",
            setUp: { world in
                try await closable(world)
                try await world.close("2026-10")
            }, act: { try await $0.absence("2026-10-30", "2026-11-05") }, kinds: []),
        Deed(
            name: "closing without confirmed amounts", setUp: agreed, act: { try await $0.close("2026-10") }, kinds: []),
        Deed(
            name: "confirming other amounts", act: { try await $0.confirm([Cents(1)]) }, kinds: []),
        Deed(name: "exporting an open month", act: { _ = try await $0.payroll("2026-10") }, kinds: []),
    ]

    @Test("An act that fails writes nothing at all", arguments: refused)
    func nothing(deed: Deed) async throws {
        let world = try await TestWorld()
        try await deed.setUp(world)
        let before = world.picture
        await #expect(throws: UseCaseError.self) { try await deed.act(world) }
        #expect(world.picture == before)
    }

    @Test("A row names the account, the person and what was decided on, and its payload holds codes only")
    func content() async throws {
        let world = try await TestWorld()
        let id = try await world.submit(
            Proposal(from: day("2026-11-16")), by: .camille, message: "Je déménage à Metz")
        let row = try #require(world.memory.inspect(world.organisation) { $0.journal.first })
        #expect(row.actor == Cast.camille.accountID)
        #expect(row.person == Cast.camille.id)
        #expect(row.entity == id.rawValue)
        #expect(row.payload?.text == "formula=flexible:4")
    }

    @Test("A changed week is kept before and after, so that an inspector can replay it")
    func weekPayload() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.place(["2026-11-17"])
        let row = try #require(world.memory.inspect(world.organisation) { $0.journal.first })
        #expect(row.entity == "2026-W47")
        #expect(row.payload?.text == "after=SSHHSSSSSS....\nbefore=SSSSSSSSSS....")
    }
}
