import SQLDriver
import Web

extension Outage {
    /// What a failure of the database means for whoever comes; nil for a fault of ours.
    init?(_ error: any Error) {
        guard let error = error as? SQLError else { return nil }
        switch error.kind {
        case .overloaded(let seconds): self = .overloaded(retryAfter: max(1, seconds))
        case .busy, .serializationFailure: self = .overloaded(retryAfter: 2)
        // A read-only server of PostgreSQL is one that was not promoted yet.
        case .unreachable, .readOnly, .cannotOpen, .interrupted: self = .unavailable(retryAfter: 5)
        case .diskFull: self = .unavailable(retryAfter: 60)
        case .commitUnknown: self = .uncertain(retryAfter: 5)
        default: return nil
        }
    }
}
