struct PersonWeekWords: Words {
    let titleBefore: String
    let back: String
    let weeks: String
    let previous: String
    let thisWeek: String
    let next: String
    let agreement: String
    let noAgreement: String
    let caption: String
    let correctCaption: String
    let confirm: String
    let confirmMissing: String
    let correct: String
    let corrected: String
    let notPast: String
    let unsaved: String

    static let french = PersonWeekWords(
        titleBefore: "Semaine de", back: "Retour à l’équipe", weeks: "Choisir la semaine",
        previous: "Semaine précédente", thisWeek: "Semaine en cours", next: "Semaine suivante",
        agreement: "Accord\u{202F}:",
        noAgreement: "Pas d’accord de télétravail en cours cette semaine.",
        caption: "Demi-journée par demi-journée",
        correctCaption: "Corriger ce qui s’est passé, demi-journée par demi-journée",
        confirm: "Je confirme cette correction\u{202F}; elle est inscrite au journal.",
        confirmMissing: "Cochez la confirmation pour corriger cette semaine.", correct: "Corriger la semaine",
        corrected: "La semaine est corrigée.",
        notPast: "Cette semaine n’a pas commencé\u{202F}: c’est à la personne de la remplir.",
        unsaved:
            "Non enregistré\u{202F}: la grille montre votre choix, les chiffres au-dessus la semaine enregistrée.")
    static let english = PersonWeekWords(
        titleBefore: "Week of", back: "Back to the team", weeks: "Choose the week", previous: "Previous week",
        thisWeek: "Current week", next: "Next week", agreement: "Agreement:",
        noAgreement: "No telework agreement in force this week.", caption: "Half-day by half-day",
        correctCaption: "Correct what happened, half-day by half-day",
        confirm: "I confirm this correction; it is recorded in the journal.",
        confirmMissing: "Tick the confirmation to correct this week.", correct: "Correct the week",
        corrected: "The week is corrected.", notPast: "This week has not begun: it is for the person to fill in.",
        unsaved: "Not saved: the grid shows your choice, the figures above it the week that is stored.")
}
