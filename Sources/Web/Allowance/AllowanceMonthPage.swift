import CivilTime
import Messages
import Telework
import UseCases

/// What a month comes to, what keeps it from being closed, and its lines, a page at a time.
struct AllowanceMonthPage: PageModel {
    static let template = TemplateName.allowanceMonth
    /// Lines on a page.
    static let size = 50

    let title: String
    let words: AllowanceWords
    let notice: String?
    let refusal: RefusalView?
    let state: String
    let badge: String
    /// Nil for a month to come of which nothing is paid yet, and for one before the first that is paid.
    let figures: Figures?
    let limit: String
    let problems: [Problem]
    let hasProblems: Bool
    /// When the month was closed, or from when on it can be, or why it never can; nil for one that can be now.
    let lead: String?
    let payroll: String?
    let amounts: AmountsView
    let closing: Closing?
    /// What became of the close that was asked for, while the month is open.
    let asked: Asked?
    let hasLines: Bool
    let lines: String?
    let lineCount: String
    let address: String
    let search: String
    let hasSearch: Bool
    let listPager: ListPager?

    /// Which lines are shown: the figures above them are always those of the whole month.
    struct Shown: Sendable {
        var page = ListPage.first
        /// The beginning of a name, or an employee number; empty for everyone.
        var search = ""
    }

    struct Figures: Sendable {
        let total: String
        let exempt: String
        let subject: String
        let people: String
    }

    struct Problem: Sendable {
        let message: String
        let link: String?
        let linkLabel: String
    }

    struct AmountsView: Sendable {
        let heading: String
        let rows: [AmountRow]
        let hasRows: Bool
        let confirmed: String?
        let month: String
        let mayConfirm: Bool
    }

    struct AmountRow: Sendable {
        let amount: String
        let from: String
        let certainty: String
        let source: String
        let cents: String
    }

    struct Asked: Sendable {
        let text: String
        let tone: String
        /// Where to look again; nil when nothing more is to come.
        let again: String?
        let againLabel: String
    }

    struct Closing: Sendable {
        let action: String
        let consequence: String
        let label: String
        let example: String
        let typed: String
        let isRefused: Bool
    }

    init(
        _ view: MonthView, _ shown: Shown = Shown(), zone: String, notice: String? = nil, refusal: RefusalView? = nil,
        typed: String = "", language: Language
    ) {
        let words = AllowanceWords.in(language)
        let wording = Wording(language)
        let month = wording.month(view.month)
        self.words = words
        title = month.capitalisedFirst
        // A close that was asked for is told by the month itself, once it is over.
        self.notice = view.closing == nil ? notice : nil
        self.refusal = refusal
        let isPast = view.month.last < view.today
        let isToCome = view.month.first > view.today
        let running = isToCome ? words.toCome : words.running
        let beforeFirst = view.problems.first { if case .beforeFirst = $0 { true } else { false } }
        let open = beforeFirst != nil ? words.beforeFirst : isPast ? words.toClose : running
        state = view.close != nil ? words.closed : open
        badge = view.close != nil ? "accepted" : isPast && beforeFirst == nil ? "waiting" : ""
        figures =
            (isToCome || beforeFirst != nil) && view.lines.isEmpty
            ? nil
            : Figures(
                total: wording.amount(view.total), exempt: wording.amount(view.exempt),
                subject: wording.amount(view.total - view.exempt),
                people: wording.count(Set(view.lines.map(\.person)).count, words.personNoun, words.peopleNoun))
        limit = view.limit.map { words.limit($0, wording) } ?? words.noLimit
        // Told first on the page, before the figures: it is no matter of something left to do.
        let first = beforeFirst ?? view.problems.first { $0 == .notOver(view.month) }
        problems =
            view.close == nil
            ? view.problems.filter { $0 != first }.map { AllowanceMonthPage.problem($0, words, wording) } : []
        hasProblems = !problems.isEmpty
        let closed = view.close.map { close in
            let closed = close.closedAt.moment(in: zone)
            return wording.pick(
                "Clôturé le \(wording.date(closed.date)) à \(wording.time(closed.time)). Ce mois ne changera plus\u{202F}: "
                    + "les corrections sont régularisées le mois suivant.",
                "Closed on \(wording.date(closed.date)) at \(wording.time(closed.time)). This month will not change any "
                    + "more: corrections are adjusted in the next month.")
        }
        lead = closed ?? first?.message(wording)
        payroll = view.close.map { _ in Link.allowancePayroll(view.month) }
        amounts = AllowanceMonthPage.amounts(view, zone: zone, words, wording)
        closing =
            view.close == nil && view.problems.isEmpty && view.closing?.state != .underWay
            ? Closing(
                action: Link.allowanceClosing(view.month), consequence: words.consequence(view, wording),
                label: wording.pick("Pour clôturer, tapez «\u{202F}\(month)\u{202F}»", "To close, type “\(month)”"),
                example: wording.pick("ou \(view.month.iso)", "or \(view.month.iso)"), typed: typed,
                isRefused: refusal?.reasons.contains { $0.field == "mois" } ?? false)
            : nil
        asked = view.closing.map { words.asked($0, address: "\(Link.allowanceMonth(view.month))?fait=cloture") }
        let found = view.lines.found(by: shown.search, among: view.people)
        let (offset, limit) = shown.page.bounds(size: AllowanceMonthPage.size)
        let lines = found.dropFirst(offset).prefix(limit)
        hasLines = !view.lines.isEmpty
        lineCount = wording.count(found.count, words.lineNoun, words.linesNoun)
        self.lines = lines.isEmpty ? nil : AllowanceLines(view, words, language).html(lines)
        address = Link.allowanceMonth(view.month)
        search = shown.search
        hasSearch = view.lines.count > AllowanceMonthPage.size
        listPager = ListPager(
            shown.page, size: AllowanceMonthPage.size, total: found.count, offersWhole: true, language
        ) {
            Link.allowanceMonth(view.month, search: shown.search.isEmpty ? nil : shown.search, page: $0)
        }
    }

    private static func problem(_ problem: MonthProblem, _ words: AllowanceWords, _ wording: Wording) -> Problem {
        let message = problem.message(wording)
        switch problem {
        case .earlierMonthOpen(let month), .alreadyClosed(let month):
            let name = wording.month(month)
            return Problem(
                message: message, link: Link.allowanceMonth(month),
                linkLabel: wording.pick("Voir \(name)", "See \(name)"))
        case .amountsNotConfirmed: return Problem(message: message, link: "#montants", linkLabel: words.seeAmounts)
        case .amountMissing: return Problem(message: message, link: Link.texts, linkLabel: words.seeTexts)
        case .notOver, .beforeFirst, .limitMissing: return Problem(message: message, link: nil, linkLabel: "")
        }
    }

    private static func amounts(
        _ view: MonthView, zone: String, _ words: AllowanceWords, _ wording: Wording
    ) -> AmountsView {
        let year = view.month.year
        // Amounts that changed since they were confirmed are to be confirmed again.
        let isConfirmed = view.confirmation.map { $0.amounts == view.amounts.map(\.amount) } ?? false
        let confirmed = view.confirmation.flatMap { confirmation -> String? in
            guard isConfirmed else { return nil }
            let date = wording.date(confirmation.confirmedAt.moment(in: zone).date)
            return wording.pick("Confirmés le \(date).", "Confirmed on \(date).")
        }
        return AmountsView(
            heading: wording.pick("Montants de \(year)", "Amounts of \(year)"),
            rows: view.amounts.map { amount in
                AmountRow(
                    amount: wording.amount(amount.amount),
                    from: wording.pick("à partir du \(wording.date(amount.from))", "from \(wording.date(amount.from))"),
                    certainty: amount.certainty.label[wording.language], source: amount.source,
                    cents: String(amount.amount.value))
            },
            hasRows: !view.amounts.isEmpty, confirmed: confirmed, month: view.month.iso,
            mayConfirm: !isConfirmed && view.close == nil)
    }
}
