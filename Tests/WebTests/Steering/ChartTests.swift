import Testing

@testable import Web

@Suite("Charts of a trend")
struct ChartTests {
    @Test(
        "the scale has round steps, four at most, and reaches the largest value",
        arguments: [
            (0, 1, 1), (1, 1, 1), (4, 1, 4), (5, 2, 3), (8, 2, 4), (9, 5, 2), (20, 5, 4), (21, 10, 3), (40, 10, 4),
            (41, 20, 3), (1_410, 500, 3), (4_089, 2_000, 3), (1_000_000, 500_000, 2),
        ])
    func scale(most: Int, step: Int, count: Int) {
        let scale = ChartScale(upTo: most)
        #expect(scale.step == step && scale.count == count)
        #expect(scale.lines.first == 0 && scale.lines.last == scale.top && scale.top >= most)
    }

    @Test("whatever the largest value, it takes more than half of the height")
    func fills() {
        for most in 1...20_000 {
            let scale = ChartScale(upTo: most)
            #expect(scale.count <= 4 && scale.top >= most && scale.top - scale.step < most, "\(most)")
        }
    }

    private func chart(_ values: [Int?], marks: [TrendChart.Mark] = []) -> String {
        TrendChart(
            points: values.enumerated().map { index, value in
                TrendChart.Point(value: value, said: "m\(index): \(value.map(String.init) ?? "none")", shown: "shown")
            }, scale: ChartScale(upTo: 100), precision: 1, label: "A <label>", marks: marks, gap: "gap"
        ) { "line \($0)" }.svg()
    }

    private func bars(_ svg: String) -> String {
        svg.firstMatch(of: /<path class="bars" d="([^"]*)"/).map { String($0.output.1) } ?? ""
    }

    @Test("each month says its value, a gap too, and the lines are named")
    func values() {
        let svg = chart([nil, 0, 50, 100])
        for title in ["m0: none", "m1: 0", "m2: 50", "m3: 100"] { #expect(svg.contains("<title>\(title)</title>")) }
        for line in [0, 50, 100] { #expect(svg.contains(">line \(line)</text>")) }
        #expect(svg.contains("aria-label=\"A &lt;label&gt;\""))
        #expect(svg.matches(of: />shown</).count == 1, "only the last value is written out")
    }

    @Test("no bar stands for a month without a figure, and a line on the ground for zero")
    func gaps() {
        let bars = bars(chart([nil, 0, 50, 100]))
        #expect(bars.matches(of: /M/).count == 3)
        #expect(bars.contains("156V155H"), "zero")
        #expect(bars.contains("V90H") && bars.contains("V24H"), "half of the height, and all of it")
        #expect(chart([nil, nil, 7]).contains(">gap</text>") && !chart([7, nil, nil]).contains(">gap</text>"))
        #expect(self.bars(chart([nil, nil])).isEmpty && chart([nil, nil]).contains(">gap</text>"))
    }

    @Test("names of months never run into each other: the first ones given stay")
    func marks() {
        let marks = [23, 2, 14, 0].map { TrendChart.Mark(index: $0, label: "month \($0)") }
        let svg = chart(Array(repeating: 5, count: 24), marks: marks)
        let shown = svg.matches(of: />month (\d+)</).map { String($0.output.1) }
        #expect(shown == ["23", "2", "14"])
    }
}
