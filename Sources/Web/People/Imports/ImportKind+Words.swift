import Telework
import UseCases

extension ImportKind {
    /// What the file holds, in one sentence.
    var purpose: LocalizedText {
        switch self {
        case .organisation:
            LocalizedText(
                french: "Sites, services et équipes. À charger en premier.",
                english: "Sites, services and teams. To be loaded first.")
        case .posts:
            LocalizedText(
                french: "Activités de chaque poste et ce qui s’y télétravaille.",
                english: "The activities of each post and what can be teleworked.")
        case .people:
            LocalizedText(
                french: "Toutes les personnes employées. Après l’organisation et les postes.",
                english: "Everyone employed. After the organisation and the posts.")
        case .absences:
            LocalizedText(
                french: "Jours d’absence, sans motif.", english: "Days of absence, without a reason.")
        case .days:
            LocalizedText(
                french: "Jours télétravaillés à placer, chacun jugé par les règles.",
                english: "Telework days to place, each judged by the rules.")
        }
    }

    /// The headings of the columns that a file must have, and of those that it may leave out; nil for none of them.
    var columnLists: (required: String, optional: String?) {
        func list(_ isRequired: Bool) -> String {
            columns.filter { $0.isRequired == isRequired }.map(\.heading).joined(separator: ", ")
        }
        let optional = list(false)
        return (list(true), optional.isEmpty ? nil : optional)
    }

    /// Of the columns that may be left out, those that some lines need; nil for none.
    var condition: LocalizedText? {
        guard self == .organisation else { return nil }
        return LocalizedText(
            french: "Mais un site doit avoir sa zone, et une équipe son parent.",
            english: "But a site needs its zone, and a team its parent.")
    }

    /// A small file of the kind that can be loaded as it is, in the order of the kinds.
    var example: [[String]] {
        switch self {
        case .organisation:
            [
                headings,
                ["site", "EX-SITE", "Site d’exemple", "", "FR", "120", ""],
                ["service", "EX-SERV", "Prestations d’exemple", "", "", "", ""],
                ["equipe", "EX-EQUIPE", "Équipe d’exemple", "EX-SERV", "", "", "EX0002"],
            ]
        case .posts:
            [
                headings,
                ["EX-GEST", "Gestionnaire", "Instruction des dossiers", "80", "oui", "back_office"],
                ["EX-GEST", "Gestionnaire", "Accueil", "20", "non", "accueil"],
            ]
        case .people:
            [
                headings,
                [
                    "EX0001", "Martin", "Claude", "claude.martin@exemple.fr", "", "CDI", "01/09/2015", "", "80 %",
                    "mercredi", "EX-EQUIPE", "EX-SITE", "EX-GEST", "EX0002", "fr",
                ],
                [
                    "EX0002", "Bernard", "Dominique", "dominique.bernard@exemple.fr", "", "CDI", "15/03/2010", "", "",
                    "", "EX-EQUIPE", "EX-SITE", "EX-GEST", "", "fr",
                ],
            ]
        case .absences:
            [
                headings,
                ["EX0001", "21/12/2026", "24/12/2026", ""],
                ["EX0002", "18/12/2026", "18/12/2026", "apres_midi"],
            ]
        case .days:
            [
                headings,
                ["EX0001", "15/12/2026", "", "domicile"],
                ["EX0001", "17/12/2026", "matin", "domicile"],
            ]
        }
    }
}
