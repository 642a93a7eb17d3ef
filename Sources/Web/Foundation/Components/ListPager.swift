import Messages
import Telework

/// The way through a long list, for `partials/pages`: nil when all of it is on one page.
struct ListPager: Sendable {
    /// The name of the navigation, for screen readers.
    let pages: String
    let range: String
    let previous: String?
    let previousLabel: String
    let next: String?
    let nextLabel: String

    /// - Parameters:
    ///   - page: From 1.
    ///   - size: Rows on a page.
    ///   - link: The address of another page.
    init?(page: Int, size: Int, total: Int, _ language: Language, link: (Int) -> String) {
        guard total > size || page > 1 else { return nil }
        let words = Wording(language)
        let isFrench = language == .french
        let first = (page - 1) * size + 1
        let last = min(total, page * size)
        pages = isFrench ? "Pages de la liste" : "Pages of the list"
        let whole = words.number(total)
        if first > total {
            range = isFrench ? "Rien sur cette page, \(whole) en tout" : "Nothing on this page, \(whole) in all"
        } else {
            range =
                isFrench
                ? "\(words.number(first)) à \(words.number(last)) sur \(whole)"
                : "\(words.number(first)) to \(words.number(last)) of \(whole)"
        }
        // From beyond the end one goes back to the last page that has something.
        let lastPage = max(1, (total + size - 1) / size)
        previous = page > 1 ? link(min(page - 1, lastPage)) : nil
        previousLabel = isFrench ? "Précédents" : "Previous"
        next = page < lastPage ? link(page + 1) : nil
        nextLabel = isFrench ? "Suivants" : "Next"
    }

    /// The page that a query asks for; the first one for whatever is no page.
    static func asked(_ query: Form) -> Int {
        Int(query["page"]).flatMap { (1...100_000).contains($0) ? $0 : nil } ?? 1
    }
}
