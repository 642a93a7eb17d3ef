/// Whether this server should be sent requests.
public enum Readiness: Hashable, Sendable {
    case ready
    /// The server was asked to stop: it still answers, and wants no new visitors.
    case draining
    case notReady(Reason)

    /// Stable words, for programs.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        case databaseUnreachable = "database-unreachable"
        /// No answer within the time allowed.
        case databaseSlow = "database-slow"
        /// As many transactions as allowed are under way and wait.
        case databaseOverloaded = "database-overloaded"
        /// The base needs `pendulaire migrate`.
        case schemaBehind = "schema-behind"
        /// The base was brought forward by a newer version than this one.
        case schemaAhead = "schema-ahead"
        /// The base has been through other steps than this program's.
        case schemaUnknown = "schema-unknown"
    }

    /// The word for programs; nil when ready.
    var reason: String? {
        switch self {
        case .ready: nil
        case .draining: "draining"
        case .notReady(let reason): reason.rawValue
        }
    }
}
