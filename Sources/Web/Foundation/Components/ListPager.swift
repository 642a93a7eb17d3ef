import Messages
import Telework

/// The way through a long list, for `partials/pages`: nil when all of it is on one page anyway.
struct ListPager: Sendable {
    /// The name of the navigation, for screen readers.
    let pages: String
    let range: String
    // Not `previous` and `next`: a template that finds none here takes those of the page around, a month's for one.
    let previousPage: String?
    let previousLabel: String
    let nextPage: String?
    let nextLabel: String
    /// The whole list at once, to print it, or back from it to the first page.
    let otherWay: String?
    let otherLabel: String

    /// - Parameters:
    ///   - page: What is shown of the list.
    ///   - size: Rows on a page.
    ///   - offersWhole: Whether the whole list can be asked for at once.
    ///   - link: The address of another page.
    init?(
        _ page: ListPage, size: Int, total: Int, offersWhole: Bool = false, _ language: Language,
        link: (ListPage) -> String
    ) {
        guard total > size || page.number > 1 else { return nil }
        let words = Wording(language)
        pages = words.pick("Pages de la liste", "Pages of the list")
        previousLabel = words.pick("Précédents", "Previous")
        nextLabel = words.pick("Suivants", "Next")
        let whole = words.number(total)
        guard !page.isWhole else {
            range = words.pick("\(whole) en tout", "\(whole) in all")
            (previousPage, nextPage) = (nil, nil)
            otherWay = link(.first)
            otherLabel = words.pick("Afficher par pages", "Show by pages")
            return
        }
        let (first, last) = ((page.number - 1) * size + 1, min(total, page.number * size))
        range =
            first > total
            ? words.pick("Rien sur cette page, \(whole) en tout", "Nothing on this page, \(whole) in all")
            : words.pick(
                "\(words.number(first)) à \(words.number(last)) sur \(whole)",
                "\(words.number(first)) to \(words.number(last)) of \(whole)")
        // From beyond the end one goes back to the last page that has something.
        let lastPage = ListPage.last(of: total, size: size).number
        previousPage = page.number > 1 ? link(ListPage(min(page.number - 1, lastPage))) : nil
        nextPage = page.number < lastPage ? link(ListPage(page.number + 1)) : nil
        otherWay = offersWhole ? link(.whole) : nil
        otherLabel = words.pick("Tout afficher, pour imprimer", "Show everything, to print it")
    }
}

/// What is shown of a list: one of its pages, or the whole of it.
struct ListPage: Hashable, Sendable {
    /// From 1.
    let number: Int
    let isWhole: Bool

    static let first = ListPage(1)
    static let whole = ListPage(1, isWhole: true)

    init(_ number: Int) { self.init(number, isWhole: false) }

    private init(_ number: Int, isWhole: Bool) {
        self.number = number
        self.isWhole = isWhole
    }

    /// The last one that has something, the first for an empty list.
    static func last(of total: Int, size: Int) -> ListPage { ListPage(max(1, (total + size - 1) / size)) }

    /// The page that a query asks for; the first one when it asks for none (``AddressFault`` tells what is no page).
    init(asked query: Form) {
        self.init(Int(query["page"]).flatMap { (1...100_000).contains($0) ? $0 : nil } ?? 1)
    }

    /// The same where the whole list is offered, as `page=toutes`.
    static func askedOrWhole(_ query: Form) -> ListPage {
        query["page"] == wholeName ? .whole : ListPage(asked: query)
    }

    /// Whether an address names a page by this word, or the whole list.
    static func names(_ text: String) -> Bool {
        text == wholeName || Int(text).map { (1...100_000).contains($0) } ?? false
    }

    private static let wholeName = "toutes"

    /// As addresses name it; nil for the first one, which needs no name.
    var name: String? { isWhole ? ListPage.wholeName : number > 1 ? String(number) : nil }

    /// Rows before it, and how many it has at most.
    func bounds(size: Int) -> (offset: Int, limit: Int) {
        isWhole ? (0, .max) : ((number - 1) * size, size)
    }
}
