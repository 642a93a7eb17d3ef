/// What a failure of the database means for whoever comes.
public enum Outage: Hashable, Sendable {
    /// It does not answer, or cannot keep anything: nothing was kept.
    case unavailable(retryAfter: Int)
    /// It is too busy: nothing was begun.
    case overloaded(retryAfter: Int)
    /// It went away between the order to keep and its answer.
    case uncertain(retryAfter: Int)

    var webError: WebError {
        switch self {
        case .unavailable(let seconds): .unavailable(retryAfter: seconds)
        case .overloaded(let seconds): .overloaded(retryAfter: seconds)
        case .uncertain(let seconds): .uncertain(retryAfter: seconds)
        }
    }
}
