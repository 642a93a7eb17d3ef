/// Where a document stops being JSON, and why, in words that do not ask to know JSON's grammar.
public struct JSONSyntaxFault: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Something else was to come here than what is found; nil is found at the end of the document.
        case unexpected(found: String?, Expected)
        case unclosedText
        case unknownEscape
        /// A line break or another command inside a text.
        case controlCharacter
        case invalidNumber
        case notUTF8
        case tooDeep(limit: Int)
    }

    public enum Expected: Hashable, Sendable {
        case value, valueOrEnd, key, keyOrEnd, colon, commaOrBracket, commaOrBrace, nothing
    }

    public let kind: Kind
    /// Both from 1; columns count characters.
    public let line: Int
    public let column: Int

    public var french: String {
        "Ce n’est pas un document JSON\(thin): ligne \(line), caractère \(column), \(kind.french)."
    }

    public var english: String { "This is not a JSON document: line \(line), character \(column), \(kind.english)." }
}

private let thin = "\u{202F}"

extension JSONSyntaxFault.Kind {
    fileprivate var french: String {
        switch self {
        case .unexpected(nil, let expected): "le document s’arrête alors qu’il faut \(expected.french)"
        case .unexpected(let found?, .nothing): "«\(thin)\(excerpt(found))\(thin)» suit la fin du document"
        case .unexpected(let found?, let expected):
            "il faut \(expected.french)\(thin); on y trouve «\(thin)\(excerpt(found))\(thin)»"
        case .unclosedText: "ce guillemet n’est jamais refermé"
        case .unknownEscape: "cette barre oblique inverse n’annonce aucun signe connu"
        case .controlCharacter: "un saut de ligne ou une commande se trouve dans un texte entre guillemets"
        case .invalidNumber: "ce nombre est mal écrit"
        case .notUTF8: "ces octets ne sont pas de l’UTF-8"
        case .tooDeep(let limit): "plus de \(limit) niveaux sont imbriqués"
        }
    }

    fileprivate var english: String {
        switch self {
        case .unexpected(nil, let expected): "the document stops where \(expected.english) is expected"
        case .unexpected(let found?, .nothing): "“\(excerpt(found))” follows the end of the document"
        case .unexpected(let found?, let expected):
            "\(expected.english) is expected; “\(excerpt(found))” is found"
        case .unclosedText: "this quote is never closed"
        case .unknownEscape: "this backslash announces no known sign"
        case .controlCharacter: "there is a line break or a command inside a quoted text"
        case .invalidNumber: "this number is badly written"
        case .notUTF8: "these bytes are not UTF-8"
        case .tooDeep(let limit): "more than \(limit) levels are nested"
        }
    }
}

extension JSONSyntaxFault.Expected {
    fileprivate var french: String {
        switch self {
        case .value: "une valeur"
        case .valueOrEnd: "une valeur ou «\(thin)]\(thin)»"
        case .key: "un nom entre guillemets"
        case .keyOrEnd: "un nom entre guillemets ou «\(thin)}\(thin)»"
        case .colon: "«\(thin):\(thin)»"
        case .commaOrBracket: "«\(thin),\(thin)» ou «\(thin)]\(thin)»"
        case .commaOrBrace: "«\(thin),\(thin)» ou «\(thin)}\(thin)»"
        case .nothing: "la fin"
        }
    }

    fileprivate var english: String {
        switch self {
        case .value: "a value"
        case .valueOrEnd: "a value or “]”"
        case .key: "a quoted name"
        case .keyOrEnd: "a quoted name or “}”"
        case .colon: "“:”"
        case .commaOrBracket: "“,” or “]”"
        case .commaOrBrace: "“,” or “}”"
        case .nothing: "the end"
        }
    }
}
