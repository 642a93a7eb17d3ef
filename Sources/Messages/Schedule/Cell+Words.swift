import Telework

extension Cell {
    public var label: LocalizedText {
        switch self {
        case .ownSite: LocalizedText(french: "Sur site", english: "On site")
        case .otherSite: LocalizedText(french: "Autre site", english: "Other site")
        case .home: LocalizedText(french: "Domicile", english: "Home")
        case .residence: LocalizedText(french: "Autre résidence", english: "Other residence")
        case .otherOrganisation: LocalizedText(french: "Autre organisme", english: "Other organisation")
        case .thirdPlace: LocalizedText(french: "Tiers-lieu", english: "Shared workplace")
        case .absent: LocalizedText(french: "Absence", english: "Away")
        case .notWorked: LocalizedText(french: "Non travaillé", english: "Not worked")
        case .holiday: LocalizedText(french: "Férié", english: "Public holiday")
        }
    }

    /// What a cell of a table shows: the initial of ``label`` in the reader's language, two where one is taken.
    ///
    /// Not ``Telework/Cell/letter``, the code stored, which is the same in every language.
    public var mark: LocalizedText {
        switch self {
        case .ownSite: LocalizedText(french: "S", english: "S")
        case .otherSite: LocalizedText(french: "AS", english: "OS")
        case .home: LocalizedText(french: "D", english: "H")
        case .residence: LocalizedText(french: "R", english: "R")
        case .otherOrganisation: LocalizedText(french: "O", english: "O")
        case .thirdPlace: LocalizedText(french: "TL", english: "SW")
        case .absent: LocalizedText(french: "A", english: "A")
        case .notWorked: LocalizedText(french: "–", english: "–")
        case .holiday: LocalizedText(french: "F", english: "PH")
        }
    }

    /// What the cell means for whoever it is about.
    public var meaning: LocalizedText {
        switch self {
        case .ownSite: LocalizedText(french: "Vous travaillez sur votre site.", english: "You work on your own site.")
        case .otherSite:
            LocalizedText(
                french: "Vous travaillez sur un autre site de votre organisme.",
                english: "You work on another site of your organisation.")
        case .home: LocalizedText(french: "Vous télétravaillez à votre domicile.", english: "You telework at home.")
        case .residence:
            LocalizedText(
                french: "Vous télétravaillez dans une autre résidence privée, prévue par votre accord.",
                english: "You telework in another private residence, named in your agreement.")
        case .otherOrganisation:
            LocalizedText(
                french: "Vous travaillez dans les locaux d’un autre organisme de la Sécurité sociale.",
                english: "You work on the premises of another Social Security organisation.")
        case .thirdPlace:
            LocalizedText(
                french: "Vous travaillez dans un tiers-lieu, prévu par votre accord.",
                english: "You work in a shared workplace, named in your agreement.")
        case .absent:
            LocalizedText(
                french: "Vous n’êtes pas là. Le motif n’est jamais enregistré.",
                english: "You are away. The reason is never stored.")
        case .notWorked:
            LocalizedText(
                french: "Vous ne travaillez pas cette demi-journée.", english: "You do not work this half-day.")
        case .holiday: LocalizedText(french: "C’est un jour férié.", english: "It is a public holiday.")
        }
    }
}
