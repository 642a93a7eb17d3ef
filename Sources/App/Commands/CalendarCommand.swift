import ArgumentParser
import CivilTime
import Messages
import Telework

struct CalendarCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "calendar", abstract: words("Jours fériés.", "Public holidays."),
            subcommands: [CalendarHolidaysCommand.self])
    }
}

struct CalendarHolidaysCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "holidays",
            abstract: words("Imprime les jours fériés légaux d’une zone.", "Prints the statutory holidays of a zone."),
            discussion: words(
                """
                Zones : FR, un département (FR-75, FR-67), un territoire d’outre-mer (FR-974 ou FR-RE, FR-BL, FR-MF).
                Exemples :
                  pendulaire calendar holidays --zone FR --year 2027
                  pendulaire calendar holidays --zone FR-RE --year 2027 --json
                """,
                """
                Zones: FR, a department (FR-75, FR-67), an overseas territory (FR-974 or FR-RE, FR-BL, FR-MF).
                Examples:
                  pendulaire calendar holidays --zone FR --year 2027
                  pendulaire calendar holidays --zone FR-RE --year 2027 --json
                """))
    }

    @Option(help: .said("Code ISO 3166-2 de la zone.", "ISO 3166-2 code of the zone."))
    var zone: String

    @Option(help: .said("Année, de 1 à 9999.", "Year, from 1 to 9999.", value: ("année", "year")))
    var year: Int

    @Flag(help: .json) var json = false

    @OptionGroup var language: LanguageOption

    func run() throws {
        guard let zone = HolidayZone(code: zone) else {
            throw Failure(
                .refused, "« \(self.zone) » n’est pas une zone\u{202F}: donnez FR ou un code tel que FR-67, FR-974.",
                "‘\(self.zone)’ is not a zone: give FR or a code such as FR-67, FR-974.")
        }
        guard (1...9_999).contains(year) else {
            throw Failure(.refused, "L’année va de 1 à 9999.", "The year goes from 1 to 9999.")
        }
        let holidays = zone.holidays(in: year)
        if json {
            try sayJSON(holidays.map(HolidayLine.init))
        } else {
            for holiday in holidays { say("\(holiday.date)  \(words(holiday.name.french, holiday.name.english))") }
        }
    }
}

/// A holiday as `docs/data-dictionary.md` writes it.
private struct HolidayLine: Encodable {
    let date: String
    let name: [String: String]

    init(_ holiday: Holiday) {
        date = "\(holiday.date)"
        name = ["fr": holiday.name.french, "en": holiday.name.english]
    }
}
