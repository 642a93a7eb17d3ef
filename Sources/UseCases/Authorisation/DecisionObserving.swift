/// How an act that somebody asked for ended, as the operator's figures count it: no name, no content.
public enum DecidedAct: String, CaseIterable, Hashable, Sendable {
    /// The rules let it pass, and it was kept.
    case allowed
    case refused
    /// Facts are missing for the rules to judge it.
    case incomplete
}

/// Who counts how acts end.
public protocol DecisionObserving: Sendable {
    func decided(_ act: DecidedAct)
}
