/// The engine that will run a query: the same text everywhere, save for the few words a query marks as different.
public enum SQLDialect: String, Hashable, Sendable, CaseIterable {
    case sqlite
    case postgres
}
