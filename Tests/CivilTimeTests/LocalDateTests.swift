import CivilTime
import Foundation
import Testing

@Suite("LocalDate")
struct LocalDateTests {
    @Test(
        "a text that is not a real day in ten characters is refused",
        arguments: [
            "", "2026-1-01", "2026-01-1", "2026/01/01", "20260101", "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00",
            "2026-00-10", "2026-13-10", "2026-01-00", "2026-01-32", "2026-02-29", "2024-02-30", "1900-02-29",
            "2026-04-31", "0000-01-01", "-026-01-01", "+026-01-01", "2026-0a-01", "２０２６-01-01", "31/12/2026",
            "2026-W01-1",
        ])
    func refused(text: String) {
        #expect(LocalDate(iso: text) == nil)
        #expect(LocalDate(text) == nil)
    }

    @Test(
        "the edges of months and years are real days",
        arguments: ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    func accepted(text: String) {
        #expect(LocalDate(iso: text)?.iso == text)
    }

    @Test(
        "a month later is brought back to the last day of a shorter month",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-01-30", 1, "2026-02-28"), ("2026-01-28", 1, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"), ("2026-12-31", 2, "2027-02-28"), ("2026-01-15", -1, "2025-12-15"),
        ])
    func months(from: String, count: Int, to: String) throws {
        #expect(try date(from).adding(months: count) == date(to))
    }

    @Test("day 0 is Thursday 1 January 1970, and days before it count back")
    func epoch() throws {
        #expect(LocalDate(dayNumber: 0).iso == "1970-01-01")
        #expect(LocalDate(dayNumber: 0).weekday == .thursday)
        #expect(LocalDate(dayNumber: -1).iso == "1969-12-31")
        #expect(LocalDate(dayNumber: -1).weekday == .wednesday)
        #expect(try date("2024-03-01") - date("2024-02-28") == 2)
        #expect(try date("2023-03-01") - date("2023-02-28") == 1)
        #expect(try date("2024-02-28") - date("2024-03-01") == -2)
    }

    @Test("the Monday of a week is that of its seven days")
    func monday() throws {
        let monday = try date("2026-11-30")
        for offset in 0..<7 { #expect(monday.adding(days: offset).monday == monday) }
        #expect(monday.adding(days: 7).monday != monday)
        #expect(monday.adding(days: -1).monday != monday)
    }

    @Test("JSON carries the ISO text, and a text that is no date is an error")
    func json() throws {
        let written = try JSONEncoder().encode([date("2026-12-31")])
        #expect(String(decoding: written, as: UTF8.self) == #"["2026-12-31"]"#)
        #expect(try JSONDecoder().decode([LocalDate].self, from: written) == [date("2026-12-31")])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([LocalDate].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }

    @Test("Saturday and Sunday are the weekend", arguments: Weekday.allCases)
    func weekend(weekday: Weekday) {
        #expect(weekday.isWeekend == [.saturday, .sunday].contains(weekday))
    }
}

@Suite("LocalTime")
struct LocalTimeTests {
    @Test("every minute of the day survives its text")
    func roundTrip() throws {
        for minutes in 0..<1_440 {
            let time = try #require(LocalTime(hour: minutes / 60, minute: minutes % 60))
            #expect(time.minutes == minutes)
            #expect(LocalTime(iso: time.iso) == time)
        }
    }

    @Test(
        "a text that is not HH:MM is refused",
        arguments: ["", "24:00", "23:60", "9:00", "09:0", "09h00", "09:00:00", "-1:00"])
    func refused(text: String) {
        #expect(LocalTime(iso: text) == nil)
    }
}
