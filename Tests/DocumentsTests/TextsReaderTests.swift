import CivilTime
import Telework
import TestSupport
import Testing

@testable import Documents

/// `line:column:code` of what is wrong in a file of texts.
private func places(_ text: String) -> [String] {
    var errors = DocumentErrors()
    let content = TextReader(file: "t.yaml").content(of: Array(text.utf8), errors: &errors)
    #expect((content == nil) == !errors.isEmpty)
    return places(errors)
}

/// A text with one rule written as given.
private func head(_ rules: String, layer: String = "network", extra: String = "") -> String {
    """
    id: essai
    layer: \(layer)
    title: {fr: Essai, en: Test}
    source: Tests
    valid_from: 2026-01-01
    \(extra)
    rules:
    \(rules)
    """
}

@Suite("A file of rules")
struct TextsReaderTests {
    @Test("every type of value is read, days in halves and amounts in cents")
    func values() throws {
        let text = try read(
            """
              weekly_days_max: {value: 1.5, article: "1"}
              on_site_days_min: {value: "2,5", article: "2"}
              annual_days_max: {value: 100, article: "3"}
              teleworkable_share_min: {value: 20 %, article: "4"}
              half_days: {value: oui, article: "5"}
              places: {value: [third_place, home], article: "6"}
              part_time_proration: {value: prorata, article: "7"}
              answer_delay: {value: {count: 45, unit: civil_days}, article: "8"}
              seniority_months_min: {parameter: true, article: "9", note: {fr: Non lu, en: Not read}}
              allowance_day:
                article: "10"
                value:
                  - {from: 2027-01-01, amount: 3, source: b, certainty: fictional}
                  - {from: 2026-01-01, amount: "2,70", source: a}
              refusal_motives:
                article: "11"
                value: [{code: team, fr: Équipe, en: Team}]
              forbidden_weekdays: {value: [], article: "12", derogation: L1222-9}
            """)
        let values = Dictionary(uniqueKeysWithValues: text.rules.map { ($0.key, $0.value) })
        #expect(values[.weeklyMaximum] == .days(halves: 3))
        #expect(values[.onSiteMinimum] == .days(halves: 5))
        #expect(values[.annualMaximum] == .days(halves: 200))
        #expect(values[.teleworkableShare] == .percent(20))
        #expect(values[.halfDays] == .flag(true))
        #expect(values[.places] == .set(["home", "third_place"]))
        #expect(values[.partTimeProration] == .choice("prorata"))
        #expect(values[.answerDelay] == .delay(Delay(45, .civilDays)))
        #expect(values[.seniority] == .some(nil))
        #expect(text[.seniority]?.certainty == .unverified)
        #expect(text[.seniority]?.note?.french == "Non lu")
        #expect(text[.forbiddenWeekdays]?.value == .set([]))
        #expect(text[.forbiddenWeekdays]?.derogation == "L1222-9")
        #expect(
            text[.allowanceDay]?.value
                == .amounts([
                    DatedAmount(from: day("2026-01-01"), amount: Cents(270), certainty: .verified, source: "a"),
                    DatedAmount(from: day("2027-01-01"), amount: Cents(300), certainty: .fictional, source: "b"),
                ]))
        #expect(text[.allowanceDay]?.certainty == .fictional)
        #expect(text[.refusalMotives]?.article == "11")
        #expect(text.rules.map(\.line) == [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 22, 25])
        #expect(text.scope == .everyone && text.span == DateSpan(from: day("2026-01-01")))
    }

    @Test(
        "the days of a week are 0 to 7, halves only",
        arguments: [
            ("0", 0), ("0.5", 1), ("6.5", 13), ("7", 14), ("7.0", 14), ("7.5", nil), ("-1", nil), ("1.25", nil),
            ("deux", nil), ("", nil), ("1.", nil), ("1..5", nil), ("1000000000000000000000", nil),
        ] as [(String, Int?)])
    func days(written: String, halves: Int?) {
        let read = try? RuleValueReader.halves(written, most: 7)
        #expect(read == halves)
    }

    @Test(
        "a wrong value is told at its place",
        arguments: [
            ("  weekly_day_max: {value: 2, article: a}", "8:3:unknown-key"),
            ("  weekly_days_max: {value: deux, article: a}", "8:28:invalid-days"),
            ("  weekly_days_max: {value: 8, article: a}", "8:28:days-out-of-range"),
            ("  weekly_days_max: {value: [2], article: a}", "8:28:wrong-kind"),
            ("  weekly_days_max: {value: 2}", "8:20:missing-key"),
            ("  weekly_days_max: {value: 2, article: ''}", "8:40:blank-value"),
            ("  weekly_days_max: {article: a}", "8:3:missing-value"),
            ("  weekly_days_max: {value: ~, article: a}", "8:3:missing-value"),
            ("  weekly_days_max: {value: 2, parameter: true, article: a}", "8:28:conflicting-keys"),
            ("  weekly_days_max: {derogation: x, parameter: true, article: a}", "8:33:conflicting-keys"),
            ("  weekly_days_max: {parameter: false, article: a}", "8:3:missing-value"),
            ("  weekly_days_max: {value: 2, article: a, artcle: b}", "8:43:unknown-key"),
            ("  weekly_days_max: 2", "8:20:wrong-kind"),
            ("  weekly_days_max: {value: 2, article: a, certainty: sure}", "8:54:unknown-value"),
            ("  half_days: {value: \"oui\", article: a}", "8:22:invalid-boolean"),
            ("  places: {value: [home, hom], article: a}", "8:26:unknown-value"),
            ("  places: {value: home, article: a}", "8:19:wrong-kind"),
            ("  places: {value: [home, home], article: a}", "8:26:repeated-value"),
            ("  part_time_proration: {value: half, article: a}", "8:32:unknown-value"),
            ("  teleworkable_share_min: {value: 101, article: a}", "8:35:invalid-percent"),
            ("  agreement_months_max: {value: 0, article: a}", "8:33:integer-out-of-range"),
            ("  seniority_months_min: {value: 1.5, article: a}", "8:33:invalid-integer"),
            ("  answer_delay: {value: 45, article: a}", "8:25:wrong-kind"),
            ("  answer_delay: {value: {count: 45}, article: a}", "8:25:missing-key"),
            ("  answer_delay: {value: {count: 45, unit: days}, article: a}", "8:43:unknown-value"),
            ("  answer_delay: {value: {count: -1, unit: months}, article: a}", "8:33:integer-out-of-range"),
            (
                "  allowance_day: {value: [{from: 2026-01-01, amount: 2.885, source: s}], article: a}",
                "8:54:invalid-amount"
            ),
            (
                "  allowance_day: {value: [{from: 2026-01-01, amount: -1, source: s}], article: a}",
                "8:54:amount-out-of-range"
            ),
            (
                "  allowance_day: {value: [{from: 2026-02-30, amount: 1, source: s}], article: a}",
                "8:34:impossible-date"
            ),
            ("  allowance_day: {value: [{from: 2026-01-01, amount: 1}], article: a}", "8:27:missing-key"),
            ("  allowance_day: {value: [], article: a}", "8:26:blank-value"),
            ("  refusal_motives: {value: [{code: Team, fr: a, en: b}], article: a}", "8:36:invalid-identifier"),
            ("  refusal_motives: {value: [{code: t, fr: a}], article: a}", "8:29:missing-key"),
            ("  {}", "8:3:blank-value"),
            ("  - weekly_days_max", "8:3:wrong-kind"),
        ])
    func wrongRule(rule: String, place: String) {
        #expect(places(head(rule, extra: "certainty: fictional")) == [place])
    }

    @Test("an unknown rule is told with the nearest one")
    func suggestion() {
        var errors = DocumentErrors()
        let text = head("  weekly_day_max: {value: 2, article: a}")
        #expect(TextReader(file: "t.yaml").content(of: Array(text.utf8), errors: &errors) == nil)
        #expect(errors.list.map(\.problem) == [.unknownKey("weekly_day_max", suggestion: "weekly_days_max")])
    }

    private static let rule = "  weekly_days_max: {value: 2, article: a}"

    @Test(
        "a wrong head is told at its place",
        arguments: [
            (head(rule).replacing("id: essai", with: "id: Essai 2"), ["1:5:invalid-identifier"]),
            (head(rule).replacing("id: essai\n", with: ""), ["1:1:missing-key"]),
            (head(rule, layer: "reseau"), ["2:8:unknown-value"]),
            (head(rule).replacing("{fr: Essai, en: Test}", with: "Essai"), ["3:8:wrong-kind"]),
            (head(rule).replacing(", en: Test", with: ""), ["3:8:missing-key"]),
            (head(rule).replacing("source: Tests", with: "source:"), ["4:8:blank-value"]),
            (head(rule).replacing("2026-01-01", with: "2026-1-1"), ["5:13:invalid-date"]),
            (head(rule, extra: "valid_to: 2025-12-31"), ["6:11:end-before-start"]),
            (head(rule, extra: "valid_to: 2026-01-01"), []),
            (head(rule, extra: "for: {organisme: cpam-x}"), ["6:1:unknown-key"]),
            (head(rule, layer: "branch"), ["1:1:missing-key"]),
            (head(rule, layer: "branch", extra: "for: {branch: maladie}"), []),
            (head(rule, layer: "organisme", extra: "for: {branch: maladie}"), ["6:6:missing-key", "6:7:unknown-key"]),
            (head(rule, layer: "organisme", extra: "for: {organisme: cpam-x}"), []),
            (head(rule, layer: "service", extra: "for: {organisme: cpam-x}"), ["6:6:missing-key"]),
            (head(rule, layer: "service", extra: "for: {organisme: cpam-x, service: ACC 1}"), []),
            (head(rule, extra: "id: autre"), ["6:1:duplicate-key"]),
            (head(rule + "\n" + rule), ["9:3:duplicate-key"]),
            (head(rule, extra: "valid_form: 2026-01-01"), ["6:1:unknown-key"]),
            ("id: essai", Array(repeating: "1:1:missing-key", count: 5)),
            ("- id: essai", ["1:1:wrong-kind"]),
            ("", ["empty-file"]),
            ("id: [", ["2:1:yaml-syntax"]),
            ("a: &x [b]\nid: *x", ["1:4:anchor-or-alias"]),
        ])
    func wrongHead(text: String, expected: [String]) {
        #expect(places(text).map { $0.hasSuffix("yaml-syntax") ? "2:1:yaml-syntax" : $0 } == expected)
    }

    @Test("a file of a megabyte and a byte, and one that unfolds without end, are refused at once")
    func hostile() {
        #expect(places(String(repeating: "# ", count: 524_288) + "\n") == ["file-too-large"])
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
        for (name, last) in zip("bcdefghi", "abcdefgh") {
            bomb += "\(name): &\(name) [" + Array(repeating: "*\(last)", count: 9).joined(separator: ",") + "]\n"
        }
        #expect(places(bomb) == ["1:4:anchor-or-alias"])
    }

    @Test("a table of limits is read, and its errors told")
    func limits() throws {
        let good = """
            title: {fr: Limites, en: Limits}
            exemption_limits:
              - {year: 2026, basis: none, day: 2.70, month: 59.40, certainty: verified, source: s}
              - {year: 2026, basis: collective, day: 3.30, certainty: unverified, source: s}
            """
        var errors = DocumentErrors()
        guard case .limits(let limits) = TextReader(file: "l").content(of: Array(good.utf8), errors: &errors) else {
            Issue.record("no limits: \(errors)")
            return
        }
        #expect(
            limits.map(\.limit) == [
                ExemptionLimit(year: 2026, basis: .none, day: Cents(270), month: Cents(5940), certainty: .verified),
                ExemptionLimit(
                    year: 2026, basis: .collective, day: Cents(330), month: nil, certainty: .unverified),
            ])
        #expect(places(good.replacing("collective", with: "none")) == ["4:5:repeated-limit"])
        #expect(places(good.replacing("3.30", with: "3.305")) == ["4:42:invalid-amount"])
        #expect(places(good.replacing("2026, basis: c", with: "1999, basis: c")) == ["4:12:integer-out-of-range"])
        #expect(places(good + "\nrules: {}") == ["5:1:unknown-key"])
    }

    private func read(_ rules: String) throws -> RuleText {
        var errors = DocumentErrors()
        let content = TextReader(file: "t.yaml").content(of: Array(head(rules).utf8), errors: &errors)
        #expect(places(errors) == [])
        guard case .text(let text, _) = content else { throw TextLibraryError(findings: []) }
        return text
    }
}
