import CivilTime
import Telework

/// What the address of a page of indicators asks for; what means nothing is left out.
struct FigureQuery: Hashable, Sendable {
    enum Column: String, CaseIterable, Sendable {
        case organisme
        case people = "effectif"
        case share = "part"
        case days = "jours"
        case cost = "cout"
        case delay = "delai"
        case refused = "refus"
    }

    var month: YearMonth?
    /// Only organismes of this branch; empty for all.
    var branch = ""
    var column = Column.organisme
    var isDescending = false
    var page = ListPage.first

    init(_ query: Form) {
        month = YearMonth(iso: query["mois"])
        branch = query["branche"]
        let order = query["tri"]
        isDescending = order.hasPrefix("-")
        column = Column(rawValue: String(isDescending ? order.dropFirst() : order[...])) ?? .organisme
        page = .askedOrWhole(query)
    }

    /// As `tri` names the order; nil for the usual one.
    var order: String? {
        column == .organisme && !isDescending ? nil : (isDescending ? "-" : "") + column.rawValue
    }

    func with(_ change: (inout FigureQuery) -> Void) -> FigureQuery {
        var query = self
        change(&query)
        return query
    }
}
