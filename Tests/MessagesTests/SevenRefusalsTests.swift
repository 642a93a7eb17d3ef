import CivilTime
import Messages
import Telework
import TestSupport
import Testing
import UseCases

/// One of the seven things that others let through, with what is answered; `~` is a narrow no-break space, `_` an
/// ordinary one.
struct RefusedThing: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Camille's week before, when it is not ten half-days on site.
    var before: String?
    let changes: [CellChange]
    /// All the reasons: code, then numbers by name, as machines read them.
    let values: [String]
    let french: [String]
    let english: [String]

    var week: ISOWeek { ISOWeek(containing: changes[0].date) }

    private static func home(_ days: String...) -> [CellChange] { days.flatMap { CellChange.day(day($0), .home) } }

    private static let morning = CellChange(date: day("2026-11-17"), half: .morning, cell: .home)
    private static let localFrench = "accord local «~Accord local d’essai~»"
    private static let localEnglish = "local agreement “Test local agreement”"

    static let all = [
        RefusedThing(
            testDescription: "five telework days in a week limited to two",
            changes: home("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"),
            values: ["weekly-quota-exceeded limit=2 asked=5", "on-site-minimum-not-reached minimum=2 left=0"],
            french: [
                "La semaine compterait 5_jours de télétravail~; la limite est de 2_jours (art. 4-1, \(localFrench)). "
                    + "Gardez 2_jours de télétravail au plus.",
                "Il resterait 0_jour sur site dans la semaine~; le minimum est de 2_jours (art. 4-2, \(localFrench)). "
                    + "Gardez au moins 2_jours sur site.",
            ],
            english: [
                "The week would hold 5_days of telework; the limit is 2_days (art. 4-1, \(localEnglish)). "
                    + "Keep to 2_days of telework at most.",
                "The week would leave 0_days on site; the minimum is 2_days (art. 4-2, \(localEnglish)). "
                    + "Keep at least 2_days on site.",
            ]),
        RefusedThing(
            testDescription: "the same day twice", before: "SSHHSSSSSS....", changes: home("2026-11-17"),
            values: [
                "already-teleworked date=2026-11-17 half=morning", "already-teleworked date=2026-11-17 half=afternoon",
            ],
            french: [
                "Le matin du mardi 17 novembre 2026 est déjà en télétravail (art. 4-4, \(localFrench)). Choisissez une "
                    + "autre demi-journée.",
                "L’après-midi du mardi 17 novembre 2026 est déjà en télétravail (art. 4-4, \(localFrench)). Choisissez "
                    + "une autre demi-journée.",
            ],
            english: [
                "The morning of Tuesday 17 November 2026 is already teleworked (art. 4-4, \(localEnglish)). Choose "
                    + "another half-day.",
                "The afternoon of Tuesday 17 November 2026 is already teleworked (art. 4-4, \(localEnglish)). Choose "
                    + "another half-day.",
            ]),
        RefusedThing(
            testDescription: "overlapping days", changes: [morning] + home("2026-11-17"),
            values: ["repeated-half-day date=2026-11-17 half=morning"],
            french: [
                "Le matin du mardi 17 novembre 2026 figure deux fois dans votre saisie (art. 4-4, \(localFrench)). "
                    + "Indiquez cette demi-journée une seule fois."
            ],
            english: [
                "The morning of Tuesday 17 November 2026 appears twice in what you entered (art. 4-4, \(localEnglish)). "
                    + "Give this half-day only once."
            ]),
        RefusedThing(
            testDescription: "a public holiday", before: "SSSSFFSSSS....", changes: home("2026-11-11"),
            values: ["public-holiday date=2026-11-11"],
            french: [
                "Le mercredi 11 novembre 2026 est un jour férié (article_L._3133-1 du code du travail). Choisissez un "
                    + "autre jour."
            ],
            english: [
                "Wednesday 11 November 2026 is a public holiday (article_L._3133-1 of the labour code). Choose another day."
            ]),
        RefusedThing(
            testDescription: "a day before the notice", changes: home("2026-11-03"),
            values: ["notice-too-short date=2026-11-03 delay=2 unit=working_days earliest=2026-11-04"],
            french: [
                "Le mardi 3 novembre 2026 est trop proche~: le délai à respecter est de 2_jours ouvrés (art. 7-1, "
                    + "\(localFrench)). La première date possible est le mercredi 4 novembre 2026."
            ],
            english: [
                "Tuesday 3 November 2026 is too soon: the notice is 2_working days (art. 7-1, \(localEnglish)). The "
                    + "first possible date is Wednesday 4 November 2026."
            ]),
        RefusedThing(
            testDescription: "a day outside the agreement’s period", changes: home("2026-12-22"),
            values: ["no-agreement date=2026-12-22"],
            french: [
                "Aucun accord de télétravail n’est en vigueur le mardi 22 décembre 2026 (accord individuel du 5 "
                    + "janvier au 20 décembre 2026~; article_L._1222-9 du code du travail). Choisissez un jour couvert "
                    + "par un accord~; à défaut, une demande est à déposer."
            ],
            english: [
                "No telework agreement is in force on Tuesday 22 December 2026 (individual agreement of 5 January "
                    + "to 20 December 2026; article_L._1222-9 of the labour code). Choose a day that an agreement "
                    + "covers; without one, a request is to be sent."
            ]),
        RefusedThing(
            testDescription: "a week that leaves fewer than two days on site", before: "AAAAAASSSS....",
            changes: home("2026-11-19"), values: ["on-site-minimum-not-reached minimum=2 left=1"],
            french: [
                "Il resterait 1_jour sur site dans la semaine~; le minimum est de 2_jours (art. 4-2, \(localFrench)). "
                    + "Gardez au moins 2_jours sur site."
            ],
            english: [
                "The week would leave 1_day on site; the minimum is 2_days (art. 4-2, \(localEnglish)). Keep "
                    + "at least 2_days on site."
            ]),
    ]
}

@Suite("The seven things that others let through, in words")
struct SevenRefusalsTests {
    private static let last = day("2026-12-20")

    @Test("the rules refuse each with its numbers and its article, in both languages", arguments: RefusedThing.all)
    func domain(thing: RefusedThing) {
        let person = Cast.camille.person()
        let facts = WeekFacts(
            week: thing.week, current: weekCells(thing.before ?? "SSSSSSSSSS...."), today: day("2026-11-02"),
            pattern: person.pattern, employment: person.employment,
            agreements: [
                Agreement(of: .camille, .flexible(halvesPerWeek: 4), from: day("2026-01-05"), through: Self.last)
            ], rules: Texts.book.timeline(for: Texts.reader()), calendar: TestOrganisation.calendar())
        expect(WeekRules.decide(thing.changes, facts: facts).decision, thing)
    }

    @Test("the act and its check answer the same", arguments: RefusedThing.all)
    func useCase(thing: RefusedThing) async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, through: Self.last)
        if let before = thing.before { try await world.week(thing.week.iso, of: .camille, before) }
        let checked = try await CheckWeek(world.environment)(
            thing.changes, week: thing.week, of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
        expect(checked.decision, thing)
        do {
            try await ChangeDays(world.environment)(
                thing.changes, of: Cast.camille.id, by: Cast.camille.actor, in: world.organisation)
            Issue.record("it was not refused")
        } catch UseCaseError.refused(let decision) {
            expect(decision, thing)
        }
        let cells = try await world.read { try $0.week(of: Cast.camille.id, thing.week)?.cells.text }
        #expect(cells == thing.before)
    }

    private func expect(_ decision: Decision, _ thing: RefusedThing) {
        let title: (String) -> LocalizedText? = { Texts.book.text($0)?.title }
        #expect(decision.reasons.map(\.machineReadable) == thing.values)
        #expect(decision.reasons.map { $0.message(.french, titles: title) } == thing.french.map(spaced))
        #expect(decision.reasons.map { $0.message(.english, titles: title) } == thing.english.map(spaced))
    }
}

extension Reason {
    fileprivate var machineReadable: String {
        let values = cause.values.map { name, value in
            switch value {
            case .number(let number): "\(name)=\(number)"
            case .text(let text): "\(name)=\(text)"
            case .list(let items): "\(name)=\(items.joined(separator: ","))"
            case .days(let halves): "\(name)=\(halves / 2)\(halves % 2 == 0 ? "" : ".5")"
            }
        }
        return ([code] + values).joined(separator: " ")
    }
}
