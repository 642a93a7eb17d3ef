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
    }

    struct Chart: Sendable {
        let label: String
        let picture: String
        let months: String
    }

    struct NetworkView: Sendable {
        let title: String
        let lead: String
        let head: String
        let body: String
        let month: String
        let order: String?
        let hasBranches: Bool
        let branches: [Branch]
        let listPager: ListPager?
    }

    struct Branch: Sendable {
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
        let link = { (query: FigureQuery) in all == nil ? Link.figures(query) : Link.network(query) }
        let other = { (month: YearMonth?) in month.map { month in link(query.with { $0.month = month }) } }
        monthPager = MonthPager(previousMonth: other(months.previous), nextMonth: other(months.next))
        lead = SteeringPage.lead(months.shown, all, wording)
        counting = SteeringPage.counting(figures, all, words, wording)
        let asked = query.with { $0.page = .first }
        file = figures == nil ? nil : all == nil ? Link.figuresFile(asked) : Link.networkFile(asked)
        let tables = figures.map { SteeringTables(figures: $0, words: words, wording: wording, motives: motives) }
        self.figures = figures.map { SteeringPage.keyFigures($0, words, wording) } ?? []
        charts = figures.map { SteeringPage.charts($0, words, wording) } ?? []
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
        let isPaid = current.closes > 0
        let values: [(FigureValue, String)] = [
            (current.people.figure { .count($0) }, words.people),
            (current.share, words.share),
            (isPaid ? current.paidHalves.figure { .days(halves: $0) } : .none, words.daysPaid),
            (isPaid ? current.paid.figure { .amount($0) } : .none, words.cost),
            (figures.requests.delay, words.delay),
        ]
        return values.map { KeyFigure(value: $0.shown(wording), label: $1) }
    }

    private static func charts(_ figures: Steering, _ words: SteeringWords, _ wording: Wording) -> [Chart] {
        let months = figures.trend
        guard let first = months.first, let last = months.last, months.count > 1 else { return [] }
        let drawn: [(String, [Int?], Int?)] = [
            (words.share, months.map { $0.share.rank }, 1_000_000),
            (words.daysPaid, months.map { $0.closes > 0 ? $0.paidHalves : nil }, nil),
            (words.cost, months.map { $0.closes > 0 ? $0.paid.map { Int($0.value) } : nil }, nil),
        ]
        return drawn.map { label, values, whole in
            let span = wording.pick(
                "de \(wording.month(first.month)) à \(wording.month(last.month))",
                "from \(wording.month(first.month)) to \(wording.month(last.month))")
            return Chart(
                label: label, picture: TrendChart.svg(values, of: whole, label: "\(label), \(span)"),
                months: span.capitalisedFirst)
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
        body = network.table.body(rows.dropFirst(offset).prefix(limit), wording)
        month = all.months.shown.iso
        order = query.order
        hasBranches = !network.branches.isEmpty
        branches =
            [SteeringPage.Branch(value: "", label: words.allBranches, isChosen: query.branch.isEmpty)]
            + network.branches.map { SteeringPage.Branch(value: $0, label: $0, isChosen: $0 == query.branch) }
        listPager = ListPager(
            query.page, size: NetworkTable.size, total: rows.count, offersWhole: true, wording.language
        ) { page in Link.network(query.with { $0.page = page }) }
    }
}
