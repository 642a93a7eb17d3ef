struct TextsWords: Words {
    let title: String
    let introduction: String
    let on: String
    let date: String
    let show: String
    let backToToday: String
    let errors: String
    let unreadable: String
    let inForce: String
    let toCome: String
    let past: String
    let rulesTogether: String
    let rulesHint: String
    let noRules: String
    let rule: String
    let article: String
    let derogation: String
    let isInForce: String
    let isToCome: String
    let isPast: String
    let source: String
    let back: String
    let comparedOn: String
    let lowerTexts: String
    let rules: String
    let narrows: String
    let repeats: String
    let derogates: String
    let filledBy: String

    static let french = TextsWords(
        title: "Textes", introduction: "Ce qui encadre le télétravail aujourd’hui dans votre organisme.",
        on: "Ce qui encadre le télétravail dans votre organisme le", date: "À quelle date",
        show: "Afficher", backToToday: "Revenir à aujourd’hui", errors: "La date est à corriger",
        unreadable: "Indiquez une date, comme 2026-12-07.", inForce: "En vigueur", toCome: "À venir",
        past: "Passés", rulesTogether: "Ce que disent ensemble les textes en vigueur",
        rulesHint: "Pour tout l’organisme\u{202F}; un service peut resserrer ces règles. Chacune cite son article.",
        noRules: "Aucun texte n’est en vigueur à cette date.", rule: "Règle", article: "Article",
        derogation: "Dérogation\u{202F}:", isInForce: "En vigueur", isToCome: "À venir", isPast: "Passé",
        source: "Source", back: "Textes", comparedOn: "Comparé aux autres textes en vigueur le",
        lowerTexts: "Textes qui le resserrent", rules: "Règles", narrows: "Resserre\u{202F}:",
        repeats: "Reprend\u{202F}:", derogates: "S’écarte de\u{202F}:", filledBy: "Fixée ailleurs\u{202F}:")
    static let english = TextsWords(
        title: "Texts", introduction: "What frames telework in your organisation today.",
        on: "What frames telework in your organisation on", date: "On which day", show: "Show",
        backToToday: "Back to today", errors: "The date needs correcting",
        unreadable: "Give a date, such as 2026-12-07.", inForce: "In force", toCome: "To come", past: "Past",
        rulesTogether: "What the texts in force say together",
        rulesHint: "For the whole organisation; a service may narrow these rules. Each names its article.",
        noRules: "No text is in force on this date.", rule: "Rule", article: "Article",
        derogation: "Derogation:", isInForce: "In force", isToCome: "To come", isPast: "Past", source: "Source",
        back: "Texts", comparedOn: "Compared with the other texts in force on",
        lowerTexts: "Texts that narrow it", rules: "Rules", narrows: "Narrows:", repeats: "Repeats:",
        derogates: "Steps outside:", filledBy: "Set elsewhere:")
}
