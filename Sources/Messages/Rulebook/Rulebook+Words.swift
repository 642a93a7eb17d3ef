import Telework

extension Layer {
    /// The name within a sentence.
    public var noun: LocalizedText {
        switch self {
        case .network: LocalizedText(french: "texte national", english: "national text")
        case .branch: LocalizedText(french: "texte de branche", english: "branch text")
        case .organisme: LocalizedText(french: "accord local", english: "local agreement")
        case .service: LocalizedText(french: "règle du service", english: "service rule")
        }
    }

    public var label: LocalizedText { noun.capitalised }
}

extension Certainty {
    public var label: LocalizedText {
        switch self {
        case .verified: LocalizedText(french: "Vérifié", english: "Verified")
        case .unverified: LocalizedText(french: "À vérifier", english: "To be verified")
        case .fictional: LocalizedText(french: "Fictif", english: "Fictional")
        }
    }

    /// What stands beside a value that is not sure: (à vérifier); empty for one that is.
    public var mark: LocalizedText {
        switch self {
        case .verified: LocalizedText(french: "", english: "")
        case .unverified: LocalizedText(french: "(à vérifier)", english: "(to be verified)")
        case .fictional: LocalizedText(french: "(fictif)", english: "(fictional)")
        }
    }
}

extension Fact {
    /// What is missing for the rules to answer, and whom to ask.
    public var message: LocalizedText {
        switch self {
        case .arrival:
            LocalizedText(
                french: "La date d’arrivée n’est pas connue. Demandez aux ressources humaines de la compléter.",
                english: "The date of arrival is not known. Please ask human resources to complete it.")
        case .contract:
            LocalizedText(
                french: "Le type de contrat n’est pas connu. Demandez aux ressources humaines de le compléter.",
                english: "The kind of contract is not known. Please ask human resources to complete it.")
        case .post:
            LocalizedText(
                french: "Les activités du poste ne sont pas connues. "
                    + "Demandez aux ressources humaines de les compléter.",
                english: "The activities of the post are not known. Please ask human resources to complete them.")
        case .workingPattern:
            LocalizedText(
                french: "Les jours de travail ne sont pas connus. Demandez aux ressources humaines de les compléter.",
                english: "The working days are not known. Please ask human resources to complete them.")
        case .textInForce:
            LocalizedText(
                french: "Aucun texte sur le télétravail n’est en vigueur à cette date. "
                    + "Choisissez une autre date, ou renseignez-vous auprès des ressources humaines.",
                english: "No text on telework is in force on this date. "
                    + "Choose another date, or please ask human resources.")
        case .agreement:
            LocalizedText(
                french: "Aucun accord de télétravail n’est connu à cette date. Déposez d’abord une demande.",
                english: "No telework agreement is known on this date. Send a request first.")
        case .publicHolidays:
            LocalizedText(
                french: "Les jours fériés du site ne sont pas connus. "
                    + "Demandez aux ressources humaines de les compléter.",
                english: "The public holidays of the site are not known. "
                    + "Please ask human resources to complete them.")
        }
    }
}
