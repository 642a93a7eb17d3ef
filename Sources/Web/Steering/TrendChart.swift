/// The months of a measure as bars drawn by the server; their figures stand in the table beside them.
enum TrendChart {
    /// An inline picture for `{{{chart}}}`.
    ///
    /// - Parameters:
    ///   - values: One for each month, oldest first; nil leaves a gap.
    ///   - whole: What the full height stands for; nil for the largest value.
    ///   - label: The sentence that says what is drawn, read by screen readers.
    static func svg(_ values: [Int?], of whole: Int? = nil, label: String) -> String {
        let (height, step) = (96, 20)
        let most = max(1, whole ?? values.compactMap(\.self).max() ?? 1)
        var html = HTML(capacity: 2_048)
        html.raw("<svg class=\"chart\" role=\"img\" preserveAspectRatio=\"none\"")
        html.attribute("viewBox", "0 0 \(values.count * step) \(height)")
        html.attribute("aria-label", label)
        html.raw(">")
        // One shape for all: a bar each would weigh as much as the table.
        let bars = values.enumerated().map { index, value -> String in
            guard let value, value > 0 else { return "" }
            let bar = max(1, min(height, value * height / most))
            return "M\(index * step + 2) \(height)v-\(bar)h\(step - 4)v\(bar)z"
        }
        html.raw("<path")
        html.attribute("d", bars.joined())
        html.raw("/>")
        html.raw("</svg>")
        return html.string
    }
}
