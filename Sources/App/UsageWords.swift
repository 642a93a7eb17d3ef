import Telework

/// The parser's refusals in French. It knows English only; its sentences are recognised by how they begin.
enum UsageWords {
    private static let beginnings: [(english: String, french: String)] = [
        ("Missing expected argument ", "Il manque "), ("Missing value for ", "Il manque la valeur de "),
        ("Unknown option ", "Option inconnue\u{202F}: "),
        ("Unexpected argument ", "Argument inattendu\u{202F}: "),
        ("The value ", "Valeur refusée\u{202F}: "),
        ("Missing required subcommand", "Il manque le nom d’une sous-commande"),
    ]

    static func translated(_ sentence: String, to language: Language) -> String {
        // Some go on with suggestions on the following lines, which are the names of options and values.
        guard language == .french, let known = beginnings.first(where: { sentence.hasPrefix($0.english) }) else {
            return sentence
        }
        let rest = sentence.dropFirst(known.english.count)
            .replacing(" is invalid for ", with: " pour ")
            .replacing("Please provide one of ", with: "Une de ces valeurs est attendue\u{202F}: ")
            .replacing(" Did you mean ", with: " Vouliez-vous ")
        return known.french + rest
    }
}
