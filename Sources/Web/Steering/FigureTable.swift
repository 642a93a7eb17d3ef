import Messages

/// A table of figures, for the page and for the file that holds the same.
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
                    html.text(value.shown(words))
                    html.raw("</td>")
                }
            }
            html.raw("</tr>")
        }
        return html.string
    }

    /// The lines of the file: its title, its columns, its rows.
    func lines(_ words: Wording) -> [[String]] {
        [[title], columns.map(\.label)] + rows.map { $0.map { $0.plain(words) } } + [[]]
    }
}

/// A table as a template shows it.
struct FigureTableView: Sendable {
    let id: String
    let title: String
    let head: String
    let body: String

    init(_ table: FigureTable, id: String, labelled: Bool = true, _ words: Wording) {
        self.id = id
        title = table.title
        head = table.head()
        body = table.body(table.rows, labelled: labelled, words)
    }
}
