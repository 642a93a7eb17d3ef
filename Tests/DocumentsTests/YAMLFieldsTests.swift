import CivilTime
import Testing

@testable import Documents

@Suite("Keys of a YAML file")
struct YAMLFieldsTests {
    func fields(_ text: String) throws -> YAMLFields {
        var errors = DocumentErrors()
        let value = try #require(yaml(text).value)
        return try #require(YAMLFields(value, errors: &errors))
    }

    @Test("right values are read")
    func values() throws {
        var fields = try fields(
            """
            title: " Accord "
            year: 2026
            amount: 2.88
            from: 2026-09-01
            remote: oui
            kind: Accueil
            kinds: [bureau, phone]
            names:
              - 1
              - deux
            inner: {a: 1}
            none: ~
            """)
        var errors = DocumentErrors()
        #expect(fields.string("title", errors: &errors) == "Accord")
        #expect(fields.string("year", errors: &errors) == "2026")
        #expect(fields.integer("year", in: 2000...2100, errors: &errors) == 2026)
        #expect(fields.cents("amount", errors: &errors) == 288)
        #expect(fields.date("from", errors: &errors) == LocalDate(year: 2026, month: 9, day: 1))
        #expect(fields.boolean("remote", errors: &errors) == true)
        #expect(fields.choice("kind", among: Kind.choices, errors: &errors) == .reception)
        #expect(fields.choices("kinds", among: Kind.choices, errors: &errors) == [.office, .phone])
        #expect(fields.strings("names", errors: &errors) == ["1", "deux"])
        var inner = try #require(fields.fields("inner", errors: &errors))
        #expect(inner.integer("a", in: 0...9, errors: &errors) == 1)
        #expect(fields.string("none", isRequired: false, errors: &errors) == nil)
        #expect(fields.string("absent", isRequired: false, errors: &errors) == nil)
        fields.finish(errors: &errors)
        inner.finish(errors: &errors)
        #expect(places(errors) == [])
    }

    @Test("wrong values are all told, each at its place")
    func wrongValues() throws {
        var fields = try fields(
            """
            year: 1999
            amount: 2.885
            from: 2026-02-30
            remote: "oui"
            kind: acueil
            kinds: [bureau, acueil, [phone]]
            names: un
            inner: [1]
            none: ~
            titel: x
            """)
        var errors = DocumentErrors()
        _ = fields.string("title", errors: &errors)
        _ = fields.integer("year", in: 2000...2100, errors: &errors)
        _ = fields.cents("amount", errors: &errors)
        _ = fields.date("from", errors: &errors)
        _ = fields.boolean("remote", errors: &errors)
        _ = fields.choice("kind", among: Kind.choices, errors: &errors)
        #expect(fields.choices("kinds", among: Kind.choices, errors: &errors) == [.office])
        _ = fields.strings("names", errors: &errors)
        _ = fields.fields("inner", errors: &errors)
        _ = fields.string("none", errors: &errors)
        fields.finish(errors: &errors)
        #expect(
            places(errors) == [
                "1:1:missing-key", "1:7:integer-out-of-range", "2:9:invalid-amount", "3:7:impossible-date",
                "4:9:invalid-boolean", "5:7:unknown-value", "6:17:unknown-value", "6:25:wrong-kind", "7:8:wrong-kind",
                "8:8:wrong-kind", "9:7:blank-value", "10:1:unknown-key",
            ])
        let unknown = try #require(errors.list.last)
        #expect(
            unknown.text(file: "Texts/a.yaml", in: .french)
                == "Texts/a.yaml:10:1: unknown-key: La clé «\u{202F}titel\u{202F}» n’est pas connue ici. "
                + "Vouliez-vous dire «\u{202F}title\u{202F}»\u{202F}?")
    }
}
