import CivilTime
import Telework
import TestSupport

/// Random rules and texts, for what must hold whatever they say.
struct RandomTexts {
    var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func value(of key: RuleKey) -> RuleValue {
        switch key.type {
        case .days: .days(halves: number(0...(key == .annualMaximum ? 200 : 10)))
        case .months: .months(number(0...48))
        case .percent: .percent(number(0...100))
        case .flag: .flag(Bool.random(using: &random))
        case .set(let codes): .set(codes.filter { _ in Bool.random(using: &random) }.sorted())
        case .choice(let codes): .choice(codes.randomElement(using: &random) ?? "none")
        case .delay: .delay(Delay(number(0...20), Delay.Unit.allCases.randomElement(using: &random) ?? .civilDays))
        case .amounts: .amounts(amounts())
        case .motives: .motives(Texts.motives.filter { _ in Bool.random(using: &random) })
        }
    }

    /// One to four amounts on different dates.
    private mutating func amounts() -> [DatedAmount] {
        let years = (2020...2027).filter { _ in number(0...2) == 0 }
        return (years.isEmpty ? [2023] : years).map { Texts.amount(Int64(number(1...5) * 10), from: "\($0)-01-01") }
    }

    mutating func text(_ layer: Layer, keys: [RuleKey], during span: DateSpan? = nil, id: String? = nil) -> RuleText {
        let chosen = keys.filter { _ in Bool.random(using: &random) }
        return Texts.text(
            id ?? layer.rawValue, layer, during: span ?? DateSpan(from: day("2020-01-01")),
            chosen.map { rule($0, value(of: $0)) })
    }

    mutating func span() -> DateSpan {
        let first = day("2022-01-01").adding(days: number(0...1_500))
        return DateSpan(from: first, through: number(0...3) == 0 ? nil : first.adding(days: number(0...900)))
    }

    mutating func proposal() -> Proposal {
        let formula: Formula =
            switch number(0...2) {
            case 0: .fixed(HalfDaySet(bits: UInt16(number(0...1023))))
            case 1: .flexible(halvesPerWeek: number(0...10))
            default: .envelope(halvesPerYear: number(0...250))
            }
        let start = day("2026-11-16")
        let places = Place.allCases.filter { _ in Bool.random(using: &random) }
        return Proposal(
            formula, at: places.isEmpty ? [.home] : places, from: start,
            through: Bool.random(using: &random) ? nil : start.adding(months: number(1...60)))
    }

    mutating func cast() -> Cast { Cast.allCases.randomElement(using: &random) ?? .camille }
}
