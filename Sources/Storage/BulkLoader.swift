import SQLDriver
import Telework
import UseCases

/// Writes many rows of an organisme through the same statements as the use cases, some thousands in a transaction: for
/// bases made by the generator, whose rows no rule has judged.
///
/// Rows are taken as they come, so that a sequence may make them one by one and none is kept. A failure leaves what the
/// transactions before it wrote.
public struct BulkLoader: Sendable {
    let store: SQLStore
    let organisation: OrganisationID
    let rowsPerTransaction: Int

    /// - Parameter rowsPerTransaction: At least 1. More is faster, and takes more memory and log.
    public init(into store: SQLStore, organisation: OrganisationID, rowsPerTransaction: Int = 10_000) {
        precondition(rowsPerTransaction > 0, "a transaction writes at least one row")
        self.store = store
        self.organisation = organisation
        self.rowsPerTransaction = rowsPerTransaction
    }

    public func load(_ sites: [Site], _ services: [Service], _ teams: [Team], _ posts: [Post]) async throws {
        try await store.write(organisation) { store in
            try store.save(sites, services, teams)
            try store.save(posts)
        }
    }

    /// Managers come before their people, or in the same transaction.
    @discardableResult
    public func load(people: some Sequence<Person>) async throws -> Int {
        try await inBatches(people) { try $0.save($1) }
    }

    @discardableResult
    public func load(weeks: some Sequence<WeekPlan>) async throws -> Int {
        try await inBatches(weeks) { try $0.insert($1) }
    }

    @discardableResult
    public func load(requests: some Sequence<Request>) async throws -> Int {
        try await inBatches(requests) { try $0.insert($1) }
    }

    @discardableResult
    public func load(agreements: some Sequence<Agreement>) async throws -> Int {
        try await inBatches(agreements) { try $0.insert($1) }
    }

    /// Journal entries, without their seals: the sealing job puts them in the chain.
    @discardableResult
    public func load(journal entries: some Sequence<JournalEntry>) async throws -> Int {
        try await inBatches(entries) { transaction, entries in
            for entry in entries { try transaction.append(entry) }
        }
    }

    private func inBatches<Row: Sendable>(
        _ rows: some Sequence<Row>, _ write: @escaping @Sendable (SQLWriteTransaction, [Row]) throws -> Void
    ) async throws -> Int {
        var count = 0
        var batch: [Row] = []
        for row in rows {
            batch.append(row)
            count += 1
            guard batch.count == rowsPerTransaction else { continue }
            try await store.load(batch, into: organisation, write)
            batch.removeAll(keepingCapacity: true)
        }
        if !batch.isEmpty { try await store.load(batch, into: organisation, write) }
        return count
    }
}

extension SQLStore {
    fileprivate func load<Row: Sendable>(
        _ rows: [Row], into organisation: OrganisationID,
        _ write: @escaping @Sendable (SQLWriteTransaction, [Row]) throws -> Void
    ) async throws {
        do {
            try await database.write {
                try write(SQLWriteTransaction(connection: $0, organisation: organisation), rows)
            }
        } catch {
            throw storeError(error)
        }
    }
}
