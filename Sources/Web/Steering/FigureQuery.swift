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
        let order = FigureQuery.order(query["tri"])
        isDescending = order?.isDescending ?? false
        column = order?.column ?? .organisme
        page = .askedOrWhole(query)
    }

    /// Whether `tri` can name an order so.
    static func names(order: String) -> Bool { self.order(order) != nil }

    private static func order(_ text: String) -> (column: Column, isDescending: Bool)? {
        let isDescending = text.hasPrefix("-")
        return Column(rawValue: String(isDescending ? text.dropFirst() : text[...])).map { ($0, isDescending) }
    }

    /// As `tri` names the order.
    var orderName: String { (isDescending ? "-" : "") + column.rawValue }

    /// The same; nil for the usual one.
    var order: String? { column == .organisme && !isDescending ? nil : orderName }

    func with(_ change: (inout FigureQuery) -> Void) -> FigureQuery {
        var query = self
        change(&query)
        return query
    }
}
