import ArgumentParser
import Foundation
import Telework
import Testing

@testable import App

@Suite("The commands")
struct CommandTests {
    @Test(
        "end with 2 when they are not written as they should be",
        arguments: [
            (["nothing"], ""), (["calendar", "holidays"], "calendar holidays "),
            (["calendar", "holidays", "--zone", "FR", "--year", "x"], "calendar holidays "),
            (["calendar", "holidays", "--zone", "FR", "--year", "2027", "more"], "calendar holidays "),
            (["--what"], ""), (["user", "roles", "x", "--role", "employee"], "user roles "),
            (["migrate", "--language", "de"], "migrate "),
            (["user", "reset"], "user reset "), (["import"], "import "),
            (["allowance", "show", "2026-13"], "allowance show "),
        ])
    func usage(arguments: [String], command: String) async throws {
        let ran = await pendulaire(arguments)
        #expect(ran.status == .usage && ran.out.isEmpty)
        #expect(ran.problem.hasPrefix("pendulaire: "))
        #expect(ran.problem.hasSuffix("See: pendulaire \(command)--help"), "\(ran.problem)")
    }

    @Test(
        "refuse in French unless English is asked for",
        arguments: [
            (["migrate", "--x"], "pendulaire: Option inconnue\u{202F}: '--x'"),
            (["user", "reset"], "pendulaire: Il manque '<identifiant>'"),
            (["calendar", "holidays", "--zone"], "pendulaire: Il manque la valeur de '--zone <zone>'"),
            (
                ["allowance", "show", "2026-13"],
                "pendulaire: Valeur refusée\u{202F}: '2026-13' pour '<mois>'\u{202F}: écrivez AAAA-MM, par exemple 2026-10."
            ),
        ])
    func french(arguments: [String], sentence: String) async throws {
        let ran = await pendulaire(arguments, language: .french)
        #expect(ran.problem.split(separator: "\n").first.map(String.init) == sentence)
    }

    @Test(
        "know their language from the arguments, then from the session",
        arguments: [
            ([], [:], Language.french), ([], ["LANG": "en_GB.UTF-8"], .english), ([], ["LANG": "C.UTF-8"], .french),
            ([], ["LANG": "en_GB", "LC_ALL": "fr_FR"], .french), ([], ["LANG": "en_GB", "LC_ALL": ""], .english),
            (["x", "--language", "en"], ["LANG": "fr_FR"], .english),
            (["x", "--language=fr"], ["LANG": "en_GB"], .french),
            (["x", "--", "--language=en"], [:], .french), (["--language"], [:], .french),
        ] as [([String], [String: String], Language)])
    func language(arguments: [String], environment: [String: String], language: Language) {
        #expect(Console.language(arguments: arguments, environment: environment) == language)
    }

    @Test("explain themselves in both languages, each with an example", arguments: Language.allCases)
    func help(language: Language) async throws {
        let leaves = leafCommands()
        print("Commands: read the help of \(leaves.count)")
        #expect(leaves.count >= 24)
        for path in leaves {
            let ran = await pendulaire(path + ["--help"], language: language)
            #expect(ran.status == .done, "\(path)")
            #expect(ran.out.contains("  pendulaire \(path.joined(separator: " "))"), "\(path) has no example")
            let other = await pendulaire(path + ["--help"], language: language == .french ? .english : .french)
            #expect(ran.out != other.out, "\(path) has one help for both languages")
        }
    }

    @Test("print the holidays of a zone as JSON")
    func holidays() async throws {
        let ran = await pendulaire(["calendar", "holidays", "--zone", "FR-RE", "--year", "2027", "--json"])
        #expect(ran.status == .done)
        let lines = try JSONDecoder().decode([Line].self, from: Data(ran.out.utf8))
        #expect(lines.count == 12 && lines.map(\.date) == lines.map(\.date).sorted())
        #expect(
            lines.contains(Line(date: "2027-03-29", name: ["fr": "Lundi de Pâques", "en": "Easter Monday"])))
        #expect(lines.contains { $0.date == "2027-12-20" })
        let text = await pendulaire(["calendar", "holidays", "--zone", "FR", "--year", "2027"], language: .french)
        #expect(text.out.contains("2027-03-29  Lundi de Pâques"))
    }

    private struct Line: Decodable, Equatable {
        let date: String
        let name: [String: String]
    }

    @Test(
        "refuse a zone or a year that is none, with nothing on the output",
        arguments: [("", "2027"), ("XX", "2027"), ("FR-20", "2027"), ("FR", "0"), ("FR", "10000")])
    func badZone(zone: String, year: String) async throws {
        let ran = await pendulaire(["calendar", "holidays", "--zone", zone, "--year", year, "--json"])
        #expect(ran.status == .refused && ran.out.isEmpty && !ran.problem.isEmpty)
    }

    private func leafCommands() -> [[String]] {
        func leaves(_ command: any ParsableCommand.Type, _ path: [String]) -> [[String]] {
            let children = command.configuration.subcommands
            if children.isEmpty { return [path] }
            return children.flatMap { leaves($0, path + [$0.configuration.commandName ?? ""]) }
        }
        return leaves(Root.self, [])
    }
}
