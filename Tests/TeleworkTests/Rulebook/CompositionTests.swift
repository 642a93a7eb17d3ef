import CivilTime
import TestSupport
import Testing

@testable import Telework

@Suite("Composition, whatever the texts say")
struct CompositionTests {
    private static let directed = RuleKey.allCases.filter { $0.narrowing != .free }

    @Test("composing is associative and idempotent", arguments: RuleKey.allCases)
    func associative(key: RuleKey) {
        var texts = RandomTexts(seed: 1)
        for _ in 0..<300 {
            let (a, b, c) = (texts.value(of: key), texts.value(of: key), texts.value(of: key))
            func composed(_ upper: RuleValue, _ lower: RuleValue) -> RuleValue {
                upper.narrowed(by: lower, key.narrowing)
            }
            #expect(composed(composed(a, b), c) == composed(a, composed(b, c)), "\(a) \(b) \(c)")
            #expect(composed(a, a) == a)
            #expect(composed(composed(a, b), b) == composed(a, b))
        }
    }

    @Test("what is composed is no wider than either value", arguments: directed)
    func narrower(key: RuleKey) {
        var texts = RandomTexts(seed: 2)
        for _ in 0..<300 {
            let (upper, lower) = (texts.value(of: key), texts.value(of: key))
            let composed = upper.narrowed(by: lower, key.narrowing)
            #expect(composed.narrows(upper, key.narrowing) && composed.narrows(lower, key.narrowing))
            if lower.narrows(upper, key.narrowing), !key.isList { #expect(composed == lower || key == .allowanceDay) }
        }
    }

    @Test("a text below never turns the refusal of a request into a permission, and hides no reason")
    func requests() {
        var texts = RandomTexts(seed: 3)
        var refusals = 0
        for _ in 0..<2_000 {
            let upper = texts.text(.network, keys: Self.directed)
            let stack = [upper, texts.text(.branch, keys: Self.directed), texts.text(.organisme, keys: Self.directed)]
            let proposal = texts.proposal()
            let character = texts.cast()
            var before: Set<String> = []
            for depth in 1...stack.count {
                let facts = requestFacts(character) { $0.rules = EffectiveRules(stack: Array(stack.prefix(depth))) }
                let codes = Set(RequestRules.decide(proposal, facts: facts).codes)
                #expect(before.isSubset(of: codes), "\(proposal) \(stack.prefix(depth).flatMap(\.rules))")
                before = codes
                refusals += codes.isEmpty ? 0 : 1
            }
        }
        print("Composition: \(refusals) refusals among 6,000 decisions on requests")
        #expect(refusals > 1_000 && refusals < 6_000)
    }

    @Test("nor that of a week")
    func weeks() {
        // Delays of different units have no common order: which is longer depends on the weekends they meet.
        let keys = Self.directed.filter { $0.type != .delay }
        var texts = RandomTexts(seed: 4)
        var refusals = 0
        for _ in 0..<1_000 {
            let stack = [texts.text(.network, keys: keys), texts.text(.organisme, keys: keys)]
            let changes = halves(texts.number(1...10), are: Cell(place: .home))
            let alone = Set(judged(changes, weekFacts(texts: [stack[0]])).codes)
            let both = Set(judged(changes, weekFacts(texts: stack)).codes)
            #expect(alone.isSubset(of: both), "\(stack.flatMap(\.rules))")
            refusals += both.isEmpty ? 0 : 1
        }
        print("Composition: \(refusals) refusals among 1,000 decisions on weeks")
        #expect(refusals > 100 && refusals < 1_000)
    }

    @Test("a derogation is the one way to widen")
    func derogation() {
        let proposal = Proposal(.flexible(halvesPerWeek: 6), from: day("2026-11-16"))
        let wide = Texts.text(
            "service", .service, [rule(.weeklyMaximum, .days(halves: 6), derogation: "L. 2253-3")])
        let narrow = requestFacts()
        let derogated = requestFacts(texts: [Texts.national, Texts.local, wide])
        #expect(RequestRules.decide(proposal, facts: narrow).codes == ["weekly-quota-exceeded"])
        #expect(RequestRules.decide(proposal, facts: derogated).isAllowed)
    }
}

extension RuleKey {
    fileprivate var isList: Bool { narrowing == .subset || narrowing == .superset }
}
