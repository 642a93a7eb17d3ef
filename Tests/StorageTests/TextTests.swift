import CivilTime
import Telework
import Testing

@testable import Storage

@Suite("Texts worked out for the database")
struct TextTests {
    @Test(
        "names are cut in words without case nor accents",
        arguments: [
            ("Le Goff", ["le", "goff"]), ("N’Diaye", ["n", "diaye"]), ("ÉTIENNE-Ève", ["etienne", "eve"]),
            ("Œuvrard", ["oeuvrard"]), ("Łukasz Straße", ["lukasz", "strasse"]), ("e\u{301}", ["e"]),
            ("  ", []), ("", []), ("%_'\"\\", []), ("Нина 3", ["нина", "3"]), ("A.-B", ["a", "b"]),
        ] as [(String, [String])])
    func words(text: String, words: [String]) {
        #expect(NameKeys.words(text) == words)
    }

    @Test("composed and decomposed accents give the same keys")
    func normalisation() {
        let composed = NameKeys.sortKey(familyName: "Étienne", givenName: "Zoé")
        #expect(composed == NameKeys.sortKey(familyName: "E\u{301}tienne", givenName: "Zoe\u{301}"))
        #expect(composed == "etienne zoe")
    }

    @Test("what is typed becomes a pattern without any sign that LIKE reads")
    func pattern() {
        #expect(NameKeys.pattern(search: " Le  G") == "% le g%")
        #expect(NameKeys.pattern(search: "100%_") == "% 100%")
        #expect(NameKeys.pattern(search: "%_") == nil)
    }

    @Test(
        "a list of texts comes back, whatever is in them",
        arguments: [[], [""], ["a"], ["a", ""], ["a\nb", "\\n", "\\"], ["é", "\n\n"]])
    func texts(list: [String]) {
        #expect(StoredList.texts(from: StoredList.texts(list)) == list)
    }

    @Test("what no list was written as is refused", arguments: ["a", "a\nb", "\\x\n", "\\\n", "\\"])
    func brokenTexts(text: String) {
        #expect(StoredList.texts(from: text) == nil)
    }

    @Test("codes and amounts are read strictly")
    func codes() {
        #expect(StoredList.codes(from: "home,third_place") == [Place.home, .thirdPlace])
        #expect(StoredList.codes(from: "") == [Place]())
        for text in [",", "home,", "home, residence", "Home"] {
            #expect(StoredList.codes(from: text) as [Place]? == nil)
        }
        #expect(StoredList.amounts(from: "-1,9223372036854775807") == [Cents(-1), Cents(.max)])
        for text in [",", "1,", "1.5", " 1"] { #expect(StoredList.amounts(from: text) == nil) }
    }
}
