import Messages
import Telework
import UseCases

/// Everyone who may sign in.
struct AccountsPage: PageModel {
    static let template = TemplateName.accounts
    static let size = 50

    let title: String
    let words: AccountWords
    let summary: String
    let search: String
    let rows: String?
    let listPager: ListPager?

    init(_ all: [ListedAccount], search: String, page: ListPage, language: Language) {
        let wording = Wording(language)
        words = .in(language)
        title = words.title
        self.search = search
        let waiting = all.count { $0.mustChangePassword && $0.isEnabled }
        summary =
            "\(wording.count(all.count, words.accountNoun, words.accountsNoun)), "
            + "\(wording.count(waiting, words.waitingNoun, words.waitingNouns))."
        let found = all.filter { $0.isFound(by: search) }
        let (offset, limit) = page.bounds(size: AccountsPage.size)
        let shown = found.dropFirst(offset).prefix(limit)
        rows = shown.isEmpty ? nil : AccountsPage.rows(shown, words, language)
        listPager = ListPager(page, size: AccountsPage.size, total: found.count, language) {
            Link.accounts(search: search.isEmpty ? nil : search, page: $0)
        }
    }

    private static func rows(
        _ accounts: some Sequence<ListedAccount>, _ words: AccountWords, _ language: Language
    ) -> String {
        var html = HTML(capacity: 16_384)
        for account in accounts {
            html.raw("<tr><th scope=\"row\"><a")
            html.attribute("href", Link.account(account.id.rawValue))
            html.raw(">")
            html.text(account.name ?? account.login)
            html.raw("</a></th><td")
            html.attribute("data-label", words.login)
            html.raw(">")
            html.text(account.login)
            html.raw("</td><td")
            html.attribute("data-label", words.roles)
            html.raw(">")
            html.text(account.roleNames(language) ?? words.noRole)
            html.raw("</td><td")
            html.attribute("data-label", words.state)
            html.raw("><span")
            html.attribute("class", "badge \(account.badge)")
            html.raw(">")
            html.text(words.state(of: account))
            html.raw("</span></td></tr>")
        }
        return html.string
    }
}

extension ListedAccount {
    /// Whether the login or a word of the name begins so; case and accents do not count.
    func isFound(by search: String) -> Bool {
        let wanted = search.searchKey
        guard !wanted.isEmpty else { return true }
        return login.searchKey.hasPrefix(wanted) || (name ?? "").hasWord(beginningWith: wanted)
    }

    func roleNames(_ language: Language) -> String? {
        guard !roles.isEmpty else { return nil }
        return roles.sorted().map { $0.label[language] }.joined(separator: ", ")
    }

    /// The class beside `badge`.
    var badge: String { !isEnabled ? "refused" : mustChangePassword ? "waiting" : "accepted" }
}
