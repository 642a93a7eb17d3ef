import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Timeline of rules")
struct TimelineTests {
    /// All that a set of rules says, comparable.
    private static func snapshot(_ rules: EffectiveRules) -> [String] {
        rules.texts
            + rules.values.map { "\($0.key) \($0.value.value) \($0.value.source) \($0.value.narrowed)" }.sorted()
    }

    @Test("the timeline says on every date what the stack says, whatever the texts")
    func equalsStack() {
        var texts = RandomTexts(seed: 5)
        let readers = [
            Texts.reader(), RuleReader(organisme: TestOrganisation.code, branch: "maladie", service: "ACC"),
            RuleReader(organisme: "caf-other"),
        ]
        for _ in 0..<40 {
            let book = Rulebook(
                texts: (0..<6).map { index in
                    let layer = Layer.allCases.randomElement(using: &texts.random) ?? .network
                    return texts.text(layer, keys: [.weeklyMaximum, .places], during: texts.span(), id: "t\(index)")
                })
            for reader in readers {
                let timeline = book.timeline(for: reader)
                for _ in 0..<20 {
                    let date = day("2021-12-01").adding(days: texts.number(0...2_600))
                    #expect(Self.snapshot(timeline.rules(on: date)) == Self.snapshot(book.rules(for: reader, on: date)))
                }
                for date in book.texts.flatMap({ [$0.span.first] + ($0.span.last.map { [$0] } ?? []) }) {
                    for near in [date.adding(days: -1), date, date.adding(days: 1)] {
                        #expect(
                            Self.snapshot(timeline.rules(on: near)) == Self.snapshot(book.rules(for: reader, on: near)))
                    }
                }
            }
        }
    }

    @Test("joined timelines say on every date what the one in charge says, from its day on")
    func joined() {
        var texts = RandomTexts(seed: 6)
        for _ in 0..<40 {
            let timelines = (0..<3).map { _ in
                let all = (0..<3).map {
                    texts.text(.organisme, keys: [.weeklyMaximum, .places], during: texts.span(), id: "t\($0)")
                }
                return Rulebook(texts: all).timeline(for: Texts.reader())
            }
            let days = [day("2022-06-01"), day("2024-01-01"), day("2025-03-17")]
            let joined = RuleTimeline(joining: Array(zip(days, timelines)).map { (from: $0, timeline: $1) })
            let edges = days.flatMap { [$0.adding(days: -1), $0, $0.adding(days: 1)] }
            for date in edges + (0..<40).map({ _ in day("2021-12-01").adding(days: texts.number(0...2_600)) }) {
                let mine = timelines[max(0, days.count { $0 <= date } - 1)]
                #expect(Self.snapshot(joined.rules(on: date)) == Self.snapshot(mine.rules(on: date)), "\(date)")
            }
        }
    }

    @Test(
        "periods change on the day a text begins and on the day after it ends",
        arguments: [
            ("2022-12-01", nil), ("2022-12-02", 0), ("2022-12-31", 0), ("2023-01-01", 1), ("2026-12-01", 1),
            ("2026-12-02", 2), ("2040-01-01", 2),
        ] as [(String, Int?)])
    func index(date: String, index: Int?) {
        #expect(Texts.book.timeline(for: Texts.reader()).index(on: day(date)) == index)
    }

    @Test(
        "a week has one set of rules, or one for each period that it meets",
        arguments: [
            ("2026-W48", [["national", "local"]]), ("2026-W49", [["national", "local"], ["local"]]),
            ("2026-W50", [["local"]]), ("2022-W48", [[], ["national"]]), ("2022-W47", [[]]),
            ("2022-W52", [["national"], ["national", "local"]]),
        ])
    func week(week: String, texts: [[String]]) {
        let timeline = Texts.book.timeline(for: Texts.reader())
        #expect(timeline.rules(during: isoWeek(week)).map(\.texts) == texts)
    }

    @Test("nobody's texts make an empty timeline")
    func empty() {
        let timeline = Rulebook(texts: []).timeline(for: Texts.reader())
        #expect(timeline.index(on: day("2026-01-01")) == nil && timeline.rules(on: day("2026-01-01")).isEmpty)
    }
}
