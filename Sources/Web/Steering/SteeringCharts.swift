import CivilTime
import Messages
import Telework
import UseCases

/// The charts of a page of indicators: share, days and cost, month by month.
struct SteeringCharts {
    let months: [Steering.Month]
    let words: SteeringWords
    let wording: Wording
    /// How many organismes the months are of; nil for one's own.
    var networkSize: Int?

    /// None for a single month, which is no trend.
    var all: [SteeringPage.Chart] {
        guard months.count > 1 else { return [] }
        return [
            chart(words.share, \.share, isPaid: false, precision: 10_000, scale: { _ in .percent }, named: percent),
            chart(words.daysPaid, \.paidDays, precision: 2, scale: ChartScale.init(upTo:), named: days),
            chart(words.cost, \.cost, precision: 100, scale: ChartScale.init(upTo:), named: euros),
        ]
    }

    private func chart(
        _ name: String, _ figure: (Steering.Month) -> FigureValue, isPaid: Bool = true, precision: Int,
        scale: (Int) -> ChartScale, named: @escaping (_ line: Int, _ top: Int) -> String
    ) -> SteeringPage.Chart {
        let colon = wording.pick("\u{A0}: ", ": ")
        let values = months.map(figure)
        func said(_ index: Int, _ part: (Steering.Month) -> String) -> String {
            let (month, value) = (months[index], values[index])
            let shown = value.absence?.reason(wording) ?? value.shown(wording)
            return wording.month(month.month).capitalisedFirst + colon + shown
                + (isPaid && value.absence == nil ? part(month) : "")
        }
        let points = values.indices.map { index in
            let value = values[index]
            return TrendChart.Point(
                // What was taken back may outweigh what was paid: a bar stands on the ground all the same.
                value: value.rank.map { max(0, $0) }, said: said(index, closed),
                shown: value.absence?.reason(wording) ?? value.shown(wording))
        }
        let most = points.compactMap(\.value).max() ?? 0
        let lines = scale((most + precision - 1) / precision)
        let span = wording.pick(
            "de \(wording.month(months[0].month)) à \(wording.month(months[months.count - 1].month))",
            "from \(wording.month(months[0].month)) to \(wording.month(months[months.count - 1].month))")
        let latest = said(points.lastIndex { $0.value != nil } ?? points.count - 1, closedInWords)
        let chart = TrendChart(
            points: points, scale: lines, precision: precision, label: "\(name), \(span). \(latest).", marks: marks,
            gap: gap(values)
        ) { named($0, lines.top) }
        return SteeringPage.Chart(label: name, picture: chart.svg(), latest: latest)
    }

    /// Of how many organismes the sums of a month are, while some have not closed it: nothing of one's own. In each bar of a
    /// page that has many.
    private func closed(_ month: Steering.Month) -> String {
        guard let networkSize, month.closes < networkSize else { return "" }
        return " (\(wording.number(month.closes))/\(wording.number(networkSize)))"
    }

    private func closedInWords(_ month: Steering.Month) -> String {
        guard let networkSize, month.closes < networkSize else { return "" }
        let size = wording.number(networkSize)
        return wording.pick(
            " (\(wording.count(month.closes, "organisme", "organismes")) sur \(size))",
            " (\(wording.number(month.closes)) of \(size) organisations)")
    }

    /// Why the months before the first figure have none, in the words of the table; nil where the reasons differ.
    private func gap(_ values: [FigureValue]) -> String? {
        let reasons = Set(values.prefix { $0.absence != nil }.compactMap(\.absence))
        guard reasons.count == 1, let reason = reasons.first else { return nil }
        let shown = reason.shown(wording)
        return shown == "–" ? reason.reason(wording) : shown
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

    /// 6 000 €, 60 k€, 1,5 M€ · €6,000, €60k, €1.5M: the sign stands where the amounts of the page have it.
    private func euros(_ line: Int, _ top: Int) -> String {
        if let millions = millions(line, top) {
            return wording.pick(millions + "€", "€" + millions.replacing(Wording.noBreakSpace, with: ""))
        }
        guard top >= 10_000 else { return wording.pick("\(wording.number(line))\u{A0}€", "€\(wording.number(line))") }
        let thousands = wording.number(line / 1_000)
        return wording.pick("\(thousands)\u{A0}k€", "€\(thousands)k")
    }

    /// 1,5 M · 1.5 M, all of a scale alike: nil for one that stays below a million.
    private func millions(_ line: Int, _ top: Int) -> String? {
        guard top >= 1_000_000 else { return nil }
        let tenths = line / 100_000
        let decimal = tenths % 10 == 0 ? "" : wording.pick(",", ".") + String(tenths % 10)
        return "\(wording.number(tenths / 10))\(decimal)\u{A0}M"
    }
}
