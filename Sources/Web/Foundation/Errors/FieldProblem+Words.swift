import Messages
import Telework
import UseCases

extension FieldProblem.Kind {
    /// What is wrong with a value and what is expected, to follow the field's label: on a page or in a terminal.
    public var explanation: LocalizedText {
        switch self {
        case .required: LocalizedText(french: "à remplir", english: "to be filled in")
        case .tooLong: LocalizedText(french: "texte trop long, à raccourcir", english: "too long, please shorten it")
        case .tooShort: LocalizedText(french: "texte trop court, à compléter", english: "too short, please complete it")
        case .notADate:
            LocalizedText(
                french: "date attendue, comme 07/12/2026", english: "a date is expected, such as 07/12/2026")
        case .notANumber: LocalizedText(french: "nombre attendu", english: "a number is expected")
        case .outOfRange: LocalizedText(french: "valeur hors des limites", english: "value out of range")
        case .tooEarly: LocalizedText(french: "date trop ancienne", english: "too long ago")
        case .tooLate: LocalizedText(french: "date trop lointaine", english: "too far ahead")
        case .spanTooLong:
            LocalizedText(
                french: "plus d’un an après le premier jour", english: "more than a year after the first day")
        case .unknown:
            LocalizedText(french: "valeur non admise, à changer", english: "not an accepted value, choose another")
        case .endBeforeStart:
            LocalizedText(french: "la fin précède le début", english: "the end comes before the start")
        case .repeated: LocalizedText(french: "valeur donnée deux fois", english: "value given twice")
        case .noAbsence:
            LocalizedText(
                french: "aucune absence à annuler à ces dates", english: "no absence to cancel on these dates")
        case .asRequested:
            LocalizedText(
                french: "c’est ce qui est demandé, acceptez la demande",
                english: "this is what is asked for, accept the request")
        case .taken: LocalizedText(french: "déjà pris, à changer", english: "already taken, choose another")
        }
    }
}

extension FieldProblem {
    /// The mistake as one sentence: « Premier jour : date attendue, comme 07/12/2026. »
    ///
    /// - Parameter label: The field as the form names it; its name in the form without one.
    func message(label: String?, _ language: Language) -> String {
        let colon = language == .french ? "\u{202F}:" : ":"
        return "\(label ?? field)\(colon) \(explanation(language))."
    }

    /// The same beside the field, whose label stands above it: « Date attendue, comme 07/12/2026. »
    func messageAtField(_ language: Language) -> String { "\(explanation(language).capitalisedFirst)." }

    private func explanation(_ language: Language) -> String {
        let explanation = kind.explanation[language]
        return choice(language).map { "\(explanation), \($0)" } ?? explanation
    }

    /// « à choisir entre le 1er novembre 2023 et le 5 novembre 2028 »; nil when any date can be chosen.
    func choice(_ language: Language) -> String? {
        guard let dates else { return nil }
        let words = Wording(language)
        let (first, last) = (words.date(dates.lowerBound), words.date(dates.upperBound))
        return words.pick("à choisir entre le \(first) et le \(last)", "choose one from \(first) to \(last)")
    }
}
