import CivilTime
import Telework
import TestSupport
import Testing

@Suite("What each thing counts for")
struct CountingTests {
    /// The people at the end of each of some months, as a sum of what months add.
    private func stock(_ tally: FigureTally, _ measure: Measure = .people, _ slice: Slice = .all) -> [Int] {
        (0..<5).map { index in
            let month = yearMonth("2026-01").adding(months: index)
            return tally.amounts.reduce(0) { sum, entry in
                entry.key.measure == measure && entry.key.slice == slice && entry.key.month <= month
                    ? sum + entry.value : sum
            }
        }
    }

    @Test("the first month that is told apart is January 2024")
    func firstMonth() { #expect(Counting.firstMonth == yearMonth("2024-01")) }

    @Test(
        "somebody is there at the end of each month whose last day they are employed on",
        arguments: [
            ("2026-02-01", nil, [0, 1, 1, 1, 1]), ("2026-02-28", nil, [0, 1, 1, 1, 1]),
            ("2026-03-01", nil, [0, 0, 1, 1, 1]), ("2026-02-10", "2026-03-30", [0, 1, 0, 0, 0]),
            ("2026-02-10", "2026-03-31", [0, 1, 1, 0, 0]), ("2026-02-10", "2026-04-01", [0, 1, 1, 0, 0]),
            ("2026-02-10", "2026-02-27", [0, 0, 0, 0, 0]), ("2026-02-10", "2026-02-28", [0, 1, 0, 0, 0]),
            ("1990-01-01", nil, [1, 1, 1, 1, 1]), ("1990-01-01", "2023-12-31", [0, 0, 0, 0, 0]),
            ("1990-01-01", "2024-01-30", [0, 0, 0, 0, 0]), ("1990-01-01", "9999-12-31", [1, 1, 1, 1, 1]),
        ] as [(String, String?, [Int])])
    func employment(first: String, last: String?, expected: [Int]) {
        let person = Cast.nadia.person { $0.employment = DateSpan(from: day(first), through: last.map { day($0) }) }
        let tally = Counting.tally(of: person)
        for slice in [Slice.all, .sex(.woman), .contract(.permanent), .workingTime(.part)] {
            #expect(stock(tally, .people, slice) == expected, "\(slice)")
        }
        #expect(stock(tally, .people, .workingTime(.full)) == [0, 0, 0, 0, 0])
    }

    @Test("an agreement counts while its person is employed, under its formula and what their file says")
    func agreement() {
        let person = Cast.camille.person {
            $0.employment = DateSpan(from: day("2026-02-15"), through: day("2026-04-30"))
        }
        let agreement = Agreement(of: .camille, .fixed(.monday), from: day("2026-01-05"))
        let tally = Counting.tally(of: agreement, of: person)
        for slice in [Slice.all, .sex(nil), .workingTime(.full), .formula(.fixed)] {
            #expect(stock(tally, .teleworkers, slice) == [0, 1, 1, 1, 0], "\(slice)")
        }
        let gone = Cast.camille.person { $0.employment = DateSpan(from: day("2020-01-01"), through: day("2025-12-31")) }
        #expect(Counting.tally(of: agreement, of: gone).isEmpty)
    }

    @Test("a request is filed in a month, and decided or withdrawn in another")
    func requests() {
        let filed = Instant(milliseconds: Int64(day("2026-01-30").dayNumber) * 86_400_000)
        let answered = filed.adding(seconds: 3 * 86_400)
        let refusal = Refusal(motive: "coverage", text: "", by: nil, at: answered)
        let cases: [(RequestState, [Measure: Int])] = [
            (.submitted, [:]), (.accepted(by: nil, at: answered), [:]), (.withdrawn(at: answered), [.withdrawn: 1]),
            (.granted(AgreementID("a"), at: answered), [.granted: 1, .decisionMinutes: 4_320]),
            (.refused(refusal), [.refused: 1, .decisionMinutes: 4_320]),
        ]
        for (state, expected) in cases {
            let request = Request(
                id: RequestID("r"), person: Cast.camille.id, proposal: Proposal(from: day("2026-03-01")),
                submittedAt: filed, submittedOn: day("2026-01-30"), answerDue: nil, message: "", state: state)
            let tally = Counting.tally(of: request)
            #expect(tally[Figure(.filed, yearMonth("2026-01"))] == 1)
            for measure in [Measure.granted, .refused, .withdrawn, .decisionMinutes] {
                #expect(tally[Figure(measure, yearMonth("2026-02"))] == expected[measure] ?? 0, "\(state) \(measure)")
            }
            #expect(tally[Figure(.refused, .motive("coverage"), yearMonth("2026-02"))] == expected[.refused] ?? 0)
        }
    }

    @Test("a close counts its lines, the people in them and what they correct")
    func close() {
        func line(_ character: Cast, _ code: PayCode, _ halves: Int, _ cents: Int64) -> AllowanceLine {
            AllowanceLine(
                person: character.id, payCode: code, unit: Cents(300), halves: halves, amount: Cents(cents),
                exempt: .zero, origin: yearMonth("2026-02"))
        }
        let month = yearMonth("2026-03")
        let tally = Counting.tally(
            ofClose: month,
            lines: [
                line(.camille, .allowance, 8, 1_200), line(.camille, .adjustment, -2, -300),
                line(.nadia, .allowance, 1, 150),
            ])
        let expected: [Measure: Int] = [
            .closes: 1, .paidPeople: 2, .paidHalves: 7, .paidCents: 1_050, .adjustments: 1,
        ]
        for (measure, amount) in expected { #expect(tally[Figure(measure, month)] == amount, "\(measure)") }
        #expect(Counting.tally(ofClose: yearMonth("2023-12"), lines: []).isEmpty)
    }

    @Test("every part has its own code, and comes back from it")
    func codes() {
        let slices: [Slice] =
            [.all, .sex(nil), .motive("coverage"), .motive("a:b"), .motive("")] + Sex.allCases.map { .sex($0) }
            + Contract.allCases.map { .contract($0) } + WorkingTime.allCases.map { .workingTime($0) }
            + FormulaKind.allCases.map { .formula($0) }
        #expect(Set(slices.map(\.code)).count == slices.count)
        for slice in slices { #expect(Slice(code: slice.code) == slice) }
        for code in ["x", "sex:Z", "colour:red", "time:"] { #expect(Slice(code: code) == nil) }
    }

    @Test("what comes to zero is not there, and months before the first are put together")
    func tallies() {
        var tally = FigureTally()
        let (early, late) = (Figure(.people, yearMonth("2026-01")), Figure(.people, yearMonth("2026-06")))
        tally.add(3, to: early)
        tally.add(2, to: late)
        var same = tally
        same -= tally
        #expect(same.isEmpty)
        let collapsed = tally.collapsed(from: yearMonth("2026-04"), through: yearMonth("2026-05"))
        #expect(collapsed.amounts == [Figure(.people, yearMonth("2026-03")): 3])
    }
}
