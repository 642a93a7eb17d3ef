import CivilTime
import Testing

@Suite("An organisme's calendar")
struct HolidayCalendarTests {
    @Test(
        "without a list of its own it has the days of its zone, every day of 2024 to 2030",
        arguments: HolidayZone.allCases)
    func statutory(zone: HolidayZone) throws {
        let calendar = HolidayCalendar(zone: zone)
        for day in try date("2024-01-01")...date("2030-12-31") {
            let names = zone.holidays(on: day)
            #expect(calendar.isHoliday(day) == !names.isEmpty)
            #expect(calendar.labels(on: day) == names.map(HolidayLabel.statutory))
        }
    }

    @Test("days before 2000 and after 2099 are answered alike", arguments: HolidayZone.allCases)
    func centuries(zone: HolidayZone) throws {
        let (before, inside, after) = try (date("1999-12-31"), date("2000-01-03"), date("2100-01-04"))
        let calendar = try HolidayCalendar(
            zone: zone, extra: [before: "Veille", inside: "Pont", after: "Pont", date("2099-12-31"): "Veille"],
            worked: [date("1999-05-01"), date("2000-01-01"), date("2099-12-25"), date("2100-01-01")])
        let days = try [
            date("1998-01-01")...date("2001-12-31"), date("2098-01-01")...date("2101-12-31"),
        ]
        for day in days.joined() {
            let statutory = !zone.holidays(on: day).isEmpty
            let expected = (statutory || calendar.extra[day] != nil) && !calendar.worked.contains(day)
            #expect(calendar.isHoliday(day) == expected, "\(day)")
        }
    }

    @Test("two calendars are the same when their zone and their lists are")
    func equality() throws {
        let day = try date("2026-05-15")
        let calendar = HolidayCalendar(zone: .moselle, extra: [day: "Pont"])
        #expect(calendar == HolidayCalendar(zone: .moselle, extra: [day: "Pont"]))
        #expect(calendar != HolidayCalendar(zone: .basRhin, extra: [day: "Pont"]))
        #expect(calendar != HolidayCalendar(zone: .moselle, extra: [day: "Fête"]))
        #expect(calendar != HolidayCalendar(zone: .moselle, extra: [day: "Pont"], worked: [day]))
        #expect(Set([calendar, HolidayCalendar(zone: .moselle, extra: [day: "Pont"])]).count == 1)
    }

    @Test("Whit Monday worked as journée de solidarité is a working day that year only")
    func worked() throws {
        let calendar = try HolidayCalendar(zone: .metropolitan, worked: [date("2026-05-25")])
        #expect(try !calendar.isHoliday(date("2026-05-25")))
        #expect(try calendar.isWorkingDay(date("2026-05-25")))
        #expect(try calendar.labels(on: date("2026-05-25")).isEmpty)
        #expect(try calendar.isHoliday(date("2027-05-17")))
        #expect(try calendar.isHoliday(date("2026-05-14")))
    }

    @Test("a day of the organisme is a holiday under its name, beside the statutory one when they meet")
    func extra() throws {
        let calendar = try HolidayCalendar(
            zone: .metropolitan, extra: [date("2026-05-15"): "Pont de l’Ascension", date("2026-07-14"): "Fête locale"])
        #expect(try calendar.isHoliday(date("2026-05-15")))
        #expect(try !calendar.isWorkingDay(date("2026-05-15")))
        #expect(try calendar.labels(on: date("2026-05-15")) == [.organisme("Pont de l’Ascension")])
        #expect(try calendar.labels(on: date("2026-07-14")) == [.statutory(.nationalDay), .organisme("Fête locale")])
        #expect(try !calendar.isHoliday(date("2027-05-15")))
    }

    @Test("a day both given and worked is worked")
    func contradiction() throws {
        let day = try date("2026-05-15")
        let calendar = HolidayCalendar(zone: .metropolitan, extra: [day: "Pont"], worked: [day])
        #expect(!calendar.isHoliday(day))
        #expect(calendar.isWorkingDay(day))
        #expect(calendar.labels(on: day).isEmpty)
    }

    @Test(
        "a Saturday is not a working day, holiday or not, worked or not",
        arguments: ["2026-08-15", "2026-08-22", "2026-08-23"])
    func weekend(text: String) throws {
        let day = try date(text)
        #expect(!HolidayCalendar(zone: .metropolitan).isWorkingDay(day))
        #expect(!HolidayCalendar(zone: .metropolitan, worked: [day]).isWorkingDay(day))
    }

    @Test("26 December is worked at Paris and not at Strasbourg")
    func zones() throws {
        let day = try date("2028-12-26")
        #expect(HolidayCalendar(zone: .metropolitan).isWorkingDay(day))
        #expect(!HolidayCalendar(zone: .basRhin).isWorkingDay(day))
    }
}

@Suite("Working days")
struct WorkingDaysTests {
    @Test(
        "weekends and holidays are stepped over",
        arguments: [
            // An ordinary week, its end, and a start on a weekend.
            ("2026-11-30", 1, "2026-12-01"), ("2026-12-04", 1, "2026-12-07"), ("2026-12-05", 1, "2026-12-07"),
            ("2026-12-06", 2, "2026-12-08"), ("2026-11-30", 5, "2026-12-07"),
            // Christmas 2026 is a Friday, New Year's Day 2027 too.
            ("2026-12-24", 1, "2026-12-28"), ("2026-12-24", 5, "2027-01-04"),
            // Ascension on Thursday 14 May, Whit Monday on 25 May.
            ("2026-05-13", 1, "2026-05-15"), ("2026-05-22", 1, "2026-05-26"), ("2026-05-13", 7, "2026-05-26"),
            // Backwards, and nothing at all.
            ("2026-05-26", -1, "2026-05-22"), ("2026-05-26", -7, "2026-05-13"), ("2026-12-28", -1, "2026-12-24"),
            ("2026-12-25", 0, "2026-12-25"), ("2026-12-26", 0, "2026-12-26"),
        ])
    func adding(from: String, count: Int, to: String) throws {
        let calendar = HolidayCalendar(zone: .metropolitan)
        #expect(try date(from).adding(workingDays: count, calendar: calendar) == date(to))
    }

    @Test("the organisme's own days count as it says")
    func organisme() throws {
        let calendar = try HolidayCalendar(
            zone: .metropolitan, extra: [date("2026-05-15"): "Pont"], worked: [date("2026-05-25")])
        #expect(try date("2026-05-13").adding(workingDays: 1, calendar: calendar) == date("2026-05-18"))
        #expect(try date("2026-05-22").adding(workingDays: 1, calendar: calendar) == date("2026-05-25"))
    }

    @Test(
        "the number of working days after a day counts the last and not the first",
        arguments: [
            ("2026-12-04", "2026-12-03", 0), ("2026-12-04", "2026-12-04", 0), ("2026-12-04", "2026-12-06", 0),
            ("2026-12-04", "2026-12-07", 1), ("2026-12-23", "2026-12-28", 2), ("2026-12-31", "2027-12-31", 254),
        ])
    func counting(start: String, end: String, expected: Int) throws {
        #expect(
            try HolidayCalendar(zone: .metropolitan).workingDays(after: date(start), through: date(end)) == expected)
    }

    @Test("adding then counting gives the number back, and lands on a working day", arguments: HolidayZone.allCases)
    func inverse(zone: HolidayZone) {
        var generator = SeededGenerator(seed: 7)
        let calendar = HolidayCalendar(zone: zone)
        for _ in 0..<200 {
            let start = LocalDate(dayNumber: Int.random(in: 18_000...25_000, using: &generator))
            let count = Int.random(in: 1...60, using: &generator)
            let end = start.adding(workingDays: count, calendar: calendar)
            #expect(calendar.isWorkingDay(end))
            #expect(calendar.workingDays(after: start, through: end) == count)
            let back = start.adding(workingDays: -count, calendar: calendar)
            #expect(calendar.isWorkingDay(back) && back < start)
        }
    }
}
