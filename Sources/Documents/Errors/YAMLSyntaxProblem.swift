/// What the YAML parser stumbled on, in words that do not ask to know YAML's grammar.
public enum YAMLSyntaxProblem: Hashable, Sendable {
    case tabOrReservedCharacter
    case unexpectedColon
    case missingColon
    case missingKey
    case missingDash
    case unclosedList
    case unclosedMapping
    case unclosedQuote
    case invalidEscape
    case nesting
    /// Anything rarer, as the parser says it.
    case other(String)

    init(parserMessage: String, context: String?) {
        let message = parserMessage.lowercased()
        self =
            switch message {
            case _ where message.contains("cannot start any token"): .tabOrReservedCharacter
            case _ where message.contains("mapping values are not allowed"): .unexpectedColon
            case _ where message.contains("could not find expected ':'"): .missingColon
            case _ where message.contains("did not find expected key"): .missingKey
            case _ where message.contains("expected '-' indicator"): .missingDash
            case _ where message.contains("expected ',' or ']'"): .unclosedList
            case _ where message.contains("expected ',' or '}'"): .unclosedMapping
            case _ where message.contains("unexpected end of stream") && (context ?? "").contains("quoted"):
                .unclosedQuote
            case _ where message.contains("unknown escape") || message.contains("unicode character escape"):
                .invalidEscape
            case _ where message.contains("nesting level"): .nesting
            default: .other(parserMessage)
            }
    }

    /// A stable word for the JSON form.
    public var detail: String {
        switch self {
        case .tabOrReservedCharacter: "tab-or-reserved-character"
        case .unexpectedColon: "unexpected-colon"
        case .missingColon: "missing-colon"
        case .missingKey: "missing-key"
        case .missingDash: "missing-dash"
        case .unclosedList: "unclosed-list"
        case .unclosedMapping: "unclosed-mapping"
        case .unclosedQuote: "unclosed-quote"
        case .invalidEscape: "invalid-escape"
        case .nesting: "nesting"
        case .other(let message): message
        }
    }

    var french: String {
        switch self {
        case .tabOrReservedCharacter:
            "Une tabulation ou un signe réservé (@ ` %) commence ici une valeur. Mettez des espaces ou des guillemets."
        case .unexpectedColon: "Un deux-points n’est pas possible ici. Vérifiez le retrait, ou mettez des guillemets."
        case .missingColon: "Il manque un deux-points après la clé."
        case .missingKey: "Une clé est attendue ici. Vérifiez le retrait de la ligne."
        case .missingDash: "Un tiret de liste est attendu ici. Vérifiez le retrait de la ligne."
        case .unclosedList: "Il manque une virgule ou le crochet fermant de la liste."
        case .unclosedMapping: "Il manque une virgule ou l’accolade fermante."
        case .unclosedQuote: "Un guillemet n’est jamais refermé."
        case .invalidEscape: "La suite commençant par une barre oblique inverse n’est pas reconnue."
        case .nesting: "Trop de niveaux sont imbriqués."
        case .other(let message): "La syntaxe YAML est incorrecte ici («\u{202F}\(message)\u{202F}»)."
        }
    }

    var english: String {
        switch self {
        case .tabOrReservedCharacter:
            "A tab or a reserved sign (@ ` %) begins a value here. Use spaces or quotes."
        case .unexpectedColon: "A colon is not possible here. Check the indentation, or quote the text."
        case .missingColon: "A colon is missing after the key."
        case .missingKey: "A key is expected here. Check the indentation of the line."
        case .missingDash: "A list dash is expected here. Check the indentation of the line."
        case .unclosedList: "A comma or the closing bracket of the list is missing."
        case .unclosedMapping: "A comma or the closing brace is missing."
        case .unclosedQuote: "A quote is never closed."
        case .invalidEscape: "The sequence that begins with a backslash is not known."
        case .nesting: "Too many levels are nested."
        case .other(let message): "The YAML syntax is wrong here (“\(message)”)."
        }
    }
}
