import CivilTime
import Messages
import Telework
import Testing

private let french = Wording(.french)
private let english = Wording(.english)

/// Spaces that cannot be told apart by eye, written `~` (U+202F) and `_` (U+A0) in the tables below.
func spaced(_ text: String) -> String {
    String(text.map { $0 == "~" ? "\u{202F}" : $0 == "_" ? "\u{A0}" : $0 })
}

@Suite("Wording")
struct WordingTests {
    @Test("dates")
    func dates() {
        let first = LocalDate(year: 2027, month: 1, day: 1) ?? december(1)
        #expect(french.longDate(december(7)) == "lundi 7 décembre 2026")
        #expect(english.longDate(december(7)) == "Monday 7 December 2026")
        #expect(french.longDate(first) == "vendredi 1er janvier 2027")
        #expect(french.date(first) == "1er janvier 2027")
        #expect(english.date(first) == "1 January 2027")
        #expect(french.dayAndMonth(december(7)) == "lundi 7 décembre")
        #expect(french.day(december(7)) == "lundi 7")
        #expect(english.day(december(7)) == "Monday 7")
        #expect(french.shortDayAndMonth(december(7)) == "7 déc.")
        #expect(english.shortDayAndMonth(december(7)) == "7 Dec")
        #expect(french.shortDay(december(7)) == "lun. 7")
        #expect(french.shortDate(december(7)) == "07/12/2026")
        #expect(french.monthName(13) == "13")
    }

    @Test("weeks and spans say once what their ends share")
    func spans() {
        let week = ISOWeek(containing: december(1))
        #expect(french.workingWeekRange(week) == "du 30 novembre au 4 décembre 2026")
        #expect(english.weekRange(week) == "30 November to 6 December 2026")
        #expect(french.week(ISOWeek(containing: december(7))) == "semaine 50, du 7 au 13 décembre 2026")
        #expect(french.weekRange(ISOWeek(containing: december(31))) == "du 28 décembre 2026 au 3 janvier 2027")
        #expect(french.range(december(7), december(7)) == "le 7 décembre 2026")
        #expect(french.span(DateSpan(from: december(7))) == "à partir du 7 décembre 2026")
        #expect(english.span(DateSpan(from: december(7), through: december(9))) == "7 to 9 December 2026")
    }

    @Test("months and times")
    func months() {
        let months = (1...12).compactMap { YearMonth(year: 2026, month: $0) }
        let elided = months.filter { french.monthOf($0).contains("d’") }.map(\.month)
        #expect(elided == [4, 8, 10])
        #expect(french.monthOf(months[3]) == "mois d’avril 2026")
        #expect(french.month(months[11]) == "décembre 2026")
        #expect(Set((1...12).map(french.monthName)).count == 12)
        #expect(Set((1...12).map(english.shortMonthName)).count == 12)
        #expect(LocalTime(hour: 9, minute: 5).map(french.time) == spaced("9_h_05"))
        #expect(LocalTime(hour: 9, minute: 0).map(french.time) == spaced("9_h"))
        #expect(LocalTime(hour: 9, minute: 0).map(english.time) == "9:00")
    }

    @Test(
        "half-days within a sentence and in a table",
        arguments: [
            (0, "0_jour", "0_days", "0_jour"), (1, "une demi-journée", "half a day", "0,5_jour"),
            (2, "1_jour", "1_day", "1_jour"), (3, "1,5_jour", "1.5_days", "1,5_jour"),
            (4, "2_jours", "2_days", "2_jours"),
            (5, "2,5_jours", "2.5_days", "2,5_jours"), (200, "100_jours", "100_days", "100_jours"),
            (-3, "−1,5_jour", "−1.5_days", "−1,5_jour"),
        ])
    func durations(halves: Int, inFrench: String, inEnglish: String, inTable: String) {
        #expect(french.duration(halves: halves) == spaced(inFrench))
        #expect(english.duration(halves: halves) == spaced(inEnglish))
        #expect(french.daysWithNoun(halves: halves) == spaced(inTable))
    }

    @Test(
        "amounts to the cent",
        arguments: [
            (270, "2,70~€", "€2.70"), (0, "0,00~€", "€0.00"), (5, "0,05~€", "€0.05"), (-1234, "−12,34~€", "−€12.34"),
            (99_999, "999,99~€", "€999.99"), (100_000, "1~000,00~€", "€1,000.00"),
            (123_456_789, "1~234~567,89~€", "€1,234,567.89"),
        ])
    func amounts(cents: Int64, inFrench: String, inEnglish: String) {
        #expect(french.amount(Cents(cents)) == spaced(inFrench))
        #expect(english.amount(Cents(cents)) == inEnglish)
    }

    @Test("numbers, counts and percentages")
    func numbers() {
        #expect(french.number(1234) == spaced("1~234"))
        #expect(french.number(Int.min) == spaced("−9~223~372~036~854~775~808"))
        #expect(french.amount(Cents(.min)) == spaced("−92~233~720~368~547~758,08~€"))
        #expect(french.count(1, "demande", "demandes") == spaced("1_demande"))
        #expect(french.count(0, "demande", "demandes") == spaced("0_demande"))
        #expect(english.count(0, "request", "requests") == spaced("0_requests"))
        #expect(french.percent(58) == spaced("58~%"))
        #expect(english.percent(58) == "58%")
        #expect(french.percent(1, of: 3) == spaced("33~%"))
        #expect(french.percent(1, of: 200) == spaced("1~%"))
        #expect(french.percent(0, of: 0) == spaced("0~%"))
    }

    @Test(
        "delays carry their unit",
        arguments: [
            (Delay(5, .workingDays), "5_jours ouvrés", "5_working days"),
            (Delay(1, .workingDays), "1_jour ouvré", "1_working day"),
            (Delay(45, .civilDays), "45_jours", "45_days"), (Delay(2, .months), "2_mois", "2_months"),
            (Delay(1, .months), "1_mois", "1_month"),
        ])
    func delays(delay: Delay, inFrench: String, inEnglish: String) {
        #expect(french.delay(delay) == spaced(inFrench))
        #expect(english.delay(delay) == spaced(inEnglish))
    }

    @Test("lists")
    func lists() {
        #expect(french.list([]) == "")
        #expect(french.list(["a"]) == "a")
        #expect(french.list(["a", "b"]) == "a et b")
        #expect(french.list(["a", "b", "c"]) == "a, b et c")
        #expect(french.choice(["a", "b", "c"]) == "a, b ou c")
        #expect(english.list(["a", "b", "c"]) == "a, b and c")
        #expect(french.quoted("x") == spaced("«~x~»"))
        #expect(english.quoted("x") == "“x”")
    }
}
