import Telework

/// How a half-day of the week looks: a letter, a word and a class whose pattern tells it apart without colour.
extension Cell {
    /// The class beside `cell` in the style sheet.
    var cssClass: String {
        switch self {
        case .ownSite: "site"
        case .otherSite: "other-site"
        case .home: "home"
        case .residence: "residence"
        case .otherOrganisation: "organisme"
        case .thirdPlace: "third"
        case .absent: "absent"
        case .notWorked: "off"
        case .holiday: "holiday"
        }
    }

    /// The letter shown: that of the word in the reader's language.
    func letter(_ language: Language) -> String {
        switch self {
        case .ownSite: "S"
        case .otherSite: language == .french ? "AS" : "OS"
        case .home: language == .french ? "D" : "H"
        case .residence: "R"
        case .otherOrganisation: "O"
        case .thirdPlace: language == .french ? "TL" : "TP"
        case .absent: "A"
        case .notWorked: "–"
        case .holiday: language == .french ? "F" : "PH"
        }
    }

    var word: LocalizedText {
        switch self {
        case .ownSite: LocalizedText(french: "Sur site", english: "On site")
        case .otherSite: LocalizedText(french: "Autre site", english: "Other site")
        case .home: LocalizedText(french: "Domicile", english: "Home")
        case .residence: LocalizedText(french: "Autre résidence", english: "Other residence")
        case .otherOrganisation: LocalizedText(french: "Autre organisme", english: "Other organisation")
        case .thirdPlace: LocalizedText(french: "Tiers-lieu", english: "Third place")
        case .absent: LocalizedText(french: "Absent", english: "Absent")
        case .notWorked: LocalizedText(french: "Non travaillé", english: "Not worked")
        case .holiday: LocalizedText(french: "Férié", english: "Public holiday")
        }
    }

    /// A sentence for the help page.
    var explanation: LocalizedText {
        switch self {
        case .ownSite:
            LocalizedText(french: "Vous travaillez sur votre site.", english: "You work on your own site.")
        case .otherSite:
            LocalizedText(
                french: "Vous travaillez sur un autre site de votre organisme.",
                english: "You work on another site of your organisation.")
        case .home:
            LocalizedText(french: "Vous télétravaillez à votre domicile.", english: "You telework at home.")
        case .residence:
            LocalizedText(
                french: "Vous télétravaillez dans une autre résidence privée, déclarée dans votre accord.",
                english: "You telework in another private residence, named in your agreement.")
        case .otherOrganisation:
            LocalizedText(
                french: "Vous travaillez dans les locaux d’un autre organisme de la Sécurité sociale.",
                english: "You work on the premises of another Social Security organisation.")
        case .thirdPlace:
            LocalizedText(
                french: "Vous travaillez dans un tiers-lieu prévu par les textes de votre organisme.",
                english: "You work in a shared workplace that your organisation’s texts provide for.")
        case .absent:
            LocalizedText(
                french: "Vous êtes absent. Le motif n’est jamais enregistré dans Pendulaire.",
                english: "You are absent. The reason is never stored in Pendulaire.")
        case .notWorked:
            LocalizedText(
                french: "Vous ne travaillez pas cette demi-journée\u{202F}: temps partiel, fin de semaine.",
                english: "You do not work this half-day: part time, weekend.")
        case .holiday: LocalizedText(french: "Jour férié.", english: "Public holiday.")
        }
    }

    /// A cell of a week's table: the letter for the eyes, the word for screen readers.
    func write(_ language: Language, into html: inout HTML) {
        html.raw("<td")
        html.attribute("class", "cell \(cssClass)")
        html.raw("><abbr")
        html.attribute("title", word[language])
        html.raw(">")
        html.text(letter(language))
        html.raw("</abbr></td>")
    }
}
