struct HelpWords: Words {
    let title: String
    let introduction: String
    let whatHeading: String
    let whatText: String
    let whatDecides: String
    let weekHeading: String
    let weekText: String
    let weekCaption: String
    let letterHeading: String
    let wordHeading: String
    let meaningHeading: String
    let requestHeading: String
    let requestSteps: [String]
    let whoHeading: String
    let who: [Topic]
    let linesHeading: String
    let linesText: String
    let call: String
    let neverHeading: String
    let neverText: String

    struct Topic: Sendable {
        let question: String
        let answer: String
    }

    static let french = HelpWords(
        title: "Aide",
        introduction: "L’essentiel pour poser vos jours, faire une demande et savoir à qui vous adresser.",
        whatHeading: "À quoi sert Pendulaire",
        whatText: "Pendulaire organise le télétravail de votre organisme\u{202F}: les demandes et les accords "
            + "individuels, les semaines, l’accueil du public d’abord, puis l’indemnité du mois.",
        whatDecides: "Les règles viennent des textes de votre organisme. Quand une demande est refusée, la page "
            + "dit pourquoi, cite l’article et propose ce qui est possible.",
        weekHeading: "Lire une semaine",
        weekText:
            "Chaque demi-journée porte une lettre et un motif. Votre responsable et les ressources humaines lisent les "
            + "lettres de ce tableau. Entre collègues, tout télétravail se lit T, et ce qui est absence ou non travaillé "
            + "se lit «\u{202F}–\u{202F}»\u{202F}: pas là.",
        weekCaption: "Lettres de la semaine",
        letterHeading: "Lettre", wordHeading: "Signification", meaningHeading: "Explication",
        requestHeading: "Demander à télétravailler",
        requestSteps: [
            "Ouvrez «\u{A0}Mes demandes\u{A0}» et choisissez une formule. Les règles s’affichent pendant la saisie.",
            "Votre responsable accepte, refuse avec un motif, ou propose autre chose que vous acceptez ou non.",
            "Les ressources humaines donnent leur visa\u{202F}: votre accord est créé, vous pouvez l’imprimer.",
            "Vous pouvez retirer votre demande à tout moment avant cela, et revenir sur site plus tard\u{202F}: "
                + "le télétravail est volontaire et réversible.",
        ],
        whoHeading: "À qui vous adresser",
        who: [
            Topic(
                question: "Une demande, un jour à déplacer", answer: "Votre responsable."),
            Topic(
                question: "Un mot de passe, un accord, une indemnité",
                answer: "Le service des ressources humaines de votre organisme."),
            Topic(
                question: "Un texte, vos droits collectifs",
                answer: "Les ressources humaines ou vos représentants du personnel (CSE)."),
            Topic(
                question: "Vos données personnelles",
                answer: "Le délégué à la protection des données de votre organisme."),
            Topic(
                question: "Votre santé, une difficulté, un isolement",
                answer:
                    "Le service de prévention et de santé au travail. Vous pouvez le joindre vous-même, sans passer "
                    + "par votre responsable."),
        ],
        linesHeading: "Parler à quelqu’un, maintenant",
        linesText: "Ces lignes sont extérieures à votre organisme. Pendulaire ne garde aucune trace de votre passage "
            + "sur cette page.",
        call: "Appeler le",
        neverHeading: "Ce que Pendulaire ne fait jamais",
        neverText: "Ni pointage, ni mesure de connexion, ni score, ni localisation, ni comparaison entre collègues. "
            + "Le motif d’une absence n’est pas enregistré.")

    static let english = HelpWords(
        title: "Help",
        introduction: "What you need to place your days, make a request and know whom to ask.",
        whatHeading: "What Pendulaire is for",
        whatText: "Pendulaire runs the telework of your organisation: requests and individual agreements, the weeks, "
            + "reception of the public first, then the allowance of the month.",
        whatDecides: "The rules come from your organisation’s texts. When a request is refused, the page says why, "
            + "names the article and offers what is possible.",
        weekHeading: "Reading a week",
        weekText:
            "Each half-day bears a letter and a pattern. Your manager and human resources read the letters of this "
            + "table. Between colleagues, all telework reads T, and what is absence or not worked reads “–”: not there.",
        weekCaption: "Letters of the week",
        letterHeading: "Letter", wordHeading: "Meaning", meaningHeading: "Explanation",
        requestHeading: "Asking to telework",
        requestSteps: [
            "Open “My requests” and choose a formula. The rules answer while you fill in the form.",
            "Your manager accepts, refuses with a reason, or proposes something else that you accept or decline.",
            "Human resources countersign: your agreement is made and you can print it.",
            "You can withdraw your request at any moment before that, and come back on site later: telework is "
                + "voluntary and reversible.",
        ],
        whoHeading: "Whom to ask",
        who: [
            Topic(question: "A request, a day to move", answer: "Your manager."),
            Topic(
                question: "A password, an agreement, an allowance",
                answer: "The human resources department of your organisation."),
            Topic(
                question: "A text, your collective rights",
                answer: "Human resources or your staff representatives (CSE)."),
            Topic(question: "Your personal data", answer: "The data protection officer of your organisation."),
            Topic(
                question: "Your health, a difficulty, isolation",
                answer: "The occupational health service. You can reach it yourself, without asking your manager."),
        ],
        linesHeading: "Talk to someone, now",
        linesText: "These lines are outside your organisation. Pendulaire keeps no trace of your visit to this page.",
        call: "Call",
        neverHeading: "What Pendulaire never does",
        neverText: "No clocking in, no measure of connection, no score, no location, no comparison between "
            + "colleagues. The reason for an absence is not stored.")
}
