import Foundation
import Messages
import Telework
import TestSupport
import Testing
import UseCases

@testable import Documents

private let examples = URL(fileURLWithPath: shippedTexts).deletingLastPathComponent()
    .appending(path: "docs/examples/decide")

/// The names of the examples, without `.json`.
private func exampleNames() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: examples.path)) ?? []
    return names.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".decision.json") }
        .map { String($0.dropLast(5)) }.sorted()
}

@Suite("The examples of docs/decide.md")
struct TextsDecideTests {
    private func decision(of name: String) throws -> (decision: Decision, text: String) {
        let library = try TextLibrary.load(directory: shippedTexts)
        let bytes = Array(try Data(contentsOf: examples.appending(path: "\(name).json")))
        let decision = DecideSituation(library.book)(try SituationJSON.situation(from: bytes))
        let title: (String) -> LocalizedText? = { library.book.text($0)?.title }
        let text = DecisionJSON.text(of: decision, fact: \.message) { reason in
            LocalizedText(
                french: reason.message(.french, titles: title), english: reason.message(.english, titles: title))
        }
        return (decision, text + "\n")
    }

    @Test("there are examples of every verdict, for requests and weeks")
    func count() throws {
        let names = exampleNames()
        print("Decide: \(names.count) examples")
        #expect(names.count >= 11)
        for prefix in ["request", "week"] {
            let verdicts = try names.filter { $0.hasPrefix(prefix) }.map { try decision(of: $0).decision.verdict }
            #expect(verdicts.contains(.allowed))
            #expect(verdicts.contains { if case .refused = $0 { true } else { false } })
            #expect(verdicts.contains { if case .incomplete = $0 { true } else { false } })
        }
    }

    /// With `PENDULAIRE_REWRITE_EXAMPLES` set the files are written instead, and the test fails to say so.
    @Test("an example gives the decision written beside it", arguments: exampleNames())
    func golden(name: String) throws {
        let file = examples.appending(path: "\(name).decision.json")
        let found = try decision(of: name).text
        if ProcessInfo.processInfo.environment["PENDULAIRE_REWRITE_EXAMPLES"] != nil {
            try Data(found.utf8).write(to: file)
            Issue.record("\(name).decision.json was rewritten: read it, then run again")
        }
        #expect(found == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test("what is written reads back as JSON, indented or on one line")
    func json() throws {
        let decision = try decision(of: "week-refused").decision
        for indented in [true, false] {
            let text = DecisionJSON.text(of: decision, indented: indented, fact: \.message) { _ in
                LocalizedText(french: "a\"\\\n\u{1}é", english: "b")
            }
            #expect(text.contains("\n") == indented)
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            #expect(object?["verdict"] as? String == "refused")
            let reasons = object?["reasons"] as? [[String: Any]]
            #expect(reasons?.count == decision.reasons.count)
            #expect((reasons?.first?["message"] as? [String: Any])?["fr"] as? String == "a\"\\\n\u{1}é")
        }
    }
}

@Suite("A situation read from JSON")
struct TextsSituationTests {
    static let good = """
        {"kind": "week", "organisme": "cpam-demo", "branch": "maladie", "service": "ACC", "today": "2026-11-23",
         "zone": "FR-RE", "extra_holidays": ["2026-12-24"], "worked_holidays": ["2026-05-25"],
         "person": {"arrival": "2019-09-02", "departure": "2027-01-31", "contract": "CDD",
          "working_pattern": "1111111100",
          "post": [{"share": 100, "teleworkable": true, "kind": "telephone"}]},
         "agreements": [{"formula": {"kind": "envelope", "days_per_year": 80.5}, "places": ["home", "residence"],
          "start": "2026-01-01", "end": "2026-12-31"}],
         "week": "2026-W49", "cells": "SSSSSSSS......",
         "changes": [{"date": "2026-12-01", "cell": "H"}, {"date": "2026-12-02", "half": "morning", "cell": "R"}],
         "closed_months": ["2026-11"], "envelope_used": {"2026": 12.5}, "authority": "correction"}
        """

    private func problems(_ text: String) -> [String] {
        do {
            _ = try SituationJSON.situation(from: Array(text.utf8))
            return []
        } catch {
            return error.problems.map { "\($0.path): \($0.code)" }
        }
    }

    @Test("every field reaches the situation")
    func everything() throws {
        let situation = try SituationJSON.situation(from: Array(TextsSituationTests.good.utf8))
        #expect(situation.reader == RuleReader(organisme: "cpam-demo", branch: "maladie", service: "ACC"))
        #expect(situation.today == day("2026-11-23") && situation.zone == .reunion)
        #expect(situation.extraHolidays == [day("2026-12-24")] && situation.workedHolidays == [day("2026-05-25")])
        #expect(situation.person.employment?.last == day("2027-01-31"))
        #expect(situation.person.contract == .fixedTerm && situation.person.pattern == halfDays("1111111100"))
        #expect(situation.person.post?.teleworkableShare() == 100)
        #expect(situation.agreements?.first?.formula == .envelope(halvesPerYear: 161))
        #expect(situation.agreements?.first?.places == [.home, .residence])
        guard case .week(let week) = situation.question else {
            Issue.record("not a week")
            return
        }
        #expect(week.week == isoWeek("2026-W49") && week.cells == weekCells("SSSSSSSS......"))
        #expect(week.changes.map(\.cell) == [.home, .home, .residence])
        #expect(week.closedMonths == [yearMonth("2026-11")] && week.envelopeUsed == [2026: 25])
        #expect(week.authority == .correction)
    }

    @Test(
        "a bad field is named by its path",
        arguments: [
            ("\"kind\": \"week\"", "\"kind\": \"weeks\"", "kind: unknown-value"),
            ("\"organisme\": \"cpam-demo\", ", "", "$: missing-key"),
            ("\"organisme\"", "\"organism\"", "$: missing-key,$: unknown-key"),
            ("2026-11-23", "2026-11-31", "today: impossible-date"),
            ("\"2026-11-23\"", "20261123", "today: not-text"),
            ("FR-RE", "FR-999", "zone: unknown-value"),
            ("[\"2026-12-24\"]", "\"2026-12-24\"", "extra_holidays: wrong-kind"),
            ("2026-12-24", "24 décembre", "extra_holidays[0]: invalid-date"),
            ("2027-01-31", "2019-01-31", "person.departure: end-before-start"),
            ("\"CDD\"", "\"CDX\"", "person.contract: unknown-value"),
            ("1111111100", "111", "person.working_pattern: invalid-half-days"),
            ("\"share\": 100", "\"share\": 90", "person.post: shares-do-not-sum"),
            ("\"share\": 100", "\"share\": \"100\"", "person.post[0].share: invalid-integer"),
            ("\"share\": 100", "\"share\": 0", "person.post[0].share: integer-out-of-range"),
            ("true", "1", "person.post[0].teleworkable: invalid-boolean"),
            ("80.5", "80.25", "agreements[0].formula.days_per_year: invalid-days"),
            ("80.5", "1e300", "agreements[0].formula.days_per_year: days-out-of-range"),
            ("80.5", "-1", "agreements[0].formula.days_per_year: invalid-days"),
            ("\"residence\"", "\"résidences\"", "agreements[0].places[1]: unknown-value"),
            ("[\"home\", \"residence\"]", "[]", "agreements[0].places: blank-value"),
            ("\"end\": \"2026-12-31\"", "\"end\": \"2025-12-31\"", "agreements[0].end: end-before-start"),
            ("2026-W49", "2026-W54", "week: invalid-week"),
            ("SSSSSSSS......", "SSSS", "cells: invalid-cells"),
            ("\"cell\": \"H\"", "\"cell\": \"X\"", "changes[0].cell: unknown-value"),
            ("\"half\": \"morning\"", "\"half\": \"matin\"", "changes[1].half: unknown-value"),
            ("[\"2026-11\"]", "[\"2026-13\"]", "closed_months[0]: invalid-month"),
            ("{\"2026\": 12.5}", "{\"26\": 12.5}", "envelope_used: integer-out-of-range"),
            ("\"correction\"", "\"chef\"", "authority: unknown-value"),
            ("\"closed_months\"", "\"closed_month\"", "$: unknown-key"),
        ])
    func wrong(old: String, new: String, expected: String) {
        #expect(problems(TextsSituationTests.good) == [])
        #expect(TextsSituationTests.good.contains(old))
        let text = TextsSituationTests.good.replacing(old, with: new, maxReplacements: 1)
        #expect(problems(text).joined(separator: ",") == expected)
    }

    @Test(
        "what is not an object of JSON is refused in words",
        arguments: [
            ("", "invalid-json"), ("{", "invalid-json"), ("{\"a\" 1}", "invalid-json"), ("[]", "wrong-kind"),
            ("null", "wrong-kind"), ("\u{0}", "invalid-json"),
            (String(repeating: "[", count: 100_000), "invalid-json"),
        ])
    func syntax(text: String, code: String) {
        #expect(problems(text) == ["$: \(code)"])
    }

    @Test(
        "where a document stops being JSON is said by line and character, in both languages",
        arguments: [
            ("", 1, 1, "le document s’arrête alors qu’il faut une valeur"),
            ("{\n  \"kind\": \"week\",\n}", 3, 1, "il faut un nom entre guillemets; on y trouve « } »"),
            ("{\n  \"é\" 1\n}", 2, 7, "il faut « : »; on y trouve « 1 »"),
            ("{\"a\": 1 \"b\"}", 1, 9, "il faut « , » ou « } »; on y trouve « \" »"),
            ("[1, 2", 1, 6, "le document s’arrête alors qu’il faut « , » ou « ] »"),
            ("[1,]", 1, 4, "il faut une valeur; on y trouve « ] »"),
            ("[\n'a']", 2, 1, "il faut une valeur ou « ] »; on y trouve « ' »"),
            ("{} {}", 1, 4, "« { » suit la fin du document"), ("[\"a", 1, 2, "ce guillemet n’est jamais refermé"),
            ("[\"a\\", 1, 2, "ce guillemet n’est jamais refermé"),
            ("[\"a\\q\"]", 1, 4, "cette barre oblique inverse n’annonce aucun signe connu"),
            ("[\"\\u12\"]", 1, 3, "cette barre oblique inverse n’annonce aucun signe connu"),
            ("[\"a\nb\"]", 1, 4, "un saut de ligne ou une commande se trouve dans un texte entre guillemets"),
            ("[01]", 1, 2, "ce nombre est mal écrit"), ("[1.]", 1, 2, "ce nombre est mal écrit"),
            ("[-]", 1, 2, "ce nombre est mal écrit"), ("[1e]", 1, 2, "ce nombre est mal écrit"),
            (String(repeating: "[", count: 513), 1, 513, "plus de 512 niveaux sont imbriqués"),
        ])
    func place(text: String, line: Int, column: Int, words: String) throws {
        let fault = try #require(JSONSyntaxScanner.fault(in: Array(text.utf8)))
        #expect(fault.line == line && fault.column == column)
        let plain = fault.french.replacing("\u{202F}", with: " ").replacing(" ;", with: ";")
        #expect(plain == "Ce n’est pas un document JSON : ligne \(line), caractère \(column), \(words).")
        #expect(fault.english.hasPrefix("This is not a JSON document: line \(line), character \(column), "))
        #expect(problems(text) == ["$: invalid-json"])
    }

    @Test("bytes that are not UTF-8 are the fault, unless the document is broken before")
    func bytes() {
        #expect(JSONSyntaxScanner.fault(in: Array("[\"".utf8) + [0xFF, 0x22, 0x5D])?.kind == .notUTF8)
        #expect(JSONSyntaxScanner.fault(in: Array("[x".utf8) + [0xFF])?.column == 2)
    }

    @Test(
        "what is JSON has no fault",
        arguments: [TextsSituationTests.good, "[-0.5e+3, \"\\u00e9\", {}, [], null]", " 1 "])
    func sound(text: String) {
        #expect(JSONSyntaxScanner.fault(in: Array(text.utf8)) == nil)
    }

    @Test("a document of more than a megabyte is not read")
    func size() {
        #expect(problems("{}" + String(repeating: " ", count: 1_048_575)) == ["$: file-too-large"])
        #expect(problems("{}" + String(repeating: " ", count: 1_048_574)).contains("$: missing-key"))
    }

    @Test("a proposal that ends before it begins, and all its other problems at once")
    func request() {
        let text = """
            {"kind": "request", "organisme": "CPAM", "today": "2026-11-23", "pending_request": "no",
             "proposal": {"formula": {"kind": "flexible", "days_per_weeks": 2}, "start": "2026-12-07",
              "end": "2026-12-06"}}
            """
        #expect(
            Set(problems(text)) == [
                "organisme: invalid-identifier", "pending_request: invalid-boolean",
                "proposal.formula: missing-key", "proposal.formula: unknown-key", "proposal: missing-key",
                "proposal.end: end-before-start",
            ])
    }
}
