/// Which parts of a total are not shown, so that no small group can be read there, nor worked out from the others.
public struct Suppression: Sendable {
    /// The people, or events, below which a group is not shown: no text sets one, and practice takes 5 to 10
    /// (surveys at work); the larger.
    public static let threshold = 10

    /// The places of the parts that are hidden.
    public let hidden: Set<Int>
    /// Whether the total itself is too small.
    public let isTotalHidden: Bool

    /// - Parameters:
    ///   - sizes: How many people or events each part has, never negative; an empty part tells nothing and stays.
    ///   - threshold: Those of 1 to one less are hidden.
    public init(of sizes: [Int], threshold: Int = Suppression.threshold) {
        let total = sizes.reduce(0, +)
        var hidden = Set(sizes.indices.filter { sizes[$0] > 0 && sizes[$0] < threshold })
        isTotalHidden = total > 0 && total < threshold
        guard !hidden.isEmpty, !isTotalHidden else {
            self.hidden = hidden
            return
        }
        // What is hidden is known as a whole, the total less what is shown: it must be a large enough group of several.
        var shown = sizes.indices.filter { sizes[$0] >= threshold }.sorted { (sizes[$0], $0) < (sizes[$1], $1) }[...]
        while hidden.count < 2 || hidden.reduce(0, { $0 + sizes[$1] }) < threshold, let next = shown.popFirst() {
            hidden.insert(next)
        }
        self.hidden = hidden
    }

    public func isHidden(_ index: Int) -> Bool { hidden.contains(index) || isTotalHidden }
}
