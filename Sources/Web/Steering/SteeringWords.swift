import Telework

struct SteeringWords: Words {
    let own: String
    let network: String
    let hiddenNote: String
    let notCounted: String
    let months: String
    let previous: String
    let next: String
    let download: String
    let people: String
    let withAgreement: String
    let share: String
    let daysPaid: String
    let cost: String
    let delay: String
    let trend: String
    let trendTable: String
    let month: String
    let requests: String
    let filed: String
    let granted: String
    let refused: String
    let withdrawn: String
    let motives: String
    let motive: String
    let formulas: String
    let formula: String
    let groups: String
    let group: String
    let organismes: String
    let organisme: String
    let branch: String
    let allBranches: String
    let show: String
    let order: String
    let nothing: String
    let corrections: String
    let count: String

    static let french = SteeringWords(
        own: "Indicateurs", network: "Le réseau en chiffres",
        hiddenNote: "Un groupe de moins de \(Suppression.threshold) personnes ou demandes est masqué, ainsi que ce qui "
            + "permettrait de le déduire. Ces chiffres ne portent sur personne en particulier.",
        notCounted: "Les chiffres sont en cours de comptage. Revenez dans un instant.",
        months: "Choisir le mois", previous: "Mois précédent", next: "Mois suivant",
        download: "Télécharger ces chiffres (CSV)", people: "Effectif", withAgreement: "Télétravaillent",
        share: "Part en télétravail", daysPaid: "Jours indemnisés", cost: "Indemnités versées",
        delay: "Délai de décision", trend: "Évolution", trendTable: "Mois par mois", month: "Mois",
        requests: "Demandes sur douze mois", filed: "déposées", granted: "accordées", refused: "refusées",
        withdrawn: "retirées", motives: "Refus par motif", motive: "Motif",
        formulas: "Formules des accords en vigueur", formula: "Formule", groups: "Qui télétravaille", group: "Groupe",
        organismes: "Organismes",
        organisme: "Organisme", branch: "Branche", allBranches: "Toutes les branches", show: "Afficher",
        order: "Trier par",
        nothing: "Aucun accord en vigueur à cette date.",
        corrections: "Régularisations", count: "Nombre")
    static let english = SteeringWords(
        own: "Indicators", network: "The network in figures",
        hiddenNote:
            "A group of fewer than \(Suppression.threshold) people or requests is hidden, and so is what would tell "
            + "it. These figures are about nobody in particular.",
        notCounted: "The figures are being counted. Come back in a moment.",
        months: "Choose the month", previous: "Previous month", next: "Next month",
        download: "Download these figures (CSV)", people: "People", withAgreement: "Teleworking",
        share: "Share teleworking", daysPaid: "Days paid", cost: "Allowances paid", delay: "Time to decide",
        trend: "Trend", trendTable: "Month by month", month: "Month", requests: "Requests over twelve months",
        filed: "filed", granted: "granted", refused: "refused", withdrawn: "withdrawn", motives: "Refusals by motive",
        motive: "Motive", formulas: "Formulas of the agreements in force", formula: "Formula", groups: "Who teleworks",
        group: "Group",
        organismes: "Organisations", organisme: "Organisation", branch: "Branch", allBranches: "All branches",
        show: "Show", order: "Sort by", nothing: "No agreement in force at that date.", corrections: "Adjustments",
        count: "Number")
}
