/// Every address of the pages, as the router knows it. Links to them are in ``Link``.
public enum Path: String, CaseIterable, Sendable {
    case home = "/"
    case signIn = "/connexion"
    case signOut = "/deconnexion"
    case password = "/mot-de-passe"
    case language = "/langue"

    case myWeek = "/ma-semaine"
    case myWeekCheck = "/ma-semaine/verification"
    case myDays = "/ma-semaine/jours"
    case myAbsences = "/ma-semaine/absences"
    case myRequests = "/mes-demandes"
    case newRequest = "/mes-demandes/nouvelle"
    case newRequestCheck = "/mes-demandes/verification"

    case requestsToAnswer = "/demandes"
    case request = "/demandes/{id}"
    case requestWithdrawal = "/demandes/{id}/retrait"
    case requestAcceptance = "/demandes/{id}/acceptation"
    case requestRefusal = "/demandes/{id}/refus"
    case requestCounterProposal = "/demandes/{id}/contre-proposition"
    case counterProposalCheck = "/demandes/{id}/contre-proposition/verification"
    case counterProposalAcceptance = "/demandes/{id}/contre-proposition/acceptation"
    case counterProposalRefusal = "/demandes/{id}/contre-proposition/refus"
    case requestVisa = "/demandes/{id}/visa"
    case agreement = "/accords/{id}"

    case teamWeek = "/equipe/semaine"
    case teamMonth = "/equipe/mois"

    case people = "/personnes"
    case person = "/personnes/{id}"
    case personWeek = "/personnes/{id}/semaine"
    case accounts = "/comptes"
    case newAccount = "/comptes/nouveau"
    case accountsCreation = "/comptes/creation"
    case account = "/comptes/{id}"
    case accountCode = "/comptes/{id}/code"
    case accountRoles = "/comptes/{id}/roles"
    case accountAccess = "/comptes/{id}/acces"
    case imports = "/imports"
    case importReport = "/imports/{id}"
    case importConfirmation = "/imports/{id}/confirmation"
    case importExample = "/imports/exemples/{kind}"

    case texts = "/textes"
    case text = "/textes/{id}"

    case allowances = "/indemnites"
    case allowanceMonth = "/indemnites/{month}"
    case allowanceClosing = "/indemnites/{month}/cloture"
    case allowancePayroll = "/indemnites/{month}/paie.csv"
    case allowancePerson = "/indemnites/{month}/personnes/{id}"
    case amounts = "/montants"
    case myAllowance = "/mes-indemnites"

    case journal = "/journal"
    case journalCheck = "/journal/verification"

    case figures = "/indicateurs"
    case figuresFile = "/indicateurs/chiffres.csv"
    case network = "/reseau"
    case networkFile = "/reseau/chiffres.csv"

    case help = "/aide"
    case legalNotice = "/mentions-legales"
    case accessibility = "/accessibilite"
    case asset = "/assets/{name}"

    case live = "/sante/vivant"
    case ready = "/sante/pret"
    /// On a port of its own: the pages do not have it.
    case metrics = "/metriques"

    /// The address with its parts in braces.
    public var template: String { rawValue }

    /// The names between braces, in order.
    public var parameters: [String] {
        template.split(separator: "/").compactMap { part in
            part.hasPrefix("{") && part.hasSuffix("}") ? String(part.dropFirst().dropLast()) : nil
        }
    }

    /// Whether somebody who is not signed in may come.
    public var isOpen: Bool {
        switch self {
        case .signIn, .language, .help, .legalNotice, .accessibility, .asset, .live, .ready: true
        default: false
        }
    }

    /// Whether an address is the same for everybody, and answered however busy the server is: assets and health.
    static func isForMachines(_ address: String) -> Bool {
        address.hasPrefix("/assets/") || address.hasPrefix("/sante/")
    }

    /// The path of an address; where two match, the one that says it in full.
    static func of(_ address: String) -> Path? {
        let matching = allCases.filter { $0.matches(address) }
        return matching.first { $0.parameters.isEmpty } ?? matching.first
    }

    /// Whether `address`, without its query, is one of this path's.
    public func matches(_ address: String) -> Bool {
        let expected = template.split(separator: "/", omittingEmptySubsequences: true)
        let actual = address.split(separator: "/", omittingEmptySubsequences: true)
        return expected.count == actual.count
            && zip(expected, actual).allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") || $0 == $1 }
    }

    /// The address with its parts filled, each percent-encoded.
    func filled(_ values: String...) -> String {
        var rest = values[...]
        return template.split(separator: "/", omittingEmptySubsequences: false)
            .map { part in
                guard part.hasPrefix("{") else { return String(part) }
                return PercentCoding.encode(rest.popFirst() ?? "")
            }
            .joined(separator: "/")
    }
}
