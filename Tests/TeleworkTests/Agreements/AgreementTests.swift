import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Agreement")
struct AgreementTests {
    @Test(
        "an agreement with an end stops the day before the next one, or at its own end",
        arguments: [
            ("2026-03-01", nil), ("2026-03-02", nil), ("2026-03-03", "2026-03-02"), ("2026-06-29", "2026-06-28"),
            ("2026-06-30", "2026-06-29"), ("2026-07-01", "2026-06-30"), ("2026-07-02", "2026-06-30"),
        ] as [(String, String?)])
    func superseded(start: String, last: String?) {
        let agreement = Agreement(
            of: .camille, .fixed(.monday), from: day("2026-03-02"), through: day("2026-06-30"))
        let ended = agreement.superseded(from: day(start))
        #expect(ended?.span == last.map { DateSpan(from: day("2026-03-02"), through: day($0)) })
        #expect(ended.map { $0.id == agreement.id && $0.formula == agreement.formula } ?? (last == nil))
    }

    @Test("an agreement without an end gets one")
    func openEnded() {
        let agreement = Agreement(of: .camille, .fixed(.monday), from: day("2026-03-02"))
        #expect(agreement.superseded(from: day("2030-01-01"))?.span.last == day("2029-12-31"))
        #expect(agreement.superseded(from: day("2026-03-02")) == nil)
    }

    @Test(
        "the agreement in force is the one whose days hold the date",
        arguments: [
            ("2026-03-01", nil), ("2026-03-02", "a"), ("2026-06-30", "a"), ("2026-07-01", nil), ("2026-07-02", "b"),
            ("2040-01-01", "b"),
        ] as [(String, String?)])
    func inForce(date: String, id: String?) {
        let agreements = [
            Agreement(of: .camille, .fixed(.monday), from: day("2026-03-02"), through: day("2026-06-30"), id: "a"),
            Agreement(of: .camille, .fixed(.friday), from: day("2026-07-02"), id: "b"),
        ]
        #expect(agreements.inForce(on: day(date))?.id.rawValue == id)
    }
}
