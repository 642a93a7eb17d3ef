import CivilTime
import Messages
import Telework
import UseCases

/// Where am I this week, what have I left, whom do I meet?
struct MyWeekPage: PageModel {
    static let template = TemplateName.myWeek

    let title: String
    let words: MyWeekWords
    let pager: WeekPager
    /// Why another week than that of today is shown; nil for the week that was asked for.
    let ahead: Ahead?
    let week: String
    let version: Int
    let notice: String?
    /// Placed days that can no longer be teleworked, with why; one line for each reason.
    let lost: [String]
    let hasLost: Bool
    var refusal: RefusalView?
    /// The formula of the agreement in force; nil without one.
    let agreement: String?
    let figures: [BalanceFigure]
    let remarks: [String]
    let grid: String
    /// That the choice shown is not what is stored; nil when it is.
    let unsaved: String?
    let team: String?
    let key: String
    let teamMonth: String
    let placing: DayForm
    /// Without a place to telework from, there is nothing to place.
    let canPlace: Bool
    let absence: DayForm

    struct Ahead: Sendable {
        let text: String
        let link: String
        let label: String
    }

    /// - Parameters:
    ///   - isAhead: Whether the week to come is shown though nobody asked for it.
    ///   - asked: What was sent, when the page is shown again.
    ///   - form: The form of days or absences that was sent, likewise.
    init(
        _ view: ViewMyWeek.Page, isAhead: Bool = false, asked: WeekCells? = nil, notice: String? = nil,
        refusal: RefusalView? = nil,
        form: DayForm? = nil, language: Language
    ) {
        let words = Wording(language)
        self.words = .in(language)
        title = self.words.title
        pager = WeekPager(view.plan.week, today: view.today, language) { Link.myWeek($0) }
        let current = ISOWeek(containing: view.today)
        ahead =
            isAhead
            ? Ahead(
                text: self.words.ahead, link: Link.myWeek(current),
                label: words.pick("Revenir à la \(words.week(current))", "Go back to \(words.week(current))")) : nil
        week = view.plan.week.iso
        version = view.plan.version
        self.notice = notice
        lost = view.lostSentences(words)
        hasLost = !lost.isEmpty
        self.refusal = refusal
        agreement = view.agreements.isEmpty ? nil : view.formulas(language)
        figures = view.agreements.isEmpty ? [] : BalanceFigure.all(view.balance, view.envelopes, language)
        remarks = view.holidaySentences(words) + view.closedSentences(words)
        grid = WeekGrid(view: view, asked: asked ?? view.plan.cells, purpose: .plan, language: language).html()
        unsaved = refusal != nil && asked.map { $0 != view.plan.cells } ?? false ? self.words.unsaved : nil
        team = MyWeekPage.team(view, self.words, language)
        key = CellFace.key(.presence, language)
        teamMonth = Link.teamMonth(YearMonth(containing: view.plan.week.day(.thursday)))
        let places = view.agreements.flatMap(\.places)
        canPlace = !places.isEmpty
        let isPlacing = form?.purpose == .placing
        placing = (isPlacing ? form : nil) ?? DayForm(.placing, places, language)
        absence = (isPlacing ? nil : form) ?? DayForm(.absence, [], language)
    }

    /// The colleagues' rows; nil for whoever has none.
    private static func team(
        _ view: ViewMyWeek.Page, _ words: MyWeekWords, _ language: Language
    ) -> String? {
        guard !view.colleagues.isEmpty else { return nil }
        let cells = view.colleagues.map(\.cells)
        let table = WeekTable(
            view.plan.week, weekdays: .shown(for: cells), today: view.today, detail: .presence, language: language)
        var html = HTML(capacity: 1_024 * (cells.count + 1))
        html.raw("<tbody>")
        for colleague in view.colleagues { table.write(colleague.name, colleague.cells, into: &html) }
        html.raw("</tbody>")
        return table.head(words.person) + html.string
    }
}

/// From one week to the next.
struct WeekPager: Sendable {
    let label: String
    let previous: String
    let next: String
    /// The week of today; nil when it is the one shown.
    let today: String?

    init(_ week: ISOWeek, today: LocalDate, _ language: Language, link: (ISOWeek) -> String) {
        label = Wording(language).week(week).capitalisedFirst
        previous = link(week.adding(weeks: -1))
        next = link(week.adding(weeks: 1))
        self.today = week == ISOWeek(containing: today) ? nil : link(ISOWeek(containing: today))
    }
}

/// The form of some days in a row: to place, or away.
struct DayForm: Sendable {
    enum Purpose { case placing, absence }

    let purpose: Purpose
    var first = ""
    var last = ""
    var halves: [Choice]
    var places: [Choice]
    /// What is wrong with each field, told beside it as well as first on the page.
    private(set) var firstError: String?
    private(set) var lastError: String?
    private(set) var halfError: String?
    private(set) var placeError: String?

    struct Choice: Sendable {
        let value: String
        let label: String
        var isChosen = false
    }

    init(_ purpose: Purpose, _ places: [Place], _ language: Language) {
        let words = Wording(language)
        self.purpose = purpose
        halves = [
            Choice(value: "journee", label: MyWeekWords.in(language).wholeDay),
            Choice(value: "matin", label: words.pick("Matin", "Morning")),
            Choice(value: "apres-midi", label: words.pick("Après-midi", "Afternoon")),
        ]
        var seen: Set<Place> = []
        self.places = places.filter { seen.insert($0).inserted }.map {
            Choice(value: Cell(place: $0).letter, label: $0.label[language])
        }
    }

    /// What the `id` of each field begins with.
    static func prefix(_ purpose: Purpose) -> String { purpose == .placing ? "jours" : "absence" }

    /// The same form with what is wrong with its fields.
    func marked(_ errors: [FieldError]) -> DayForm {
        func message(_ field: String) -> String? {
            let messages = errors.filter { $0.field == "\(DayForm.prefix(purpose))-\(field)" }.map(\.atField)
            return messages.isEmpty ? nil : messages.joined(separator: " ")
        }
        var marked = self
        marked.firstError = message("debut")
        marked.lastError = message("fin")
        marked.halfError = message("demi")
        marked.placeError = message("lieu")
        return marked
    }

    /// The same form with what was typed in it.
    func filled(with form: Form) -> DayForm {
        var filled = self
        filled.first = form["debut"]
        filled.last = form["fin"]
        for index in halves.indices { filled.halves[index].isChosen = halves[index].value == form["demi"] }
        for index in places.indices { filled.places[index].isChosen = places[index].value == form["lieu"] }
        return filled
    }
}
