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
        let labels: [(FigureQuery.Column?, String)] =
            [(.organisme, words.organisme)] + (hasBranches ? [(nil, words.branch)] : [])
            + [
                (.people, words.people), (.share, words.share), (.days, words.daysPaid), (.cost, words.cost),
                (.delay, words.delay), (.refused, words.refused.capitalisedFirst),
            ]
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
                label, link: Link.network(asked),
                order: isCurrent ? (query.isDescending ? "descending" : "ascending") : nil)
        }
        let shown = network.rows.filter { query.branch.isEmpty || $0.member.branch == query.branch }
        let rows = NetworkTable.ordered(shown, query).map { row -> [FigureValue] in
            let name: [FigureValue] = [.text(row.member.name)] + (hasBranches ? [.text(row.member.branch ?? "–")] : [])
            guard row.member.isCounted else { return name + Array(repeating: .uncounted, count: 6) }
            return name + FigureQuery.Column.allCases.dropFirst().map { row.value($0) }
        }
        table = FigureTable(title: words.organismes, columns: columns, rows: rows)
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

extension NetworkFigures.Row {
    func value(_ column: FigureQuery.Column) -> FigureValue {
        switch column {
        case .organisme: .text(member.name)
        case .people: people.figure { .count($0) }
        case .share: teleworkers.figure { .share($0, of: people ?? 0) }
        case .days: isClosed ? paidHalves.figure { .days(halves: $0) } : .none
        case .cost: isClosed ? paid.figure { .amount($0) } : .none
        case .delay: decided == 0 ? .none : minutes.figure { .delay(minutes: $0) }
        case .refused: refused.figure { .share($0, of: decided ?? 0) }
        }
    }
}
