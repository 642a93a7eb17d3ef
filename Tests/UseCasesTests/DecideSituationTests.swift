import CivilTime
import Telework
import TestSupport
import Testing

@testable import UseCases

@Suite("A situation put to the rules")
struct DecideSituationTests {
    private let decide = DecideSituation(Texts.book)
    private let reader = RuleReader(organisme: TestOrganisation.code, service: "PREST")

    private func facts() -> Situation.PersonFacts {
        Situation.PersonFacts(
            employment: DateSpan(from: day("2015-09-01")), contract: .permanent, pattern: .fullTime,
            post: TestOrganisation.post(TestOrganisation.officer))
    }

    private func request(_ proposal: Proposal, person: Situation.PersonFacts? = nil) -> Situation {
        Situation(
            today: day("2026-11-02"), reader: reader, person: person ?? facts(),
            question: .request(proposal, hasPendingRequest: false))
    }

    private func week(
        _ changes: [CellChange], in week: String = "2026-W47", used: [Int: Int] = [:], formula: Formula? = nil
    ) -> Situation {
        let agreement = Situation.AgreementFacts(
            formula: formula ?? .flexible(halvesPerWeek: 4), places: [.home],
            span: DateSpan(from: day("2026-01-01")))
        return Situation(
            today: day("2026-11-02"), reader: reader, zone: .metropolitan, person: facts(), agreements: [agreement],
            question: .week(Situation.WeekQuestion(week: isoWeek(week), changes: changes, envelopeUsed: used)))
    }

    @Test("a request within the texts is allowed, with the rules that were looked at")
    func allowedRequest() {
        let decision = decide(request(Proposal(from: day("2026-12-07"))))
        #expect(decision.isAllowed)
        #expect(decision.trace.contains { $0.key == .weeklyMaximum && $0.outcome == .satisfied })
    }

    @Test("five days out of a limit of two are refused with the article")
    func refusedRequest() {
        let decision = decide(request(Proposal(.flexible(halvesPerWeek: 10), from: day("2026-11-23"))))
        let quota = decision.reasons.first { $0.code == "weekly-quota-exceeded" }
        #expect(quota?.cause == .weeklyQuotaExceeded(limit: 4, asked: 10))
        #expect(quota?.source.article.rule == RuleSource(text: "local", article: "art. 4-1", layer: .organisme))
        #expect(decision.reasons.contains { $0.code == "on-site-minimum-not-reached" })
    }

    @Test("what is not known of the person makes a request incomplete")
    func incompleteRequest() {
        let decision = decide(request(Proposal(from: day("2026-12-07")), person: Situation.PersonFacts()))
        #expect(Set(decision.missing) == [.arrival, .contract, .post, .workingPattern])
    }

    @Test("an organisme without a text has nothing that says what is allowed")
    func unknownOrganisme() {
        var situation = request(Proposal(from: day("2026-12-07")))
        situation.reader = RuleReader(organisme: "inconnue")
        #expect(decide(situation).missing.contains(.textInForce))
    }

    @Test("a week follows from the pattern, the holidays and the agreement when no cells are given")
    func week() {
        #expect(decide(week(CellChange.day(day("2026-11-19"), .home))).isAllowed)
        // The week of 11 November, before which the notice is enough.
        let holiday = decide(week(CellChange.day(day("2026-11-11"), .home), in: "2026-W46"))
        #expect(holiday.reasons.map(\.code) == ["public-holiday"])
        let soon = decide(week(CellChange.day(day("2026-11-03"), .home), in: "2026-W45"))
        #expect(soon.reasons.map(\.code) == ["notice-too-short"])
    }

    @Test("days taken outside the week count against the envelope", arguments: [(198, true), (199, false)])
    func envelope(used: Int, isAllowed: Bool) {
        let situation = week(
            CellChange.day(day("2026-11-19"), .home), used: [2026: used], formula: .envelope(halvesPerYear: 200))
        #expect(decide(situation).isAllowed == isAllowed)
    }

    @Test("a week without its facts is incomplete, each of them named")
    func incompleteWeek() {
        var situation = week([])
        situation.zone = nil
        #expect(decide(situation).verdict == .incomplete([.publicHolidays]))
        situation.agreements = nil
        situation.person = Situation.PersonFacts()
        #expect(decide(situation).missing == [.arrival, .workingPattern, .agreement, .publicHolidays])
    }

    @Test("the same situation gives the same decision")
    func repeated() {
        let situation = request(Proposal(.flexible(halvesPerWeek: 10), from: day("2026-11-23")))
        #expect(decide(situation) == decide(situation))
    }

    @Test("the organisme's own days off and worked holidays count")
    func ownHolidays() {
        var situation = week(CellChange.day(day("2026-11-19"), .home))
        situation.extraHolidays = [day("2026-11-19")]
        #expect(decide(situation).reasons.map(\.code) == ["public-holiday"])
        situation = week(CellChange.day(day("2026-11-11"), .home), in: "2026-W46")
        situation.workedHolidays = [day("2026-11-11")]
        #expect(decide(situation).isAllowed)
    }
}
