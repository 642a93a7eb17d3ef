import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Formula")
struct FormulaTests {
    @Test(
        "a formula is read back from its code",
        arguments: [
            (Formula.fixed(.monday, .friday), "fixed:11000000110000"),
            (.fixed(HalfDaySet(bits: 0)), "fixed:00000000000000"),
            (.flexible(halvesPerWeek: 0), "flexible:0"), (.flexible(halvesPerWeek: 4), "flexible:4"),
            (.envelope(halvesPerYear: 200), "envelope:200"),
        ])
    func code(formula: Formula, code: String) {
        #expect(formula.code == code)
        #expect(Formula(code: code) == formula)
    }

    @Test("every set of fixed half-days is read back")
    func everySet() {
        for bits in 0..<UInt16(1 << 14) {
            let formula = Formula.fixed(HalfDaySet(bits: bits))
            guard Formula(code: formula.code) != formula else { continue }
            Issue.record("\(formula.code) is not read back")
        }
    }

    @Test(
        "a code that names no formula is refused",
        arguments: [
            "", ":", "fixed", "fixed:", "fixed:110", "fixed:2100000000", "flexible:", "flexible:-1", "flexible:x",
            "envelope:1.5", "envelope:-2", "weekly:4", "Flexible:4",
        ])
    func refused(code: String) {
        #expect(Formula(code: code) == nil)
    }

    @Test("the quantity is counted in half-days of the formula's own period")
    func quantity() {
        let fixed = Formula.fixed(halfDays("1110000000"))
        #expect((fixed.quantity, fixed.halvesPerWeek) == (3, 3) && fixed.kind == .fixed)
        let flexible = Formula.flexible(halvesPerWeek: 4)
        #expect((flexible.quantity, flexible.halvesPerWeek) == (4, 4) && flexible.kind == .flexible)
        let envelope = Formula.envelope(halvesPerYear: 90)
        #expect(envelope.quantity == 90 && envelope.halvesPerWeek == nil && envelope.kind == .envelope)
    }

    @Test("the usual place is the first one")
    func place() {
        #expect(Proposal(at: [.residence, .home], from: day("2026-11-16")).place == .residence)
        #expect(
            Agreement(of: .camille, .fixed(.monday), from: day("2026-11-16"), places: [.thirdPlace, .home]).place
                == .thirdPlace)
    }
}
