import Telework

/// What a browser says it prefers, with weights: `fr;q=0.8, en`.
struct Preferences {
    private let weights: [(name: String, weight: Double)]

    init(_ header: String) {
        weights = header.split(separator: ",").prefix(40).map { item in
            let parsed = HeaderParameters(String(item))
            let weight = parsed.parameters["q"].flatMap { Double($0) } ?? 1
            return (parsed.value, weight)
        }
    }

    /// The language preferred among ours; French when neither is named.
    var language: Language {
        func weight(_ code: String) -> Double {
            weights.filter { $0.name == code || $0.name.hasPrefix("\(code)-") }.map(\.weight).max() ?? 0
        }
        return weight("en") > weight("fr") ? .english : .french
    }

    /// Whether JSON is asked for rather than a page.
    var prefersJSON: Bool {
        func weight(_ names: String...) -> Double {
            weights.filter { names.contains($0.name) }.map(\.weight).max() ?? 0
        }
        return weight("application/problem+json", "application/json") > weight("text/html", "application/xhtml+xml")
    }
}
