import CivilTime
import Messages
import Telework
import UseCases

/// The months, latest first.
struct AllowancesPage: PageModel {
    static let template = TemplateName.allowances

    let title: String
    let words: AllowanceWords
    let months: [Row]

    struct Row: Sendable {
        let link: String
        let label: String
        let state: String
        let badge: String
        let lines: String
        let total: String
        /// The figures of an open month are still to come.
        let isOpen: Bool
    }

    init(_ rows: [ListMonths.Row], language: Language) {
        let words = AllowanceWords.in(language)
        let wording = Wording(language)
        self.words = words
        title = words.title
        months = rows.enumerated().map { index, row in
            let isCurrent = index == 0 && row.close == nil
            return Row(
                link: Link.allowanceMonth(row.month), label: wording.month(row.month).capitalisedFirst,
                state: row.close != nil ? words.closed : isCurrent ? words.running : words.toClose,
                badge: row.close != nil ? "accepted" : isCurrent ? "" : "waiting",
                lines: row.close.map { wording.count($0.lineCount, words.lineNoun, words.linesNoun) }
                    ?? words.whenClosed,
                total: row.close.map { wording.amount($0.total) } ?? words.whenClosed, isOpen: row.close == nil)
        }
    }
}
