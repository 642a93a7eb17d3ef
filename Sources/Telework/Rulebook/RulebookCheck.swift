import CivilTime

/// Something wrong between texts, with both articles when two are concerned.
public struct RulebookViolation: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// A lower text is wider than the frame above it, without a declared derogation.
        case outsideFrame(upper: RuleSource, upperValue: RuleValue, lowerValue: RuleValue)
        /// Two texts of the same layer and readers are in force on the same day.
        case overlappingTexts(other: String, span: DateSpan)
        /// Two texts carry the same identity.
        case repeatedIdentity
        /// A derogation where nothing stands above, or where the value narrows anyway.
        case uselessDerogation
    }

    public let kind: Kind
    public let file: String
    public let line: Int
    /// The rule at fault and where it stands; nil when the whole text is.
    public let key: RuleKey?
    public let source: RuleSource

    init(_ kind: Kind, in text: RuleText, entry: RuleEntry? = nil) {
        self.kind = kind
        file = text.file
        line = entry?.line ?? 1
        key = entry?.key
        source = RuleSource(text: text.id, article: entry?.article ?? "", layer: text.layer)
    }

    public var code: String {
        switch kind {
        case .outsideFrame: "outside-frame"
        case .overlappingTexts: "overlapping-texts"
        case .repeatedIdentity: "repeated-identity"
        case .uselessDerogation: "useless-derogation"
        }
    }
}

extension Rulebook {
    /// Every violation among the texts, in order of file and line.
    ///
    /// A lower rule is compared with the composition of what stands above it, on each period when both are in force.
    public func violations() -> [RulebookViolation] {
        var found: [RulebookViolation] = []
        for (index, text) in texts.enumerated() {
            for other in texts[..<index] {
                if other.id == text.id { found.append(RulebookViolation(.repeatedIdentity, in: text)) }
                if other.layer == text.layer, other.scope == text.scope,
                    let span = other.span.intersection(text.span)
                {
                    found.append(RulebookViolation(.overlappingTexts(other: other.id, span: span), in: text))
                }
            }
            found += violations(of: text)
        }
        return found.sorted { ($0.file, $0.line, $0.code) < ($1.file, $1.line, $1.code) }
    }

    private func violations(of text: RuleText) -> [RulebookViolation] {
        let above = texts.filter {
            $0.layer < text.layer && $0.addresses(readersOf: text) && $0.span.overlaps(text.span)
        }
        // The frame may also tighten when a text that carried a derogation ends.
        let changes = above.flatMap { [$0.span.first] + ($0.span.last.map { [$0.adding(days: 1)] } ?? []) }
        let starts = [text.span.first] + changes.filter(text.span.contains)
        var found: [RulebookViolation] = []
        for start in Set(starts).sorted() {
            let frame = EffectiveRules(stack: above.filter { $0.span.contains(start) })
            for entry in text.rules {
                guard let value = entry.value, let upper = frame.values[entry.key],
                    entry.derogation == nil, !value.narrows(upper.value, entry.key.narrowing)
                else { continue }
                let violation = RulebookViolation(
                    .outsideFrame(upper: upper.source, upperValue: upper.value, lowerValue: value),
                    in: text, entry: entry)
                if !found.contains(violation) { found.append(violation) }
            }
        }
        return found + uselessDerogations(of: text, above: above)
    }

    private func uselessDerogations(of text: RuleText, above: [RuleText]) -> [RulebookViolation] {
        text.rules.filter { entry in
            guard entry.derogation != nil, let value = entry.value else { return false }
            let uppers = above.compactMap { $0[entry.key]?.value }
            return uppers.allSatisfy { value.narrows($0, entry.key.narrowing) }
        }
        .map { RulebookViolation(.uselessDerogation, in: text, entry: $0) }
    }
}

extension RuleText {
    /// Whether whoever reads `lower` also reads this text.
    fileprivate func addresses(readersOf lower: RuleText) -> Bool {
        switch (scope, lower.scope) {
        case (.everyone, _): true
        case (.organisme(let mine), .service(let organisme, _)): mine == organisme
        // Which branch an organisme belongs to is not in the texts: the check of a loaded organisme adds it.
        case (.branch, .organisme), (.branch, .service): false
        default: scope == lower.scope
        }
    }
}
