import CivilTime
import Messages
import Telework
import UseCases

/// The charts of a page of indicators: share, days and cost, month by month.
struct SteeringCharts {
    let months: [Steering.Month]
    let words: SteeringWords
    let wording: Wording

    /// None for a single month, which is no trend.
    var all: [SteeringPage.Chart] {
        guard months.count > 1 else { return [] }
        return [
            chart(words.share, \.share, precision: 10_000, scale: { _ in .percent }, named: percent),
            chart(words.daysPaid, \.paidDays, precision: 2, scale: ChartScale.init(upTo:), named: days),
            chart(words.cost, \.cost, precision: 100, scale: ChartScale.init(upTo:), named: euros),
        ]
    }

    private func chart(
        _ name: String, _ figure: (Steering.Month) -> FigureValue, precision: Int, scale: (Int) -> ChartScale,
        named: @escaping (_ line: Int, _ top: Int) -> String
    ) -> SteeringPage.Chart {
        let colon = wording.pick("\u{A0}: ", ": ")
        let points = months.map { month -> TrendChart.Point in
            let value = figure(month)
            let shown = value.absence?.reason(wording) ?? value.shown(wording)
            return TrendChart.Point(
                // What was taken back may outweigh what was paid: a bar stands on the ground all the same.
                value: value.rank.map { max(0, $0) },
                said: wording.month(month.month).capitalisedFirst + colon + shown, shown: shown)
        }
        let most = points.compactMap(\.value).max() ?? 0
        let lines = scale((most + precision - 1) / precision)
        let span = wording.pick(
            "de \(wording.month(months[0].month)) à \(wording.month(months[months.count - 1].month))",
            "from \(wording.month(months[0].month)) to \(wording.month(months[months.count - 1].month))")
        let latest = points.last { $0.value != nil }?.said ?? wording.pick("aucune donnée", "no data").capitalisedFirst
        let chart = TrendChart(
            points: points, scale: lines, precision: precision, label: "\(name), \(span). \(latest).", marks: marks,
            gap: FigureValue.Absence.noData.reason(wording)
        ) { named($0, lines.top) }
        return SteeringPage.Chart(label: name, picture: chart.svg(), latest: latest)
    }

    /// The last month, each January, and the first.
    private var marks: [TrendChart.Mark] {
        let januaries = months.indices.filter { months[$0].month.month == 1 }
        return ([months.count - 1] + januaries + [0]).map { index in
            let month = months[index].month
            return TrendChart.Mark(index: index, label: "\(wording.shortMonthName(month.month)) \(month.year)")
        }
    }

    private func percent(_ line: Int, _ top: Int) -> String { wording.percent(line) }

    private func days(_ line: Int, _ top: Int) -> String { millions(line, top) ?? wording.number(line) }

    private func euros(_ line: Int, _ top: Int) -> String {
        if let millions = millions(line, top) { return millions + "€" }
        return top >= 10_000 ? "\(wording.number(line / 1_000))\u{A0}k€" : "\(wording.number(line))\u{A0}€"
    }

    /// 1,5 M · 1.5 M, all of a scale alike: nil for one that stays below a million.
    private func millions(_ line: Int, _ top: Int) -> String? {
        guard top >= 1_000_000 else { return nil }
        let tenths = line / 100_000
        let decimal = tenths % 10 == 0 ? "" : wording.pick(",", ".") + String(tenths % 10)
        return "\(wording.number(tenths / 10))\(decimal)\u{A0}M"
    }
}
