import Yams

/// Turns Yams' nodes into ``YAMLValue`` and refuses what a text of rules has no use for.
struct YAMLBuilder {
    let source: YAMLSource
    let limits: YAMLReader.Limits
    private(set) var errors = DocumentErrors()
    private var nodes = 0

    init(source: YAMLSource, limits: YAMLReader.Limits) {
        self.source = source
        self.limits = limits
    }

    /// The node's value; nil when the file goes beyond a limit or an anchor is met.
    mutating func value(of node: Node, depth: Int) -> YAMLValue? {
        let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
        guard isAccepted(node, line, column, depth: depth) else { return nil }
        switch node {
        case .scalar(let scalar):
            return .scalar(YAMLBuilder.scalar(scalar, line, column))
        case .sequence(let sequence):
            var items: [YAMLValue] = []
            for item in sequence {
                guard let value = value(of: item, depth: depth + 1) else { return nil }
                items.append(value)
            }
            return .sequence(YAMLSequence(items: items, line: line, column: column))
        case .mapping(let mapping):
            return entries(of: mapping, depth: depth).map {
                .mapping(YAMLMapping(entries: $0, line: line, column: column))
            }
        case .alias:
            errors.add(.anchorOrAlias, line: line, column: column)
            return nil
        }
    }

    private mutating func entries(of mapping: Node.Mapping, depth: Int) -> [YAMLMapping.Entry]? {
        var entries: [YAMLMapping.Entry] = []
        var lines: [String: Int] = [:]
        for (key, node) in mapping {
            let (line, column) = (key.mark?.line ?? 1, key.mark?.column ?? 1)
            guard isAccepted(key, line, column, depth: depth + 1) else { return nil }
            guard let value = value(of: node, depth: depth + 1) else { return nil }
            guard let scalar = key.scalar else {
                errors.add(.keyIsNotText, line: line, column: column)
                continue
            }
            let name = YAMLBuilder.scalar(scalar, line, column, text: source.original(scalar.string))
            if let first = lines[name.text] {
                errors.add(.duplicateKey(name.text, firstLine: first), line: line, column: column)
            } else {
                lines[name.text] = line
                entries.append(YAMLMapping.Entry(key: name, value: value))
            }
        }
        return entries
    }

    private mutating func isAccepted(_ node: Node, _ line: Int, _ column: Int, depth: Int) -> Bool {
        nodes += 1
        if depth > limits.depth {
            errors.add(.tooDeep(limit: limits.depth), line: line, column: column)
            return false
        }
        if nodes > limits.nodes {
            errors.add(.tooManyNodes(limit: limits.nodes), line: line, column: column)
            return false
        }
        // An alias is the node of its anchor again: refusing anchors refuses both.
        if node.anchor != nil {
            errors.add(.anchorOrAlias, line: line, column: column)
            return false
        }
        let tag = node.tag.rawValue
        if !YAMLBuilder.plainTags.contains(tag) { errors.add(.tag(tag), line: line, column: column) }
        return true
    }

    private static let plainTags: Set<String> = [
        "", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
    ]

    private static func scalar(_ scalar: Node.Scalar, _ line: Int, _ column: Int, text: String? = nil) -> YAMLScalar {
        YAMLScalar(
            text: text ?? scalar.string, isPlain: scalar.style == .plain || scalar.style == .any, line: line,
            column: column)
    }
}
