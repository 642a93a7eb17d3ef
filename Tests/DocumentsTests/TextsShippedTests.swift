import CivilTime
import Foundation
import Telework
import TestSupport
import Testing

@testable import Documents

/// The folder of the texts that the program ships.
let shippedTexts = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Texts").path

@Suite("The texts shipped with the program")
struct TextsShippedTests {
    let library: TextLibrary

    init() throws { library = try TextLibrary.load(directory: shippedTexts) }

    private func stack(_ date: String, service: String? = nil) -> [String] {
        library.book.stack(for: RuleReader(organisme: "cpam-demo", service: service), on: day(date)).map(\.id)
    }

    private func rules(_ date: String, service: String? = nil) -> EffectiveRules {
        library.book.rules(for: RuleReader(organisme: "cpam-demo", service: service), on: day(date))
    }

    @Test("they are without fault, alone and together")
    func clean() {
        print("Texts: \(library.book.texts.count) texts, \(library.exemptions.count) limits")
        #expect(library.book.texts.map(\.id) == ["ucanss-2022", "cpam-demo", "cpam-demo-accueil"])
        #expect(library.book.violations() == [])
        let check = TextLibrary.check(
            files: [shippedTexts + "/organismes/cpam-demo.yaml"], against: shippedTexts)
        #expect(check.isValid && check.texts.map(\.id) == ["cpam-demo"])
    }

    @Test(
        "the local text lives alone before and after the national one",
        arguments: [
            ("2022-12-01", []), ("2022-12-02", ["ucanss-2022"]), ("2023-12-31", ["ucanss-2022"]),
            ("2024-01-01", ["ucanss-2022", "cpam-demo"]), ("2026-12-01", ["ucanss-2022", "cpam-demo"]),
            ("2026-12-02", ["cpam-demo"]), ("2030-01-01", ["cpam-demo"]),
        ])
    func end(date: String, expected: [String]) {
        #expect(stack(date) == expected)
    }

    @Test("before and after its end the on-site minimum is the local text's, which says what the national one says")
    func onSiteMinimum() {
        let before = rules("2026-12-01").halves(.onSiteMinimum)
        let after = rules("2026-12-02").halves(.onSiteMinimum)
        #expect(before?.value == 4 && after?.value == 4)
        #expect(
            before?.narrowed == [RuleSource(text: "ucanss-2022", article: "circulaire LC022-22", layer: .network)])
        for rule in [before, after] {
            #expect(rule?.source == RuleSource(text: "cpam-demo", article: "4-1", layer: .organisme))
        }
        #expect(after?.narrowed == [])
    }

    @Test("the three formulas, and the figures of the sample agreement")
    func sample() {
        let rules = rules("2026-11-23")
        #expect(rules.codes(.formulas)?.value == ["envelope", "fixed", "flexible"])
        #expect(rules.halves(.weeklyMaximum)?.value == 6)
        #expect(rules.halves(.annualMaximum)?.value == 200)
        #expect(rules.delay(.placeNotice)?.value == Delay(2, .workingDays))
        #expect(rules.codes(.contracts)?.value.count == Contract.allCases.count)
        #expect(rules.motives.count == 7)
        #expect(rules.values.count == RuleKey.allCases.count, "the sample agreement sets every rule")
        #expect(rules.allowance(on: day("2026-11-23"))?.value.amount == Cents(290))
        #expect(rules.allowance(on: day("2027-01-01"))?.value.amount == Cents(300))
        #expect(rules.allowance(on: day("2026-11-23"))?.value.certainty == .fictional)
    }

    @Test("a service narrows its organisme, and only its own people")
    func service() {
        #expect(stack("2026-12-02", service: "ACCUEIL") == ["cpam-demo", "cpam-demo-accueil"])
        let reception = rules("2026-11-23", service: "ACCUEIL")
        #expect(reception.halves(.weeklyMaximum)?.value == 2)
        #expect(reception.halves(.weeklyMaximum)?.narrowed.map(\.text) == ["cpam-demo"])
        #expect(reception.codes(.forbiddenWeekdays)?.value == ["monday"])
        #expect(reception.delay(.placeNotice)?.value == Delay(5, .workingDays))
        #expect(reception.halves(.onSiteMinimum)?.value == 4)
        #expect(rules("2026-11-23", service: "AUTRE").halves(.weeklyMaximum)?.value == 6)
    }

    @Test("the national text names every rule, and leaves open what could not be read")
    func national() throws {
        let text = try #require(library.book.text("ucanss-2022"))
        #expect(Set(text.rules.map(\.key)) == Set(RuleKey.allCases))
        let set = text.rules.filter { $0.value != nil }.map(\.key)
        #expect(Set(set) == [.onSiteMinimum, .formulas, .places, .halfDays, .allowanceDay])
        #expect(text.rules.allSatisfy { $0.note != nil })
        let amounts = rules("2023-06-01").allowance(on: day("2023-06-01"))?.value
        #expect(amounts?.amount == Cents(270) && amounts?.certainty == .unverified)
        #expect(rules("2022-12-31").allowance(on: day("2022-12-31"))?.value.certainty == .verified)
    }

    @Test("the limits of 2021 to 2026 for both bases, none invented")
    func limits() {
        #expect(library.exemptions.count == 12)
        #expect(library.exemptions.map(\.year) == (2021...2026).flatMap { [$0, $0] })
        #expect(
            library.exemptions.last
                == ExemptionLimit(year: 2026, basis: .none, day: Cents(270), month: Cents(5_940), certainty: .verified))
        for limit in library.exemptions { #expect(limit.month == Cents(limit.day.value * 22)) }
    }

    @Test("the version's bytes do not depend on where the folder is")
    func digest() throws {
        let other = try TextLibrary.load(directory: shippedTexts + "/")
        #expect(other.digestInput == library.digestInput)
        #expect(library.digestInput.starts(with: Array("amounts/urssaf.yaml\n".utf8)))
    }
}
