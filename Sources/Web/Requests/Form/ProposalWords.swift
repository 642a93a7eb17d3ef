/// The words of the fields of a proposal.
struct ProposalWords: Words {
    let formula: String
    let days: String
    let daysHint: String
    let daysCaption: String
    let half: String
    let wholeDay: String
    let notWorked: String
    let perWeek: String
    let perYear: String
    let countHint: String
    let place: String
    let otherPlaces: String
    let otherPlacesHint: String
    let period: String
    let start: String
    let end: String
    let endHint: String
    let longestHint: String
    let message: String
    let messageHint: String
    let formulaMissing: String
    let daysMissing: String
    let countMissing: String
    let yearCountMissing: String
    let placeMissing: String
    let startMissing: String

    static let french = ProposalWords(
        formula: "Formule", days: "Jours fixes",
        daysHint: "Cochez les moments télétravaillés chaque semaine.",
        daysCaption: "Demi-journées télétravaillées chaque semaine", half: "Moment", wholeDay: "Journée",
        notWorked: "non travaillé", perWeek: "Jours par semaine", perYear: "Jours par an",
        countHint: "En jours ou demi-journées, par exemple 2 ou 1,5.",
        place: "Lieu habituel", otherPlaces: "Autres lieux possibles",
        otherPlacesHint: "Facultatif\u{202F}: ceux d’où l’on pourra aussi télétravailler.",
        period: "Période", start: "Premier jour", end: "Dernier jour",
        endHint: "Facultatif\u{202F}: laissez vide si vous ne fixez pas de terme.",
        longestHint: "Facultatif\u{202F}: vide, l’accord va jusqu’à sa durée maximale.", message: "Message",
        messageHint: "Facultatif. N’indiquez aucune raison médicale ou privée\u{202F}: rien ne l’exige.",
        formulaMissing: "Choisissez une formule.", daysMissing: "Cochez au moins un moment de la semaine.",
        countMissing: "Indiquez un nombre de jours par semaine, comme 2 ou 1,5.",
        yearCountMissing: "Indiquez un nombre de jours par an, comme 80 ou 80,5.",
        placeMissing: "Choisissez le lieu habituel.", startMissing: "Indiquez le premier jour.")

    static let english = ProposalWords(
        formula: "Formula", days: "Fixed days", daysHint: "Tick the moments teleworked every week.",
        daysCaption: "Half-days teleworked every week", half: "Moment", wholeDay: "Whole day",
        notWorked: "not worked", perWeek: "Days a week", perYear: "Days a year",
        countHint: "In days or half-days, such as 2 or 1.5.", place: "Usual place",
        otherPlaces: "Other places possible",
        otherPlacesHint: "Optional: those from which one may also telework.", period: "Period",
        start: "First day", end: "Last day", endHint: "Optional: leave empty to set no end.",
        longestHint: "Optional: left empty, the agreement lasts as long as it may.", message: "Message",
        messageHint: "Optional. Give no medical or private reason: nothing requires it.",
        formulaMissing: "Choose a formula.", daysMissing: "Tick at least one moment of the week.",
        countMissing: "Give a number of days a week, such as 2 or 1.5.",
        yearCountMissing: "Give a number of days a year, such as 80 or 80.5.",
        placeMissing: "Choose the usual place.", startMissing: "Give the first day.")
}
