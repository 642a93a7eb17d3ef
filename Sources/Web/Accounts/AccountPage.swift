import Messages
import Telework
import UseCases

/// One account: its roles, a new code, its access.
struct AccountPage: PageModel {
    static let template = TemplateName.account

    let title: String
    let words: AccountWords
    let notice: String?
    let errors: ErrorSummary?
    let back: String
    let login: String
    let state: String
    let badge: String
    let person: String?
    let roles: [ChoiceView]
    let rolesAction: String
    let codeAction: String
    let accessAction: String
    let isOpen: Bool
    /// Nobody closes their own account.
    let hasAccessForm: Bool

    init(
        _ account: ListedAccount, givesAdministration: Bool, isOwn: Bool, notice: String? = nil,
        errors: [FieldError] = [], language: Language
    ) {
        let words = AccountWords.in(language)
        self.words = words
        title = account.name ?? account.login
        self.notice = notice
        self.errors = ErrorSummary(errors, heading: words.errors)
        back = Link.accounts()
        login = account.login
        state = words.state(of: account)
        badge = account.badge
        person = account.person.map { Link.person($0.rawValue) }
        roles = words.choices(
            givesAdministration: givesAdministration, chosen: account.roles.map(\.rawValue), language)
        rolesAction = Link.accountRoles(account.id.rawValue)
        codeAction = Link.accountCode(account.id.rawValue)
        accessAction = Link.accountAccess(account.id.rawValue)
        isOpen = account.isEnabled
        hasAccessForm = !isOwn
    }
}

extension AccountWords {
    /// The roles that are given by hand.
    ///
    /// - Parameter givesAdministration: Only an administrator makes another one.
    func choices(givesAdministration: Bool, chosen: [String], _ language: Language) -> [ChoiceView] {
        Role.assignable.sorted().filter { $0 != .administrator || givesAdministration }.map { role in
            ChoiceView(
                id: "role-\(role.rawValue)", value: role.rawValue, label: role.label[language],
                explanation: meaning(of: role), isChecked: chosen.contains(role.rawValue))
        }
    }
}

/// One-time codes, shown this once: to print, or to save for a mail merge.
struct IssuedCodesPage: PageModel {
    static let template = TemplateName.issuedCodes

    let title: String
    let words: AccountWords
    let back: String
    let summary: String
    let organisation: String
    let rows: String?
    /// The file as an address: it is kept nowhere else than in this page.
    let file: String
    let fileName: String

    init(_ issued: [IssuedCode], organisation: String, language: Language) {
        let words = AccountWords.in(language)
        self.words = words
        title = words.codesTitle
        back = Link.accounts()
        summary = Wording(language).count(issued.count, words.codeNoun, words.codeNouns)
        self.organisation = organisation
        var html = HTML(capacity: issued.count * 128)
        for code in issued {
            html.raw("<tr><th scope=\"row\">")
            html.text(code.name ?? code.login)
            html.raw("</th><td")
            html.attribute("data-label", words.login)
            html.raw(">")
            html.text(code.login)
            html.raw("</td><td")
            html.attribute("data-label", words.code)
            html.raw("><code>")
            html.text(code.code.printed)
            html.raw("</code></td></tr>")
        }
        rows = issued.isEmpty ? nil : html.string
        let lines = issued.map { [organisation, $0.login, $0.name ?? "", $0.code.printed] }
        let text = CSVText.file([words.codeColumns] + lines)
        file = "data:text/csv;charset=utf-8,\(PercentCoding.encode(text))"
        fileName = "codes-\(organisation).csv"
    }
}
