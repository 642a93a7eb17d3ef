import CivilTime

/// The members of a JSON object, read one by one by their names; see ``YAMLFields``, its sibling for files.
struct JSONFields {
    let path: String
    private let members: [String: JSONValue]
    private var asked: [String] = []

    /// Nil, and a problem, when the value is not an object.
    init?(_ value: JSONValue, path: String, problems: inout [SituationProblem]) {
        guard case .object(let members) = value else {
            problems.add(.wrongKind(expected: .mapping, found: value.shape), at: path)
            return nil
        }
        self.path = path
        self.members = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    func path(of name: String) -> String { path == "$" ? name : "\(path).\(name)" }

    /// The value under a name; nil when it is absent or null, a problem if it is required.
    mutating func value(_ name: String, isRequired: Bool, problems: inout [SituationProblem]) -> JSONValue? {
        asked.append(name)
        guard let value = members[name], value != .null else {
            if isRequired { problems.add(.missingKey(name), at: path) }
            return nil
        }
        return value
    }

    /// Reports the members that nobody read.
    func finish(problems: inout [SituationProblem]) {
        let unused = asked.filter { members[$0] == nil }
        for name in members.keys.sorted() where !asked.contains(name) {
            problems.add(.unknownKey(name, suggestion: nearestName(to: name, among: unused)), at: path)
        }
    }

    mutating func text<Value>(
        _ name: String, isRequired: Bool = true, problems: inout [SituationProblem],
        _ parse: (String) throws(FileProblem) -> Value
    ) -> Value? {
        value(name, isRequired: isRequired, problems: &problems).flatMap {
            $0.parsed(at: path(of: name), problems: &problems, parse)
        }
    }

    mutating func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ type: Value.Type, isRequired: Bool = true, problems: inout [SituationProblem]
    ) -> Value? {
        text(name, isRequired: isRequired, problems: &problems) { text throws(FileProblem) in
            try Choices(Value.allCases.map { ($0, [$0.rawValue]) }).value(of: text)
        }
    }

    mutating func date(
        _ name: String, isRequired: Bool = true, problems: inout [SituationProblem]
    ) -> LocalDate? {
        text(name, isRequired: isRequired, problems: &problems, ValueParser.date)
    }

    mutating func flag(_ name: String, isRequired: Bool = true, problems: inout [SituationProblem]) -> Bool? {
        guard let value = value(name, isRequired: isRequired, problems: &problems) else { return nil }
        if case .flag(let flag) = value { return flag }
        problems.add(.invalidBoolean(value.excerpt), at: path(of: name))
        return nil
    }

    mutating func integer(
        _ name: String, in range: ClosedRange<Int>, problems: inout [SituationProblem]
    ) -> Int? {
        guard let value = value(name, isRequired: true, problems: &problems) else { return nil }
        guard case .integer(let number) = value else {
            problems.add(.invalidInteger(value.excerpt), at: path(of: name))
            return nil
        }
        guard range.contains(number) else {
            problems.add(
                .integerOutOfRange("\(number)", min: range.lowerBound, max: range.upperBound), at: path(of: name))
            return nil
        }
        return number
    }

    /// Half-days of a number of days, whole or half.
    mutating func halves(_ name: String, most: Int, problems: inout [SituationProblem]) -> Int? {
        value(name, isRequired: true, problems: &problems).flatMap {
            $0.halves(at: path(of: name), most: most, problems: &problems)
        }
    }

    /// The items of a list with their paths; nil when there is no list.
    mutating func items(
        _ name: String, isRequired: Bool = true, problems: inout [SituationProblem]
    ) -> [(value: JSONValue, path: String)]? {
        guard let value = value(name, isRequired: isRequired, problems: &problems) else { return nil }
        guard case .list(let items) = value else {
            problems.add(.wrongKind(expected: .list, found: value.shape), at: path(of: name))
            return nil
        }
        return items.enumerated().map { ($1, "\(path(of: name))[\($0)]") }
    }

    mutating func dates(_ name: String, problems: inout [SituationProblem]) -> Set<LocalDate> {
        Set(
            (items(name, isRequired: false, problems: &problems) ?? []).compactMap {
                $0.value.parsed(at: $0.path, problems: &problems, ValueParser.date)
            })
    }

    mutating func object(
        _ name: String, isRequired: Bool = true, problems: inout [SituationProblem]
    ) -> JSONFields? {
        value(name, isRequired: isRequired, problems: &problems).flatMap {
            JSONFields($0, path: path(of: name), problems: &problems)
        }
    }

    /// The names under which something is written, for an object whose names are data.
    var names: [String] { members.keys.sorted() }
}

extension JSONValue {
    func parsed<Value>(
        at path: String, problems: inout [SituationProblem], _ parse: (String) throws(FileProblem) -> Value
    ) -> Value? {
        guard case .text(let text) = self else {
            problems.add(.text(.notText(excerpt)), at: path)
            return nil
        }
        do {
            return try parse(text)
        } catch {
            problems.add(error, at: path)
            return nil
        }
    }

    func halves(at path: String, most: Int, problems: inout [SituationProblem]) -> Int? {
        let halves: Double? =
            switch self {
            case .integer(let days): Double(days) * 2
            case .decimal(let days): days * 2
            default: nil
            }
        guard let halves, halves >= 0, halves.rounded() == halves else {
            problems.add(.text(.invalidDays(excerpt)), at: path)
            return nil
        }
        guard halves <= Double(most * 2) else {
            problems.add(.text(.daysOutOfRange(excerpt, most: most)), at: path)
            return nil
        }
        return Int(halves)
    }
}

extension [SituationProblem] {
    mutating func add(_ problem: FileProblem, at path: String) {
        append(SituationProblem(path: path, kind: .field(problem)))
    }
}
