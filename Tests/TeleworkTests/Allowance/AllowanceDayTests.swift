import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Days that earn the allowance")
struct AllowanceDayTests {
    private func days(
        _ cells: String, _ week: String = "2026-W47", month: String = "2026-11", through: String = "2026-12-31",
        texts: [RuleText] = [Texts.national, Texts.local]
    ) -> [AllowanceDay] {
        AllowanceRules.days(
            of: weekCells(cells), week: isoWeek(week), month: yearMonth(month), through: day(through),
            rules: Rulebook(texts: texts).timeline(for: Texts.reader()))
    }

    @Test("each teleworked day earns the amount in force, with the article that gives it")
    func amounts() {
        let days = days("HHSSSSRRSS....")
        #expect(days.map(\.date) == [day("2026-11-16"), day("2026-11-19")])
        #expect(days.allSatisfy { $0.halves == 2 && $0.unit == Cents(325) && $0.certainty == .fictional })
        #expect(days.first?.source == RuleSource(text: "local", article: "art. 9-1", layer: .organisme))
    }

    @Test(
        "a single half-day earns what the text says, a half when it says nothing",
        arguments: [("half", [2, 1]), ("full", [2, 2]), ("none", [2]), (nil, [2, 1])] as [(String?, [Int])])
    func halfDays(choice: String?, halves: [Int]) {
        let text = Texts.local.with(.allowanceHalfDay, choice.map { .choice($0) })
        #expect(days("HHSHSSSSSS....", texts: [text]).map(\.halves) == halves)
    }

    @Test(
        "only the places of the text earn, all of them when it names none",
        arguments: [("HH", 2, 2), ("RR", 2, 2), ("OO", 0, 2), ("TT", 0, 2), ("HT", 1, 2), ("SS", 0, 0), ("AH", 1, 1)])
    func places(cells: String, paid: Int, withoutList: Int) {
        #expect(days(cells + "SSSSSSSS....").reduce(0) { $0 + $1.halves } == paid)
        let text = Texts.local.with(.allowancePlaces, nil)
        #expect(days(cells + "SSSSSSSS....", texts: [text]).reduce(0) { $0 + $1.halves } == withoutList)
    }

    @Test(
        "a day earns once it is past",
        arguments: [("2026-11-16", 1), ("2026-11-17", 2), ("2026-11-18", 2), ("2026-11-15", 0)])
    func through(last: String, count: Int) {
        #expect(days("HHHHSSSSSS....", through: last).count == count)
    }

    @Test(
        "a week across two months gives each its days",
        arguments: [("2026-10", []), ("2026-11", ["2026-11-30"]), ("2026-12", ["2026-12-01"])])
    func months(month: String, dates: [String]) {
        #expect(days("HHHHSSSSSS....", "2026-W49", month: month).map(\.date.iso) == dates)
    }

    @Test("a new amount within the month holds from its day on")
    func change() {
        let text = Texts.local.with(
            .allowanceDay, .amounts([Texts.amount(300, from: "2023-01-01"), Texts.amount(331, from: "2026-11-18")]))
        let days = days("SSHHHHHHSS....", texts: [text])
        #expect(days.map(\.unit) == [Cents(300), Cents(331), Cents(331)])
        let lines = MonthlyAllowance.lines(
            of: days, person: Cast.camille.id, month: yearMonth("2026-11"), limit: nil)
        #expect(lines.map(\.unit) == [Cents(300), Cents(331)])
        #expect(lines.map(\.amount) == [Cents(300), Cents(662)])
    }

    @Test("after the national text nothing is earned when no local one pays")
    func succession() {
        let national = days("HHHHHHSSSS....", "2026-W49", month: "2026-12", texts: [Texts.national])
        #expect(national.map(\.date.iso) == ["2026-12-01"])
        #expect(national.map(\.unit) == [Cents(270)])
        #expect(days("HHHHHHSSSS....", "2026-W49", month: "2026-12").map(\.unit) == [Cents(325), Cents(325)])
    }

    @Test("a local amount that begins late leaves the national one before it")
    func lateLocalAmount() {
        let text = Texts.local.with(.allowanceDay, .amounts([Texts.amount(331, from: "2026-11-18")]))
        #expect(days("SSHHHHSSSS....", texts: [Texts.national, text]).map(\.unit) == [Cents(270), Cents(331)])
        #expect(days("SSHHHHSSSS....", texts: [text]).map(\.unit) == [Cents(331)], "alone it pays nothing before")
    }
}
