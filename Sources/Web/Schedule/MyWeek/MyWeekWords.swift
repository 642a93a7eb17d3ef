struct MyWeekWords: Words {
    let title: String
    let weeks: String
    let previous: String
    let thisWeek: String
    let next: String
    let noAgreement: String
    let ask: String
    let agreement: String
    let allowances: String
    let gridHeading: String
    let gridCaption: String
    let save: String
    let reset: String
    let team: String
    let teamCaption: String
    let alone: String
    let person: String
    let wholeTeam: String
    let placeHeading: String
    let placeHint: String
    let first: String
    let last: String
    let lastHint: String
    let half: String
    let wholeDay: String
    let place: String
    let placeSubmit: String
    let absenceHeading: String
    let absenceHint: String
    let record: String
    let cancel: String
    let saved: String
    let placed: String
    let recorded: String
    let known: String
    let cancelled: String
    let unchanged: String
    let lostTitle: String
    let tooOld: String
    let ahead: String
    let unsaved: String

    static let french = MyWeekWords(
        title: "Ma semaine", weeks: "Choisir la semaine", previous: "Semaine précédente",
        thisWeek: "Semaine en cours", next: "Semaine suivante",
        noAgreement: "Vous n’avez pas d’accord de télétravail en cours cette semaine\u{202F}: vos jours sont sur site.",
        ask: "Demander le télétravail", agreement: "Votre accord\u{202F}:",
        allowances: "Voir mes indemnités",
        gridHeading: "Mes demi-journées", gridCaption: "Où vous serez, demi-journée par demi-journée",
        save: "Enregistrer ma semaine", reset: "Annuler mes changements", team: "Mon équipe cette semaine",
        teamCaption: "Qui est sur site, et quand",
        alone: "Vous n’avez pas de collègue dans votre équipe cette semaine.",
        person: "Collègue", wholeTeam: "Voir l’équipe sur un mois", placeHeading: "Placer des jours de télétravail",
        placeHint: "Un jour, ou plusieurs à la suite. Un jour déjà placé ne se place pas deux fois.",
        first: "Premier jour", last: "Dernier jour", lastHint: "Vide\u{202F}: un seul jour.", half: "Moment",
        wholeDay: "Journée entière", place: "Lieu", placeSubmit: "Placer",
        absenceHeading: "Signaler une absence",
        absenceHint:
            "Sans motif\u{202F}: aucun n’est demandé ni enregistré. Cela ne remplace pas une demande de congé. "
            + "Les jours d’une absence annulée reviennent sur site\u{202F}: le télétravail qu’elle couvrait est à "
            + "placer de nouveau.",
        record: "Signaler", cancel: "Annuler une absence",
        saved: "Votre semaine est enregistrée.", placed: "Vos jours de télétravail sont placés.",
        recorded: "Votre absence est notée.", known: "Cette absence était déjà notée\u{202F}: rien ne change.",
        cancelled:
            "L’absence est annulée\u{202F}: ces jours sont sur site. Si vous y télétravailliez, placez-les de nouveau.",
        unchanged: "Aucun changement.",
        lostTitle: "Des jours de télétravail que vous aviez placés ne sont plus possibles",
        tooOld: "avant votre entrée, ou trop ancien pour que la paie soit encore corrigée.",
        ahead: "Vous ne travaillez plus cette semaine\u{202F}: voici la suivante.",
        unsaved:
            "Non enregistré\u{202F}: la grille montre votre choix, les chiffres au-dessus la semaine enregistrée.")

    static let english = MyWeekWords(
        title: "My week", weeks: "Choose the week", previous: "Previous week", thisWeek: "Current week",
        next: "Next week",
        noAgreement: "You have no telework agreement in force this week: your days are on site.",
        ask: "Ask for telework", agreement: "Your agreement:", allowances: "See my allowances",
        gridHeading: "My half-days",
        gridCaption: "Where you will be, half-day by half-day", save: "Save my week", reset: "Undo my changes",
        team: "My team this week", teamCaption: "Who is on site, and when",
        alone: "You have no colleague in your team this week.", person: "Colleague",
        wholeTeam: "See the team over a month", placeHeading: "Place telework days",
        placeHint: "One day, or several in a row. A day already placed cannot be placed twice.",
        first: "First day", last: "Last day", lastHint: "Empty: one day only.", half: "Time",
        wholeDay: "Whole day", place: "Place", placeSubmit: "Place",
        absenceHeading: "Report an absence",
        absenceHint:
            "Without a reason: none is asked or stored. This does not replace a leave request. The days of a cancelled "
            + "absence go back on site: the telework that it covered is to be placed again.",
        record: "Report", cancel: "Cancel an absence", saved: "Your week is saved.",
        placed: "Your telework days are placed.", recorded: "Your absence is noted.",
        known: "This absence was noted already: nothing changes.",
        cancelled:
            "The absence is cancelled: these days are on site. If you teleworked on them, place them again.",
        unchanged: "No change.",
        lostTitle: "Telework days that you had placed are no longer possible",
        tooOld: "before your arrival, or too long ago for pay to be corrected.",
        ahead: "Your work of this week is over: this is the next one.",
        unsaved: "Not saved: the grid shows your choice, the figures above it the week that is stored.")
}
