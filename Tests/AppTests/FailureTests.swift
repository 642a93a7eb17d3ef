import Documents
import Messages
import SQLDriver
import Sodium
import Storage
import Telework
import Testing
import UseCases
import Web

@testable import App

@Suite("What keeps the program from working")
struct FailureTests {
    static let sql: [SQLError.Kind] = [
        .uniqueViolation, .foreignKeyViolation, .checkViolation, .notNullViolation, .busy, .readOnly, .diskFull,
        .corrupt,
        .notADatabase, .otherProgram, .cannotOpen, .interrupted, .syntax, .transactionAborted, .invalidValue,
        .noSuchColumn("x"), .wrongType(column: "x", expected: "y", found: "z"), .other(code: 10),
    ]

    /// Each error that has a sentence of its own, in full: nothing of what the module says in English is left.
    static let own: [any Error & Sendable] = [
        MigrationError.newerDatabase(found: 9, understood: 8), MigrationError.missing(number: 2),
        MigrationError.renamed(number: 2, recorded: "a", known: "b"),
        MigrationError.notConsecutive(expected: 2, found: 3),
        MigrationError.failed(number: 2, name: "a", statement: 1, SQLError(.diskFull, "The disk is full.")),
        ResourceError.missing("a/b"), ResourceError.notText("a/b"),
        ResourceError.unreadable("a/b", line: 3, reason: "unfinishedName"),
        ResourceError.unknownPartial("x", path: "a/b"), SodiumError.unavailable, SodiumError.outOfMemory,
        ServerError.portTaken(80), ServerError.addressRefused(host: "h", port: 80, reason: "bind (errno: 13)"),
        ServerError.addressRefused(host: "h", port: 80, reason: "Cannot assign requested address (errno: 99)"),
        StoreError.damaged("person 3: email"),
    ]

    @Test(
        "is said of a base alike before and after it is opened", arguments: [SQLError.Kind.busy, .readOnly, .diskFull])
    func opening(kind: SQLError.Kind) {
        let path = "/srv/base.sqlite"
        let (opened, opening) = (Failure(SQLError(kind, "x")), Failure(opening: path, SQLError(kind, "x")))
        #expect(opening.text.french.replacing(" " + path, with: "") == opened.text.french)
        #expect(opening.text.english.replacing(" " + path, with: "") == opened.text.english)
        #expect(opening.text.french.contains(path) == (kind != .diskFull))
    }

    @Test("is said in one line of each language, and ends with 3", arguments: own)
    func ownSentences(error: any Error & Sendable) {
        let failure = Failure(error)
        #expect(failure.status == .unavailable)
        expectTwoSentences(failure)
        for english in ["the ", "The ", "again", "Cannot", "errno", "unfinishedName"] {
            #expect(!failure.text.french.contains(english))
        }
    }

    @Test("is said for each way a base can fail, opened or not", arguments: sql)
    func base(kind: SQLError.Kind) {
        let error = SQLError(kind, "What the driver says.", sql: "SELECT 1")
        for failure in [Failure(error), Failure(opening: "/no/such/base", error)] {
            #expect(failure.status == .unavailable)
            expectTwoSentences(failure)
        }
    }

    @Test("is one line whatever a library says")
    func oneLine() {
        let failure = Failure(SQLError(.other(code: 1), "First.\n  Second."))
        #expect(failure.text.english.hasSuffix("First. Second."))
    }

    private func expectTwoSentences(_ failure: Failure) {
        let (french, english) = (failure.text.french, failure.text.english)
        #expect(french != english && !french.contains("\n") && !english.contains("\n"))
        #expect(french.contains("\u{202F}: ") || french.contains(". "), "\(french) says nothing to do")
        #expect(!french.contains(" :") && !french.contains(" ;") && !french.contains("« "), "\(french)")
    }
}

@Suite("The parser's own words")
struct UsageWordsTests {
    @Test(
        "are refusals in French",
        arguments: [
            (
                "Unknown option '--jsn'. Did you mean '--json'?",
                "Option inconnue : '--jsn'. Vouliez-vous dire '--json' ?"
            ),
            ("3 unexpected arguments: 'a', 'b', 'c'", "Arguments inattendus : 'a', 'b', 'c'"),
            (
                "The option '--json' does not take any value, but 'x' was specified.",
                "L’option '--json' ne prend pas de valeur : 'x' est de trop."
            ),
            ("Missing one of: '<a>', '<b>'", "Il manque l’un de : '<a>', '<b>'"),
            (
                "The value 'x or y' is invalid for '<z>'. Please provide one of 'a', 'b' or 'c'.",
                "Valeur refusée : 'x or y' pour '<z>'. Une de ces valeurs est attendue : 'a', 'b' ou 'c'."
            ),
            (
                "The value 'x' is invalid for '<z>'. Please provide one of the following:\n  - a\n  - b",
                "Valeur refusée : 'x' pour '<z>'. Une de ces valeurs est attendue : - a - b"
            ),
            ("Invalid option: -é", "Option mal écrite : -é"),
            ("Missing required subcommand.", "Il manque le nom d’une sous-commande."),
            ("Une phrase à nous.", "Une phrase à nous."),
        ])
    func refusals(english: String, french: String) {
        #expect(UsageWords.translated(english, to: .french) == french.frenchSpaces)
        #expect(!UsageWords.translated(english, to: .english).contains("\n"))
    }

    @Test(
        "leave alone a page that is no help", arguments: ["complete -o default pendulaire", "{\"a\": \"(values: x)\"}"])
    func others(page: String) { #expect(UsageWords.help(page, in: .french) == page) }
}

@Suite("A head kept elsewhere")
struct JournalHeadTests {
    private static let hash = String(repeating: "0f", count: 32)

    @Test("is read as it was printed, with its place or without")
    func read() {
        let head = JournalHead(sequence: 12, hash: Self.hash)
        #expect(JournalHead.all(in: head.printed) == [head])
        #expect(JournalHead.all(in: "cpam-a\t\(head.printed)\ncpam-b\t0\n") == [head])
        #expect(JournalHead.all(in: "12 \(Self.hash)") == [JournalHead(sequence: nil, hash: Self.hash)])
        #expect(JournalHead.all(in: "0") == [])
    }

    @Test(
        "is refused when it is none",
        arguments: [
            "", "\n", "1", "0:\(hash)", "-1:\(hash)", "1:2:\(hash)", "\(hash)0", "\(hash.dropLast())", "x\n\(hash)",
        ])
    func refused(text: String) { #expect(JournalHead.all(in: text) == nil) }

    @Test("is the link of its hash, at its place when it has one")
    func link() {
        let seal = JournalSeal(sequence: 2, entry: "e", hash: Self.hash)
        #expect(seal.asHead.isThe(seal) && JournalHead(sequence: nil, hash: Self.hash).isThe(seal))
        #expect(!JournalHead(sequence: 3, hash: Self.hash).isThe(seal))
        #expect(!JournalHead(sequence: 2, hash: String(Self.hash.reversed())).isThe(seal))
    }
}
