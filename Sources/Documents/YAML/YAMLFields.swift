import CivilTime

/// The keys of a mapping, read one by one by their names.
///
/// Each reading adds its error at the place of the value. ``finish(errors:)`` then reports the keys that nobody asked
/// for, with the nearest of those that were.
///
///     var fields = YAMLFields(mapping)
///     let title = fields.string("title", errors: &errors)
///     let from = fields.date("from", isRequired: false, errors: &errors)
///     fields.finish(errors: &errors)
public struct YAMLFields {
    public let mapping: YAMLMapping
    private var asked: [String] = []

    public init(_ mapping: YAMLMapping) { self.mapping = mapping }

    /// The mapping that `value` should be; nil, and an error, when it is something else.
    public init?(_ value: YAMLValue, errors: inout DocumentErrors) {
        guard case .mapping(let mapping) = value else {
            errors.add(
                .wrongKind(expected: .mapping, found: value.shape), line: value.line, column: value.column)
            return nil
        }
        self.init(mapping)
    }

    /// The node under a key, whatever it is; nil when it is absent or null, an error if it is required.
    public mutating func node(_ key: String, isRequired: Bool = true, errors: inout DocumentErrors) -> YAMLValue? {
        asked.append(key)
        guard let value = mapping[key] else {
            if isRequired { errors.add(.missingKey(key), line: mapping.line, column: mapping.column) }
            return nil
        }
        guard !value.isNull else {
            if isRequired { errors.add(.blankValue(name: key), line: value.line, column: value.column) }
            return nil
        }
        return value
    }

    /// Reports the keys that were not read.
    public func finish(errors: inout DocumentErrors) {
        for entry in mapping.entries where !asked.contains(entry.key.text) {
            let unused = asked.filter { mapping[$0] == nil }
            let name = entry.key.text
            errors.add(
                .unknownKey(name, suggestion: nearestName(to: name, among: unused)), line: entry.key.line,
                column: entry.key.column)
        }
    }

    /// The simple value under a key through any parser.
    public mutating func value<Value>(
        _ key: String, isRequired: Bool = true, errors: inout DocumentErrors,
        _ parse: (YAMLScalar) throws(FileProblem) -> Value
    ) -> Value? {
        node(key, isRequired: isRequired, errors: &errors).flatMap { $0.parsed(errors: &errors, parse) }
    }

    /// The items of a list, each through any parser; a missing optional list is empty.
    public mutating func list<Value>(
        _ key: String, isRequired: Bool = true, errors: inout DocumentErrors,
        _ read: (YAMLValue, inout DocumentErrors) -> Value?
    ) -> [Value] {
        guard let node = node(key, isRequired: isRequired, errors: &errors) else { return [] }
        guard case .sequence(let sequence) = node else {
            errors.add(.wrongKind(expected: .list, found: node.shape), line: node.line, column: node.column)
            return []
        }
        return sequence.items.compactMap { read($0, &errors) }
    }

    /// The keys of a mapping under a key.
    public mutating func fields(_ key: String, isRequired: Bool = true, errors: inout DocumentErrors) -> YAMLFields? {
        node(key, isRequired: isRequired, errors: &errors).flatMap { YAMLFields($0, errors: &errors) }
    }
}

extension YAMLFields {
    /// The text without outer blanks; a number or a date is taken as it is written.
    public mutating func string(
        _ key: String, limit: Int = 20_000, isRequired: Bool = true, errors: inout DocumentErrors
    ) -> String? {
        value(key, isRequired: isRequired, errors: &errors) { scalar throws(FileProblem) in
            let text = scalar.trimmed
            guard !text.isEmpty else { throw .blankValue(name: key) }
            return try ValueParser.text(text, limit: limit)
        }
    }

    public mutating func integer(
        _ key: String, in range: ClosedRange<Int>, isRequired: Bool = true, errors: inout DocumentErrors
    ) -> Int? {
        value(key, isRequired: isRequired, errors: &errors) { scalar throws(FileProblem) in
            try ValueParser.integer(scalar.text, in: range)
        }
    }

    /// `true`, `false`, `yes`, `no`, `oui`, `non`, without quotes.
    public mutating func boolean(_ key: String, isRequired: Bool = true, errors: inout DocumentErrors) -> Bool? {
        value(key, isRequired: isRequired, errors: &errors) { scalar throws(FileProblem) in
            guard scalar.isPlain, let value = YAMLScalar.booleans[scalar.text.lowercased()] else {
                throw .invalidBoolean(scalar.text)
            }
            return value
        }
    }

    /// Cents of an amount in euros with at most two decimals.
    public mutating func cents(_ key: String, isRequired: Bool = true, errors: inout DocumentErrors) -> Int? {
        value(key, isRequired: isRequired, errors: &errors) { scalar throws(FileProblem) in
            try ValueParser.cents(scalar.text)
        }
    }

    public mutating func date(_ key: String, isRequired: Bool = true, errors: inout DocumentErrors) -> LocalDate? {
        value(key, isRequired: isRequired, errors: &errors) { scalar throws(FileProblem) in
            try ValueParser.date(scalar.text)
        }
    }

    public mutating func choice<Value>(
        _ key: String, among choices: Choices<Value>, isRequired: Bool = true, errors: inout DocumentErrors
    ) -> Value? {
        value(key, isRequired: isRequired, errors: &errors) { scalar throws(FileProblem) in
            try choices.value(of: scalar.text)
        }
    }

    /// A list of texts.
    public mutating func strings(_ key: String, isRequired: Bool = true, errors: inout DocumentErrors) -> [String] {
        list(key, isRequired: isRequired, errors: &errors) { item, errors in
            item.parsed(errors: &errors) { scalar throws(FileProblem) in
                let text = scalar.trimmed
                guard !text.isEmpty else { throw .blankValue(name: key) }
                return text
            }
        }
    }

    /// A list of values known by their names.
    public mutating func choices<Value>(
        _ key: String, among choices: Choices<Value>, isRequired: Bool = true, errors: inout DocumentErrors
    ) -> [Value] {
        list(key, isRequired: isRequired, errors: &errors) { item, errors in
            item.parsed(errors: &errors) { scalar throws(FileProblem) in try choices.value(of: scalar.text) }
        }
    }
}

extension YAMLValue {
    /// The simple value through a parser; nil after its error was added at its place.
    public func parsed<Value>(
        errors: inout DocumentErrors, _ parse: (YAMLScalar) throws(FileProblem) -> Value
    ) -> Value? {
        guard case .scalar(let scalar) = self else {
            errors.add(.wrongKind(expected: .text, found: shape), line: line, column: column)
            return nil
        }
        do {
            return try parse(scalar)
        } catch {
            errors.add(error, line: line, column: column)
            return nil
        }
    }
}

extension YAMLScalar {
    /// The text without outer blanks; its line breaks stay.
    public var trimmed: String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
