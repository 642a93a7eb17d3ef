import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Causes")
struct CauseTests {
    /// Where each cause stands in the declaration. A new case does not compile until it is added here, and the count
    /// then fails until a scenario produces it.
    private static func ordinal(of cause: Cause) -> Int {
        switch cause {
        case .formulaNotOffered: 0
        case .placeNotOffered: 1
        case .contractNotConcerned: 2
        case .seniorityTooShort: 3
        case .activitiesNotTeleworkable: 4
        case .daysBeyondShare: 5
        case .emptyFormula: 6
        case .annualEnvelopeTooLarge: 7
        case .weeklyMinimumNotReached: 8
        case .startInPast: 9
        case .startOutsideEmployment: 10
        case .agreementTooLong: 11
        case .requestPending: 12
        case .agreementBeginsLater: 13
        case .weeklyQuotaExceeded: 14
        case .onSiteMinimumNotReached: 15
        case .halfDayNotAllowed: 16
        case .halfDaysNotAllowed: 17
        case .weekdayForbidden: 18
        case .publicHoliday: 19
        case .notWorked: 20
        case .weekdayNotWorked: 21
        case .absent: 22
        case .noticeTooShort: 23
        case .inPast: 24
        case .noAgreement: 25
        case .outsideEmployment: 26
        case .notAFixedDay: 27
        case .placeNotInAgreement: 28
        case .alreadyTeleworked: 29
        case .repeatedHalfDay: 30
        case .outsideWeek: 31
        case .envelopeExceeded: 32
        case .monthClosed: 33
        }
    }

    private static let count = 34

    /// A few crowded refusals that together hold every cause.
    private static let refusals: [Decision] = {
        let strict = Texts.local.with(.formulas, .set([])).with(.daysWithinShare, .flag(true))
            .with(.weeklyMinimum, .days(halves: 9)).with(.halfDays, .flag(false))
            .with(.forbiddenWeekdays, .set(["tuesday"])).with(.envelopeProration, nil)
        let texts = [Texts.national, strict]
        let newcomer = requestFacts(.paul, start: day("2026-10-20"), texts: texts) {
            $0.contract = .internship
            $0.employment = DateSpan(from: day("2026-10-25"))
            $0.post = TestOrganisation.post(TestOrganisation.receptionist)
            $0.hasPendingRequest = true
            $0.agreements = [Agreement(of: .paul, .fixed(.monday), from: day("2027-01-01"))]
            $0.pattern = Cast.withoutWednesday
        }
        let proposals = [
            Proposal(
                .fixed(halfDays("1111111000")), at: [.otherOrganisation], from: day("2026-10-20"),
                through: day("2036-01-01")),
            Proposal(.flexible(halvesPerWeek: 0), from: day("2026-10-20")),
            Proposal(.envelope(halvesPerYear: 201), from: day("2026-10-20")),
        ]
        let week = weekFacts("2026-W46", "SSHSFFSA......", texts: texts) {
            $0.today = day("2026-11-10")
            $0.pattern = halfDays("1111111100")
            $0.employment = DateSpan(from: day("2015-09-01"), through: day("2026-11-14"))
            $0.agreements = [
                Agreement(of: .camille, .fixed(.monday), from: day("2026-01-05"), through: day("2026-11-12")),
                Agreement(of: .camille, .envelope(halvesPerYear: 2), from: day("2026-11-15")),
            ]
            $0.closedMonths = [yearMonth("2026-11")]
        }
        let changes =
            halves(9, of: "2026-W46", are: .residence)
            + [half("2026-11-10", .afternoon), half("2026-11-16", .morning), half("2026-11-15", .morning)]
        let again = weekFacts("2026-W46", "SSHSFFSSSS....", texts: texts)
        let empty = weekFacts(texts: texts) {
            $0.agreements = [Agreement(of: .camille, .envelope(halvesPerYear: 0), from: day("2026-01-05"))]
        }
        return proposals.map { RequestRules.decide($0, facts: newcomer) } + [
            judged(changes, week), judged([half("2026-11-10", .morning)], again),
            judged([half("2026-11-17", .morning)], empty),
        ]
    }()

    @Test("every cause is produced by the rules")
    func everyCause() {
        let seen = Set(Self.refusals.flatMap(\.causes).map(Self.ordinal))
        print("Causes: \(seen.count) of \(Self.count) produced")
        #expect(Set(0..<Self.count).subtracting(seen).sorted() == [])
        #expect(seen.count == Self.count)
    }

    @Test("every cause has a code of its own, and values with names of their own")
    func codes() {
        var ordinals: [String: Int] = [:]
        for cause in Set(Self.refusals.flatMap(\.causes)) {
            let ordinal = Self.ordinal(of: cause)
            #expect(ordinals.updateValue(ordinal, forKey: cause.code) ?? ordinal == ordinal, "\(cause.code)")
            #expect(cause.code.allSatisfy { $0 == "-" || ("a"..."z").contains($0) })
            let names = cause.values.map(\.name)
            #expect(Set(names).count == names.count, "\(cause.code)")
        }
        #expect(ordinals.count == Self.count)
    }

    @Test(
        "machines read the numbers of a cause by name",
        arguments: [
            (Cause.requestPending, []),
            (.weeklyQuotaExceeded(limit: 4, asked: 10), [("limit", .days(halves: 4)), ("asked", .days(halves: 10))]),
            (
                .noticeTooShort(date: day("2026-11-16"), delay: Delay(2, .workingDays), earliest: day("2026-11-17")),
                [
                    ("date", .text("2026-11-16")), ("delay", .number(2)), ("unit", .text("working_days")),
                    ("earliest", .text("2026-11-17")),
                ]
            ),
            (.weekdayForbidden(weekday: .tuesday), [("weekday", .text("tuesday"))]),
            (
                .repeatedHalfDay(date: day("2026-11-17"), half: .afternoon),
                [("date", .text("2026-11-17")), ("half", .text("afternoon"))]
            ),
            (.monthClosed(month: yearMonth("2026-10")), [("month", .text("2026-10"))]),
            (
                .formulaNotOffered(asked: .envelope, offered: ["fixed"]),
                [("asked", .text("envelope")), ("offered", .list(["fixed"]))]
            ),
        ] as [(Cause, [(String, CauseValue)])])
    func values(cause: Cause, values: [(String, CauseValue)]) {
        #expect(cause.values.map(\.name) == values.map(\.0))
        #expect(cause.values.map(\.value) == values.map(\.1))
    }
}
