import Foundation
import Messages
import Telework

/// What the parser says of itself, in French: the headings of the help and its refusals.
///
/// It knows English only; its sentences are recognised by how they begin.
enum UsageWords {
    private static let headings = [
        "ARGUMENTS:": "ARGUMENTS :", "OPTIONS:": "OPTIONS :", "SUBCOMMANDS:": "SOUS-COMMANDES :",
    ]

    private static let parts = [
        ("Show the version.", "Montre la version."),
        ("Show help information.", "Montre cette aide."),
        ("Show subcommand help information.", "Montre l’aide d’une sous-commande."),
        ("<subcommand>", "<sous-commande>"), ("<subcommands>", "<sous-commandes>"),
        ("(values:", "(valeurs :"), ("; default:", " ; par défaut :"), ("(default:", "(par défaut :"),
    ]

    /// A page of help. Scripts of completion, which the parser prints too, are left as they are.
    static func help(_ page: String, in language: Language) -> String {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        guard language == .french, lines.contains(where: { $0.hasPrefix("USAGE: ") }) else { return page }
        var page = lines.map { french(String($0)) }.joined(separator: "\n")
        for (english, french) in parts { page = page.replacingOccurrences(of: english, with: french) }
        return page.frenchSpaces
    }

    private static func french(_ line: String) -> String {
        if let heading = headings[line] { return heading }
        if line.hasPrefix("OVERVIEW: ") { return "OBJET : " + line.dropFirst("OVERVIEW: ".count) }
        if line.hasPrefix("USAGE: ") { return "USAGE : " + line.dropFirst("USAGE: ".count) }
        if line.hasPrefix("  See '"), line.hasSuffix("' for detailed help.") {
            return "  Détails : " + line.dropFirst("  See '".count).dropLast("' for detailed help.".count)
        }
        return line
    }

    private static let beginnings: [(english: String, french: String)] = [
        ("Missing expected argument ", "Il manque "), ("Missing value for ", "Il manque la valeur de "),
        ("Missing one of: ", "Il manque l’un de : "),
        ("Unknown option ", "Option inconnue : "), ("Invalid option: ", "Option mal écrite : "),
        ("Unexpected argument ", "Argument inattendu : "),
        ("The value ", "Valeur refusée : "), ("The option ", "L’option "),
        ("Missing required subcommand", "Il manque le nom d’une sous-commande"),
        ("Value to be set with ", "Valeur donnée deux fois : "),
        ("Can't autodetect a supported shell.", "L’interpréteur de commandes n’est pas reconnu."),
        ("Can't generate completion scripts for ", "Aucun script de complétion pour "),
    ]

    private static let continuations = [
        (">': ", ">' : "),
        (" is invalid for ", " pour "), (" does not take any value, but ", " ne prend pas de valeur : "),
        (" was specified.", " est de trop."), (" Did you mean '", " Vouliez-vous dire '"), ("'?", "' ?"),
        ("Please provide one of the following:", "Une de ces valeurs est attendue :"),
        ("Please provide one of ", "Une de ces valeurs est attendue : "),
        (" had already been set with ", " après "), ("flag '", "'"),
        ("Please use --generate-completion-script=<shell> with one of:", "Donnez à --generate-completion-script :"),
    ]

    /// How to ask for the help of the command that was not written as it should be: `pendulaire import --help`.
    ///
    /// - Parameter message: All that the parser says of the refusal, which ends with it.
    static func helpCommand(in message: String) -> String {
        let (before, after) = ("  See '", "' for more information.")
        let line = message.split(separator: "\n").last { $0.hasPrefix(before) && $0.hasSuffix(after) }
        return line.map { String($0.dropFirst(before.count).dropLast(after.count)) } ?? "pendulaire --help"
    }

    /// A refusal on one line, in the language.
    static func translated(_ sentence: String, to language: Language) -> String {
        let sentence = sentence.split(whereSeparator: \.isNewline)
            .map { String($0.drop(while: { $0 == " " })) }.joined(separator: " ")
        guard language == .french else { return sentence }
        return translated(sentence).frenchSpaces
    }

    private static func translated(_ sentence: String) -> String {
        // ‘3 unexpected arguments: …’
        if let place = sentence.firstRange(of: " unexpected arguments: ") {
            return "Arguments inattendus : " + sentence[place.upperBound...]
        }
        guard let known = beginnings.first(where: { sentence.hasPrefix($0.english) }) else { return sentence }
        var rest = String(sentence.dropFirst(known.english.count))
        for (english, french) in continuations { rest = rest.replacing(english, with: french) }
        // Only the list of the values at the end is ours: before it may stand what the person typed.
        if let list = rest.firstRange(of: "est attendue : ") {
            let values = rest[list.upperBound...].replacing("' or '", with: "' ou '").replacing(
                "' and '", with: "' ou '")
            rest = String(rest[..<list.upperBound]) + values
        }
        return known.french + rest
    }
}
