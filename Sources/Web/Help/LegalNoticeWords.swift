struct LegalNoticeWords: Words {
    let title: String
    let introduction: String
    let publisherHeading: String
    let publisher: String
    let licence: String
    let purposeHeading: String
    let purpose: String
    let storedHeading: String
    let stored: [String]
    let neverHeading: String
    let never: [String]
    let whoHeading: String
    let who: String
    let keptHeading: String
    let kept: String
    let cookiesHeading: String
    let cookies: String
    let rightsHeading: String
    let rights: String
    let complaint: String

    static let french = LegalNoticeWords(
        title: "Mentions légales",
        introduction: "Qui est responsable de ce site, et ce qu’il sait de vous.",
        publisherHeading: "Éditeur et hébergement",
        publisher: "Ce site est édité par l’organisme qui vous emploie, responsable du traitement de vos données. "
            + "Le logiciel et la base sont installés sur ses serveurs ou chez l’hébergeur qu’il a choisi.",
        licence: "Pendulaire est un logiciel libre, sous licence publique de l’Union européenne (EUPL 1.2).",
        purposeHeading: "Pourquoi ces données",
        purpose:
            "Organiser le télétravail\u{202F}: appliquer les textes, tenir l’accueil du public, calculer l’indemnité.",
        storedHeading: "Ce qui est enregistré",
        stored: [
            "Votre matricule, vos nom, prénom et adresse électronique professionnelle, transmis par les ressources "
                + "humaines, avec votre contrat, votre équipe, votre site, votre poste et votre rythme de travail.",
            "Votre sexe, s’il a été transmis, pour les seuls chiffres d’égalité professionnelle.",
            "Vos demandes, leurs réponses et vos accords.",
            "Pour chaque demi-journée\u{202F}: sur site, en télétravail, absent ou non travaillée.",
            "Vos jours indemnisés et leur montant.",
            "Un journal des décisions\u{202F}: qui a décidé quoi, quand et selon quelle règle.",
        ],
        neverHeading: "Ce qui n’est jamais enregistré",
        never: [
            "Le motif d’une absence ou d’une priorité, un état de santé, un handicap, une grossesse.",
            "Vos heures de connexion, votre activité à l’écran, vos appels.",
            "Votre position ou l’adresse d’où vous vous connectez.",
            "Une note, un score ou un classement.",
        ],
        whoHeading: "Qui voit quoi",
        who: "Vous voyez vos données. Votre responsable voit les demandes et les semaines de son équipe. Vos "
            + "collègues d’équipe voient quand vous êtes sur site. Les ressources humaines voient ce qui sert à leur "
            + "mission.",
        keptHeading: "Combien de temps",
        kept:
            "Les durées sont fixées par votre organisme et figurent dans son registre des traitements. Le délégué à la "
            + "protection des données vous les communique.",
        cookiesHeading: "Cookies",
        cookies:
            "Trois cookies, tous nécessaires\u{202F}: votre session, la protection des formulaires, la langue. Aucune "
            + "mesure d’audience, aucun tiers.",
        rightsHeading: "Vos droits",
        rights: "Vous pouvez demander l’accès à vos données, leur rectification ou leur effacement, la limitation du "
            + "traitement ou vous y opposer, auprès du délégué à la protection des données de votre organisme.",
        complaint: "Si sa réponse ne vous satisfait pas, vous pouvez saisir la Commission nationale de l’informatique "
            + "et des libertés (CNIL), cnil.fr.")

    static let english = LegalNoticeWords(
        title: "Legal notice",
        introduction: "Who is responsible for this site, and what it knows about you.",
        publisherHeading: "Publisher and hosting",
        publisher: "This site is published by the organisation that employs you, which is the controller of your data. "
            + "The software and its database are installed on its servers or with the host it chose.",
        licence: "Pendulaire is free software, under the European Union Public Licence (EUPL 1.2).",
        purposeHeading: "Why these data",
        purpose: "To run telework: apply the texts, keep reception of the public staffed, compute the allowance.",
        storedHeading: "What is stored",
        stored: [
            "Your employee number, names and work e-mail, sent by human resources, with your contract, team, site, post "
                + "and working pattern.",
            "Your sex, if it was sent, for figures on equality at work only.",
            "Your requests, their answers and your agreements.",
            "For each half-day: on site, teleworking, absent or not worked.",
            "The days you are paid an allowance for, and its amount.",
            "A journal of decisions: who decided what, when and under which rule.",
        ],
        neverHeading: "What is never stored",
        never: [
            "The reason for an absence or a priority, a state of health, a disability, a pregnancy.",
            "Your hours of connection, your activity on screen, your calls.",
            "Your position or the address you connect from.",
            "A mark, a score or a ranking.",
        ],
        whoHeading: "Who sees what",
        who:
            "You see your own data. Your manager sees the requests and weeks of the team. Your team colleagues see when "
            + "you are on site. Human resources see what their task needs.",
        keptHeading: "For how long",
        kept: "The durations are set by your organisation and stand in its register of processing. Its data protection "
            + "officer will tell you.",
        cookiesHeading: "Cookies",
        cookies: "Three cookies, all necessary: your session, the protection of forms, the language. No audience "
            + "measurement, no third party.",
        rightsHeading: "Your rights",
        rights:
            "You can ask for access to your data, their correction or erasure, the restriction of their processing, or "
            + "object to it, by writing to the data protection officer of your organisation.",
        complaint: "If the answer does not satisfy you, you can complain to the French data protection authority "
            + "(CNIL), cnil.fr.")
}
