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
                french: "date attendue, comme 2026-12-07", english: "a date is expected, such as 2026-12-07")
        case .notANumber: LocalizedText(french: "nombre attendu", english: "a number is expected")
        case .outOfRange: LocalizedText(french: "valeur hors des limites", english: "value out of range")
        case .unknown:
            LocalizedText(french: "valeur non admise, à changer", english: "not an accepted value, choose another")
        case .endBeforeStart:
            LocalizedText(french: "la fin précède le début", english: "the end comes before the start")
        case .repeated: LocalizedText(french: "valeur donnée deux fois", english: "value given twice")
        case .taken: LocalizedText(french: "déjà pris, à changer", english: "already taken, choose another")
        }
    }
}

extension FieldProblem {
    /// The mistake as one sentence: « Premier jour : date attendue, comme 2026-12-07. »
    ///
    /// - Parameter label: The field as the form names it; its name in the form without one.
    func message(label: String?, _ language: Language) -> String {
        let colon = language == .french ? "\u{202F}:" : ":"
        return "\(label ?? field)\(colon) \(kind.explanation[language])."
    }
}
