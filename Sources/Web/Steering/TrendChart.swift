/// The months of a measure as bars drawn by the server, with their scale: each says its value, and the table beside the
/// chart holds the same.
///
/// A month without a figure is a gap, one whose figure is zero a line on the ground.
struct TrendChart {
    struct Point: Hashable, Sendable {
        /// In the unit of the scale times `precision`; nil leaves a gap.
        let value: Int?
        /// "Octobre 2026 : 56 %"
        let said: String
        /// "56 %", written above the last bar.
        let shown: String
    }

    /// A name below a month.
    struct Mark: Hashable, Sendable {
        let index: Int
        let label: String
    }

    /// Oldest first, one at least.
    let points: [Point]
    let scale: ChartScale
    /// How many units of a point's value one unit of the scale is.
    let precision: Int
    /// What is drawn, in a sentence, for screen readers.
    let label: String
    /// Most important first: one that would run into another is left out.
    let marks: [Mark]
    /// What is written where a run of months at the beginning is a gap; nil for nothing.
    let gap: String?
    /// How the scale writes a value.
    let named: (Int) -> String

    private static let (width, height) = (360, 184)
    private static let (left, right, top, ground) = (60, 356, 24, 156)
    /// The length of a name of a month, with room beside it.
    private static let markWidth = 68

    private func x(_ index: Int) -> Int {
        Self.left + index * (Self.right - Self.left) / points.count
    }

    private func middle(_ index: Int) -> Int { (x(index) + x(index + 1)) / 2 }

    private func y(_ value: Int, unit: Int = 1) -> Int {
        Self.ground - min(Self.ground - Self.top, value * (Self.ground - Self.top) / (scale.top * unit))
    }

    /// An inline picture for `{{{picture}}}`.
    func svg() -> String {
        var html = HTML(capacity: 6_144)
        html.raw("<svg class=\"chart\" role=\"img\"")
        html.attribute("viewBox", "0 0 \(Self.width) \(Self.height)")
        html.attribute("aria-label", label)
        html.raw(">")
        drawScale(&html)
        drawBars(&html)
        drawMarks(&html)
        html.raw("</svg>")
        return html.string
    }

    private func drawScale(_ html: inout HTML) {
        path(scale.lines.dropFirst().map { "M\(Self.left) \(y($0))H\(Self.right)" }.joined(), "lines", &html)
        for line in scale.lines { text(named(line), x: Self.left - 6, y: y(line) + 4, "to", &html) }
    }

    private func drawBars(_ html: inout HTML) {
        let bars = points.indices.compactMap { index -> String? in
            guard let value = points[index].value else { return nil }
            let (from, to) = (max(x(index) + 1, middle(index) - 12), min(x(index + 1) - 1, middle(index) + 12))
            return "M\(from) \(Self.ground)V\(min(Self.ground - 1, y(value, unit: precision)))H\(to)V\(Self.ground)z"
        }
        // One shape for all: a bar each would weigh as much as the table.
        path(bars.joined(), "bars", &html)
        path("M\(Self.left) \(Self.ground)H\(Self.right)", "ground", &html)
        let first = points.firstIndex { $0.value != nil } ?? points.count
        if let gap, first > 0, x(first) - Self.left >= 88 {
            text(gap, x: (Self.left + x(first)) / 2, y: (Self.top + Self.ground) / 2, "at", &html)
        }
        if let last = points.lastIndex(where: { $0.value != nil }), let value = points[last].value {
            text(points[last].shown, x: x(last + 1), y: y(value, unit: precision) - 6, "to value", &html)
        }
        html.raw("<g class=\"hits\">")
        for index in points.indices {
            html.raw("<path")
            html.attribute("d", "M\(x(index)) \(Self.top)H\(x(index + 1))V\(Self.ground)H\(x(index))z")
            html.raw("><title>")
            html.text(points[index].said)
            html.raw("</title></path>")
        }
        html.raw("</g>")
    }

    private func drawMarks(_ html: inout HTML) {
        var taken: [Int] = []
        for mark in marks {
            let half = Self.markWidth / 2
            let place = min(max(middle(mark.index), half), Self.width - half)
            guard taken.allSatisfy({ abs($0 - place) >= Self.markWidth }) else { continue }
            taken.append(place)
            path("M\(middle(mark.index)) \(Self.ground)v5", "ground", &html)
            text(mark.label, x: place, y: Self.ground + 20, "at", &html)
        }
    }

    private func path(_ shape: String, _ kind: String, _ html: inout HTML) {
        guard !shape.isEmpty else { return }
        html.raw("<path")
        html.attribute("class", kind)
        html.attribute("d", shape)
        html.raw("/>")
    }

    private func text(_ words: String, x: Int, y: Int, _ kind: String, _ html: inout HTML) {
        html.raw("<text")
        html.attribute("class", kind)
        html.attribute("x", x)
        html.attribute("y", y)
        html.raw(">")
        html.text(words)
        html.raw("</text>")
    }
}
