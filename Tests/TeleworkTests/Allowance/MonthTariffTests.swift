import CivilTime
import Telework
import TestSupport
import Testing

@Suite("What the texts pay over a month, looked up once")
struct MonthTariffTests {
    static let stacks: [[RuleText]] = [
        [], [Texts.national], [Texts.local], [Texts.national, Texts.local],
        [Texts.local.with(.allowanceHalfDay, .choice("full"))], [Texts.local.with(.allowanceHalfDay, .choice("none"))],
        [Texts.local.with(.allowancePlaces, nil)], [Texts.local.with(.allowancePlaces, .set(["third_place"]))],
        [
            Texts.local.with(
                .allowanceDay,
                .amounts([Texts.amount(300, from: "2023-01-01"), Texts.amount(331, from: "2026-11-18")]))
        ],
        [Texts.local.with(.allowanceDay, .amounts([Texts.amount(331, from: "2026-11-18")]))],
        [Texts.national, Texts.local.with(.allowanceDay, .amounts([Texts.amount(331, from: "2026-11-18")]))],
    ]

    /// Every letter, on every half-day.
    private static let weeks = Cell.allCases.indices.map { shift in
        let letters = (0..<14).map { Cell.allCases[($0 + shift) % Cell.allCases.count].letter }
        return weekCells(letters.joined())
    }

    @Test("gives each week the days that looking each date up gives", arguments: stacks)
    func sameDays(texts: [RuleText]) {
        let rules = Rulebook(texts: texts).timeline(for: Texts.reader())
        for month in [yearMonth("2026-11"), yearMonth("2026-12")] {
            for through in [day("2026-11-17"), day("2026-12-02"), day("2027-01-01")] {
                let tariff = MonthTariff(month, through: through, rules: rules)
                for week in month.weeks {
                    for cells in Self.weeks {
                        #expect(
                            tariff.days(of: cells, week: week)
                                == AllowanceRules.days(
                                    of: cells, week: week, month: month, through: through, rules: rules))
                        #expect(
                            tariff.missingAmount(in: cells, week: week)
                                == week.days.first { date in
                                    date <= through && month.days.contains(date)
                                        && rules.rules(on: date).lacksAmount(on: date)
                                        && HalfDay.allCases.contains { cells[date.weekday, $0].isTelework }
                                })
                    }
                }
            }
        }
    }

    @Test("the amount never changes between two of the days on which it may", arguments: stacks)
    func datesOfAmounts(texts: [RuleText]) throws {
        let rules = Rulebook(texts: texts).timeline(for: Texts.reader())
        let year = day("2026-01-01")...day("2026-12-31")
        let dates = rules.datesOfAmounts(in: year)
        #expect(dates.first == year.lowerBound && dates == dates.sorted() && dates.allSatisfy(year.contains))
        for date in year {
            let latest = try #require(dates.last { $0 <= date })
            #expect(
                rules.rules(on: date).allowance(on: date)?.value == rules.rules(on: latest).allowance(on: latest)?.value
            )
        }
    }
}
