/// A node of a YAML file, with the place where it begins.
public indirect enum YAMLValue: Hashable, Sendable {
    case scalar(YAMLScalar)
    case sequence(YAMLSequence)
    case mapping(YAMLMapping)

    public var line: Int {
        switch self {
        case .scalar(let scalar): scalar.line
        case .sequence(let sequence): sequence.line
        case .mapping(let mapping): mapping.line
        }
    }

    public var column: Int {
        switch self {
        case .scalar(let scalar): scalar.column
        case .sequence(let sequence): sequence.column
        case .mapping(let mapping): mapping.column
        }
    }

    /// What messages call it.
    public var shape: YAMLShape {
        switch self {
        case .scalar(let scalar): scalar.kind == .null ? .nothing : .text
        case .sequence: .list
        case .mapping: .mapping
        }
    }

    /// `~`, `null` or nothing written after the key.
    public var isNull: Bool { shape == .nothing }
}

/// A simple value, kept as it is written: the reader of a key says whether `no` is a word, a boolean or a country.
public struct YAMLScalar: Hashable, Sendable {
    public let text: String
    /// Written without quotes, and not as a block of text.
    public let isPlain: Bool
    public let line: Int
    public let column: Int

    public enum Kind: Hashable, Sendable {
        case null
        case boolean
        case integer
        case decimal
        case date
        case string
    }

    /// What the text looks like when it is not quoted; quoted, it is always a string.
    public var kind: Kind {
        guard isPlain else { return .string }
        if text.isEmpty || text == "~" || ["null", "Null", "NULL"].contains(text) { return .null }
        if (try? ValueParser.integer(text, in: Int.min...Int.max)) != nil { return .integer }
        if (try? ValueParser.cents(text)) != nil { return .decimal }
        if (try? ValueParser.date(text)) != nil { return .date }
        return YAMLScalar.booleans[text.lowercased()] == nil ? .string : .boolean
    }

    static let booleans = ["true": true, "false": false, "yes": true, "no": false, "oui": true, "non": false]
}

/// A list of nodes.
public struct YAMLSequence: Hashable, Sendable {
    public let items: [YAMLValue]
    public let line: Int
    public let column: Int
}

/// Keys and values in the order of the file; no key is there twice.
public struct YAMLMapping: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public let key: YAMLScalar
        public let value: YAMLValue
    }

    public let entries: [Entry]
    public let line: Int
    public let column: Int

    public subscript(key: String) -> YAMLValue? { entries.first { $0.key.text == key }?.value }
}
