import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Week: the agreement")
struct WeekAgreementTests {
    @Test(
        "a day outside the agreement is refused, its first and last days are not",
        arguments: [
            ("2026-11-16", ["no-agreement"]), ("2026-11-17", []), ("2026-11-18", []), ("2026-11-19", ["no-agreement"]),
        ])
    func period(date: String, codes: [String]) {
        let facts = weekFacts {
            $0.agreements = [
                Agreement(
                    of: .camille, .flexible(halvesPerWeek: 4), from: day("2026-11-17"), through: day("2026-11-18"))
            ]
        }
        #expect(judged(days(date), facts).codes == codes)
    }

    @Test("without any agreement nothing is placed")
    func none() {
        #expect(
            judged(days("2026-11-17"), weekFacts { $0.agreements = [] }).causes
                == [.noAgreement(date: day("2026-11-17"))])
    }

    @Test(
        "fixed days stay where they were agreed",
        arguments: [("2026-11-16", true), ("2026-11-17", false), ("2026-11-18", true)])
    func fixed(date: String, refused: Bool) {
        let facts = weekFacts {
            $0.agreements = [Agreement(of: .camille, .fixed(.tuesday), from: day("2026-01-05"))]
        }
        #expect(judged(days(date), facts).causes == (refused ? [.notAFixedDay(date: day(date))] : []))
    }

    @Test("a fixed morning does not carry the afternoon")
    func fixedHalf() {
        let facts = weekFacts {
            $0.agreements = [Agreement(of: .camille, .fixed(halfDays("0010000000")), from: day("2026-01-05"))]
        }
        #expect(judged([half("2026-11-17", .morning)], facts).isAllowed)
        #expect(judged([half("2026-11-17", .afternoon)], facts).codes == ["not-a-fixed-day"])
    }

    @Test("only the places agreed are teleworked from", arguments: Place.allCases)
    func places(place: Place) {
        let facts = weekFacts {
            $0.agreements = [
                Agreement(
                    of: .camille, .flexible(halvesPerWeek: 4), from: day("2026-01-05"), places: [.home, .thirdPlace])
            ]
        }
        let refused = place == .residence || place == .otherOrganisation
        #expect(
            judged(days("2026-11-17", are: Cell(place: place)), facts).causes
                == (refused ? [.placeNotInAgreement(place: place, date: day("2026-11-17"))] : []))
    }

    @Test("a day already placed does not move to a place that was not agreed")
    func relocated() {
        let facts = weekFacts("2026-W47", "SSHHSSSSSS....")
        #expect(
            judged(days("2026-11-17", are: .otherOrganisation), facts).causes
                == [.placeNotInAgreement(place: .otherOrganisation, date: day("2026-11-17"))])
    }

    @Test(
        "an envelope of ten half-days with eight used elsewhere has two left",
        arguments: [(1, []), (2, []), (3, [11])])
    func envelope(count: Int, asked: [Int]) {
        let texts = [Texts.national, Texts.local.with(.envelopeProration, .choice("none"))]
        let facts = weekFacts(texts: texts) {
            $0.agreements = [Agreement(of: .camille, .envelope(halvesPerYear: 10), from: day("2026-01-05"))]
            $0.teleworkOutsideWeek = [2026: 8]
        }
        #expect(
            judged(halves(count), facts).causes == asked.map { .envelopeExceeded(year: 2026, limit: 10, asked: $0) })
    }

    @Test("a week across New Year takes each day from the envelope of its own year")
    func envelopeAcrossYears() {
        let texts = [Texts.local.with(.envelopeProration, .choice("none"))]
        let facts = weekFacts("2026-W53", "SSSSSSSSFF....", texts: texts) {
            $0.agreements = [Agreement(of: .camille, .envelope(halvesPerYear: 10), from: day("2026-01-05"))]
            $0.teleworkOutsideWeek = [2026: 9, 2027: 10]
        }
        // Thursday is 31 December 2026.
        #expect(judged([half("2026-12-31", .morning)], facts).isAllowed)
        #expect(
            judged(days("2026-12-31"), facts).causes == [.envelopeExceeded(year: 2026, limit: 10, asked: 11)])
    }
}
