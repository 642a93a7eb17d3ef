import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Absences")
struct AbsenceTests {
    @Test("An absence passes over holidays, weekends and days not worked")
    func span() async throws {
        let world = try await TestWorld()
        for character in [Cast.camille, .nadia] {
            try await world.absence("2026-11-03", "2026-11-16", of: character)
        }
        #expect(try await world.row("2026-W45") == "SSAAAAAAAA....")
        #expect(try await world.row("2026-W46") == "AAAAFFAAAA....")
        #expect(try await world.row("2026-W47") == "AASSSSSSSS....")
        #expect(try await world.row("2026-W45", of: .nadia) == "SSAA..AAAA....")
        // Armistice falls on the Wednesday that she does not work.
        #expect(try await world.row("2026-W46", of: .nadia) == "AAAA..AAAA....")
    }

    @Test(
        "A half-day of absence leaves the other half",
        arguments: [(HalfDay.morning, "ASASSSSSSS...."), (.afternoon, "SASASSSSSS....")])
    func halfDays(half: HalfDay, expected: String) async throws {
        let world = try await TestWorld()
        try await world.absence("2026-11-16", "2026-11-17", half: half)
        #expect(try await world.row("2026-W47") == expected)
    }

    @Test("An absence takes the telework away; taken back, the day is on site, to be placed and judged anew")
    func cancelled() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille, formula: .fixed(.tuesday))
        try await world.absence("2026-11-17", "2026-11-18")
        #expect(try await world.row("2026-W47") == "SSAAAASSSS....")
        try await world.absence("2026-11-17", "2026-11-17", cancels: true)
        #expect(try await world.row("2026-W47") == "SSSSAASSSS....")
        // What was not an absence is left alone by a second taking back, which is told.
        let before = world.picture
        await #expect(throws: UseCaseError.invalid([FieldProblem("start", .noAbsence)])) {
            try await world.absence("2026-11-17", "2026-11-17", cancels: true)
        }
        #expect(world.picture == before)
        try await world.place(["2026-11-17"])
        #expect(try await world.row("2026-W47") == "SSHHAASSSS....")
    }

    @Test("The same absence twice is one")
    func twice() async throws {
        let world = try await TestWorld()
        try await world.absence("2026-11-16", "2026-11-17")
        let before = world.picture
        try await world.absence("2026-11-16", "2026-11-17")
        #expect(world.picture == before)
    }

    @Test(
        "Up to 400 days later is an absence, beyond it is a slip", arguments: [(399, true), (400, true), (401, false)])
    func length(days: Int, isTaken: Bool) async throws {
        let world = try await TestWorld()
        let first = day("2026-11-02")
        let last = first.adding(days: days).iso
        if isTaken {
            try await world.absence(first.iso, last)
            #expect(try await world.row("2026-W50") == "AAAAAAAAAA....")
        } else {
            await #expect(throws: UseCaseError.invalid([FieldProblem("end", .spanTooLong)])) {
                try await world.absence(first.iso, last)
            }
        }
    }

    @Test(
        "On the page as in a file, an absence begins after the arrival and where pay can still be corrected",
        arguments: [
            ("2023-10-31", FieldProblem.Kind.tooEarly), ("2023-11-02", nil), ("2014-01-06", .tooEarly),
            ("1990-01-01", .tooEarly), ("2028-11-03", nil), ("2028-11-06", .tooLate), ("2150-01-01", .tooLate),
        ])
    func reach(first: String, problem: FieldProblem.Kind?) async throws {
        let world = try await TestWorld()
        if let problem {
            let dates = day("2023-11-01")...day("2028-11-05")
            await #expect(throws: UseCaseError.invalid([FieldProblem("start", problem, dates: dates)])) {
                try await world.absence(first, first)
            }
        } else {
            try await world.absence(first, first)
            let row = first.hasPrefix("2023") ? ("2023-W44", "SSSSFFAASS....") : ("2028-W44", "SSSSFFSSAA....")
            #expect(try await world.row(row.0) == row.1)
        }
    }

    static let idle: [(Cast, String, String, HalfDay?, [RestDays.Day])] = [
        (.camille, "2026-11-21", "2026-11-22", nil, [.init(day("2026-11-21")), .init(day("2026-11-22"))]),
        (.camille, "2026-11-22", "2026-11-22", .morning, [.init(day("2026-11-22"), half: .morning)]),
        (.camille, "2026-11-11", "2026-11-11", nil, [.init(day("2026-11-11"), isHoliday: true)]),
        (.nadia, "2026-11-18", "2026-11-18", nil, [.init(day("2026-11-18"))]),
    ]

    @Test(
        "An absence on which nothing is worked is refused with its days, whole or half, and writes nothing",
        arguments: idle)
    func nothingWorked(
        character: Cast, first: String, last: String, half: HalfDay?, days: [RestDays.Day]
    ) async throws {
        let world = try await TestWorld()
        let before = world.picture
        await #expect(throws: UseCaseError.nothingWorked(RestDays(days))) {
            try await world.absence(first, last, half: half, of: character)
        }
        #expect(world.picture == before)
    }

    @Test("One half-day worked is enough, the first day or the last")
    func partlyWorked() async throws {
        let world = try await TestWorld()
        try await world.absence("2026-11-14", "2026-11-16")
        #expect(try await world.row("2026-W47") == "AASSSSSSSS....")
        try await world.absence("2026-11-20", "2026-11-22", half: .afternoon)
        #expect(try await world.row("2026-W47") == "AASSSSSSSA....")
    }

    @Test("A half that a part-time person does not work is refused, the other is taken")
    func partTimeHalf() async throws {
        let world = try await TestWorld()
        try await world.write { store in
            try store.save([Cast.camille.person { $0.pattern = HalfDaySet(text: "1111101111") ?? .fullTime }])
        }
        let rest = RestDays([.init(day("2026-11-18"), half: .afternoon)])
        await #expect(throws: UseCaseError.nothingWorked(rest)) {
            try await world.absence("2026-11-18", "2026-11-18", half: .afternoon)
        }
        try await world.absence("2026-11-18", "2026-11-18")
        #expect(try await world.row("2026-W47") == "SSSSA.SSSS....")
    }

    @Test("An absence over a departure stops with the employment")
    func departure() async throws {
        let world = try await TestWorld()
        try await world.write { store in
            let leaving = Cast.camille.person {
                $0.employment = DateSpan(from: day("2015-09-01"), through: day("2026-11-17"))
            }
            try store.save([leaving])
        }
        try await world.absence("2026-11-16", "2026-11-30")
        #expect(try await world.row("2026-W47") == "AAAA..........")
        #expect(try await world.row("2026-W48") == nil)
    }

    @Test("A past day is away even when the person works other days since")
    func otherPatternSince() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.week("2026-W44", of: .camille, "SSHHSSSSSS....")
        try await world.write {
            try $0.save([Cast.camille.person { $0.pattern = WorkingPattern(days: [.monday, .wednesday]) }])
        }
        try await world.absence("2026-10-26", "2026-10-30", by: .solene)
        #expect(try await world.row("2026-W44") == "AAAAAAAAAA....")
        // The days to come are those of today's pattern.
        try await world.absence("2026-11-16", "2026-11-20")
        #expect(try await world.row("2026-W47") == "AA..AA........")
    }

    @Test("In a closed month the person cannot, and all of the span is refused")
    func closedMonth() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.confirm()
        try await world.close("2026-10")
        let before = world.picture
        for character in [Cast.camille, .marc] {
            let found = await reasons { try await world.absence("2026-10-30", "2026-11-05", by: character) }
            #expect(found.summary == ["month-closed local art. 9-1"])
        }
        #expect(world.picture == before)
        // The days of the open month alone are taken.
        try await world.absence("2026-11-02", "2026-11-05")
    }

    @Test("In a closed month HR can, and the person's month waits for an adjustment")
    func closedMonthByHR() async throws {
        let world = try await TestWorld()
        try await world.agreement(for: .camille)
        try await world.confirm()
        try await world.close("2026-09")
        try await world.close("2026-10")
        try await world.absence("2026-10-30", "2026-11-05", by: .solene)
        func pending() -> Set<PendingCorrection> {
            world.memory.inspect(world.organisation) { $0.pendingCorrections }
        }
        let october = PendingCorrection(person: Cast.camille.id, month: yearMonth("2026-10"))
        #expect(pending() == [october])
        // Week 40 is in September until the Wednesday: a change of its Tuesday concerns September alone.
        try await world.absence("2026-09-29", "2026-09-29", by: .solene)
        #expect(pending() == [october, PendingCorrection(person: Cast.camille.id, month: yearMonth("2026-09"))])
    }

    @Test("An absence is entered by the person, their manager or HR, and nobody else", arguments: Cast.allCases)
    func roles(character: Cast) async throws {
        let may: [(Cast, Set<Cast>)] = [
            (.camille, [.camille, .marc, .solene]), (.marc, [.marc, .aicha, .solene]), (.aicha, [.aicha, .solene]),
        ]
        for (subject, allowed) in may {
            let world = try await TestWorld()
            if allowed.contains(character) {
                try await world.absence("2026-11-17", "2026-11-17", of: subject, by: character)
                #expect(try await world.row("2026-W47", of: subject) == "SSAASSSSSS....")
            } else {
                await #expect(throws: UseCaseError.notFound) {
                    try await world.absence("2026-11-17", "2026-11-17", of: subject, by: character)
                }
                #expect(world.journalKinds.isEmpty)
            }
        }
    }
}
