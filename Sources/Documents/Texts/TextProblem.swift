import CivilTime

/// What can be wrong in a text of rules, or in the folder of them, beyond what any file can get wrong.
public enum TextProblem: Hashable, Sendable {
    // Values
    case invalidDays(String)
    case daysOutOfRange(String, most: Int)
    case amountOutOfRange(String)
    case endBeforeStart(first: LocalDate, last: LocalDate)
    case invalidIdentifier(String)
    case repeatedValue(String)
    /// Two keys of which only one may be written.
    case conflictingKeys(String, String)
    /// Neither a value nor `parameter: true`.
    case missingValue

    // Values of a situation
    case notText(String)
    case invalidHalfDays(String)
    case invalidCells(String)
    case invalidWeek(String)
    case invalidMonth(String)
    case sharesDoNotSum(Int)

    // The folder
    case missingFolder
    case emptyFolder
    /// A file that is neither a text nor a note, which a wrong extension would leave out in silence.
    case unexpectedFile
    case unreadable
    case tooManyFiles(limit: Int)
    /// Two exemption limits for the same year and basis.
    case repeatedLimit(year: Int, basis: String)
}

extension TextProblem {
    /// The stable identifier of the problem, never translated.
    public var code: String {
        switch self {
        case .invalidDays: "invalid-days"
        case .daysOutOfRange: "days-out-of-range"
        case .amountOutOfRange: "amount-out-of-range"
        case .endBeforeStart: "end-before-start"
        case .invalidIdentifier: "invalid-identifier"
        case .repeatedValue: "repeated-value"
        case .conflictingKeys: "conflicting-keys"
        case .missingValue: "missing-value"
        case .notText: "not-text"
        case .invalidHalfDays: "invalid-half-days"
        case .invalidCells: "invalid-cells"
        case .invalidWeek: "invalid-week"
        case .invalidMonth: "invalid-month"
        case .sharesDoNotSum: "shares-do-not-sum"
        case .missingFolder: "missing-folder"
        case .emptyFolder: "empty-folder"
        case .unexpectedFile: "unexpected-file"
        case .unreadable: "unreadable-file"
        case .tooManyFiles: "too-many-files"
        case .repeatedLimit: "repeated-limit"
        }
    }

    /// The facts of the problem, by English name.
    public var values: [String: String] {
        switch self {
        case .invalidDays(let text), .amountOutOfRange(let text), .invalidIdentifier(let text),
            .repeatedValue(let text), .notText(let text), .invalidHalfDays(let text), .invalidCells(let text),
            .invalidWeek(let text), .invalidMonth(let text):
            ["value": text]
        case .sharesDoNotSum(let sum): ["sum": "\(sum)"]
        case .daysOutOfRange(let text, let most): ["value": text, "max": "\(most)"]
        case .endBeforeStart(let first, let last): ["first": first.iso, "last": last.iso]
        case .conflictingKeys(let one, let other): ["name": one, "other": other]
        case .tooManyFiles(let limit): ["limit": "\(limit)"]
        case .repeatedLimit(let year, let basis): ["year": "\(year)", "basis": basis]
        case .missingValue, .missingFolder, .emptyFolder, .unexpectedFile, .unreadable: [:]
        }
    }

    /// The problem and what to do about it, in French.
    public var french: String {
        switch self {
        case .invalidDays(let text):
            "«\(thin)\(excerpt(text))\(thin)» n’est pas un nombre de jours, entier ou à demi, comme 2 ou 1.5."
        case .daysOutOfRange(let text, let most):
            "«\(thin)\(excerpt(text))\(thin)» dépasse \(most) jours."
        case .amountOutOfRange(let text):
            "«\(thin)\(excerpt(text))\(thin)» n’est pas un montant de 0 à 999,99\(thin)€."
        case .endBeforeStart(let first, let last):
            "Le texte finirait le \(last.iso), avant de commencer le \(first.iso)."
        case .invalidIdentifier(let text):
            "«\(thin)\(excerpt(text))\(thin)» n’est pas un code. Il faut de 1 à 64 minuscules sans accent, chiffres ou "
                + "traits d’union."
        case .repeatedValue(let text): "«\(thin)\(excerpt(text))\(thin)» figure déjà plus haut dans cette liste."
        case .conflictingKeys(let one, let other): "«\(thin)\(one)\(thin)» et «\(thin)\(other)\(thin)» s’excluent."
        case .missingValue:
            "Il manque la valeur. Écrivez «\(thin)value\(thin)», ou «\(thin)parameter: true\(thin)» si les textes "
                + "inférieurs la fixent."
        case .notText(let text): "«\(thin)\(excerpt(text))\(thin)» n’est pas un texte entre guillemets."
        case .invalidHalfDays(let text):
            "«\(thin)\(excerpt(text))\(thin)» n’est pas une suite de dix ou quatorze 0 et 1, du lundi matin au vendredi "
                + "ou au dimanche après-midi."
        case .invalidCells(let text):
            "«\(thin)\(excerpt(text))\(thin)» n’est pas une semaine de quatorze lettres parmi S s H R O T A F et le point."
        case .invalidWeek(let text): "«\(thin)\(excerpt(text))\(thin)» n’est pas une semaine, comme 2026-W49."
        case .invalidMonth(let text): "«\(thin)\(excerpt(text))\(thin)» n’est pas un mois, comme 2026-12."
        case .sharesDoNotSum(let sum): "Les parts des activités font \(sum)\(thin)%, et non 100\(thin)%."
        case .missingFolder: "Ce dossier de textes n’existe pas."
        case .emptyFolder: "Ce dossier ne contient aucun texte (.yaml)."
        case .unexpectedFile:
            "Ce fichier n’est pas un texte (.yaml). Renommez-le ou retirez-le, pour qu’aucun texte ne soit oublié."
        case .unreadable: "Ce fichier n’existe pas ou ne peut pas être lu."
        case .tooManyFiles(let limit): "Ce dossier contient plus de \(limit) textes."
        case .repeatedLimit(let year, let basis):
            "La limite de \(year) pour «\(thin)\(basis)\(thin)» est écrite deux fois."
        }
    }

    /// The problem and what to do about it, in English.
    public var english: String {
        switch self {
        case .invalidDays(let text): "“\(excerpt(text))” is not a number of days, whole or half, such as 2 or 1.5."
        case .daysOutOfRange(let text, let most): "“\(excerpt(text))” is more than \(most) days."
        case .amountOutOfRange(let text): "“\(excerpt(text))” is not an amount from 0 to €999.99."
        case .endBeforeStart(let first, let last):
            "The text would end on \(last.iso), before it begins on \(first.iso)."
        case .invalidIdentifier(let text):
            "“\(excerpt(text))” is not a code. It takes 1 to 64 lowercase letters, digits or hyphens."
        case .repeatedValue(let text): "“\(excerpt(text))” is already in this list above."
        case .conflictingKeys(let one, let other): "“\(one)” and “\(other)” exclude each other."
        case .missingValue: "The value is missing. Write “value”, or “parameter: true” when lower texts set it."
        case .notText(let text): "“\(excerpt(text))” is not a text between quotes."
        case .invalidHalfDays(let text):
            "“\(excerpt(text))” is not ten or fourteen 0 and 1, from Monday morning to Friday or Sunday afternoon."
        case .invalidCells(let text):
            "“\(excerpt(text))” is not a week of fourteen letters among S s H R O T A F and the full stop."
        case .invalidWeek(let text): "“\(excerpt(text))” is not a week, such as 2026-W49."
        case .invalidMonth(let text): "“\(excerpt(text))” is not a month, such as 2026-12."
        case .sharesDoNotSum(let sum): "The shares of the activities sum to \(sum)%, not 100%."
        case .missingFolder: "This folder of texts does not exist."
        case .emptyFolder: "This folder holds no text (.yaml)."
        case .unexpectedFile:
            "This file is not a text (.yaml). Rename it or take it away, so that no text is forgotten."
        case .unreadable: "This file does not exist or cannot be read."
        case .tooManyFiles(let limit): "This folder holds more than \(limit) texts."
        case .repeatedLimit(let year, let basis): "The limit of \(year) for “\(basis)” is written twice."
        }
    }
}

private let thin = "\u{202F}"
