import CivilTime
import Telework

/// Why a use case did nothing. What is out of the actor's reach is `notFound`, as if it did not exist.
public enum UseCaseError: Error, Hashable, Sendable {
    case notFound
    /// The rules said no, or lack facts; nothing was changed.
    case refused(Decision)
    /// The state of the request does not allow the act.
    case impossible(TransitionError)
    /// The page was older than what is stored: someone changed it in between.
    case outdated
    case invalid([FieldProblem])
    /// An absence on which the person works not one half-day.
    case nothingWorked(RestDays)
    /// A month cannot be closed yet, or again.
    case month(MonthProblem)
    case signIn(SignInProblem)
}

/// A value that a form or a command gave and that cannot be taken.
public struct FieldProblem: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case required, tooLong, notADate, notANumber, outOfRange, unknown, endBeforeStart, tooShort, repeated, taken
        case tooEarly, tooLate, spanTooLong, noAbsence, asRequested
    }

    /// The name of the field in the form.
    public let field: String
    public let kind: Kind
    /// The dates among which one can be chosen, for a date that is not.
    public let dates: ClosedRange<LocalDate>?

    public init(_ field: String, _ kind: Kind, dates: ClosedRange<LocalDate>? = nil) {
        self.field = field
        self.kind = kind
        self.dates = dates
    }
}

public enum SignInProblem: Hashable, Sendable {
    /// The organisme, login or password is wrong: which one is never said.
    case wrong
    /// Too many failures: wait until then.
    case tooMany(until: Instant)
    case passwordTooShort(minimum: Int)
    case passwordUnchanged
}
