import UseCases

struct TeamWords: Words {
    let title: String
    let views: String
    let week: String
    let month: String
    let weeks: String
    let previous: String
    let thisWeek: String
    let next: String
    let months: String
    let previousMonth: String
    let thisMonth: String
    let nextMonth: String
    let who: String
    let show: String
    let mine: String
    let managed: String
    let everyone: String
    let team: String
    let person: String
    let onSite: String
    /// After a figure that counts people of the other pages too.
    let everyPage: String
    let onSiteMorning: String
    let onSiteAfternoon: String
    let nobody: String
    let scrollHint: String

    /// The label of a figure of the whole team: it says so where only some of the people are shown.
    func figure(_ label: String, of view: ViewTeam.Page) -> String {
        view.rows.count < view.total ? "\(label) \(everyPage)" : label
    }

    static let french = TeamWords(
        title: "Équipe", views: "Période", week: "Semaine", month: "Mois", weeks: "Choisir la semaine",
        previous: "Semaine précédente", thisWeek: "Semaine en cours", next: "Semaine suivante",
        months: "Choisir le mois", previousMonth: "Mois précédent", thisMonth: "Ce mois-ci", nextMonth: "Mois suivant",
        who: "Qui", show: "Afficher", mine: "Mon équipe", managed: "Les personnes que j’encadre",
        everyone: "Tout l’organisme", team: "Équipe", person: "Personne", onSite: "Sur site",
        everyPage: "(toutes les pages)",
        onSiteMorning: "Sur site le matin",
        onSiteAfternoon: "Sur site l’après-midi", nobody: "Personne n’est à afficher sur cette période.",
        scrollHint: "Faites glisser le tableau pour voir tout le mois.")
    static let english = TeamWords(
        title: "Team", views: "Period", week: "Week", month: "Month", weeks: "Choose the week",
        previous: "Previous week", thisWeek: "Current week", next: "Next week", months: "Choose the month",
        previousMonth: "Previous month", thisMonth: "This month", nextMonth: "Next month", who: "Who", show: "Show",
        mine: "My team", managed: "The people I manage", everyone: "The whole organisation", team: "Team",
        person: "Person", onSite: "On site", everyPage: "(all pages)", onSiteMorning: "On site, mornings",
        onSiteAfternoon: "On site, afternoons",
        nobody: "There is nobody to show in this period.",
        scrollHint: "Slide the table to see the whole month.")
}
