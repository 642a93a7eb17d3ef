struct AgreementWords: Words {
    let title: String
    let back: String
    let backOwn: String
    let print: String
    let parties: String
    let between: String
    let and: String
    let name: String
    let employeeNumber: String
    let post: String
    let contract: String
    let basis: String
    let basisHint: String
    let article: String
    let formula: String
    let fixedMeaning: String
    let flexibleMeaning: String
    let envelopeMeaning: String
    let places: String
    let usualPlace: String
    let otherPlaces: String
    let duration: String
    let effect: String
    let noEnd: String
    let replacedFrom: String
    let replacedBy: String
    let seeReplacement: String
    let notices: String
    let allowance: String
    let noAllowance: String
    let allowanceBefore: String
    let allowanceAfter: String
    let allowanceChanges: String
    let reversibility: String
    let reversibilityBefore: String
    let reversibilityLaw: String
    let granted: String
    let signatures: String
    let forEmployer: String
    let forPerson: String
    let signatureHint: String

    static let french = AgreementWords(
        title: "Avenant de télétravail", back: "La demande", backOwn: "Mes demandes", print: "Imprimer",
        parties: "Entre les parties", between: "L’employeur", and: "Le salarié ou la salariée", name: "Nom",
        employeeNumber: "Matricule", post: "Poste", contract: "Contrat", basis: "Vu les textes",
        basisHint: "Textes en vigueur au premier jour de l’accord.", article: "Article", formula: "Formule",
        fixedMeaning: "Le télétravail a lieu les mêmes jours chaque semaine.",
        flexibleMeaning: "Les jours sont placés chaque semaine par le salarié ou la salariée.",
        envelopeMeaning: "Les jours sont placés par le salarié ou la salariée, sur un total par année civile.",
        places: "Lieux", usualPlace: "Lieu habituel\u{202F}:", otherPlaces: "Autres lieux possibles\u{202F}:",
        duration: "Durée", effect: "L’avenant produit effet", noEnd: "Il est conclu sans terme.",
        replacedFrom: "Il est remplacé à compter du", replacedBy: "par l’avenant dont le visa a été donné le",
        seeReplacement: "Cet avenant a été remplacé avant son terme\u{202F}: voir celui qui le remplace",
        notices: "Délais", allowance: "Indemnité", noAllowance: "Les textes ne prévoient pas d’indemnité.",
        allowanceBefore: "Indemnité forfaitaire\u{202F}:",
        allowanceAfter: "par jour télétravaillé, au montant en vigueur le jour où l’avenant prend effet",
        allowanceChanges: "Le montant suit les textes, sans nouvel avenant.", reversibility: "Réversibilité",
        reversibilityBefore: "L’employeur et le salarié ou la salariée peuvent mettre fin au télétravail dans les "
            + "conditions de\u{202F}:",
        reversibilityLaw: "Les conditions de retour à une exécution du contrat sans télétravail sont celles de "
            + "l’accord ou de la charte (article L.\u{A0}1222-9 du code du travail).",
        granted: "Visa des ressources humaines donné le", signatures: "Signatures", forEmployer: "Pour l’employeur",
        forPerson: "Le salarié ou la salariée", signatureHint: "Date et signature")

    static let english = AgreementWords(
        title: "Individual telework agreement", back: "The request", backOwn: "My requests", print: "Print",
        parties: "Between", between: "The employer", and: "The employee", name: "Name",
        employeeNumber: "Employee number", post: "Post", contract: "Contract", basis: "In view of",
        basisHint: "Texts in force on the first day of the agreement.", article: "Article", formula: "Formula",
        fixedMeaning: "Telework takes place on the same days every week.",
        flexibleMeaning: "The employee places the days each week.",
        envelopeMeaning: "The employee places the days, out of a total for the civil year.", places: "Places",
        usualPlace: "Usual place:", otherPlaces: "Other places possible:", duration: "Duration",
        effect: "The agreement takes effect", noEnd: "It is made without an end.",
        replacedFrom: "It is replaced from", replacedBy: "by the agreement whose visa was given on",
        seeReplacement: "This agreement was replaced before its term: see the one that replaces it",
        notices: "Notices",
        allowance: "Allowance", noAllowance: "The texts provide for no allowance.",
        allowanceBefore: "Flat allowance:",
        allowanceAfter: "per teleworked day, the amount in force on the day the agreement takes effect",
        allowanceChanges: "The amount follows the texts, without a new agreement.", reversibility: "Reversibility",
        reversibilityBefore: "The employer and the employee may end telework under the conditions of:",
        reversibilityLaw: "The conditions of return to work without telework are those of the local agreement or "
            + "charter (article L. 1222-9 of the labour code).",
        granted: "Visa of human resources given on", signatures: "Signatures", forEmployer: "For the employer",
        forPerson: "The employee", signatureHint: "Date and signature")
}
