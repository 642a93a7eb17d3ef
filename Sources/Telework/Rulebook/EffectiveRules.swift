import CivilTime

/// A value together with the article that gives it and those above.
public struct Ruled<Value: Sendable>: Sendable {
    public let value: Value
    public let source: RuleSource
    /// The rules of higher layers that this value replaced or says again, highest first.
    public let narrowed: [RuleSource]
    /// The legal basis, when the value steps outside the layers above.
    public let derogation: String?

    public init(_ value: Value, source: RuleSource, narrowed: [RuleSource] = [], derogation: String? = nil) {
        self.value = value
        self.source = source
        self.narrowed = narrowed
        self.derogation = derogation
    }

    func map<Other>(_ change: (Value) -> Other?) -> Ruled<Other>? {
        change(value).map { Ruled<Other>($0, source: source, narrowed: narrowed, derogation: derogation) }
    }
}

/// The rules that apply to someone on a date: the stack of the texts in force, composed.
public struct EffectiveRules: Sendable {
    /// The texts in force that day, highest layer first.
    public let texts: [String]
    public let values: [RuleKey: Ruled<RuleValue>]

    public init(texts: [String], values: [RuleKey: Ruled<RuleValue>]) {
        self.texts = texts
        self.values = values
    }

    /// Composes texts, highest layer first: each narrows what is above it unless it carries a derogation. A text that says
    /// what is said above it is the source: people read the article nearest to them.
    public init(stack: [RuleText]) {
        var values: [RuleKey: Ruled<RuleValue>] = [:]
        for text in stack {
            for entry in text.rules {
                guard let value = entry.value else { continue }
                let source = text.source(of: entry)
                guard let upper = values[entry.key] else {
                    values[entry.key] = Ruled(value, source: source, derogation: entry.derogation)
                    continue
                }
                let isSame = value.saysSame(as: upper.value, from: text.span.first)
                let composed =
                    entry.derogation == nil && !isSame ? upper.value.narrowed(by: value, entry.key.narrowing) : value
                // Wider than the frame without a derogation: the text changes nothing, so it is not what is cited.
                guard isSame || composed != upper.value else { continue }
                values[entry.key] = Ruled(
                    composed, source: source, narrowed: upper.narrowed + [upper.source], derogation: entry.derogation)
            }
        }
        self.init(texts: stack.map(\.id), values: values)
    }

    /// Whether no text at all is in force: telework has no frame that day.
    public var isEmpty: Bool { texts.isEmpty }

    public func halves(_ key: RuleKey) -> Ruled<Int>? {
        values[key]?.map { if case .days(let halves) = $0 { halves } else { nil } }
    }

    public func count(_ key: RuleKey) -> Ruled<Int>? {
        values[key]?.map {
            switch $0 {
            case .months(let count), .percent(let count): count
            default: nil
            }
        }
    }

    public func flag(_ key: RuleKey) -> Ruled<Bool>? {
        values[key]?.map { if case .flag(let flag) = $0 { flag } else { nil } }
    }

    public func codes(_ key: RuleKey) -> Ruled<[String]>? {
        values[key]?.map { if case .set(let codes) = $0 { codes } else { nil } }
    }

    public func delay(_ key: RuleKey) -> Ruled<Delay>? {
        values[key]?.map { if case .delay(let delay) = $0 { delay } else { nil } }
    }

    public func choice<Choice: RawRepresentable<String>>(_ key: RuleKey, as type: Choice.Type) -> Ruled<Choice>? {
        values[key]?.map { if case .choice(let code) = $0 { Choice(rawValue: code) } else { nil } }
    }

    public var motives: [Motive] {
        if case .motives(let motives) = values[.refusalMotives]?.value { motives } else { [] }
    }

    /// The allowance for a whole day on `date`; nil when no text pays one.
    public func allowance(on date: LocalDate) -> Ruled<DatedAmount>? {
        values[.allowanceDay]?.map { if case .amounts(let amounts) = $0 { amounts.amount(on: date) } else { nil } }
    }
}
