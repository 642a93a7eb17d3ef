import CivilTime
import Telework
import TestSupport
import Testing

@testable import Web

@Suite("The form of a proposal")
struct ProposalFormTests {
    @Test(
        "days are read as people type them, and nothing else is",
        arguments: [
            ("2", 4), ("1,5", 3), ("1.5", 3), ("0,5", 1), ("0", 0), (" 2 ", 4), ("2,0", 4), ("100", 200),
            ("1,50", 3), ("999", 1_998), ("1000", nil), ("1,3", nil), ("-1", nil), ("+2", nil), ("", nil),
            ("deux", nil), ("1,5,5", nil), (",5", nil), ("1,", nil), ("٢", nil), ("1e3", nil),
            ("99999999999999999999", nil),
        ] as [(String, Int?)])
    func counts(typed: String, halves: Int?) {
        #expect(DayCount.halves(typed) == halves)
    }

    @Test(
        "dates are read as browsers send them and as people type them",
        arguments: [
            ("2026-12-07", "2026-12-07"), ("07/12/2026", "2026-12-07"), ("7/12/2026", "2026-12-07"),
            ("31/02/2026", nil), ("12/2026", nil), ("+7/12/2026", nil), ("07/12/26", nil), ("hier", nil), ("", nil),
        ] as [(String, String?)])
    func dates(typed: String, iso: String?) {
        #expect(LocalDate(fromForm: typed)?.iso == iso)
    }

    @Test(
        "a proposal and the form filled with it say the same",
        arguments: [
            Proposal(.fixed(halfDays("1100000001")), at: [.residence, .home], from: day("2026-12-07")),
            Proposal(.flexible(halvesPerWeek: 3), from: day("2026-12-07"), through: day("2027-06-30")),
            Proposal(.envelope(halvesPerYear: 161), at: [.thirdPlace], from: day("2026-12-07")),
        ], Language.allCases)
    func roundTrip(proposal: Proposal, language: Language) {
        let read = ProposalForm(proposal, language).read(language)
        #expect(read.proposal == proposal)
        #expect(read.errors.isEmpty)
    }

    @Test("an empty form tells everything it lacks, each field once", arguments: Language.allCases)
    func empty(language: Language) {
        let read = ProposalForm(Form()).read(language)
        #expect(read.proposal == nil)
        #expect(read.errors.map(\.field) == ["formule", "lieu", "debut"])
    }

    @Test("the box of a whole day names both its halves")
    func wholeDay() {
        let form = ProposalForm(
            Form(["formule": "fixed", "jour": "1-0 1-1", "jour": "5-1", "lieu": "home", "debut": "2026-12-07"]))
        #expect(form.read(.french).proposal?.formula == .fixed(halfDays("1100000001")))
    }

    @Test("the usual place comes first, no place twice, unknown ones are left out")
    func places() {
        var form = ProposalForm(Proposal(from: day("2026-12-07")), .french)
        form.place = "residence"
        form.otherPlaces = ["home", "residence", "moon"]
        #expect(form.read(.french).proposal?.places == [.residence, .home])
        form.place = "moon"
        #expect(form.read(.french).errors.map(\.field) == ["lieu"])
    }

    @Test("an end before the start is a mistake that leaves something to judge")
    func endBeforeStart() {
        var form = ProposalForm(Proposal(from: day("2026-12-07")), .french)
        form.end = "2026-12-06"
        #expect(form.read(.french).proposal != nil)
        #expect(form.read(.french).errors.map(\.field) == ["fin"])
        form.end = "jamais"
        #expect(form.read(.french).proposal == nil)
    }

    @Test("the grid offers what is worked and not excluded, in halves or whole days as the texts say")
    func grid() {
        func grid(_ book: Rulebook, _ pattern: WorkingPattern) -> DayGridView {
            DayGridView(
                ["1-0"], rules: book.rules(for: Texts.reader(), on: day("2026-11-02")), pattern: pattern, errors: [:],
                .french)
        }
        let halves = grid(Texts.book, Cast.withoutWednesday)
        #expect(halves.rows.map(\.label) == ["matin", "après-midi"])
        #expect(halves.rows[0].cells.map { $0.box?.value } == ["1-0", "2-0", nil, "4-0", "5-0"])
        #expect(halves.rows[0].cells.map { $0.box?.isChecked ?? false } == [true, false, false, false, false])
        let local = Texts.local.with(.halfDays, .flag(false)).with(.forbiddenWeekdays, .set(["monday"]))
        let days = grid(Rulebook(texts: [local]), .fullTime)
        #expect(days.rows.map(\.label) == ["Journée"])
        #expect(days.rows[0].cells.map { $0.box?.value } == [nil, "2-0 2-1", "3-0 3-1", "4-0 4-1", "5-0 5-1"])
    }

    @Test(
        "an instant has its day where the clocks are",
        arguments: [
            ("2026-12-07", 23, "Europe/Paris", "2026-12-08"), ("2026-12-07", 22, "Europe/Paris", "2026-12-07"),
            ("2026-12-07", 20, "Indian/Reunion", "2026-12-08"), ("2026-12-07", 3, "America/Guadeloupe", "2026-12-06"),
            ("1969-12-31", 12, "Europe/Paris", "1969-12-31"), ("2026-12-07", 12, "Nowhere/At_all", "2026-12-07"),
        ])
    func instants(date: String, hour: Int, zone: String, expected: String) throws {
        let time = try #require(LocalTime(hour: hour, minute: 0))
        #expect(Moment(day(date), time).instant.moment(in: zone).date.iso == expected)
    }
}
