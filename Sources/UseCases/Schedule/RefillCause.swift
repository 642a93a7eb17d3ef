/// What changed around a written week. The raw value is the code that the journal keeps.
public enum RefillCause: String, CaseIterable, Hashable, Sendable {
    case pattern, employment, calendar, service, agreement
}
