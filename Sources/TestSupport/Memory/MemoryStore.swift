import CivilTime
import Synchronization
import Telework
import UseCases

/// Every port of the use cases, kept in memory: the same answers as the real store, without a database.
///
/// A write works on a copy that takes the place of the original when the closure succeeds, so that a failure leaves
/// nothing behind. One writer at a time; a closure must not enter the store again.
public final class MemoryStore: Store {
    private let organismes: Mutex<[OrganisationID: MemoryState]>
    private let rehearses: Bool

    /// - Parameter rehearsing: Runs each writing closure twice and forgets the first run, as a database does after a
    ///   conflict: a closure with an effect outside the store then shows it.
    public init(rehearsing: Bool = false) {
        organismes = Mutex([:])
        rehearses = rehearsing
    }

    public func read<Value: Sendable>(
        _ organisation: OrganisationID, _ body: @Sendable (any StoreReading) throws -> Value
    ) async throws -> Value {
        // Readers work on their own copy and never wait for one another.
        try body(MemoryTransaction(state(of: organisation)))
    }

    public func write<Value: Sendable>(
        _ organisation: OrganisationID, _ body: @Sendable (any StoreWriting) throws -> Value
    ) async throws -> Value {
        try organismes.withLock { organismes in
            let state = organismes[organisation] ?? MemoryState()
            if rehearses { _ = try body(MemoryTransaction(state)) }
            let transaction = MemoryTransaction(state)
            let value = try body(transaction)
            organismes[organisation] = transaction.state
            return value
        }
    }

    public func organisation(code: String) async throws -> Organisation? {
        try await organisations().first { $0.code == code }
    }

    public func organisations() async throws -> [Organisation] {
        organismes.withLock { Array($0.values) }.compactMap(\.organisation).sorted { $0.code < $1.code }
    }

    public func create(_ organisation: Organisation) async throws {
        try organismes.withLock { organismes in
            guard organismes[organisation.id] == nil,
                !organismes.values.contains(where: { $0.organisation?.code == organisation.code })
            else { throw StoreError.conflict }
            organismes[organisation.id] = MemoryState(organisation: organisation)
        }
    }

    public func network<Value: Sendable>(
        _ body: @Sendable (any NetworkReading) throws -> Value
    ) async throws -> Value {
        try body(MemoryNetwork(states: organismes.withLock { Array($0.values) }))
    }

    /// Looks at what is kept, past every port: the outbox, the readings.
    public func inspect<Value: Sendable>(_ organisation: OrganisationID, _ look: (MemoryState) throws -> Value) rethrows
        -> Value
    {
        try look(state(of: organisation))
    }

    /// Changes what is kept behind the program's back, as someone with the base in hand could.
    public func alter(_ organisation: OrganisationID, _ change: @Sendable (inout MemoryState) -> Void) {
        organismes.withLock { change(&$0[organisation, default: MemoryState()]) }
    }

    private func state(of organisation: OrganisationID) -> MemoryState {
        organismes.withLock { $0[organisation] } ?? MemoryState()
    }
}

/// One transaction: the copy it works on. Its capabilities are in the extensions beside this file.
final class MemoryTransaction: StoreWriting {
    var state: MemoryState

    init(_ state: MemoryState) { self.state = state }
}
