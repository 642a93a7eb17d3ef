import Messages
import Telework
import UseCases

/// The organismes of the network, in the order and of the branch that the address asks for.
struct NetworkTable {
    static let size = 25

    let table: FigureTable
    /// Of all organismes, in order.
    let branches: [String]

    init(_ network: NetworkFigures, _ query: FigureQuery, _ words: SteeringWords) {
        branches = Set(network.rows.compactMap(\.member.branch)).sorted()
        let hasBranches = !branches.isEmpty
        var labels: [(FigureQuery.Column?, String)] = FigureQuery.Column.allCases.map { ($0, words.label(of: $0)) }
        if hasBranches { labels.insert((nil, words.branch), at: 1) }
        let columns = labels.map { column, label in
            guard let column else { return FigureTable.Column(label) }
            let isCurrent = query.column == column
            // Names from the first on, figures from the largest; again turns it round.
            let asked = query.with {
                $0.column = column
                $0.isDescending = isCurrent ? !query.isDescending : column != .organisme
                $0.page = .first
            }
            return FigureTable.Column(
                label, link: Link.organismes(asked),
                order: isCurrent ? (query.isDescending ? "descending" : "ascending") : nil)
        }
        let rows = NetworkTable.shown(of: network, query).map { row -> [FigureValue] in
            let name: [FigureValue] = [.text(row.member.name)] + (hasBranches ? [.text(row.member.branch ?? "–")] : [])
            guard row.member.isCounted else { return name + Array(repeating: .none(.uncounted), count: 6) }
            return name + FigureQuery.Column.allCases.dropFirst().map { row.value($0) }
        }
        table = FigureTable(title: words.organismes, columns: columns, rows: rows)
    }

    /// The organismes that the address asks for, in its order.
    static func shown(of network: NetworkFigures, _ query: FigureQuery) -> [NetworkFigures.Row] {
        ordered(chosen(of: network, query), query)
    }

    /// Judges an address before any of its table is made.
    ///
    /// - Throws: ``WebError/wrongValue(_:)`` for a branch that there is not, and for a page beyond the last.
    static func require(_ query: FigureQuery, of network: NetworkFigures) throws {
        let rows = chosen(of: network, query)
        if !query.branch.isEmpty, rows.isEmpty {
            throw WebError.wrongValue(
                AddressFault(.branch, value: query.branch, link: Link.organismes(query.with { $0.branch = "" })))
        }
        let last = ListPage.last(of: rows.count, size: size)
        guard !query.page.isWhole, query.page.number > last.number else { return }
        throw WebError.wrongValue(
            .beyond(last, query.page, link: Link.organismes(query.with { $0.page = .first })))
    }

    /// All orders, for those whose screen has no room for the heads of columns.
    func orders(_ query: FigureQuery, _ words: SteeringWords, _ wording: Wording) -> [SteeringPage.Choice] {
        FigureQuery.Column.allCases.flatMap { column in
            // Names from the first on, figures from the largest.
            (column == .organisme ? [false, true] : [true, false]).map { isDescending in
                let asked = query.with { ($0.column, $0.isDescending) = (column, isDescending) }
                let way =
                    column == .organisme
                    ? (isDescending ? wording.pick("de Z à A", "Z to A") : wording.pick("de A à Z", "A to Z"))
                    : isDescending
                        ? wording.pick("décroissant", "largest first") : wording.pick("croissant", "smallest first")
                return SteeringPage.Choice(
                    value: asked.orderName, label: "\(words.label(of: column)), \(way)",
                    isChosen: query.column == column && query.isDescending == isDescending)
            }
        }
    }

    private static func chosen(of network: NetworkFigures, _ query: FigureQuery) -> [NetworkFigures.Row] {
        network.rows.filter { query.branch.isEmpty || $0.member.branch == query.branch }
    }

    private static func ordered(_ rows: [NetworkFigures.Row], _ query: FigureQuery) -> [NetworkFigures.Row] {
        guard query.column != .organisme else { return query.isDescending ? rows.reversed() : rows }
        let ranked = rows.enumerated().map { (rank: $1.value(query.column).rank, place: $0, row: $1) }
        // What is hidden is last either way: its place would tell its size.
        let known = ranked.filter { $0.rank != nil }.sorted { left, right in
            let (one, other) = (left.rank ?? 0, right.rank ?? 0)
            if one != other { return query.isDescending ? one > other : one < other }
            return left.place < right.place
        }
        return (known + ranked.filter { $0.rank == nil }).map(\.row)
    }
}

extension SteeringWords {
    func label(of column: FigureQuery.Column) -> String {
        switch column {
        case .organisme: organisme
        case .people: people
        case .share: share
        case .days: daysPaid
        case .cost: cost
        case .delay: delay
        case .refused: refused.capitalisedFirst
        }
    }
}

extension NetworkFigures.Row {
    func value(_ column: FigureQuery.Column) -> FigureValue {
        switch column {
        case .organisme: .text(member.name)
        case .people: people.figure { .count($0) }
        case .share: isBegun ? teleworkers.figure { .part($0, of: people ?? 0) } : .none(.noData)
        case .days: isClosed ? paidHalves.figure { .days(halves: $0) } : .none(isBegun ? .notClosed : .noData)
        case .cost: isClosed ? paid.figure { .amount($0) } : .none(isBegun ? .notClosed : .noData)
        case .delay: decided == 0 ? .none(.noDecision) : minutes.figure { .delay(minutes: $0) }
        case .refused: refused.figure { .part($0, of: decided ?? 0, else: .noDecision) }
        }
    }
}
