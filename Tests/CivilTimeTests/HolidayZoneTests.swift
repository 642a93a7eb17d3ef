import CivilTime
import Testing

@Suite("The statutory holidays of each zone")
struct HolidayZoneTests {
    /// Easter Monday, Ascension, Whit Monday and Good Friday as printed in the calendars of these years.
    private static let movable:
        [Int: (easterMonday: String, ascension: String, whitMonday: String, goodFriday: String)] = [
            2024: ("04-01", "05-09", "05-20", "03-29"), 2025: ("04-21", "05-29", "06-09", "04-18"),
            2026: ("04-06", "05-14", "05-25", "04-03"), 2027: ("03-29", "05-06", "05-17", "03-26"),
            2028: ("04-17", "05-25", "06-05", "04-14"), 2029: ("04-02", "05-10", "05-21", "03-30"),
            2030: ("04-22", "05-30", "06-10", "04-19"),
        ]

    private static let fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]

    private static func dates(_ zone: HolidayZone, _ year: Int) -> [String] { zone.holidays(in: year).map(\.date.iso) }

    private static func metropolitan(_ year: Int) throws -> [String] {
        let days = try #require(movable[year])
        return (fixed + [days.easterMonday, days.ascension, days.whitMonday]).map { "\(year)-\($0)" }
    }

    @Test("metropolitan France has its eleven days in order", arguments: 2024...2030)
    func metropolitan(year: Int) throws {
        #expect(try Self.dates(.metropolitan, year) == Self.metropolitan(year).sorted())
        #expect(Self.dates(.saintPierreEtMiquelon, year) == Self.dates(.metropolitan, year))
    }

    @Test("Alsace-Moselle adds Good Friday and 26 December", arguments: 2024...2030)
    func alsaceMoselle(year: Int) throws {
        let goodFriday = try #require(Self.movable[year]).goodFriday
        let expected = try (Self.metropolitan(year) + ["\(year)-\(goodFriday)", "\(year)-12-26"]).sorted()
        for zone in [HolidayZone.moselle, .basRhin, .hautRhin] { #expect(Self.dates(zone, year) == expected) }
    }

    @Test(
        "each overseas territory adds its abolition day",
        arguments: [
            (HolidayZone.guadeloupe, "05-27"), (.martinique, "05-22"), (.guyane, "06-10"), (.reunion, "12-20"),
            (.mayotte, "04-27"), (.saintBarthelemy, "10-09"), (.saintMartin, "05-28"),
        ])
    func overseas(zone: HolidayZone, day: String) throws {
        for year in 2024...2030 {
            #expect(try Self.dates(zone, year) == (Self.metropolitan(year) + ["\(year)-\(day)"]).sorted())
            #expect(zone.holidays(in: year).filter { $0.name == .abolition }.map(\.date.iso) == ["\(year)-\(day)"])
        }
    }

    @Test(
        "abolition days begin with their decree",
        arguments: [
            (HolidayZone.guadeloupe, 1983, nil), (.guadeloupe, 1984, "1984-05-27"), (.reunion, 1982, nil),
            (.reunion, 1983, "1983-12-20"), (.mayotte, 1983, nil), (.mayotte, 1984, "1984-04-27"),
            (.saintBarthelemy, 1983, nil), (.saintBarthelemy, 2011, "2011-05-27"),
            (.saintBarthelemy, 2012, "2012-10-09"),
            (.saintMartin, 1983, nil), (.saintMartin, 2017, "2017-05-27"), (.saintMartin, 2018, "2018-05-28"),
        ] as [(HolidayZone, Int, String?)])
    func abolitionYears(zone: HolidayZone, year: Int, expected: String?) {
        #expect(zone.holidays(in: year).first { $0.name == .abolition }?.date.iso == expected)
    }

    @Test("the days carry their names, in order of date")
    func names() {
        #expect(
            HolidayZone.moselle.holidays(in: 2027).map(\.name) == [
                .newYear, .goodFriday, .easterMonday, .labourDay, .ascension, .victoryDay, .whitMonday, .nationalDay,
                .assumption, .allSaints, .armistice, .christmas, .saintStephen,
            ])
    }

    @Test(
        "two holidays on one date are both listed",
        arguments: [
            (HolidayZone.metropolitan, "2008-05-01", [HolidayName.labourDay, .ascension]),
            (.metropolitan, "1997-05-08", [.victoryDay, .ascension]),
            (.guyane, "2019-06-10", [.whitMonday, .abolition]),
            (.saintMartin, "2012-05-28", [.whitMonday]),
            (.guadeloupe, "1996-05-27", [.whitMonday, .abolition]),
        ])
    func sameDate(zone: HolidayZone, day: String, expected: [HolidayName]) throws {
        let day = try date(day)
        #expect(zone.holidays(in: day.year).filter { $0.date == day }.map(\.name) == expected)
        #expect(zone.holidays(on: day) == expected)
    }

    @Test(
        "asking by day and asking by year give the same answer, every day of 1975 to 2075",
        arguments: HolidayZone.allCases)
    func byDay(zone: HolidayZone) throws {
        var found = 0
        for year in 1975...2075 {
            let listed = zone.holidays(in: year)
            let days = try date("\(year)-01-01")...date("\(year)-12-31")
            let asked = days.flatMap { day in zone.holidays(on: day).map { Holiday(date: day, name: $0) } }
            #expect(asked == listed)
            found += asked.count
        }
        #expect(found >= 101 * 11)
    }

    @Test(
        "Easter falls on its known Sundays",
        arguments: [
            "1818-03-22", "1900-04-15", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23",
            "2011-04-24",
            "2024-03-31", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28", "2285-03-22",
        ])
    func easter(text: String) throws {
        #expect(try LocalDate.easter(in: date(text).year) == date(text))
    }

    @Test("Easter is a Sunday from 22 March to 25 April in every year, and a year outside the calendar has none")
    func easterRange() throws {
        for year in 1...9999 {
            let easter = try #require(LocalDate.easter(in: year))
            #expect(easter.weekday == .sunday && easter.year == year)
            #expect((322...425).contains(easter.month * 100 + easter.day))
        }
        #expect(LocalDate.easter(in: 0) == nil)
        #expect(LocalDate.easter(in: 10_000) == nil)
        #expect(HolidayZone.metropolitan.holidays(in: 0).isEmpty)
        #expect(HolidayZone.metropolitan.holidays(in: 1).count == 11)
        #expect(HolidayZone.metropolitan.holidays(in: 9_999).count == 11)
        #expect(HolidayZone.metropolitan.holidays(in: 10_000).isEmpty)
        #expect(HolidayZone.moselle.holidays(on: LocalDate(dayNumber: 10_000_000)).isEmpty)
    }
}

@Suite("The codes of zones")
struct HolidayZoneCodeTests {
    @Test("a zone is read from its own code", arguments: HolidayZone.allCases)
    func ownCode(zone: HolidayZone) {
        #expect(HolidayZone(code: zone.code) == zone)
        #expect(HolidayZone(code: zone.code.lowercased()) == zone)
    }

    @Test("the codes are those of the formats")
    func codes() {
        #expect(
            HolidayZone.allCases.map(\.code) == [
                "FR", "FR-57", "FR-67", "FR-68", "FR-971", "FR-972", "FR-973", "FR-974", "FR-975", "FR-976", "FR-BL",
                "FR-MF",
            ])
    }

    @Test(
        "synonyms and other departments are understood",
        arguments: [
            ("FR-GP", HolidayZone.guadeloupe), ("FR-MQ", .martinique), ("FR-GF", .guyane), ("FR-RE", .reunion),
            ("FR-YT", .mayotte), ("FR-PM", .saintPierreEtMiquelon), ("FR-01", .metropolitan), ("FR-75", .metropolitan),
            ("FR-95", .metropolitan), ("FR-2A", .metropolitan), ("FR-2B", .metropolitan),
        ])
    func synonyms(code: String, zone: HolidayZone) {
        #expect(HolidayZone(code: code) == zone)
    }

    @Test(
        "any other code is refused",
        arguments: [
            "", "F", "FR-", "FR-00", "FR-20", "FR-96", "FR-1", "FR-970", "FR-977", "FR-2C", "DE", "FR57", "971", " FR",
            "FR-NC",
        ])
    func refused(code: String) {
        #expect(HolidayZone(code: code) == nil)
    }

    @Test("the codes of names are stable and all different")
    func names() {
        #expect(HolidayName.allCases.count == 14)
        #expect(
            HolidayName.allCases.map(\.rawValue) == [
                "new-year", "good-friday", "easter-monday", "labour-day", "victory-day", "ascension", "whit-monday",
                "national-day", "assumption", "all-saints", "armistice", "christmas", "saint-stephen", "abolition",
            ])
    }
}
