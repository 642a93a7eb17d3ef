import CivilTime
import Telework

/// HR asks for a month to be closed: looked at at once, closed by an errand that no cut connection or lost server stops.
public struct AskToCloseMonth: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Asks once, however often the button was pressed, and by whomever.
    ///
    /// - Throws: ``UseCaseError/month(_:)`` for what keeps the month from being closed now, as ``CloseMonth`` does.
    public func callAsFunction(
        _ month: YearMonth, by actor: Actor, in organisation: OrganisationID, token: String? = nil
    ) async throws {
        try actor.require(.closeMonth)
        guard let account = actor.account else { throw UseCaseError.notFound }
        let view = try await ViewMonth(environment)(month, by: actor, in: organisation)
        let problem = view.close == nil ? view.problems.first : .alreadyClosed(month)
        try await environment.change(organisation, by: actor, token: token) { store, scene in
            // Not before: a form sent again is answered as the first time, though the month is closed since.
            if let problem { throw UseCaseError.month(problem) }
            if case .underWay = try store.errand(closing: month)?.state { return }
            let id = environment.identifiers.next()
            try store.insert(
                Job.errand(
                    id, kind: ClosingErrand.kind, key: id, by: account, details: [month.iso], at: scene.moment.instant))
        }
    }
}

extension JobReading {
    /// The errand to close a month that is under way, or else the latest, for a week after its end.
    func errand(closing month: YearMonth) throws -> Errand? {
        let jobs = try jobs(of: ClosingErrand.kind).filter { $0.details == [month.iso] }
        let underWay = jobs.first(where: \.state.kind.isOpen)
        return (underWay ?? jobs.max { ($0.state.instant, $0.id) < ($1.state.instant, $1.id) })?.errand
    }
}

/// Closes the months that HR asked for.
public struct ClosingErrand: ErrandHandler {
    static let kind = "close-month"

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public var kind: String { Self.kind }

    public func run(_ job: Job, by actor: Actor, in store: any StoreWriting, at moment: Moment) throws -> String {
        try actor.require(.closeMonth)
        guard let month = job.details.first.flatMap(YearMonth.init(iso:)) else { throw UseCaseError.notFound }
        try CloseMonth(environment).close(month, by: actor, in: store, frame: store.frame(in: environment))
        return "closed"
    }
}
