/// The name among `candidates` that was probably meant, or nil when none is close.
///
/// Compared folded, by the number of letters added, removed, changed or swapped with their neighbour: one letter in
/// three at most, and never more than three.
public func nearestName(to name: String, among candidates: [String]) -> String? {
    let wanted = Array(folded(name).unicodeScalars.prefix(80))
    let allowed = max(1, min(3, wanted.count / 3))
    var best: (name: String, distance: Int)?
    for candidate in candidates {
        let letters = Array(folded(candidate).unicodeScalars.prefix(80))
        guard abs(letters.count - wanted.count) <= allowed, !letters.isEmpty else { continue }
        let distance = editDistance(wanted, letters)
        // A change of every letter is no likeness.
        guard distance <= allowed, distance < max(wanted.count, letters.count), distance < best?.distance ?? .max
        else { continue }
        best = (candidate, distance)
    }
    return best?.name
}

/// The least number of insertions, removals, changes and swaps of neighbours from one to the other.
func editDistance<Element: Equatable>(_ first: [Element], _ second: [Element]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in 0..<first.count {
        var current = [row + 1]
        for column in 0..<second.count {
            let change = last[column] + (first[row] == second[column] ? 0 : 1)
            var least = min(change, last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                least = min(least, beforeLast[column - 1] + 1)
            }
            current.append(least)
        }
        beforeLast = last
        last = current
    }
    return last[second.count]
}
