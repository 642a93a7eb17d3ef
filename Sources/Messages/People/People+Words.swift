import Telework

extension Contract {
    public var label: LocalizedText { noun.capitalised }

    /// The name within a sentence.
    public var noun: LocalizedText {
        switch self {
        case .permanent: LocalizedText(french: "CDI", english: "permanent contract")
        case .fixedTerm: LocalizedText(french: "CDD", english: "fixed-term contract")
        case .apprenticeship: LocalizedText(french: "contrat d’apprentissage", english: "apprenticeship")
        case .professionalisation:
            LocalizedText(french: "contrat de professionnalisation", english: "professional training contract")
        case .internship: LocalizedText(french: "convention de stage", english: "internship")
        case .secondment: LocalizedText(french: "mise à disposition", english: "secondment")
        }
    }
}

extension Sex {
    /// People of this sex, as a group.
    public var people: LocalizedText {
        switch self {
        case .woman: LocalizedText(french: "Femmes", english: "Women")
        case .man: LocalizedText(french: "Hommes", english: "Men")
        case .other: LocalizedText(french: "Autre", english: "Other")
        }
    }
}

extension WorkingTime {
    public var label: LocalizedText {
        switch self {
        case .full: LocalizedText(french: "Temps complet", english: "Full time")
        case .part: LocalizedText(french: "Temps partiel", english: "Part time")
        }
    }
}

extension Role {
    public var label: LocalizedText {
        switch self {
        case .employee: LocalizedText(french: "Salarié ou salariée", english: "Employee")
        case .manager: LocalizedText(french: "Manager", english: "Manager")
        case .humanResources: LocalizedText(french: "Ressources humaines", english: "Human resources")
        case .worksCouncil: LocalizedText(french: "Membre du CSE", english: "Works council member")
        case .administrator: LocalizedText(french: "Administration", english: "Administrator")
        case .network: LocalizedText(french: "Pilotage national", english: "National steering")
        }
    }
}

extension ActivityKind {
    public var label: LocalizedText { noun.capitalised }

    /// The name within a sentence.
    public var noun: LocalizedText {
        switch self {
        case .backOffice: LocalizedText(french: "traitement des dossiers", english: "case processing")
        case .reception: LocalizedText(french: "accueil du public", english: "reception of the public")
        case .telephone: LocalizedText(french: "accueil téléphonique", english: "telephone reception")
        case .itinerant: LocalizedText(french: "activité itinérante", english: "itinerant work")
        case .socialWork: LocalizedText(french: "travail social", english: "social work")
        case .management: LocalizedText(french: "encadrement", english: "management")
        case .other: LocalizedText(french: "autre activité", english: "other activity")
        }
    }
}

extension AgreementBasis {
    public var label: LocalizedText {
        switch self {
        case .none:
            LocalizedText(french: "Accord d’entreprise ou charte", english: "Company agreement or charter")
        case .collective:
            LocalizedText(french: "Accord de branche ou de groupe", english: "Branch or group agreement")
        }
    }
}
