import Telework

/// A link of the main navigation.
struct NavigationItem: Sendable {
    let label: String
    let link: String
    let isCurrent: Bool
}

/// The main navigation: what each person may do, in the order of how often it is done.
enum Navigation {
    private struct Entry {
        let path: Path
        let label: LocalizedText
        /// Whoever may do one of these sees it.
        let acts: [Act]
        /// Other pages during which this entry is the current one.
        let alsoUnder: [Path]

        init(_ path: Path, _ french: String, _ english: String, for acts: [Act], under others: [Path] = []) {
            self.path = path
            label = LocalizedText(french: french, english: english)
            self.acts = acts
            alsoUnder = others
        }

        func isFor(_ roles: Set<Role>) -> Bool {
            roles.contains { role in acts.contains { Permissions.reach(of: $0, for: role) != nil } }
        }
    }

    private static let entries = [
        Entry(.myWeek, "Ma semaine", "My week", for: [.changeWeek], under: [.myDays, .myAbsences, .myAllowance]),
        Entry(
            .myRequests, "Mes demandes", "My requests", for: [.submitRequest], under: [.newRequest]),
        Entry(
            .requestsToAnswer, "Demandes à traiter", "Requests to answer", for: [.answerRequest, .grantVisa]),
        Entry(.teamWeek, "Équipe", "Team", for: [.viewTeamWeek], under: [.teamMonth, .personWeek]),
        Entry(
            .people, "Personnes", "People", for: [.viewPeople],
            under: [.person, .accounts, .newAccount, .accountsCreation, .account, .accountCode, .accountRoles]),
        Entry(.imports, "Imports", "Imports", for: [.importFiles], under: [.importReport, .importConfirmation]),
        Entry(
            .allowances, "Indemnités", "Allowances", for: [.closeMonth],
            under: [.allowanceMonth, .allowanceClosing, .allowancePerson, .amounts]),
        Entry(.figures, "Indicateurs", "Indicators", for: [.viewFigures]),
        Entry(.network, "Réseau", "Network", for: [.viewNetworkFigures]),
        Entry(.texts, "Textes", "Texts", for: [.viewTexts], under: [.text]),
        Entry(.journal, "Journal", "Journal", for: [.viewJournal], under: [.journalCheck]),
    ]

    /// - Parameter section: The current entry, when the page says which; the address says it otherwise.
    static func items(for visit: Visit, in section: Path? = nil) -> [NavigationItem] {
        guard let viewer = visit.viewer else { return [] }
        return entries.filter { $0.isFor(viewer.roles) }.map { entry in
            NavigationItem(
                label: entry.label[visit.language], link: entry.path.rawValue,
                isCurrent: section.map { $0 == entry.path }
                    ?? ([entry.path] + entry.alsoUnder).contains { $0.matches(visit.path) })
        }
    }

    /// The page that answers the question people of these roles come with.
    static func firstPage(for roles: Set<Role>) -> String {
        if roles.contains(.manager) { return Link.requestsToAnswer }
        if roles.contains(.humanResources) { return Link.allowances }
        if roles.contains(.employee) { return Link.myWeek() }
        if roles.contains(.network) { return Path.network.rawValue }
        return Link.texts
    }
}
