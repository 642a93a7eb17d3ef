import CivilTime
import Foundation
import SQLiteDriver
import Storage
import Telework
import TestSupport
import Testing

@testable import App

/// One of the seven things that others let through, as a file of days: the program's clock is the machine's.
struct RefusedFile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The half-days of the week of trial before, when they are not those of the template.
    var before: String?
    let days: @Sendable (Calendar) -> [LocalDate]
    /// `LINE:COLUMN: code`, then pieces of the sentence in French and in English; `_` is a no-break space, `~` a narrow one.
    let place: String
    let french: String
    let english: String

    /// The days that a trial takes, found from today on.
    struct Calendar: Sendable {
        let today: LocalDate
        private let holidays = HolidayCalendar(zone: .metropolitan)

        /// A week without a holiday, more than two weeks ahead.
        var week: ISOWeek {
            var week = ISOWeek(containing: today).adding(weeks: 3)
            while !(0..<5).allSatisfy({ holidays.isWorkingDay(week.monday.adding(days: $0)) }) {
                week = week.adding(weeks: 1)
            }
            return week
        }

        func days(_ numbers: Int...) -> [LocalDate] { numbers.map { week.monday.adding(days: $0) } }

        /// The next holiday on a day of the week that people work.
        var holiday: LocalDate {
            first(after: today.adding(days: 14)) { !$0.weekday.isWeekend && holidays.isHoliday($0) }
        }

        /// The next day of work: one, where the text asks for two.
        var tomorrow: LocalDate { first(after: today, where: holidays.isWorkingDay) }

        var agreement: DateSpan { DateSpan(from: today.adding(days: -30), through: today.adding(days: 400)) }

        var outside: LocalDate { first(after: today.adding(days: 400), where: holidays.isWorkingDay) }

        private func first(after date: LocalDate, where isWanted: (LocalDate) -> Bool) -> LocalDate {
            var day = date.adding(days: 1)
            while !isWanted(day) { day = day.adding(days: 1) }
            return day
        }
    }

    static let all = [
        RefusedFile(
            testDescription: "five telework days in a week limited to two", days: { $0.days(0, 1, 2, 3, 4) },
            place: "6:6: weekly-quota-exceeded",
            french: "5_jours de télétravail~; la limite est de 2_jours (article_4-1, accord local «~Accord d’essai~»)",
            english: "5_days of telework; the limit is 2_days (article_4-1, local agreement “Test agreement”)"),
        RefusedFile(
            testDescription: "the same day twice", days: { $0.days(1, 1) }, place: "3:6: repeated-half-day",
            french: "figure deux fois dans votre saisie (article_4-4, accord local «~Accord d’essai~»)",
            english: "appears twice in what you entered (article_4-4, local agreement “Test agreement”)"),
        RefusedFile(
            testDescription: "overlapping days", before: "SSSHSSSSSS....", days: { $0.days(1) },
            place: "2:6: already-teleworked",
            french: "est déjà en télétravail (article_4-4, accord local «~Accord d’essai~»)",
            english: "is already teleworked (article_4-4, local agreement “Test agreement”)"),
        RefusedFile(
            testDescription: "a public holiday", days: { [$0.holiday] }, place: "2:6: public-holiday",
            french: "est un jour férié (article_L._3133-1 du code du travail)",
            english: "is a public holiday (article_L._3133-1 of the labour code)"),
        RefusedFile(
            testDescription: "a day before the notice", days: { [$0.tomorrow] }, place: "2:6: notice-too-short",
            french: "le délai à respecter est de 2_jours ouvrés (article_7-1, accord local «~Accord d’essai~»)",
            english: "the notice is 2_working days (article_7-1, local agreement “Test agreement”)"),
        RefusedFile(
            testDescription: "a day outside the agreement’s period", days: { [$0.outside] }, place: "2:6: no-agreement",
            french: "~; article_L._1222-9 du code du travail)", english: "; article_L._1222-9 of the labour code)"),
        RefusedFile(
            testDescription: "a week that leaves fewer than two days on site", before: "AAAAAASSSS....",
            days: { $0.days(3) }, place: "2:6: on-site-minimum-not-reached",
            french: "le minimum est de 2_jours (article_4-2, accord local «~Accord d’essai~»)",
            english: "the minimum is 2_days (article_4-2, local agreement “Test agreement”)"),
    ]
}

@Suite("Days that nobody may place, from a file")
struct RefusedImportTests {
    @Test("each is refused at its line with the article, and nothing is kept", arguments: RefusedFile.all)
    func refused(file: RefusedFile) async throws {
        let base = try await Base(before: file.before)
        let path = try base.write(file.days(base.calendar))
        for (language, sentence) in [(Language.french, file.french), (.english, file.english)] {
            let ran = await base.load(path, language)
            #expect(ran.status == .refused)
            let line = try #require(
                ran.problem.split(separator: "\n").first { $0.contains(file.place) }, "\(ran.problem)")
            #expect(line.hasPrefix("\(path):\(file.place): "))
            let expected = sentence.map { $0 == "~" ? "\u{202F}" : $0 == "_" ? "\u{A0}" : $0 }
            #expect(line.contains(String(expected)), "\(line)")
        }
        #expect(try await base.cells() == file.before)
    }

    @Test("twenty loads of one day at the same time: one is kept, the others are refused with the article")
    func race() async throws {
        let base = try await Base(before: nil)
        let path = try base.write(base.calendar.days(1))
        let loads = await withTaskGroup(of: Ran.self) { group in
            for _ in 0..<20 { group.addTask { await base.load(path, .english) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(loads.count { $0.status == .done } == 1)
        let refused = loads.filter { $0.status == .refused }
        #expect(refused.count == 19)
        #expect(refused.allSatisfy { $0.problem.contains("is already teleworked (article\u{A0}4-4, local agreement") })
        #expect(try await base.cells() == "SSHHSSSSSS....")
    }
}

/// A base with the organisme of the tests, an agreement of Camille's, and one text that never ends.
private struct Base {
    let place: Place
    let store: SQLStore
    let calendar: RefusedFile.Calendar

    private static let text = """
        id: accord-essai
        layer: organisme
        for: {organisme: \(TestOrganisation.code)}
        title: {fr: Accord d’essai, en: Test agreement}
        source: Essai
        valid_from: 2023-01-01
        certainty: fictional
        rules:
          formulas: {value: [fixed, flexible, envelope], article: 3}
          weekly_days_max: {value: 2, article: 4-1}
          on_site_days_min: {value: 2, article: 4-2}
          half_days: {value: true, article: 4-4}
          places: {value: [home], article: 5}
          place_notice: {value: {count: 2, unit: working_days}, article: 7-1}
        """

    /// - Parameter before: Camille's half-days in the week of the trials.
    init(before: String?) async throws {
        place = try Place()
        #expect(await place.run("migrate").status == .done)
        try FileManager.default.createDirectory(atPath: "\(place.path)/texts", withIntermediateDirectories: true)
        try Data(Base.text.utf8).write(to: URL(fileURLWithPath: "\(place.path)/texts/accord.yaml"))
        let database = try SQLiteDatabase(
            path: place.database,
            configuration: SQLiteConfiguration(applicationID: Composition.applicationID, createsMissingFile: false))
        let store = SQLStore(database: database)
        self.store = store
        try await TestOrganisation.load(into: store)
        let calendar = RefusedFile.Calendar(today: SystemClock().now(in: "Europe/Paris").date)
        self.calendar = calendar
        let agreement = Agreement(
            of: .camille, .flexible(halvesPerWeek: 4), from: calendar.agreement.first,
            through: calendar.agreement.last)
        try await store.write(TestOrganisation.id) { store in
            try store.insert(
                Request(of: .camille, Proposal(from: calendar.agreement.first), on: calendar.agreement.first))
            try store.insert(agreement)
            guard let before else { return }
            try store.save(
                WeekPlan(person: Cast.camille.id, week: calendar.week, cells: weekCells(before), version: 1))
        }
    }

    func write(_ days: [LocalDate]) throws -> String {
        let number = Cast.camille.person().employeeNumber
        let lines = ["matricule;date;lieu"] + days.map { "\(number);\($0.iso);domicile" }
        let path = "\(place.path)/jours.csv"
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    func load(_ path: String, _ language: Language) async -> Ran {
        let environment = place.environment.merging(["PENDULAIRE_TEXTS": "\(place.path)/texts"]) { $1 }
        return await pendulaire(["import", "jours", path], language: language, environment: environment)
    }

    /// Camille's half-days in the week of the trials; nil while they are those of the template.
    func cells() async throws -> String? {
        let week = calendar.week
        return try await store.read(TestOrganisation.id) { try $0.week(of: Cast.camille.id, week)?.cells.text }
    }
}
