import CivilTime
import Telework

/// Reads the value of a rule, in the form that its type asks for.
struct RuleValueReader {
    let key: RuleKey
    /// What amounts of the rule are when they do not say themselves.
    let certainty: Certainty

    func value(of node: YAMLValue, errors: inout DocumentErrors) -> RuleValue? {
        switch key.type {
        case .days:
            let most = key == .annualMaximum ? 366 : 7
            return node.parsed(errors: &errors) { scalar throws(FileProblem) in
                .days(halves: try RuleValueReader.halves(scalar.trimmed, most: most))
            }
        case .months:
            return node.parsed(errors: &errors) { scalar throws(FileProblem) in
                .months(try ValueParser.integer(scalar.text, in: (key == .agreementDuration ? 1 : 0)...600))
            }
        case .percent:
            return node.parsed(errors: &errors) { scalar throws(FileProblem) in
                .percent(try ValueParser.percent(scalar.trimmed))
            }
        case .flag:
            return node.parsed(errors: &errors) { scalar throws(FileProblem) in
                .flag(try RuleValueReader.flag(scalar))
            }
        case .set(let codes): return set(of: node, among: codes, errors: &errors)
        case .choice(let codes):
            let choices = Choices(codes: codes)
            return node.parsed(errors: &errors) { scalar throws(FileProblem) in
                .choice(try choices.value(of: scalar.text))
            }
        case .delay: return delay(of: node, errors: &errors)
        case .amounts: return amounts(of: node, errors: &errors)
        case .motives: return motives(of: node, errors: &errors)
        }
    }

    private func set(of node: YAMLValue, among codes: [String], errors: inout DocumentErrors) -> RuleValue? {
        guard let items = items(of: node, errors: &errors) else { return nil }
        let choices = Choices(codes: codes)
        var found: Set<String> = []
        for item in items {
            let code = item.parsed(errors: &errors) { scalar throws(FileProblem) in try choices.value(of: scalar.text) }
            guard let code else { continue }
            if !found.insert(code).inserted {
                errors.add(.text(.repeatedValue(code)), line: item.line, column: item.column)
            }
        }
        return .set(found.sorted())
    }

    private func delay(of node: YAMLValue, errors: inout DocumentErrors) -> RuleValue? {
        guard var fields = YAMLFields(node, errors: &errors) else { return nil }
        let count = fields.integer("count", in: 0...3_650, errors: &errors)
        let units = Choices(Delay.Unit.allCases.map { ($0, [$0.rawValue]) })
        let unit = fields.choice("unit", among: units, errors: &errors)
        fields.finish(errors: &errors)
        guard let count, let unit else { return nil }
        return .delay(Delay(count, unit))
    }

    private func amounts(of node: YAMLValue, errors: inout DocumentErrors) -> RuleValue? {
        guard let items = items(of: node, errors: &errors) else { return nil }
        var amounts: [DatedAmount] = []
        for item in items {
            guard let amount = amount(of: item, errors: &errors) else { continue }
            if amounts.contains(where: { $0.from == amount.from }) {
                errors.add(.text(.repeatedValue(amount.from.iso)), line: item.line, column: item.column)
            }
            amounts.append(amount)
        }
        if items.isEmpty { errors.add(.blankValue(name: key.rawValue), line: node.line, column: node.column) }
        return .amounts(amounts.sorted { $0.from < $1.from })
    }

    private func amount(of node: YAMLValue, errors: inout DocumentErrors) -> DatedAmount? {
        guard var fields = YAMLFields(node, errors: &errors) else { return nil }
        let from = fields.date("from", errors: &errors)
        let amount = fields.value("amount", errors: &errors) { scalar throws(FileProblem) in
            try RuleValueReader.amount(scalar.trimmed)
        }
        let own = fields.choice("certainty", among: .certainty, isRequired: false, errors: &errors)
        let source = fields.string("source", limit: 1_000, errors: &errors)
        fields.finish(errors: &errors)
        guard let from, let amount, let source else { return nil }
        return DatedAmount(from: from, amount: amount, certainty: own ?? certainty, source: source)
    }

    private func motives(of node: YAMLValue, errors: inout DocumentErrors) -> RuleValue? {
        guard let items = items(of: node, errors: &errors) else { return nil }
        var motives: [Motive] = []
        for item in items {
            guard var fields = YAMLFields(item, errors: &errors) else { continue }
            let code = fields.value("code", errors: &errors) { scalar throws(FileProblem) in
                try RuleValueReader.identifier(scalar.trimmed)
            }
            let french = fields.string("fr", limit: 300, errors: &errors)
            let english = fields.string("en", limit: 300, errors: &errors)
            fields.finish(errors: &errors)
            guard let code, let french, let english else { continue }
            if motives.contains(where: { $0.code == code }) {
                errors.add(.text(.repeatedValue(code)), line: item.line, column: item.column)
            }
            motives.append(Motive(code: code, label: LocalizedText(french: french, english: english)))
        }
        if items.isEmpty { errors.add(.blankValue(name: key.rawValue), line: node.line, column: node.column) }
        return .motives(motives)
    }

    private func items(of node: YAMLValue, errors: inout DocumentErrors) -> [YAMLValue]? {
        guard case .sequence(let sequence) = node else {
            errors.add(.wrongKind(expected: .list, found: node.shape), line: node.line, column: node.column)
            return nil
        }
        return sequence.items
    }
}

extension RuleValueReader {
    /// Half-days of `2` or `1.5` days.
    static func halves(_ text: String, most: Int) throws(FileProblem) -> Int {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard (1...2).contains(parts.count), (1...6).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy({ (48...57).contains($0) }), let days = Int(parts[0]),
            parts.count == 1 || parts[1] == "5" || parts[1] == "0"
        else { throw .text(.invalidDays(text)) }
        let halves = days * 2 + (parts.last == "5" && parts.count == 2 ? 1 : 0)
        guard halves <= most * 2 else { throw .text(.daysOutOfRange(text, most: most)) }
        return halves
    }

    /// `true` or `false` and their French words; quoted it is a text.
    static func flag(_ scalar: YAMLScalar) throws(FileProblem) -> Bool {
        guard scalar.isPlain, let value = YAMLScalar.booleans[scalar.text.lowercased()] else {
            throw .invalidBoolean(scalar.text)
        }
        return value
    }

    static func amount(_ text: String) throws(FileProblem) -> Cents {
        let cents = try ValueParser.cents(text)
        guard (0...99_999).contains(cents) else { throw .text(.amountOutOfRange(text)) }
        return Cents(Int64(cents))
    }

    /// A code of a text, an organisme or a motive.
    static func identifier(_ text: String) throws(FileProblem) -> String {
        let isPlain = text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        guard isPlain, (1...64).contains(text.utf8.count) else { throw .text(.invalidIdentifier(text)) }
        return text
    }
}

extension Choices where Value == String {
    init(codes: [String]) { self.init(codes.map { ($0, [$0]) }) }
}

extension Choices where Value == Certainty {
    static var certainty: Choices<Certainty> { Choices(Certainty.allCases.map { ($0, [$0.rawValue]) }) }
}
