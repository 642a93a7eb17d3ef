import CivilTime
import Telework

/// Where everything is kept. A transaction belongs to one organisme: nothing of another can be reached from inside.
public protocol Store: Sendable {
    /// Reads a consistent picture of an organisme.
    func read<Value: Sendable>(
        _ organisation: OrganisationID, _ body: @Sendable (any StoreReading) throws -> Value
    ) async throws -> Value

    /// Changes an organisme: all of it or nothing, one writer after the other.
    ///
    /// The closure is synchronous and may run again after a conflict, so it has no other effect than on the store.
    func write<Value: Sendable>(
        _ organisation: OrganisationID, _ body: @Sendable (any StoreWriting) throws -> Value
    ) async throws -> Value

    /// The organisme that people name when they sign in.
    func organisation(code: String) async throws -> Organisation?

    func organisations() async throws -> [Organisation]

    /// Reads a consistent picture of the figures of all organismes, and of nothing else.
    func network<Value: Sendable>(_ body: @Sendable (any NetworkReading) throws -> Value) async throws -> Value

    /// Creates an organisme; throws ``StoreError/conflict`` when its code is taken.
    func create(_ organisation: Organisation) async throws
}

/// What a reading transaction can ask, by capability.
public protocol StoreReading: PeopleReading, RequestReading, AgreementReading, WeekReading, AllowanceReading,
    JournalReading, AccountReading, ImportReading, JobReading, FigureReading
{}

/// What a writing transaction can do.
public protocol StoreWriting: StoreReading, PeopleWriting, RequestWriting, AgreementWriting, WeekWriting,
    AllowanceWriting, JournalWriting, AccountWriting, ImportWriting, OutboxWriting, FormTokenWriting,
    JobWriting, FigureWriting
{}

public enum StoreError: Error, Hashable, Sendable {
    /// Somebody else changed it first, or it exists already.
    case conflict
    /// A thing that the store holds contradicts the program: damaged by hand, or by a fault.
    case damaged(String)
}
