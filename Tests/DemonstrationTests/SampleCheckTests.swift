import CivilTime
import Demonstration
import Telework
import TestSupport
import Testing
import UseCases

@Suite("A sample judged again")
struct SampleCheckTests {
    /// Large enough that everything of a small base is drawn.
    static let whole = SampleCheck.Size(weeks: 4_000, requests: 400, months: 400)

    @Test("finds nothing in a base as it was made, and reads as much as it was asked to")
    func sound() async throws {
        let stage = try await BulkStage(sizes: [60, 40], months: 5)
        let report = try await SampleCheck(stage.environment, seed: 1)()
        #expect(report.isSound, "\(report.objections.prefix(3))")
        #expect(report.weeks == 200 && report.requests > 50 && report.months == 20)
    }

    @Test("finds a week that was altered by hand to five days at home")
    func week() async throws {
        let found = try await objections { state in
            let plan = try #require(state.weeks.values.flatMap(\.values).first { $0.cells.text == "SSHHSSHHSS...." })
            state.weeks[plan.person]?[plan.week]?.cells = weekCells("HHHHHHHHHH....")
        }
        #expect(found.contains { if case .weekRefused = $0 { true } else { false } }, "\(found)")
    }

    @Test("finds a holiday that was altered by hand to a day on site")
    func holiday() async throws {
        let found = try await objections { state in
            let plan = try #require(
                state.weeks.values.flatMap(\.values).first { $0.cells.count { $0 == .holiday } == 2 })
            for (weekday, half, cell) in plan.cells.all where cell == .holiday {
                state.weeks[plan.person]?[plan.week]?.cells[weekday, half] = .ownSite
            }
        }
        #expect(found.contains { if case .weekMisshapen = $0 { true } else { false } }, "\(found)")
    }

    @Test(
        "finds an allowance line that was altered by one cent, and the close that no longer adds up",
        arguments: [1, -1])
    func cent(change: Int64) async throws {
        let found = try await objections { state in
            let month = try #require(state.closes.keys.min())
            let line = try #require(state.lines[month]?.first)
            state.lines[month]?[0] = AllowanceLine(
                person: line.person, payCode: line.payCode, unit: line.unit, halves: line.halves,
                amount: line.amount + Cents(change), exempt: line.exempt, origin: line.origin)
        }
        let owed = found.compactMap { if case .paidDiffers(_, _, let lines) = $0 { lines } else { nil } }
        #expect(owed.map { $0.map(\.amount) } == [[Cents(-change)]])
        #expect(found.contains { if case .closeDiffers = $0 { true } else { false } }, "\(found)")
    }

    @Test("finds a day that was taken from a week once it was paid")
    func unpaid() async throws {
        let found = try await objections { state in
            let month = try #require(state.closes.keys.min())
            let plan = try #require(
                state.weeks.values.flatMap(\.values).first {
                    month.span.contains($0.week.monday) && month.span.contains($0.week.sunday)
                        && $0.cells.text.contains("H")
                })
            for (weekday, half, cell) in plan.cells.all where cell == .home {
                state.weeks[plan.person]?[plan.week]?.cells[weekday, half] = .ownSite
            }
        }
        #expect(found.contains { if case .paidDayDiffers = $0 { true } else { false } }, "\(found)")
    }

    @Test("finds a request whose start was altered to before it was sent")
    func request() async throws {
        let found = try await objections { state in
            let request = try #require(state.requests.values.first { $0.state == .submitted })
            var proposal = request.proposal
            proposal.start = request.submittedOn.adding(days: -1)
            state.requests[request.id] = Request(
                id: request.id, person: request.person, proposal: proposal, submittedAt: request.submittedAt,
                submittedOn: request.submittedOn, answerDue: request.answerDue, message: "")
        }
        #expect(found.contains { if case .requestRefused = $0 { true } else { false } }, "\(found)")
    }

    @Test("finds that an agreement was removed")
    func agreement() async throws {
        let found = try await objections { state in
            state.agreements.removeValue(forKey: try #require(state.agreements.keys.first))
        }
        #expect(found.contains { if case .agreementDiffers = $0 { true } else { false } }, "\(found)")
    }

    /// What is found in a small base once it was altered by hand.
    private func objections(after alter: (inout MemoryState) throws -> Void) async throws -> [Objection] {
        let stage = try await BulkStage()
        let (id, before) = try #require(try await stage.states().first)
        var state = before
        try alter(&state)
        let altered = state
        stage.store.alter(id) { $0 = altered }
        return try await SampleCheck(stage.environment, seed: 1, size: Self.whole)().objections.map(\.objection)
    }
}
