import CivilTime
import Telework
import Testing

@testable import Web

@Suite("Dates, amounts and numbers as people read them")
struct FormattingTests {
    private let french = Formatting(.french)
    private let english = Formatting(.english)

    private func date(_ iso: String) -> LocalDate { LocalDate(iso: iso)! }

    @Test(
        "a date is said whole",
        arguments: [
            ("2026-12-07", "lundi 7 décembre 2026", "Monday 7 December 2026"),
            ("2026-12-01", "mardi 1er décembre 2026", "Tuesday 1 December 2026"),
            ("2027-02-28", "dimanche 28 février 2027", "Sunday 28 February 2027"),
        ])
    func longDates(iso: String, inFrench: String, inEnglish: String) {
        #expect(french.longDate(date(iso)) == inFrench)
        #expect(english.longDate(date(iso)) == inEnglish)
    }

    @Test("shorter forms: tables and columns")
    func shortDates() {
        #expect(french.shortDate(date("2026-12-07")) == "07/12/2026")
        #expect(french.shortDay(date("2026-12-07")) == "lun. 7")
        #expect(english.shortDay(date("2026-12-07")) == "Mon 7")
        #expect(french.dayAndMonth(date("2026-12-07")) == "lundi 7 décembre")
        #expect(french.month(YearMonth(year: 2026, month: 8)!) == "août 2026")
        #expect(english.month(YearMonth(year: 2026, month: 8)!) == "August 2026")
    }

    @Test(
        "a range says once what its ends share",
        arguments: [
            ("2026-12-07", "2026-12-13", "du 7 au 13 décembre 2026", "7 to 13 December 2026"),
            ("2026-11-30", "2026-12-06", "du 30 novembre au 6 décembre 2026", "30 November to 6 December 2026"),
            ("2026-12-28", "2027-01-03", "du 28 décembre 2026 au 3 janvier 2027", "28 December 2026 to 3 January 2027"),
            ("2026-12-01", "2026-12-01", "le 1er décembre 2026", "1 December 2026"),
            ("2026-12-01", "2026-12-31", "du 1er au 31 décembre 2026", "1 to 31 December 2026"),
        ])
    func ranges(first: String, last: String, inFrench: String, inEnglish: String) {
        #expect(french.range(date(first), date(last)) == inFrench)
        #expect(english.range(date(first), date(last)) == inEnglish)
    }

    @Test("a week has its number and its days")
    func weeks() {
        let week = ISOWeek(year: 2026, week: 53)!
        #expect(french.week(week) == "semaine 53, du 28 décembre 2026 au 3 janvier 2027")
        #expect(english.week(week) == "week 53, 28 December 2026 to 3 January 2027")
    }

    @Test("every day and month has its name in both languages")
    func names() {
        for format in [french, english] {
            #expect(Set(Weekday.allCases.map(format.weekday)).count == 7)
            #expect(Set((1...12).map { format.month($0) }).count == 12)
        }
    }

    @Test(
        "amounts to the cent",
        arguments: [
            (270, "2,70\u{202F}€", "€2.70"), (0, "0,00\u{202F}€", "€0.00"), (5, "0,05\u{202F}€", "€0.05"),
            (-1_234_567, "\u{2212}12\u{202F}345,67\u{202F}€", "\u{2212}€12,345.67"),
            (100_000_000, "1\u{202F}000\u{202F}000,00\u{202F}€", "€1,000,000.00"),
        ] as [(Int64, String, String)])
    func amounts(cents: Int64, inFrench: String, inEnglish: String) {
        #expect(french.amount(Cents(cents)) == inFrench)
        #expect(english.amount(Cents(cents)) == inEnglish)
    }

    @Test(
        "numbers in groups of three",
        arguments: [
            (0, "0"), (999, "999"), (1_000, "1\u{202F}000"), (-1_000, "\u{2212}1\u{202F}000"),
            (1_234_567, "1\u{202F}234\u{202F}567"),
            (Int.min, "\u{2212}9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808"),
        ])
    func numbers(value: Int, text: String) {
        #expect(french.number(value) == text)
    }

    @Test(
        "half-days as days, the plural from two in French and beside one in English",
        arguments: [
            (0, "0\u{A0}jour", "0\u{A0}days"), (1, "0,5\u{A0}jour", "0.5\u{A0}days"), (2, "1\u{A0}jour", "1\u{A0}day"),
            (3, "1,5\u{A0}jour", "1.5\u{A0}days"), (4, "2\u{A0}jours", "2\u{A0}days"),
            (-5, "\u{2212}2,5\u{A0}jours", "\u{2212}2.5\u{A0}days"),
        ])
    func days(halves: Int, inFrench: String, inEnglish: String) {
        #expect(french.daysWithNoun(halves: halves) == inFrench)
        #expect(english.daysWithNoun(halves: halves) == inEnglish)
    }

    @Test("counts agree with their noun")
    func counts() {
        #expect(
            (0...2).map { french.count($0, "demande", "demandes") } == [
                "0\u{A0}demande", "1\u{A0}demande", "2\u{A0}demandes",
            ])
        #expect(
            (0...2).map { english.count($0, "request", "requests") } == [
                "0\u{A0}requests", "1\u{A0}request", "2\u{A0}requests",
            ])
    }

    @Test(
        "shares are rounded half up",
        arguments: [(0, 0, "0"), (1, 3, "33"), (2, 3, "67"), (1, 200, "1"), (3, 3, "100")])
    func percents(part: Int, whole: Int, text: String) {
        #expect(french.percent(part, of: whole) == "\(text)\u{202F}%")
        #expect(english.percent(part, of: whole) == "\(text)%")
    }

    @Test("times")
    func times() {
        #expect(french.time(LocalTime(hour: 9, minute: 5)!) == "9\u{A0}h\u{A0}05")
        #expect(french.time(LocalTime(hour: 14, minute: 0)!) == "14\u{A0}h")
        #expect(english.time(LocalTime(hour: 9, minute: 5)!) == "9:05")
    }
}
