import CivilTime

/// The addresses that pages link to and redirect to: one for each ``Path``, its parts as arguments.
public enum Link {
    public static let home = Path.home.rawValue
    public static let signOut = Path.signOut.rawValue
    public static let password = Path.password.rawValue
    public static let language = Path.language.rawValue
    public static let myRequests = Path.myRequests.rawValue
    public static let newRequest = Path.newRequest.rawValue
    public static let newRequestCheck = Path.newRequestCheck.rawValue
    public static let requestsToAnswer = Path.requestsToAnswer.rawValue
    public static let newAccount = Path.newAccount.rawValue
    public static let accountsCreation = Path.accountsCreation.rawValue
    public static let imports = Path.imports.rawValue
    public static let texts = Path.texts.rawValue
    public static let allowances = Path.allowances.rawValue
    public static let amounts = Path.amounts.rawValue
    public static let journalCheck = Path.journalCheck.rawValue
    public static let help = Path.help.rawValue
    public static let live = Path.live.rawValue
    public static let ready = Path.ready.rawValue
    public static let metrics = Path.metrics.rawValue
    public static let legalNotice = Path.legalNotice.rawValue
    public static let accessibility = Path.accessibility.rawValue

    /// - Parameter next: where to go once signed in; left out when it is the first page anyway.
    public static func signIn(next: String = home) -> String {
        next == home ? Path.signIn.rawValue : "\(Path.signIn.rawValue)?suite=\(PercentCoding.encode(next))"
    }

    /// Where a form leads that was sent once the session was over: the page says that it was not saved.
    static let signInAfterLostForm = "\(Path.signIn.rawValue)?\(lostForm.name)=\(lostForm.value)"
    static let lostForm = (name: "envoi", value: "perdu")

    public static func myWeek(_ week: ISOWeek? = nil) -> String {
        Path.myWeek.rawValue + (week.map { "?semaine=\($0.iso)" } ?? "")
    }
    public static let myWeekCheck = Path.myWeekCheck.rawValue
    public static let myDays = Path.myDays.rawValue
    public static let myAbsences = Path.myAbsences.rawValue

    /// - Parameters:
    ///   - people: Whose week, as the choice of the page names it; nil for the viewer's usual one.
    static func teamWeek(_ week: ISOWeek? = nil, of people: String? = nil, page: ListPage = .first) -> String {
        Path.teamWeek.rawValue + query([("semaine", week?.iso), ("qui", people), ("page", page.name)])
    }
    static func teamMonth(_ month: YearMonth? = nil, of people: String? = nil, page: ListPage = .first) -> String {
        Path.teamMonth.rawValue + query([("mois", month?.iso), ("qui", people), ("page", page.name)])
    }
    public static func personWeek(_ id: String, _ week: ISOWeek? = nil) -> String {
        Path.personWeek.filled(id) + query([("semaine", week?.iso)])
    }

    /// The words after the question mark, the absent ones left out.
    private static func query(_ words: [(String, String?)]) -> String {
        let pairs = words.compactMap { name, value in value.map { "\(name)=\(PercentCoding.encode($0))" } }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    public static func request(_ id: String) -> String { Path.request.filled(id) }
    /// A request, with what has just been done to it.
    static func request(_ id: String, done notice: RequestNotice) -> String {
        request(id) + query([("fait", notice.rawValue)])
    }
    static func requests(at desk: RequestDesk, page: ListPage = .first) -> String {
        requestsToAnswer + query([("file", desk.rawValue), ("page", page.name)])
    }
    public static func requestWithdrawal(_ id: String) -> String { Path.requestWithdrawal.filled(id) }
    public static func requestAcceptance(_ id: String) -> String { Path.requestAcceptance.filled(id) }
    public static func requestRefusal(_ id: String) -> String { Path.requestRefusal.filled(id) }
    public static func counterProposalCheck(_ id: String) -> String { Path.counterProposalCheck.filled(id) }
    public static func requestCounterProposal(_ id: String) -> String { Path.requestCounterProposal.filled(id) }
    public static func counterProposalAcceptance(_ id: String) -> String { Path.counterProposalAcceptance.filled(id) }
    public static func counterProposalRefusal(_ id: String) -> String { Path.counterProposalRefusal.filled(id) }
    public static func requestVisa(_ id: String) -> String { Path.requestVisa.filled(id) }
    public static func agreement(_ id: String) -> String { Path.agreement.filled(id) }
    public static func person(_ id: String) -> String { Path.person.filled(id) }
    /// - Parameter search: The beginning of a name, or an employee number.
    static func people(search: String? = nil, team: String? = nil, page: ListPage = .first) -> String {
        Path.people.rawValue + query([("nom", search), ("equipe", team), ("page", page.name)])
    }
    static func accounts(search: String? = nil, page: ListPage = .first) -> String {
        Path.accounts.rawValue + query([("nom", search), ("page", page.name)])
    }
    public static func account(_ id: String) -> String { Path.account.filled(id) }
    public static func accountCode(_ id: String) -> String { Path.accountCode.filled(id) }
    public static func accountRoles(_ id: String) -> String { Path.accountRoles.filled(id) }
    public static func accountAccess(_ id: String) -> String { Path.accountAccess.filled(id) }
    /// - Parameter kind: The name of the file, `personnes.csv`.
    public static func importExample(_ kind: String) -> String { Path.importExample.filled(kind) }
    public static func importReport(_ id: String) -> String { Path.importReport.filled(id) }
    public static func importConfirmation(_ id: String) -> String { Path.importConfirmation.filled(id) }
    public static func text(_ id: String) -> String { Path.text.filled(id) }
    /// A rule in the page of its text.
    public static func rule(_ key: String, ofText id: String) -> String { "\(text(id))#\(key)" }
    /// The texts as they stand on a day.
    public static func texts(on date: LocalDate) -> String { texts + query([("date", date.iso)]) }

    /// - Parameter search: The beginning of a name, or an employee number.
    static func allowanceMonth(_ month: YearMonth, search: String? = nil, page: ListPage = .first) -> String {
        Path.allowanceMonth.filled(month.iso) + query([("nom", search), ("page", page.name)])
    }
    public static func allowanceClosing(_ month: YearMonth) -> String { Path.allowanceClosing.filled(month.iso) }
    public static func allowancePayroll(_ month: YearMonth) -> String { Path.allowancePayroll.filled(month.iso) }
    public static func allowancePerson(_ month: YearMonth, _ id: String) -> String {
        Path.allowancePerson.filled(month.iso, id)
    }

    public static func myAllowance(_ month: YearMonth? = nil) -> String {
        Path.myAllowance.rawValue + query([("mois", month?.iso)])
    }

    /// - Parameters: The filters as they were typed; nil for those left empty.
    static func journal(
        kind: String? = nil, person: String? = nil, from: String? = nil, through: String? = nil,
        page: ListPage = .first
    ) -> String {
        Path.journal.rawValue
            + query([("acte", kind), ("personne", person), ("du", from), ("au", through), ("page", page.name)])
    }

    static func figures(_ query: FigureQuery) -> String { figures(.figures, query) }
    static func figuresFile(_ query: FigureQuery) -> String { figures(.figuresFile, query) }
    static func network(_ query: FigureQuery) -> String { figures(.network, query) }
    /// The list of organismes, below the figures of all of them.
    static func organismes(_ query: FigureQuery) -> String { network(query) + "#organismes" }
    static func networkFile(_ query: FigureQuery) -> String { figures(.networkFile, query) }
    private static func figures(_ path: Path, _ asked: FigureQuery) -> String {
        path.rawValue
            + query([
                ("mois", asked.month?.iso), ("branche", asked.branch.isEmpty ? nil : asked.branch),
                ("tri", asked.order), ("page", asked.page.name),
            ])
    }

    public static func asset(_ name: String) -> String { Path.asset.filled(name) }

    /// Whether `address` stays on this site: where a form says to go next must never lead elsewhere.
    ///
    /// `//ailleurs.fr`, `/\ailleurs.fr` and anything with a control character are read by browsers as another site.
    public static func isLocal(_ address: String) -> Bool {
        let bytes = Array(address.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 2_000 else { return false }
        if bytes.count > 1, bytes[1] == UInt8(ascii: "/") { return false }
        return !bytes.contains { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }
    }
}
