struct AccessibilityWords: Words {
    let title: String
    let introduction: String
    let stateHeading: String
    let state: String
    let why: String
    let testedHeading: String
    let tested: [String]
    let limitsHeading: String
    let limits: [String]
    let technologiesHeading: String
    let technologies: String
    let contactHeading: String
    let contact: String
    let defenderHeading: String
    let defender: String
    let defenderWays: [String]

    static let french = AccessibilityWords(
        title: "Accessibilité",
        introduction: "Déclaration d’accessibilité de Pendulaire, établie par ses auteurs.",
        stateHeading: "État de conformité",
        state: "Pendulaire est non conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1).",
        why:
            "Aucun audit indépendant n’a encore été mené\u{202F}: sans lui, aucun taux de conformité ne peut être annoncé. "
            + "Le site est conçu et vérifié par ses auteurs pour suivre le RGAA.",
        testedHeading: "Ce que nous vérifions",
        tested: [
            "Chaque page fonctionne sans JavaScript, au clavier, à 320 pixels de large et agrandie à 200\u{202F}%.",
            "Les contrastes sont d’au moins 4,5 pour 1 pour le texte, en thème clair et en thème sombre.",
            "Aucune information n’est donnée par la couleur seule.",
        ],
        limitsHeading: "Ce qui reste à faire",
        limits: [
            "Un audit par un tiers et des essais avec des personnes qui utilisent des technologies d’assistance.",
            "La vérification avec NVDA, JAWS et VoiceOver.",
        ],
        technologiesHeading: "Technologies",
        technologies: "HTML, CSS, SVG, et JavaScript en complément.",
        contactHeading: "Signaler une difficulté",
        contact: "Si vous n’arrivez pas à utiliser une page, écrivez au référent handicap ou au service des ressources "
            + "humaines de votre organisme\u{202F}: une réponse et une autre façon de faire vous sont dues.",
        defenderHeading: "Sans réponse",
        defender: "Si vous avez signalé un défaut d’accessibilité et n’avez pas obtenu de réponse satisfaisante, vous "
            + "pouvez saisir le Défenseur des droits\u{202F}:",
        defenderWays: [
            "en ligne, sur formulaire.defenseurdesdroits.fr\u{202F};",
            "par téléphone, au 09\u{A0}69\u{A0}39\u{A0}00\u{A0}00\u{202F};",
            "par courrier gratuit, sans timbre\u{202F}: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
        ])

    static let english = AccessibilityWords(
        title: "Accessibility",
        introduction: "Accessibility statement of Pendulaire, written by its authors.",
        stateHeading: "Compliance",
        state: "Pendulaire does not comply with the French accessibility standard (RGAA 4.1).",
        why: "No independent audit has been made yet: without one, no rate of compliance can be given. The site is "
            + "designed and checked by its authors to follow the RGAA.",
        testedHeading: "What we check",
        tested: [
            "Each page works without JavaScript, with the keyboard, 320 pixels wide and enlarged to 200%.",
            "Contrasts are at least 4.5 to 1 for text, in the light and the dark theme.",
            "No information is given by colour alone.",
        ],
        limitsHeading: "What remains to be done",
        limits: [
            "An audit by a third party and trials with people who use assistive technologies.",
            "Checks with NVDA, JAWS and VoiceOver.",
        ],
        technologiesHeading: "Technologies",
        technologies: "HTML, CSS, SVG, and JavaScript as an extra.",
        contactHeading: "Report a difficulty",
        contact: "If you cannot use a page, write to the disability officer or the human resources department of your "
            + "organisation: you are owed an answer and another way to do it.",
        defenderHeading: "Without an answer",
        defender: "If you reported an accessibility fault and had no satisfactory answer, you can turn to the French "
            + "Defender of Rights:",
        defenderWays: [
            "online, at formulaire.defenseurdesdroits.fr;",
            "by telephone, 09\u{A0}69\u{A0}39\u{A0}00\u{A0}00;",
            "by free post, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
        ])
}
