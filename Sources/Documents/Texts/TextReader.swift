import CivilTime
import Telework

/// Reads one file of `Texts/`: a text of rules, or a table of exemption limits (`docs/texts.md`).
struct TextReader {
    /// The file's name as errors show it.
    let file: String

    enum Content: Sendable {
        case text(RuleText, places: RulePlaces)
        case limits([DatedLimit])
    }

    /// - Parameter errors: Receives every problem of the file; the result is nil when there is one.
    func content(of bytes: [UInt8], errors: inout DocumentErrors) -> Content? {
        guard let root = YAMLReader().value(from: bytes, errors: &errors) else { return nil }
        guard var fields = YAMLFields(root, errors: &errors) else { return nil }
        if fields.mapping[ExemptionReader.key] != nil {
            let limits = ExemptionReader().limits(in: &fields, errors: &errors)
            fields.finish(errors: &errors)
            return errors.isEmpty ? .limits(limits) : nil
        }
        let text = text(in: &fields, errors: &errors)
        fields.finish(errors: &errors)
        guard let text, errors.isEmpty else { return nil }
        return .text(text, places: RulePlaces(of: fields.mapping))
    }

    private func text(in fields: inout YAMLFields, errors: inout DocumentErrors) -> RuleText? {
        let id = fields.identifier("id", errors: &errors)
        let layers = Choices(Layer.allCases.map { ($0, [$0.rawValue]) })
        let layer = fields.choice("layer", among: layers, errors: &errors)
        let title = fields.localized("title", errors: &errors)
        let source = fields.string("source", limit: 1_000, errors: &errors)
        let span = span(in: &fields, errors: &errors)
        let scope = scope(of: layer, in: &fields, errors: &errors)
        let certainty = fields.choice("certainty", among: .certainty, isRequired: false, errors: &errors)
        let note = fields.localized("note", isRequired: false, errors: &errors)
        let rules = rules(in: &fields, certainty: certainty ?? .verified, errors: &errors)
        guard let id, let layer, let title, let source, let span, let scope else { return nil }
        return RuleText(
            id: id, layer: layer, title: title, source: source, span: span, scope: scope, rules: rules, note: note,
            file: file)
    }

    private func span(in fields: inout YAMLFields, errors: inout DocumentErrors) -> DateSpan? {
        let first = fields.date("valid_from", errors: &errors)
        let last = fields.date("valid_to", isRequired: false, errors: &errors)
        guard let first else { return nil }
        guard let span = DateSpan(checking: first, through: last) else {
            let place = fields.mapping["valid_to"]
            if let last {
                errors.add(
                    .text(.endBeforeStart(first: first, last: last)), line: place?.line, column: place?.column)
            }
            return nil
        }
        return span
    }

    /// For whom the text is written: the codes that its layer needs, no other.
    private func scope(
        of layer: Layer?, in fields: inout YAMLFields, errors: inout DocumentErrors
    ) -> RuleText.Scope? {
        guard let layer else {
            // Without a layer nobody knows which codes are needed: they are not reported as unknown.
            _ = fields.node("for", isRequired: false, errors: &errors)
            return nil
        }
        guard layer != .network else { return .everyone }
        guard var codes = fields.fields("for", errors: &errors) else { return nil }
        defer { codes.finish(errors: &errors) }
        switch layer {
        case .network: return .everyone
        case .branch: return codes.identifier("branch", errors: &errors).map(RuleText.Scope.branch)
        case .organisme: return codes.identifier("organisme", errors: &errors).map(RuleText.Scope.organisme)
        case .service:
            let organisme = codes.identifier("organisme", errors: &errors)
            // The code of the organisation's file, whatever it is made of.
            let service = codes.string("service", limit: 64, errors: &errors)
            guard let organisme, let service else { return nil }
            return .service(organisme: organisme, service: service)
        }
    }

    private func rules(
        in fields: inout YAMLFields, certainty: Certainty, errors: inout DocumentErrors
    ) -> [RuleEntry] {
        guard let mapping = fields.fields("rules", errors: &errors)?.mapping else { return [] }
        if mapping.entries.isEmpty {
            errors.add(.blankValue(name: "rules"), line: mapping.line, column: mapping.column)
        }
        return mapping.entries.compactMap { entry in
            guard let key = RuleKey(rawValue: entry.key.text) else {
                let names = RuleKey.allCases.map(\.rawValue)
                errors.add(
                    .unknownKey(entry.key.text, suggestion: nearestName(to: entry.key.text, among: names)),
                    line: entry.key.line, column: entry.key.column)
                return nil
            }
            return rule(key, entry, certainty: certainty, errors: &errors)
        }
    }

    private func rule(
        _ key: RuleKey, _ entry: YAMLMapping.Entry, certainty: Certainty, errors: inout DocumentErrors
    ) -> RuleEntry? {
        guard var fields = YAMLFields(entry.value, errors: &errors) else { return nil }
        let article = fields.string("article", limit: 200, errors: &errors)
        let note = fields.localized("note", isRequired: false, errors: &errors)
        let own = fields.choice("certainty", among: .certainty, isRequired: false, errors: &errors)
        let derogation = fields.string("derogation", limit: 1_000, isRequired: false, errors: &errors)
        let isParameter = fields.boolean("parameter", isRequired: false, errors: &errors) ?? false
        let node = fields.node("value", isRequired: false, errors: &errors)
        let value = node.flatMap {
            RuleValueReader(key: key, certainty: own ?? certainty).value(of: $0, errors: &errors)
        }
        fields.finish(errors: &errors)
        if isParameter {
            for other in ["value", "derogation", "certainty"] {
                guard let clash = fields.mapping[other] else { continue }
                errors.add(.text(.conflictingKeys(other, "parameter")), line: clash.line, column: clash.column)
            }
        } else if node == nil {
            errors.add(.text(.missingValue), line: entry.key.line, column: entry.key.column)
        }
        guard let article else { return nil }
        return RuleEntry(
            key: key, value: value, article: article, derogation: derogation,
            certainty: isParameter ? .unverified : own ?? value?.leastCertain ?? certainty, note: note,
            line: entry.key.line)
    }
}

extension RuleValue {
    /// How sure the least sure of the amounts is; nil for what has none of its own.
    fileprivate var leastCertain: Certainty? {
        guard case .amounts(let amounts) = self else { return nil }
        let found = Set(amounts.map(\.certainty))
        return [Certainty.fictional, .unverified, .verified].first(where: found.contains)
    }
}

extension YAMLFields {
    mutating func identifier(_ key: String, errors: inout DocumentErrors) -> String? {
        value(key, errors: &errors) { scalar throws(FileProblem) in try RuleValueReader.identifier(scalar.trimmed) }
    }

    /// A text in both languages, `{fr: …, en: …}`.
    mutating func localized(
        _ key: String, isRequired: Bool = true, errors: inout DocumentErrors
    ) -> LocalizedText? {
        guard var texts = fields(key, isRequired: isRequired, errors: &errors) else { return nil }
        let french = texts.string("fr", limit: 2_000, errors: &errors)
        let english = texts.string("en", limit: 2_000, errors: &errors)
        texts.finish(errors: &errors)
        guard let french, let english else { return nil }
        return LocalizedText(french: french, english: english)
    }
}

/// The columns of a text's rules, which the rules themselves do not keep.
struct RulePlaces: Sendable {
    private let columns: [Int: Int]

    init(of root: YAMLMapping) {
        guard case .mapping(let rules) = root["rules"] else {
            columns = [:]
            return
        }
        columns = Dictionary(
            rules.entries.map { ($0.key.line, $0.key.column) }, uniquingKeysWith: { first, _ in first })
    }

    func column(line: Int) -> Int { columns[line] ?? 1 }
}
