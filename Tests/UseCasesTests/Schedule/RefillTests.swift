import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("What stays of a written week when its ground changes")
struct RefillTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let name: String
        var formula = Formula.flexible(halvesPerWeek: 4)
        var week = "2026-W47"
        let row: String
        let person: @Sendable (inout Person) -> Void
        let after: String
        /// The days that the person is told are lost.
        var lost = ""
        var testDescription: String { name }
    }

    private static let withoutWednesday: @Sendable (inout Person) -> Void = { $0.pattern = Cast.withoutWednesday }
    private static let toMoselle: @Sendable (inout Person) -> Void = { $0.site = TestOrganisation.moselle }

    /// Camille, full time at headquarters; week 47 of 2026 is that of Monday 16 November.
    static let changes = [
        Change(
            name: "a day placed stays beside a day no longer worked", row: "HHSSSSSSSS....", person: withoutWednesday,
            after: "HHSS..SSSS...."),
        Change(
            name: "a day placed on a day no longer worked is lost", row: "SSSSHHSSSS....", person: withoutWednesday,
            after: "SSSS..SSSS....", lost: "2026-11-18"),
        // Four half-days at full time are three at 80 %.
        Change(
            name: "of two days that no longer fit, the last one keeps the half that does", row: "SSHHSSHHSS....",
            person: withoutWednesday, after: "SSHH..HSSS....", lost: "2026-11-19"),
        Change(
            name: "of a day of which only the morning is still worked, the morning stays", row: "SSSSSSSSHH....",
            person: { $0.pattern = halfDays("11111111100000") }, after: "SSSSSSSSH.....", lost: "2026-11-20"),
        Change(
            name: "absences and other sites stay", row: "AAssHHSSSS....", person: withoutWednesday,
            after: "AAss..SSSS....", lost: "2026-11-18"),
        Change(
            name: "days of an envelope stay", formula: .envelope(halvesPerYear: 40), row: "HHSSSSSHSS....",
            person: withoutWednesday, after: "HHSS..SHSS...."),
        Change(
            name: "days of an envelope obey the limit of the week", formula: .envelope(halvesPerYear: 40),
            row: "HHHHSSSSSS....", person: withoutWednesday, after: "HHHS..SSSS....", lost: "2026-11-17"),
        Change(
            name: "a fixed day given up stays given up", formula: .fixed(.tuesday), row: "SSSSSSSSSS....",
            person: withoutWednesday, after: "SSSS..SSSS...."),
        Change(
            name: "a fixed day at another place stays there", formula: .fixed(.tuesday), row: "SSRRSSSSSS....",
            person: withoutWednesday, after: "SSRR..SSSS...."),
        Change(
            name: "a day that becomes a holiday is lost", week: "2027-W12", row: "SSSSSSSSHH....", person: toMoselle,
            after: "SSSSSSSSFF....", lost: "2027-03-26"),
        Change(
            name: "a day beside a new holiday stays", week: "2027-W12", row: "HHSSSSSSSS....", person: toMoselle,
            after: "HHSSSSSSFF...."),
        Change(
            name: "a week without the new holiday is not looked at", row: "HHHHHHSSSS....", person: toMoselle,
            after: "HHHHHHSSSS...."),
        Change(
            name: "a day before a later arrival is lost, one after it stays", row: "HHSSSSHHSS....",
            person: { $0.employment = DateSpan(from: day("2026-11-18")) }, after: "....SSHHSS....", lost: "2026-11-16"),
        Change(
            name: "a day after an earlier departure is lost, one before it stays", row: "HHSSSSHHSS....",
            person: { $0.employment = DateSpan(from: $0.employment.first, through: day("2026-11-18")) },
            after: "HHSSSS........", lost: "2026-11-19"),
    ]

    @Test("by the people's file", arguments: changes)
    func peopleFile(change: Change) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: change.formula, places: [.home, .residence])
        try await world.week(change.week, of: .camille, change.row)
        let row = PersonRow(Cast.camille.person(change.person), line: 2)
        _ = try await world.load(.people, RowFiles(people: [row]))
        #expect(try await world.row(change.week) == change.after)
        #expect(world.lost == (change.lost.isEmpty ? [] : [change.lost]))
        let told = world.memory.inspect(world.organisation) { state in
            state.outbox.filter { $0.kind == "placed-days-lost" && $0.person == Cast.camille.id }.map(\.entity)
        }
        #expect(told == (change.lost.isEmpty ? [] : [change.week]))
    }

    @Test("a smaller flexible agreement keeps the first days that it has room for")
    func agreement() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.place(["2026-11-17", "2026-11-19", "2026-11-24"])
        _ = try await world.agree(Proposal(.flexible(halvesPerWeek: 2), from: day("2026-11-16")), for: .camille)
        #expect(try await world.row("2026-W47") == "SSHHSSSSSS....")
        #expect(try await world.row("2026-W48") == "SSHHSSSSSS....")
        #expect(world.lost == ["2026-11-19"])
    }

    @Test("a smaller envelope keeps the first days of the year that it has room for")
    func envelope() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .envelope(halvesPerYear: 40), from: day("2026-11-02"))
        try await world.place(["2026-11-17", "2026-11-24", "2026-12-01"])
        // 14 days of 40 half-days a year are worth 2 of them, then 46 days of 16 are worth 2: 4 of the 6 placed.
        _ = try await world.agree(Proposal(.envelope(halvesPerYear: 16), from: day("2026-11-16")), for: .camille)
        #expect(try await world.row("2026-W47") == "SSHHSSSSSS....")
        #expect(try await world.row("2026-W48") == "SSHHSSSSSS....")
        #expect(try await world.row("2026-W49") == "SSSSSSSSSS....")
        #expect(world.lost == ["2026-12-01"])
    }

    @Test("other days off of the organisme: the past stays, placed days stay where they can, each loss is told")
    func settings() async throws {
        let world = try await TestWorld(today: day("2026-11-16"))
        try await world.agreement(for: .camille, formula: .fixed(.wednesday), from: day("2026-11-02"))
        try await world.agreement(for: .nadia, formula: .flexible(halvesPerWeek: 3))
        try await world.week("2026-W52", of: .camille, "SSSSHHSSFF....")
        try await world.week("2026-W48", of: .nadia, "HHSS..SHSS....")
        #expect(try await world.letters("2026-W46") == "SSSSFFSSSS....")
        var settings = OrganisationSettings()
        settings.workedHolidays = [day("2026-11-11"), day("2026-12-25")]
        settings.extraHolidays = [day("2026-11-23"): "Pont"]
        try await ConfigureOrganisation(world.environment)(settings, by: Cast.karim.actor, in: world.organisation)
        #expect(try await world.letters("2026-W46") == "SSSSFFSSSS....", "Armistice Day was a holiday when it was")
        #expect(try await world.row("2026-W45") == nil, "nothing changed in that week")
        #expect(try await world.row("2026-W52") == "SSSSHHSSSS....")
        #expect(try await world.row("2026-W48", of: .nadia) == "FFSS..SHSS....")
        #expect(world.lost == ["2026-11-23"])
        #expect(world.journalKinds == ["settings-changed", "week-refilled", "week-refilled", "placed-days-lost"])
    }

    @Test("another name for a day off touches no week")
    func renamedHoliday() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.week("2026-W47", of: .camille, "HHSSSSSSSS....")
        for name in ["Pont", "Fermeture"] {
            var settings = OrganisationSettings()
            settings.extraHolidays = [day("2026-11-20"): name]
            try await ConfigureOrganisation(world.environment)(settings, by: .system, in: world.organisation)
        }
        let plan = try await world.read { try $0.week(of: Cast.camille.id, isoWeek("2026-W47")) }
        #expect(plan?.cells.text == "HHSSSSSSFF....")
        #expect(plan?.version == 2)
    }

    @Test("a site that goes to another zone: its people's past stays, their days to come follow")
    func zone() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .fixed(.friday), from: day("2026-03-02"))
        try await world.agreement(for: .lucie, formula: .fixed(.friday), from: day("2026-03-02"))
        try await world.week("2027-W12", of: .camille, "SSSSSSSSHH....")
        try await world.week("2027-W12", of: .lucie, "SSSSSSSSFF....")
        let site = OrganisationRow(
            .site, TestOrganisation.headquarters, line: 2, name: "Siège", zone: .moselle, desks: 40)
        _ = try await world.load(.organisation, RowFiles(organisation: [site]))
        #expect(try await world.row("2027-W12") == "SSSSSSSSFF....")
        #expect(try await world.row("2027-W12", of: .lucie) == "SSSSSSSSFF....")
        // Good Friday 2026 was worked when it was.
        #expect(try await world.letters("2026-W14") == "SSSSSSSSHH....")
        #expect(try await world.row("2026-W13") == nil)
    }
}

extension TestWorld {
    /// The days of the journal's losses, one text for each week.
    fileprivate var lost: [String] {
        memory.inspect(organisation) { state in
            state.journal.filter { $0.kind == "placed-days-lost" }.compactMap { entry in
                entry.payload?.text.split(separator: "\n").first { $0.hasPrefix("days=") }.map {
                    String($0.dropFirst(5))
                }
            }
        }
    }
}
