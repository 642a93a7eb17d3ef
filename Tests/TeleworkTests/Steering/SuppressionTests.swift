import Telework
import TestSupport
import Testing

@Suite("Small groups are hidden, and what would tell them")
struct SuppressionTests {
    @Test(
        "those under the threshold, and a second one when they could be worked out",
        arguments: [
            ([], []), ([0, 0], []), ([10, 25], []), ([9, 10, 25], [0, 1]), ([9, 25, 10], [0, 2]),
            ([4, 7, 25], [0, 1]), ([4, 5, 25, 30], [0, 1, 2]), ([1, 2, 3, 40], [0, 1, 2, 3]), ([9, 0, 30], [0, 2]),
            ([10, 0], []), ([9, 1, 30], [0, 1]),
        ] as [([Int], Set<Int>)])
    func parts(sizes: [Int], hidden: Set<Int>) {
        let suppression = Suppression(of: sizes)
        #expect(suppression.hidden == hidden && !suppression.isTotalHidden)
    }

    @Test("a total that is too small is hidden with all its parts", arguments: [[9], [3, 6], [0, 1]])
    func total(sizes: [Int]) {
        let suppression = Suppression(of: sizes)
        #expect(suppression.isTotalHidden && sizes.indices.allSatisfy { suppression.isHidden($0) })
    }

    @Test(
        "whatever the sizes, what is hidden is several groups and large enough together, and the rest is large enough")
    func always() {
        var random = SeededRandom(seed: 7)
        var hiding = 0
        for _ in 0..<5_000 {
            let sizes = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                Int.random(in: 0...[12, 40].randomElement(using: &random)!, using: &random)
            }
            let suppression = Suppression(of: sizes)
            guard !suppression.isTotalHidden else {
                #expect(sizes.reduce(0, +) < Suppression.threshold)
                continue
            }
            let shown = sizes.indices.filter { !suppression.isHidden($0) }.map { sizes[$0] }
            #expect(shown.allSatisfy { $0 == 0 || $0 >= Suppression.threshold }, "\(sizes)")
            guard !suppression.hidden.isEmpty else { continue }
            hiding += 1
            let rest = sizes.reduce(0, +) - shown.reduce(0, +)
            #expect(suppression.hidden.count >= 2 && rest >= Suppression.threshold, "\(sizes)")
        }
        #expect(hiding > 1_000)
    }
}
