import CivilTime
import Telework

/// Work that no request waits for: kept in the base, so that any server may do it and none does it beside another.
public struct Job: Hashable, Sendable, Identifiable {
    public let id: String
    /// The code of its kind. A base shared with a newer version may hold kinds that this program does not know.
    public let kind: String
    /// What it is about within its kind: a kind has one job of a key.
    public let key: String
    /// What its handler needs, in codes and numbers: never a name, an address or a free text.
    public let payload: String
    /// How many times it was begun since it last succeeded.
    public var attempts: Int
    public var state: JobState

    public init(id: String, kind: String, key: String, payload: String = "", attempts: Int = 0, state: JobState) {
        self.id = id
        self.kind = kind
        self.key = key
        self.payload = payload
        self.attempts = attempts
        self.state = state
    }

    /// The code of what went wrong last; nil since it succeeded.
    public var failure: String? { state.failure }

    /// Whether a worker may take it.
    ///
    /// - Parameter horizon: Beyond it no right clock would have put it: see ``JobHandler/horizon(at:)``.
    func isClaimable(at now: Instant, horizon: Instant?) -> Bool {
        guard state.kind.isOpen else { return false }
        return state.instant <= now || horizon.map { state.instant > $0 } == true
    }
}

/// Where a job is in its life. Failure codes are stable, and tell nothing of what the job was about.
public enum JobState: Hashable, Sendable {
    /// To be done from an instant on.
    case waiting(due: Instant)
    /// A worker is at it; the failure is the one before.
    case leased(JobLease, failure: String?)
    case failed(String, next: Instant)
    /// Tried as often as its kind allows: only an operator brings it back.
    case buried(String, at: Instant)
    /// With what came of it, for whoever asked: codes and numbers, or nothing.
    case done(at: Instant, outcome: String = "")

    /// The state without what goes with it; the raw value is what the base holds.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case waiting, leased, failed, buried, done
    }

    public var kind: Kind {
        switch self {
        case .waiting: .waiting
        case .leased: .leased
        case .failed: .failed
        case .buried: .buried
        case .done: .done
        }
    }

    /// When something is to happen to it, or since when nothing is any more.
    public var instant: Instant {
        switch self {
        case .waiting(let instant), .failed(_, let instant), .buried(_, let instant), .done(let instant, _): instant
        case .leased(let lease, _): lease.until
        }
    }

    /// The code of what went wrong last.
    public var failure: String? {
        switch self {
        case .leased(_, let failure): failure
        case .failed(let code, _), .buried(let code, _): code
        case .waiting, .done: nil
        }
    }

    /// What came of it; nil unless it is done.
    public var outcome: String? {
        if case .done(_, let outcome) = self { outcome } else { nil }
    }

    public var lease: JobLease? {
        if case .leased(let lease, _) = self { lease } else { nil }
    }
}

extension JobState.Kind {
    /// Whether the job is still to be done.
    public var isOpen: Bool {
        switch self {
        case .waiting, .leased, .failed: true
        case .buried, .done: false
        }
    }
}

/// The right of one worker to do a job, until somebody else takes it.
///
/// Instants only say when another worker may try; what keeps an effect single is the token, which every transaction of
/// the job checks and which changes each time the job is taken.
public struct JobLease: Hashable, Sendable {
    /// In seconds: many times a step of a job, and more than clocks kept by NTP ever differ.
    public static let length = 120
    /// Seconds between two words that a worker is still at it, while a transaction of its job is under way: the first may
    /// fail, and a second, each after waiting for the base, before the lease is over.
    public static let renewal = length / 4

    public let job: String
    /// The worker, for operators: two may bear the same name without harm.
    public let owner: String
    public let token: Int
    /// When another worker may take the job. The lease holds beyond it as long as none did.
    public let until: Instant

    public init(job: String, owner: String, token: Int, until: Instant) {
        self.job = job
        self.owner = owner
        self.token = token
        self.until = until
    }
}
