import CivilTime
import Testing

@testable import Documents

@Suite("Values of cells and keys")
struct ValueParserTests {
    @Test(
        "dates in both forms",
        arguments: [
            ("2026-12-31", "2026-12-31"), ("31/12/2026", "2026-12-31"), ("29/02/2024", "2024-02-29"),
            ("29/02/2026", "impossible-date"), ("2026-13-01", "impossible-date"), ("00/01/2026", "impossible-date"),
            ("0000-01-01", "impossible-date"), ("31-12-2026", "invalid-date"), ("1/2/2026", "invalid-date"),
            ("2026/12/31", "invalid-date"), ("2026-12-3a", "invalid-date"), ("demain", "invalid-date"),
            ("31.12.2026", "invalid-date"), ("2026-12-31 ", "invalid-date"), ("-123-12-31", "invalid-date"),
        ])
    func dates(_ text: String, _ expected: String) {
        #expect(outcome { () throws(FileProblem) in try ValueParser.date(text).iso } == expected)
    }

    @Test(
        "yes and no in both languages",
        arguments: [
            ("oui", "true"), ("OUI", "true"), ("x", "true"), ("X", "true"), ("1", "true"), ("vrai", "true"),
            ("Yes", "true"),
            ("non", "false"), ("0", "false"), ("Faux", "false"), ("no", "false"), ("FALSE", "false"),
            ("2", "invalid-boolean"), ("peut-être", "invalid-boolean"),
        ])
    func booleans(_ text: String, _ expected: String) {
        #expect(outcome { () throws(FileProblem) in try ValueParser.boolean(text).description } == expected)
    }

    @Test(
        "whole numbers in their range",
        arguments: [
            ("0", "0"), ("12", "12"), ("1 000", "integer-out-of-range"), ("100", "100"),
            ("101", "integer-out-of-range"),
            ("-1", "integer-out-of-range"), ("+7", "7"), ("1\u{202F}2", "12"), ("1.0", "invalid-integer"),
            ("", "invalid-integer"), ("-", "invalid-integer"), ("9999999999999999999999", "integer-out-of-range"),
            ("١٢", "invalid-integer"),
        ])
    func integers(_ text: String, _ expected: String) {
        #expect(
            outcome { () throws(FileProblem) in try ValueParser.integer(text, in: 0...100).description } == expected)
    }

    @Test(
        "percentages",
        arguments: [
            ("80", "80"), ("80%", "80"), ("80 %", "80"), ("80\u{202F}%", "80"), ("0", "0"), ("100", "100"),
            ("101", "invalid-percent"), ("-1", "invalid-percent"), ("%", "invalid-percent"), ("0,8", "invalid-percent"),
            ("80%%", "invalid-percent"), ("99999999999999999999", "invalid-percent"),
        ])
    func percentages(_ text: String, _ expected: String) {
        #expect(outcome { () throws(FileProblem) in try ValueParser.percent(text).description } == expected)
    }

    @Test(
        "amounts are exact to the cent",
        arguments: [
            ("2.88", "288"), ("2,88", "288"), ("2", "200"), ("2.5", "250"), ("0.07", "7"), ("-10,00", "-1000"),
            ("-0.5", "-50"),
            ("0.29", "29"), ("1.15", "115"), ("4503599627370.49", "450359962737049"),
            ("2.885", "invalid-amount"), ("2.", "invalid-amount"), (".5", "invalid-amount"),
            ("1.2.3", "invalid-amount"),
            ("2 €", "invalid-amount"), ("", "invalid-amount"), ("1e2", "invalid-amount"),
            ("12345678901234", "invalid-amount"),
        ])
    func amounts(_ text: String, _ expected: String) {
        #expect(outcome { () throws(FileProblem) in try ValueParser.cents(text).description } == expected)
    }

    @Test(
        "the shape of e-mail addresses",
        arguments: [
            ("a@b.fr", true), ("prenom.nom-x+y@cpam-93.assurance-maladie.fr", true), ("élodie@é.fr", true),
            ("a@b", false), ("a@@b.fr", false), ("@b.fr", false), ("a@", false), ("a b@c.fr", false),
            ("a@b..fr", false),
            ("a..b@c.fr", false), ("a@-b.fr", false), ("a@b_c.fr", false), ("A <a@b.fr>", false),
            ("a@b.fr,c@d.fr", false),
        ])
    func emails(_ text: String, _ isAccepted: Bool) {
        #expect(
            outcome { () throws(FileProblem) in try ValueParser.email(text) } == (isAccepted ? text : "invalid-email"))
    }

    @Test(
        "folding forgets case, accents, spaces and signs",
        arguments: [
            ("Prénom", "prenom"), ("DATE_D-ENTRÉE", "datedentree"), ("  Œuvre ", "oeuvre"),
            ("e\u{301}te\u{301}", "ete"),
            ("Łódź", "lodz"), ("N° agent", "noagent"), ("a\u{A0}b\u{202F}c", "abc"), ("l’an", "l'an"),
            ("ΣΊΓΜΑ", "σίγμα"),
        ])
    func folding(_ text: String, _ expected: String) { #expect(folded(text) == expected) }

    @Test("each accented letter of the table is its base and its mark, as Unicode says")
    func letters() {
        for row in LatinLetters.marks {
            #expect(row.bases.unicodeScalars.count == row.letters.unicodeScalars.count)
            for (base, letter) in zip(row.bases, row.letters) {
                let mark = Unicode.Scalar(row.mark).map(String.init) ?? ""
                #expect(String(letter) == String(base) + mark)
                #expect(Array(cleaned(String(base) + mark).utf8) == Array(String(letter).utf8))
                #expect(folded(String(letter)) == base.lowercased())
            }
        }
    }

    @Test(
        "the nearest name is proposed, and nothing when none is near",
        arguments: [
            ("acueil", "accueil"), ("Acceuil", "accueil"), ("telephnoe", "téléphone"), ("ACCUEIL", "accueil"),
            ("xyz", nil), ("a", nil), ("", nil), ("back office", "back_office"),
        ])
    func nearest(_ text: String, _ expected: String?) {
        #expect(nearestName(to: text, among: ["back_office", "accueil", "téléphone"]) == expected)
    }

    private func outcome(_ parse: () throws(FileProblem) -> String) -> String {
        do { return try parse() } catch { return error.code }
    }
}
