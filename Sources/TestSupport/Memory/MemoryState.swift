import CivilTime
import Telework
import UseCases

/// All that an organisme keeps, as one value: copying it is a transaction's way back.
///
/// Tests look into it and damage it through ``MemoryStore/inspect(_:_:)`` and ``MemoryStore/alter(_:_:)``.
public struct MemoryState: Sendable {
    public var organisation: Organisation?
    public var people: [PersonID: Person] = [:]
    public var sites: [String: Site] = [:]
    public var services: [String: Service] = [:]
    public var teams: [String: Team] = [:]
    public var posts: [String: Post] = [:]
    /// The services that people had before the one of their team.
    public var pastServices: [PastService] = []
    public var requests: [RequestID: Request] = [:]
    public var agreements: [AgreementID: Agreement] = [:]
    public var weeks: [PersonID: [ISOWeek: WeekPlan]] = [:]
    public var closes: [YearMonth: MonthClose] = [:]
    /// The lines by the month that paid them.
    public var lines: [YearMonth: [AllowanceLine]] = [:]
    /// What the closes kept of each day.
    public var paidDays: [PaidDay] = []
    public var pendingCorrections: Set<PendingCorrection> = []
    public var confirmations: [Int: AmountConfirmation] = [:]
    public var journal: [JournalEntry] = []
    public var seals: [JournalSeal] = []
    public var readings: Set<Reading> = []
    public var accounts: [AccountID: Account] = [:]
    public var sessions: [String: Session] = [:]
    public var failedSignIns: [FailedSignIn] = []
    public var formAnswers: [FormToken: String] = [:]
    /// When each answer was given.
    public var formInstants: [FormToken: Instant] = [:]
    public var stagedImports: [String: StagedImport] = [:]
    public var outbox: [OutboxMessage] = []
    public var jobs: [String: Job] = [:]
    /// The fencing token of each job.
    public var jobTokens: [String: Int] = [:]
    /// Until when the worker of a job said that it is at it.
    public var jobRenewals: [String: JobLease] = [:]

    public var figures = FigureTally()
    /// Changes of figures that no total has taken up yet, one for each write.
    public var figureChanges: [FigureTally] = []
    /// By which definition the figures were counted; nil while they are to be.
    public var figureDefinition: Int?

    /// A new organisme has nothing to be counted.
    public init(organisation: Organisation? = nil) {
        self.organisation = organisation
        figureDefinition = organisation.map { _ in Counting.definition }
    }

    /// Who looked at whom, once a day for each use case.
    public struct Reading: Hashable, Sendable {
        public let viewer: PersonID
        public let person: PersonID
        public let useCase: String
        public let day: LocalDate
    }

    public struct FailedSignIn: Hashable, Sendable {
        public let digest: String
        public let at: Instant
    }

    public struct FormToken: Hashable, Sendable {
        public let token: String
        public let account: AccountID
    }
}

extension Array {
    /// A page of a list: what `OFFSET` and `LIMIT` leave.
    func page(offset: Int, limit: Int) -> [Element] {
        Array(dropFirst(Swift.max(0, offset)).prefix(Swift.max(0, limit)))
    }
}
