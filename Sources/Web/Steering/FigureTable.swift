import Messages

/// A table of figures, as the page shows it.
struct FigureTable: Sendable {
    struct Column: Sendable {
        let label: String
        /// The address that orders the table by it; nil when it cannot be.
        var link: String?
        /// `ascending` or `descending` when the table is ordered by it.
        var order: String?

        init(_ label: String, link: String? = nil, order: String? = nil) {
            self.label = label
            self.link = link
            self.order = order
        }
    }

    let title: String
    let columns: [Column]
    /// The first of each row names it.
    let rows: [[FigureValue]]

    /// The head of the table, for `{{{head}}}`.
    func head() -> String {
        var html = HTML(capacity: 512)
        html.raw("<tr>")
        for column in columns {
            html.raw("<th scope=\"col\"")
            if let order = column.order { html.attribute("aria-sort", order) }
            html.raw(">")
            if let link = column.link {
                html.raw("<a")
                html.attribute("href", link)
                html.raw(">")
                html.text(column.label)
                html.raw("</a>")
                if let order = column.order {
                    html.raw("<span aria-hidden=\"true\">")
                    html.text(order == "ascending" ? " ▲" : " ▼")
                    html.raw("</span>")
                }
            } else {
                html.text(column.label)
            }
            html.raw("</th>")
        }
        html.raw("</tr>")
        return html.string
    }

    /// Some of the rows, for `{{{body}}}`.
    ///
    /// - Parameter labelled: Whether each figure says its column, for tables that are lists on a phone.
    func body(_ rows: some Sequence<[FigureValue]>, labelled: Bool = true, _ words: Wording) -> String {
        var html = HTML(capacity: 8_192)
        for row in rows {
            html.raw("<tr>")
            for (index, value) in row.enumerated() {
                if index == 0 {
                    html.raw("<th scope=\"row\">")
                    html.text(value.shown(words))
                    html.raw("</th>")
                } else {
                    html.raw("<td")
                    if labelled { html.attribute("data-label", columns[index].label) }
                    html.raw(">")
                    write(value, words, &html)
                    html.raw("</td>")
                }
            }
            html.raw("</tr>")
        }
        return html.string
    }

    /// A dash is said in words to whoever does not see the legend beside it.
    private func write(_ value: FigureValue, _ words: Wording, _ html: inout HTML) {
        guard let absence = value.absence, absence.shown(words) == "–" else { return html.text(value.shown(words)) }
        html.raw("<abbr")
        html.attribute("title", absence.reason(words))
        html.raw(">–</abbr>")
    }

    /// What the cells without a figure mean, of some rows; nil where each has its figure.
    static func legend(_ rows: some Sequence<[FigureValue]>, _ words: Wording) -> String? {
        let absences = Set(rows.joined().compactMap(\.absence))
        let meanings = FigureValue.Absence.allCases.filter(absences.contains).reduce(into: [(String, [String])]()) {
            let shown = $1.shown(words)
            if $0.last?.0 == shown {
                $0[$0.count - 1].1.append($1.reason(words))
            } else {
                $0.append((shown, [$1.reason(words)]))
            }
        }
        guard !meanings.isEmpty else { return nil }
        let colon = words.pick("\u{A0}: ", ": ")
        let parts = meanings.map { "\($0.capitalisedFirst)\(colon)\(words.choice($1))" }
        return parts.joined(separator: ". ") + "."
    }
}

/// A table as a template shows it.
struct FigureTableView: Sendable {
    let id: String
    let title: String
    let head: String
    let body: String
    let legend: String?
    /// Whether there is no row to be shown.
    let isBlank: Bool

    init(_ table: FigureTable, id: String, labelled: Bool = true, _ words: Wording) {
        self.id = id
        title = table.title
        head = table.head()
        body = table.body(table.rows, labelled: labelled, words)
        legend = FigureTable.legend(table.rows, words)
        isBlank = table.rows.isEmpty
    }
}
