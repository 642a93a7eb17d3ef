import CivilTime
import Telework
import TestSupport
import Testing

@Suite("What the motives of refusals are called")
struct MotiveLabelTests {
    private static func text(
        _ id: String, _ layer: Layer, _ scope: RuleText.Scope, from year: Int, _ motives: [(String, String)]
    ) -> RuleText {
        let value = RuleValue.motives(
            motives.map { Motive(code: $0.0, label: LocalizedText(french: $0.1, english: $0.1)) })
        let span = DateSpan(from: day("\(year)-01-01"))
        return Texts.text(id, layer, during: span, scope: scope, [rule(.refusalMotives, value)])
    }

    private let book = Rulebook(texts: [
        text("a-old", .organisme, .organisme("a"), from: 2022, [("continuity", "Ancien"), ("gone", "Disparu")]),
        text("a-new", .organisme, .organisme("a"), from: 2025, [("continuity", "Continuité")]),
        text("a-desk", .service, .service(organisme: "a", service: "S"), from: 2025, [("desk", "Guichet")]),
        text("b", .organisme, .organisme("b"), from: 2020, [("continuity", "Service rendu"), ("own", "Propre à b")]),
        text("branch", .branch, .branch("maladie"), from: 2020, [("shared", "Partagé")]),
        text("c", .organisme, .organisme("c"), from: 2020, [("shared", "Partagé")]),
    ])

    @Test("an organisme reads the latest words of its own texts, and of nobody else's")
    func own() {
        #expect(
            book.motiveLabels(organisme: "a", branch: "maladie").mapValues(\.french) == [
                "continuity": "Continuité", "gone": "Disparu", "desk": "Guichet", "shared": "Partagé",
            ])
        #expect(
            book.motiveLabels(organisme: "b", branch: "famille").mapValues(\.french) == [
                "continuity": "Service rendu", "own": "Propre à b",
            ])
        #expect(book.motiveLabels(organisme: "d", branch: nil).isEmpty)
    }

    @Test("of all organismes, only what every text calls alike has a name")
    func shared() {
        #expect(
            book.sharedMotiveLabels.mapValues(\.french) == [
                "gone": "Disparu", "desk": "Guichet", "own": "Propre à b", "shared": "Partagé",
            ])
    }
}
