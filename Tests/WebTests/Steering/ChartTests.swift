import CivilTime
import Messages
import Telework
import TestSupport
import Testing

@testable import UseCases
@testable import Web

@Suite("Charts of a trend")
struct ChartTests {
    @Test(
        "the scale has round steps, four at most, and reaches the largest value",
        arguments: [
            (0, 1, 1), (1, 1, 1), (4, 1, 4), (5, 2, 3), (8, 2, 4), (9, 5, 2), (20, 5, 4), (21, 10, 3), (40, 10, 4),
            (41, 20, 3), (1_410, 500, 3), (4_089, 2_000, 3), (1_000_000, 500_000, 2),
        ])
    func scale(most: Int, step: Int, count: Int) {
        let scale = ChartScale(upTo: most)
        #expect(scale.step == step && scale.count == count)
        #expect(scale.lines.first == 0 && scale.lines.last == scale.top && scale.top >= most)
    }

    @Test("whatever the largest value, it takes more than half of the height")
    func fills() {
        for most in 1...20_000 {
            let scale = ChartScale(upTo: most)
            #expect(scale.count <= 4 && scale.top >= most && scale.top - scale.step < most, "\(most)")
        }
    }

    private func chart(_ values: [Int?], marks: [TrendChart.Mark] = []) -> String {
        TrendChart(
            points: values.enumerated().map { index, value in
                TrendChart.Point(value: value, said: "m\(index): \(value.map(String.init) ?? "none")", shown: "shown")
            }, scale: ChartScale(upTo: 100), precision: 1, label: "A <label>", marks: marks, gap: "gap"
        ) { "line \($0)" }.svg()
    }

    private func bars(_ svg: String) -> String {
        svg.firstMatch(of: /<path class="bars" d="([^"]*)"/).map { String($0.output.1) } ?? ""
    }

    @Test("each month says its value, a gap too, and the lines are named")
    func values() {
        let svg = chart([nil, 0, 50, 100])
        for title in ["m0: none", "m1: 0", "m2: 50", "m3: 100"] { #expect(svg.contains("<title>\(title)</title>")) }
        for line in [0, 50, 100] { #expect(svg.contains(">line \(line)</text>")) }
        #expect(svg.contains("aria-label=\"A &lt;label&gt;\""))
        #expect(svg.matches(of: />shown</).count == 1, "only the last value is written out")
    }

    @Test("no bar stands for a month without a figure, and a line on the ground for zero")
    func gaps() {
        let bars = bars(chart([nil, 0, 50, 100]))
        #expect(bars.matches(of: /M/).count == 3)
        #expect(bars.contains("156V155H"), "zero")
        #expect(bars.contains("V90H") && bars.contains("V24H"), "half of the height, and all of it")
        #expect(chart([nil, nil, 7]).contains(">gap</text>") && !chart([7, nil, nil]).contains(">gap</text>"))
        #expect(self.bars(chart([nil, nil])).isEmpty && chart([nil, nil]).contains(">gap</text>"))
    }

    /// The charts of two years to October 2026: their share, days and cost.
    private func charts(
        _ tally: FigureTally, _ language: Language = .french, networkSize: Int? = nil
    ) -> [SteeringPage.Chart] {
        SteeringCharts(
            months: Steering(tally, month: SteeringSamples.month).trend, words: .in(language),
            wording: Wording(language), networkSize: networkSize
        ).all
    }

    /// Forty people since the first of the months, some of whom telework from a month on.
    private func tally(teleworkers: Int, from month: String = "2024-11") -> FigureTally {
        var tally = FigureTally()
        tally.add(40, to: Figure(.people, yearMonth("2024-11")))
        tally.add(teleworkers, to: Figure(.teleworkers, yearMonth(month)))
        return tally
    }

    private func close(_ tally: inout FigureTally, _ month: YearMonth, people: Int, organismes: Int = 1) {
        for (measure, amount) in [
            (Measure.closes, organismes), (.paidPeople, people), (.paidHalves, people * 2), (.paidCents, people * 270),
        ] { tally.add(amount, to: Figure(measure, month)) }
    }

    @Test("months that are all hidden are said to be, in the picture, below it and to screen readers")
    func hiddenOnly() {
        var few = tally(teleworkers: 8)
        for index in 0..<24 { close(&few, yearMonth("2024-11").adding(months: index), people: 8) }
        for (language, said, mark) in [
            (Language.french, "Octobre 2026\u{A0}: moins de 10 personnes ou demandes", "masqué"),
            (.english, "October 2026: fewer than 10 people or requests", "hidden"),
        ] {
            let drawn = charts(few, language)
            #expect(drawn.count == 3)
            for chart in drawn {
                #expect(bars(chart.picture).isEmpty && chart.picture.contains(">\(mark)</text>"), "\(chart.label)")
                #expect(chart.latest.hasPrefix(said), "\(chart.latest)")
                #expect(chart.picture.contains("\(chart.latest).\""), "what screen readers say ends with it")
                #expect(!(chart.picture + chart.latest).contains(language == .french ? "ucune donnée" : "o data"))
            }
        }
    }

    @Test("months that are not closed are not said to be without data")
    func notClosedOnly() {
        let drawn = charts(tally(teleworkers: 20))
        #expect(!bars(drawn[0].picture).isEmpty && drawn[0].latest == "Octobre 2026\u{A0}: 50\u{202F}%")
        for chart in drawn.dropFirst() {
            #expect(bars(chart.picture).isEmpty && chart.picture.contains(">non clôturé</text>"))
            #expect(chart.latest == "Octobre 2026\u{A0}: chiffres connus à la clôture du mois")
            #expect(!chart.picture.contains("aucune donnée"))
        }
    }

    @Test("months before anything is known are said to be without data, and nothing where reasons differ")
    func otherGaps() {
        for chart in charts(tally(teleworkers: 0)) {
            #expect(chart.picture.contains(">aucune donnée</text>"))
            #expect(chart.latest == "Octobre 2026\u{A0}: aucune donnée")
        }
        // A year with agreements, and one close at the end of it.
        var late = tally(teleworkers: 20, from: "2025-11")
        close(&late, yearMonth("2026-10"), people: 20)
        let drawn = charts(late)
        #expect(drawn[0].picture.contains(">aucune donnée</text>"))
        for chart in drawn.dropFirst() {
            #expect(chart.picture.contains("<title>Octobre 2025\u{A0}: aucune donnée</title>"))
            #expect(chart.picture.contains("<title>Novembre 2025\u{A0}: chiffres connus à la clôture du mois</title>"))
            #expect(!chart.picture.contains(">aucune donnée</text>") && !chart.picture.contains(">non clôturé</text>"))
        }
        #expect(drawn[2].latest == "Octobre 2026\u{A0}: 54,00\u{202F}€")
    }

    @Test(
        "the scale of a cost writes the sign of the euro where the amounts have it",
        arguments: [
            (20, "20\u{A0}€", "€20"), (2_000, "2\u{202F}000\u{A0}€", "€2,000"), (20_000, "20\u{A0}k€", "€20k"),
            (500_000, "0,5\u{A0}M€", "€0.5M"),
        ])
    func euros(people: Int, french: String, english: String) {
        var tally = tally(teleworkers: 20)
        close(&tally, yearMonth("2026-10"), people: people)
        for (language, line) in [(Language.french, french), (.english, english)] {
            #expect(charts(tally, language)[2].picture.contains(">\(line)</text>"), "\(line)")
        }
    }

    @Test("sums of a month that not all organismes have closed say of how many they are")
    func partlyClosed() {
        var network = tally(teleworkers: 20)
        close(&network, yearMonth("2026-08"), people: 20, organismes: 300)
        close(&network, yearMonth("2026-09"), people: 20, organismes: 1)
        close(&network, yearMonth("2026-10"), people: 20, organismes: 3)
        let french = charts(network, networkSize: 300)
        #expect(!french[0].picture.contains("/300") && french[0].latest == "Octobre 2026\u{A0}: 50\u{202F}%")
        #expect(french[1].latest == "Octobre 2026\u{A0}: 20 (3\u{A0}organismes sur 300)")
        for chart in french.dropFirst() {
            #expect(chart.picture.matches(of: /\/300\)<\/title>/).count == 2)
            #expect(chart.picture.contains(" (1/300)</title>"))
        }
        let english = charts(network, .english, networkSize: 300)
        #expect(english[2].latest == "October 2026: €54.00 (3 of 300 organisations)")
        for chart in charts(network) { #expect(!chart.picture.contains("sur "), "one's own are whole") }
    }

    @Test("names of months never run into each other: the first ones given stay")
    func marks() {
        let marks = [23, 2, 14, 0].map { TrendChart.Mark(index: $0, label: "month \($0)") }
        let svg = chart(Array(repeating: 5, count: 24), marks: marks)
        let shown = svg.matches(of: />month (\d+)</).map { String($0.output.1) }
        #expect(shown == ["23", "2", "14"])
    }
}
