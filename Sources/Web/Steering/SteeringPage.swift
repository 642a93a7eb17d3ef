import CivilTime
import Messages
import Telework
import UseCases

/// Indicators, of one organisme or of the network: key figures, their trend, who and how, and the network's organismes.
struct SteeringPage: PageModel {
    static let template = TemplateName.steering

    let title: String
    let words: SteeringWords
    let lead: String
    /// That the month asked for has no figures.
    let missing: String?
    /// What is still being counted.
    let counting: String?
    let monthPager: MonthPager
    let file: String?
    let figures: [KeyFigure]
    let charts: [Chart]
    let trend: FigureTableView?
    let requests: FigureTableView?
    let requestsLead: String
    let tables: [FigureTableView]
    let network: NetworkView?

    struct MonthPager: Sendable {
        let previousMonth: String?
        let nextMonth: String?
    }

    struct KeyFigure: Sendable {
        let value: String
        let label: String
        /// Why there is no figure.
        let reason: String?
    }

    struct Chart: Sendable {
        let label: String
        let picture: String
        /// The last month that has a figure; the last of all where none has.
        let latest: String
    }

    struct NetworkView: Sendable {
        let title: String
        let lead: String
        let head: String
        let body: String
        let meaning: String?
        let month: String
        let hasBranches: Bool
        let branches: [Choice]
        let orders: [Choice]
        let listPager: ListPager?
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    init(
        _ figures: Steering?, months: FigureMonths, network all: NetworkFigures? = nil, query: FigureQuery,
        motives: [String: LocalizedText], language: Language
    ) {
        let (words, wording) = (SteeringWords.in(language), Wording(language))
        self.words = words
        title = all == nil ? words.own : words.network
        // What a page of another month leads to is of the month it shows.
        let query = months.missing == nil ? query : query.with { $0.month = months.shown }
        let link = { (query: FigureQuery) in all == nil ? Link.figures(query) : Link.network(query) }
        let other = { (month: YearMonth?) in month.map { month in link(query.with { $0.month = month }) } }
        monthPager = MonthPager(previousMonth: other(months.previous), nextMonth: other(months.next))
        lead = SteeringPage.lead(months.shown, all, wording)
        missing = months.missing.map {
            wording.pick(
                "Aucune donnée pour \(wording.month($0))\u{202F}; voici \(wording.month(months.shown)).",
                "No data for \(wording.month($0)); here is \(wording.month(months.shown)).")
        }
        counting = SteeringPage.counting(figures, all, words, wording)
        let asked = query.with { ($0.month, $0.page) = (months.shown, .first) }
        file = figures == nil ? nil : all == nil ? Link.figuresFile(asked) : Link.networkFile(asked)
        let tables = figures.map { SteeringTables(figures: $0, words: words, wording: wording, motives: motives) }
        self.figures = figures.map { SteeringPage.keyFigures($0, words, wording) } ?? []
        charts =
            figures.map {
                SteeringCharts(months: $0.trend, words: words, wording: wording, networkSize: all?.rows.count).all
            } ?? []
        trend = tables.map { FigureTableView($0.trend, id: "evolution", labelled: false, wording) }
        requests = tables.flatMap {
            $0.figures.refusals.isEmpty ? nil : FigureTableView($0.refusals, id: "refus", wording)
        }
        requestsLead = figures.map { SteeringPage.requestsLead($0.requests, words, wording) } ?? ""
        self.tables =
            tables.map {
                [
                    FigureTableView($0.formulas, id: "formules", wording),
                    FigureTableView($0.groups, id: "groupes", wording),
                ]
            } ?? []
        network = all.map { NetworkView($0, query, words, wording) }
    }

    private static func lead(_ month: YearMonth, _ all: NetworkFigures?, _ wording: Wording) -> String {
        let end = wording.pick("Fin \(wording.month(month))", "End of \(wording.month(month))")
        guard let all else { return "\(end)." }
        let count = wording.count(
            all.rows.count, wording.pick("organisme", "organisation"), wording.pick("organismes", "organisations"))
        let closed = all.figures.current?.closes ?? 0
        guard closed > 0 else {
            return wording.pick(
                "\(end), \(count), dont aucun n’a clôturé ce mois.",
                "\(end), \(count), of which none closed this month.")
        }
        return wording.pick(
            "\(end), \(count), dont \(wording.number(closed)) \(closed < 2 ? "a" : "ont") clôturé ce mois.",
            "\(end), \(count), of which \(wording.number(closed)) closed this month.")
    }

    private static func counting(
        _ figures: Steering?, _ all: NetworkFigures?, _ words: SteeringWords, _ wording: Wording
    ) -> String? {
        guard figures != nil else { return words.notCounted }
        let missing = all?.rows.count { !$0.member.isCounted } ?? 0
        guard missing > 0 else { return nil }
        return wording.pick(
            "\(wording.count(missing, "organisme est", "organismes sont")) en cours de comptage et ne figure"
                + "\(missing < 2 ? "" : "nt") pas encore dans les totaux.",
            "\(wording.count(missing, "organisation is", "organisations are")) being counted and not yet in the totals."
        )
    }

    private static func keyFigures(
        _ figures: Steering, _ words: SteeringWords, _ wording: Wording
    ) -> [KeyFigure] {
        guard let current = figures.current else { return [] }
        let values: [(FigureValue, String)] = [
            (current.people.figure { .count($0) }, words.people),
            (current.share, words.share),
            (current.paidDays, words.daysPaid), (current.cost, words.cost),
            (figures.requests.delay, words.delay),
        ]
        return values.map { value, label in
            guard let absence = value.absence, absence != .hidden else {
                return KeyFigure(value: value.shown(wording), label: label, reason: nil)
            }
            return KeyFigure(value: "–", label: label, reason: absence.reason(wording))
        }
    }

    private static func requestsLead(
        _ requests: Steering.Requests, _ words: SteeringWords, _ wording: Wording
    ) -> String {
        [
            (requests.filed, words.filed), (requests.granted, words.granted), (requests.refused, words.refused),
            (requests.withdrawn, words.withdrawn),
        ].map { "\($0.figure { .count($0) }.shown(wording))\u{A0}\($1)" }.joined(separator: ", ") + "."
    }
}

extension SteeringPage.NetworkView {
    init(_ all: NetworkFigures, _ query: FigureQuery, _ words: SteeringWords, _ wording: Wording) {
        let network = NetworkTable(all, query, words)
        let rows = network.table.rows
        let (offset, limit) = query.page.bounds(size: NetworkTable.size)
        title = words.organismes
        lead =
            wording.count(
                rows.count, wording.pick("organisme", "organisation"), wording.pick("organismes", "organisations"))
            + "."
        head = network.table.head()
        let page = rows.dropFirst(offset).prefix(limit)
        body = network.table.body(page, wording)
        meaning = FigureTable.legend(page, wording)
        month = all.months.shown.iso
        hasBranches = !network.branches.isEmpty
        branches =
            [SteeringPage.Choice(value: "", label: words.allBranches, isChosen: query.branch.isEmpty)]
            + network.branches.map { SteeringPage.Choice(value: $0, label: $0, isChosen: $0 == query.branch) }
        orders = network.orders(query, words, wording)
        listPager = ListPager(
            query.page, size: NetworkTable.size, total: rows.count, offersWhole: true, wording.language
        ) { page in Link.organismes(query.with { $0.page = page }) }
    }
}
