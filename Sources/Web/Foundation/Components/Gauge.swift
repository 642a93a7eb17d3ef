/// What is used and what is left of a number of days, as a bar drawn by the server; the figures stand beside it.
public enum Gauge {
    /// An inline picture for `{{{gauge}}}`.
    ///
    /// - Parameters:
    ///   - used: any unit, the same as `total`; shown full when it exceeds it.
    ///   - label: the sentence that says the same, read by screen readers.
    public static func svg(used: Int, of total: Int, label: String) -> String {
        let width = total <= 0 ? 0 : min(400, max(0, used * 400 / total))
        var html = HTML(capacity: 256)
        html.raw("<svg class=\"gauge\" viewBox=\"0 0 400 16\" preserveAspectRatio=\"none\" role=\"img\"")
        html.attribute("aria-label", label)
        html.raw("><rect class=\"gauge-all\" width=\"400\" height=\"16\" rx=\"8\"/><rect class=\"")
        if used > total { html.raw("gauge-over") } else { html.raw("gauge-used") }
        html.raw("\" height=\"16\" rx=\"8\"")
        html.attribute("width", width)
        html.raw("/></svg>")
        return html.string
    }
}
