import CivilTime
import Telework

/// Work that somebody asked for on a page and that outlives their request: one of the servers does it, once, and the page
/// tells where it is.
public struct Errand: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        case underWay
        /// Done, or refused as a whole; the code is of its kind, or one of ``JobRefusal``.
        case over(outcome: String)
        /// Tried as often as its kind allows, with the code of what went wrong: an operator has to look.
        case givenUp(String)
    }

    /// Whoever asked: it is done with the rights they have then.
    public let by: AccountID
    public let state: State
}

extension Job {
    /// - Parameter details: Codes and numbers, none of which holds a line break.
    static func errand(
        _ id: String, kind: String, key: String, by account: AccountID, details: [String] = [], at now: Instant
    ) -> Job {
        Job(
            id: id, kind: kind, key: key, payload: ([account.rawValue] + details).joined(separator: "\n"),
            state: .waiting(due: now))
    }

    /// What follows the account in the payload of an errand.
    var details: [String] {
        payload.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().map(String.init)
    }

    var errand: Errand {
        let account = AccountID(String(payload.prefix { $0 != "\n" }))
        switch state {
        case .waiting, .leased, .failed: return Errand(by: account, state: .underWay)
        case .done(_, let outcome): return Errand(by: account, state: .over(outcome: outcome))
        case .buried(let code, _): return Errand(by: account, state: .givenUp(code))
        }
    }
}

/// What does the errands of a kind, each in one transaction.
public protocol ErrandHandler: JobHandler {
    /// - Returns: The outcome, in codes and numbers, 200 characters at most.
    /// - Throws: ``UseCaseError`` for what trying again would not change.
    func run(_ job: Job, by actor: Actor, in store: any StoreWriting, at moment: Moment) throws -> String
}

extension ErrandHandler {
    public var interval: Int? { nil }
    public var retry: JobRetry { JobRetry() }

    public func step(of job: Job, in store: any StoreWriting, at moment: Moment) throws -> JobStep {
        guard let actor = try store.actor(job.errand.by, on: moment.date) else { throw JobRefusal.notAllowed }
        do {
            return JobStep(.done, outcome: try run(job, by: actor, in: store, at: moment))
        } catch UseCaseError.notFound {
            throw JobRefusal.notAllowed
        } catch is UseCaseError {
            throw JobRefusal.refused
        }
    }
}

extension Environment {
    /// Whatever people may ask for, for a worker to do.
    public func errands(files: any FileReading) -> [any JobHandler] {
        [LoadingErrand(self, files: files), ClosingErrand(self)]
    }
}

/// Ends a job without any effect: what it wrote is undone, and trying again would change nothing.
enum JobRefusal: String, Error {
    /// The rules speak against it, as the organisme is now.
    case refused
    /// Whoever asked may not, or not any more.
    case notAllowed = "not-allowed"
}

extension StoreReading {
    /// An account with the roles it has on a day; nil when it may not even sign in.
    func actor(_ id: AccountID, on date: LocalDate) throws -> Actor? {
        guard let account = try account(id), try maySignIn(account, on: date) else { return nil }
        return try actor(account, person: try account.person.flatMap { try person($0) }, on: date)
    }

    func actor(_ account: Account, person: Person?, on date: LocalDate) throws -> Actor {
        Actor(
            account: account.id, person: account.person, roles: try roles(of: account, person: person, on: date))
    }
}
