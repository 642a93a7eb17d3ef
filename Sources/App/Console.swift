import Foundation
import Messages
import Telework

/// Where a command speaks, and in which language: the terminal, or what a test reads.
public struct Console: Sendable {
    public let language: Language
    public let environment: [String: String]
    let out: @Sendable (String) -> Void
    let problem: @Sendable (String) -> Void

    public init(
        language: Language, environment: [String: String], out: @escaping @Sendable (String) -> Void,
        problem: @escaping @Sendable (String) -> Void
    ) {
        self.language = language
        self.environment = environment
        self.out = out
        self.problem = problem
    }

    /// Task-local, because the parser makes the commands and gives them nothing of ours.
    @TaskLocal static var current = Console(language: .french, environment: [:], out: { _ in }, problem: { _ in })

    /// Writes to the program's own outputs.
    ///
    /// - Parameter lost: Called when a line cannot be written: the disk is full, or nobody reads.
    static func terminal(
        arguments: [String], environment: [String: String], lost: @escaping @Sendable () -> Void
    ) -> Console {
        Console(
            language: language(arguments: arguments, environment: environment), environment: environment,
            out: { line in
                do { try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8)) } catch { lost() }
            },
            // Nowhere is left to say that this one failed.
            problem: { try? FileHandle.standardError.write(contentsOf: Data(($0 + "\n").utf8)) })
    }

    /// `--language` wherever it stands, else the session's language; French unless English is asked for.
    ///
    /// Read before the arguments are parsed, so that the parser's own refusals and the help are in it too.
    public static func language(arguments: [String], environment: [String: String]) -> Language {
        var given = environment["LC_ALL"].nonEmpty ?? environment["LC_MESSAGES"].nonEmpty ?? environment["LANG"]
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { break }
            if argument == "--language", index + 1 < arguments.count { given = arguments[index + 1] }
            if argument.hasPrefix("--language=") { given = String(argument.dropFirst("--language=".count)) }
        }
        return given?.lowercased().hasPrefix("en") == true ? .english : .french
    }
}

extension String? {
    /// Nil for an environment variable that is set and empty, which means the same as unset.
    fileprivate var nonEmpty: String? { self?.isEmpty == false ? self : nil }
}

/// Prints a line on the command's output.
func say(_ text: String) { Console.current.out(text) }

/// The text in the language of the console.
///
/// - Parameter french: With plain spaces: those that must not break are set here.
func words(_ french: String, _ english: String) -> String {
    Console.current.language == .french ? french.frenchSpaces : english
}

/// A count with its noun, singular and plural, in the language of the console: 1 erreur, 2 erreurs · 1 error, 2 errors.
func counted(_ value: Int, _ french: (String, String), _ english: (String, String)) -> String {
    let language = Console.current.language
    let noun = language == .french ? french : english
    // A terminal breaks lines where it wants: plain spaces can be searched for.
    return Wording(language).count(value, noun.0, noun.1).replacing(Wording.noBreakSpace, with: " ")
}

/// Prints a value as JSON, keys in order.
func sayJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    say(String(decoding: try encoder.encode(value), as: UTF8.self))
}
