import CivilTime
import Telework

/// How the links of a chain that do not follow from one another came to be so.
struct ChainDiagnosis {
    /// How far from its place a moved link is looked for: looking through the whole chain for each would never end.
    private static let reach = 1_000
    /// How many broken links are looked for elsewhere: with another key every link is broken, and none was moved.
    private static let searches = 200

    let environment: Environment
    let links: [ChainLink]

    func problems() -> [JournalProblem] {
        var found: [JournalProblem] = []
        var isBehindInsertion = false
        var searches = 0
        for index in links.indices where links[index].isBroken {
            let sequence = links[index].seal.sequence
            defer { searches += 1 }
            if isBehindInsertion {
                // Broken only because it now follows the one inserted.
                isBehindInsertion = false
            } else if isMoved(index, within: searches < Self.searches ? Self.reach : 0) {
                found.append(.reordered(sequence: sequence))
            } else if isInserted(index) {
                found.append(.inserted(sequence: sequence))
                isBehindInsertion = true
            } else {
                found.append(.brokenLink(sequence: sequence))
            }
        }
        return found
    }

    /// Whether the next link follows from the one before this one.
    private func isInserted(_ index: Int) -> Bool {
        guard index + 1 < links.count, links[index + 1].isBroken else { return false }
        return holds(links[index + 1], after: hash(before: index), entry: links[index + 1].authenticator)
    }

    /// Whether the link would hold behind another one, or with another's entry.
    private func isMoved(_ index: Int, within reach: Int) -> Bool {
        let link = links[index]
        if index > 0, holds(link, after: nil, entry: link.authenticator) { return true }
        let near = max(0, index - reach)...min(links.count - 1, index + reach)
        return near.contains { other in
            other != index
                && (holds(link, after: links[other].seal.hash, entry: link.authenticator)
                    || holds(link, after: hash(before: index), entry: links[other].authenticator))
        }
    }

    private func hash(before index: Int) -> String? { index == 0 ? nil : links[index - 1].seal.hash }

    private func holds(_ link: ChainLink, after previous: String?, entry authenticator: String?) -> Bool {
        authenticator.map { environment.link(after: previous, authenticator: $0) == link.seal.hash } ?? false
    }
}
