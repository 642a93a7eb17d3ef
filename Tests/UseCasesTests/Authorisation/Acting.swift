import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

extension TestWorld {
    /// A world in which only the organisme's text, and the national one, were changed.
    static func with(
        today: String = "2026-11-02", _ change: (RuleText) -> RuleText = { $0 },
        national: (RuleText) -> RuleText = { $0 }
    ) async throws -> TestWorld {
        try await TestWorld(
            today: day(today), book: Rulebook(texts: [national(Texts.national), change(Texts.local)]))
    }

    func submit(
        _ proposal: Proposal, by character: Cast, for subject: Cast? = nil, message: String = "",
        token: String? = nil
    ) async throws -> RequestID {
        try await SubmitRequest(environment)(
            proposal, message: message, for: (subject ?? character).id, by: character.actor, in: organisation,
            token: token)
    }

    func answer(
        _ answer: AnswerRequest.Answer, to id: RequestID, version: Int = 1, by character: Cast = .marc,
        token: String? = nil
    ) async throws {
        try await AnswerRequest(environment)(
            answer, to: id, version: version, by: character.actor, in: organisation, token: token)
    }

    func answerCounter(
        accepts: Bool, to id: RequestID, version: Int = 2, by character: Cast = .camille
    ) async throws {
        try await AnswerCounterProposal(environment)(
            accepts: accepts, to: id, version: version, by: character.actor, in: organisation)
    }

    func grant(
        _ id: RequestID, version: Int = 2, by character: Cast = .solene, token: String? = nil
    ) async throws -> AgreementID {
        try await GrantVisa(environment)(
            id, version: version, by: character.actor, in: organisation, token: token)
    }

    func refuseVisa(
        _ id: RequestID, motive: String = "coverage", text: String = "Dossier incomplet", version: Int = 2,
        by character: Cast = .solene
    ) async throws {
        try await RefuseVisa(environment)(
            id, motive: motive, text: text, version: version, by: character.actor, in: organisation)
    }

    func withdraw(_ id: RequestID, by character: Cast = .camille) async throws {
        try await WithdrawRequest(environment)(id, by: character.actor, in: organisation)
    }

    /// A request brought to its agreement by everyone whose turn it is.
    @discardableResult
    func agree(_ proposal: Proposal, for character: Cast) async throws -> AgreementID {
        let id = try await submit(proposal, by: character)
        try await answer(.accept, to: id, by: character.manager ?? .solene)
        return try await grant(id)
    }

    func stored(_ id: RequestID) async throws -> Request { try #require(try await read { try $0.request(id) }) }

    func stored(_ id: AgreementID) async throws -> Agreement {
        try #require(try await read { try $0.agreement(id) })
    }

    func change(
        _ changes: [CellChange], of subject: Cast, by character: Cast? = nil, versions: [ISOWeek: Int] = [:],
        correction: Bool = false, token: String? = nil
    ) async throws {
        try await ChangeDays(environment)(
            changes, versions: versions, of: subject.id, by: (character ?? subject).actor, in: organisation,
            correction: correction, token: token)
    }

    /// Whole days, at home unless told otherwise.
    func place(
        _ days: [String], _ cell: Cell = .home, of subject: Cast = .camille, by character: Cast? = nil,
        correction: Bool = false, token: String? = nil
    ) async throws {
        try await change(
            days.flatMap { CellChange.day(day($0), cell) }, of: subject, by: character, correction: correction,
            token: token)
    }

    func absence(
        _ first: String, _ last: String, half: HalfDay? = nil, cancels: Bool = false, of subject: Cast = .camille,
        by character: Cast? = nil, token: String? = nil
    ) async throws {
        try await RecordAbsence(environment)(
            day(first)...day(last), half: half, cancels: cancels, of: subject.id, by: (character ?? subject).actor,
            in: organisation, token: token)
    }

    /// The letters of a week as its person sees them.
    func letters(_ week: String, of character: Cast = .camille) async throws -> String {
        let page = try await ViewMyWeek(environment)(
            isoWeek(week), of: character.id, by: character.actor, in: organisation)
        return page.plan.cells.text
    }

    /// The letters of the row of a week; nil while it has none.
    func row(_ week: String, of character: Cast = .camille) async throws -> String? {
        try await read { try $0.week(of: character.id, isoWeek(week))?.cells.text }
    }
}

/// All that the acts of these suites can change, to be compared before and after.
struct Picture: Hashable {
    let requests: [RequestID: Request]
    let agreements: [AgreementID: Agreement]
    let weeks: [PersonID: [ISOWeek: WeekPlan]]
    let closes: [YearMonth: MonthClose]
    let lines: [YearMonth: [AllowanceLine]]
    let pendingCorrections: Set<PendingCorrection>
    let confirmations: [Int: AmountConfirmation]
    let journal: [JournalEntry]
    let outbox: [OutboxMessage]
    let formAnswers: [MemoryState.FormToken: String]

    init(_ state: MemoryState) {
        requests = state.requests
        agreements = state.agreements
        weeks = state.weeks
        closes = state.closes
        lines = state.lines
        pendingCorrections = state.pendingCorrections
        confirmations = state.confirmations
        journal = state.journal
        outbox = state.outbox
        formAnswers = state.formAnswers
    }
}

extension TestWorld {
    var picture: Picture { memory.inspect(organisation) { Picture($0) } }

    /// The kinds of the journal's rows, in the order in which they were written.
    var journalKinds: [String] { memory.inspect(organisation) { $0.journal.map(\.kind) } }
}

/// The reasons with which an act is refused; anything else it does is a failure of the test.
func reasons(
    sourceLocation: SourceLocation = #_sourceLocation, _ act: () async throws -> Void
) async -> [Reason] {
    do {
        try await act()
        Issue.record("the act was not refused", sourceLocation: sourceLocation)
    } catch UseCaseError.refused(let decision) {
        return decision.reasons
    } catch {
        Issue.record("the act failed with \(error)", sourceLocation: sourceLocation)
    }
    return []
}

extension [Reason] {
    /// `code text article`, and the instrument if any: short to write in tables.
    var summary: [String] {
        map { reason in
            let instrument = reason.source.instrument.map { " \($0.code)" } ?? ""
            return "\(reason.code) \(reason.source.article.text) \(reason.source.article.number)\(instrument)"
        }
    }
}

/// How often each outcome came out of acts run at the same time.
func race<Outcome: Hashable & Sendable>(
    _ count: Int, _ act: @escaping @Sendable (Int) async -> Outcome
) async -> [Outcome: Int] {
    await withTaskGroup(of: Outcome.self) { group in
        for index in 0..<count { group.addTask { await act(index) } }
        return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
