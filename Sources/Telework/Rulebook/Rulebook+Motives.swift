extension Rulebook {
    /// What an organisme calls the motives of its refusals, by code: the word of the highest layer that has one, the latest
    /// where several of its texts do. Those of its services are among them; those of other organismes never are.
    public func motiveLabels(organisme: String, branch: String?) -> [String: LocalizedText] {
        var labels: [String: (layer: Layer, label: LocalizedText)] = [:]
        for text in texts where text.scope.reaches(organisme: organisme, branch: branch) {
            for motive in text.motives where labels[motive.code].map({ $0.layer == text.layer }) ?? true {
                labels[motive.code] = (text.layer, motive.label)
            }
        }
        return labels.mapValues(\.label)
    }

    /// The motives that every text which has them calls alike, by code: what they can be called where organismes are added up.
    public var sharedMotiveLabels: [String: LocalizedText] {
        var labels: [String: Set<LocalizedText>] = [:]
        for motive in texts.flatMap(\.motives) { labels[motive.code, default: []].insert(motive.label) }
        return labels.compactMapValues { $0.count == 1 ? $0.first : nil }
    }
}

extension RuleText {
    fileprivate var motives: [Motive] {
        rules.flatMap { rule -> [Motive] in
            guard case .motives(let motives) = rule.value else { return [] }
            return motives
        }
    }
}

extension RuleText.Scope {
    fileprivate func reaches(organisme: String, branch: String?) -> Bool {
        switch self {
        case .everyone: true
        case .branch(let code): code == branch
        case .organisme(let code), .service(let code, _): code == organisme
        }
    }
}
