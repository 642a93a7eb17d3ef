/// The tags of a template, in order.
struct TemplateTags {
    enum Tag: Hashable {
        case variable(String)
        case open(String)
        case inverted(String)
        case close(String)
        case partial(String)
        case dynamicPartial(String)
    }

    private(set) var tags: [Tag] = []

    init(_ source: String) {
        for piece in source.components(between: "{{", and: "}}") {
            var name = piece[...]
            guard let sigil = name.first else { continue }
            // The third brace of `{{{name}}}` is inside the pair; its partner stays outside.
            if "#^/>{&!".contains(sigil) { name = name.dropFirst() }
            let text = name.trimmed
            switch sigil {
            case "#": tags.append(.open(text))
            case "^": tags.append(.inverted(text))
            case "/": tags.append(.close(text))
            case ">" where text.hasPrefix("*"): tags.append(.dynamicPartial(text.dropFirst().trimmed))
            case ">": tags.append(.partial(text))
            case "!": continue
            default: tags.append(.variable(text))
            }
        }
    }

    var partials: [String] {
        tags.compactMap { if case .partial(let name) = $0 { name } else { nil } }
    }
}

extension String {
    fileprivate func components(between start: String, and end: String) -> [String] {
        var pieces: [String] = []
        var rest = self[...]
        while let opening = rest.firstRange(of: start) {
            rest = rest[opening.upperBound...]
            guard let closing = rest.firstRange(of: end) else { break }
            pieces.append(String(rest[..<closing.lowerBound]))
            rest = rest[closing.upperBound...]
        }
        return pieces
    }
}
