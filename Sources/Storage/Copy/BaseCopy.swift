import SQLDriver
import Telework

/// Carries a base to another engine or another place, organisme after organisme, and compares the two row by row.
///
/// Rows go in the order of their keys, which is the same on every engine: the last one there tells where to go on after an
/// interruption. The target is marked until the comparison has found nothing, and a program does not serve it before.
/// Nobody writes in the source meanwhile: whoever does is found by ``requireQuiet(since:)``.
public struct BaseCopy: Sendable {
    /// Rows of a table that are not the same on both sides.
    public struct Difference: Hashable, Sendable {
        public let table: String
        /// Rows of the source that the target does not hold as they are.
        public let missing: Int
        /// Rows of the target that the source does not hold as they are.
        public let surplus: Int
    }

    /// Why nothing was copied.
    public enum Refusal: Error, Hashable, Sendable {
        /// The source waits for steps of the schema.
        case sourceBehind
        /// The target, which was only to be compared, waits for steps of the schema.
        case targetBehind
        /// The target holds organismes that no copy put there.
        case targetInUse
        /// Somebody wrote in the source while it was copied.
        case sourceChanged
        /// The source is itself a copy that did not end.
        case sourceUnfinished
        /// An organisme of the source is closed: this one, at least.
        case sourceClosed(OrganisationID)
    }

    let source: any SQLDatabase
    private let target: any SQLDatabase
    /// What must stand in the target for rows to be written there.
    private let closure: OrganisationDoor.Closure?

    public init(from source: any SQLDatabase, to target: any SQLDatabase) {
        self.init(from: source, to: target, standing: nil)
    }

    init(from source: any SQLDatabase, to target: any SQLDatabase, standing closure: OrganisationDoor.Closure?) {
        self.source = source
        self.target = target
        self.closure = closure
    }

    /// Whether a copy into this base was begun and not ended.
    public static func isUnfinished(_ database: any SQLDatabase) async throws -> Bool {
        try await database.read { try CopyMark.isSet(on: $0) }
    }

    /// Makes the target ready, or finds it as an interrupted copy left it; the source is one that can be copied.
    ///
    /// - Parameter now: milliseconds since 1970-01-01T00:00:00Z, recorded with the steps of the schema.
    /// - Throws: ``Refusal``, `MigrationError`, `SQLError`; the target is then as it was.
    public func prepare(now: Int64) async throws {
        let migrator = try Migrator(Schema.migrations)
        if try await !Self.isUnfinished(target) {
            if try await migrator.status(of: target).version > 0 {
                guard try await Self.organisations(of: target).isEmpty else { throw Refusal.targetInUse }
            }
            // Marked before the schema is there: at no moment does it look like a base to be served.
            try await target.write { try CopyMark.set(on: $0) }
        }
        try await migrator.migrate(target, now: now)
    }

    /// Holds that the whole source can be copied.
    /// - Throws: ``Refusal``, `MigrationError`, `SQLError`.
    public func requireSource() async throws {
        try await requireReadableSource()
        // They would arrive open.
        if let closed = try await source.read({ try OrganisationDoor.closures(on: $0) }).first {
            throw Refusal.sourceClosed(closed.organisation)
        }
    }

    /// Holds that organismes of the source can be copied.
    /// - Throws: ``Refusal``, `MigrationError`, `SQLError`.
    public func requireReadableSource() async throws {
        guard try await isOfThisProgram(source) else { throw Refusal.sourceBehind }
        guard try await !Self.isUnfinished(source) else { throw Refusal.sourceUnfinished }
    }

    /// Holds that the two can be compared.
    /// - Throws: ``Refusal``, `MigrationError`, `SQLError`.
    public func requireSameSchema() async throws {
        guard try await isOfThisProgram(source) else { throw Refusal.sourceBehind }
        guard try await isOfThisProgram(target) else { throw Refusal.targetBehind }
    }

    /// False when the base is older.
    /// - Throws: `newerDatabase` also for one that this program could serve: it may hold tables that it does not know.
    private func isOfThisProgram(_ database: any SQLDatabase) async throws -> Bool {
        let (version, known) = (
            try await Migrator(Schema.migrations).status(of: database).version, Schema.migrations.count
        )
        guard version <= known else { throw MigrationError.newerDatabase(found: version, understood: known) }
        return version == known
    }

    /// Copies what the target lacks of an organisme.
    ///
    /// - Returns: How many rows that were.
    public func copy(_ organisation: OrganisationID) async throws -> Int {
        var count = 0
        for table in CopiedTable.all {
            let reader = CopyReader(table: table, organisation: organisation)
            var last = try await target.read(.organisation(organisation)) { try reader.lastKey(on: $0) }
            let limit = table.isWhole ? nil : table.page
            // Rows that are written together are there together.
            if table.isWhole || table.key.isEmpty, last != nil { continue }
            while true {
                let after = last
                let rows = try await source.read(.organisation(organisation)) {
                    try reader.rows(after: after, limit: limit, on: $0)
                }
                guard let end = rows.last else { break }
                try await target.write(.organisation(organisation)) { connection in
                    try closure?.requireStanding(on: connection)
                    let transaction = SQLWriteTransaction(connection: connection, organisation: organisation)
                    try transaction.insert(rows, reader.head) { row in
                        "(" + row.values.map { "\($0)" as SQLQuery }.joined(separator: ", ") + ")"
                    }
                }
                count += rows.count
                last = reader.key(of: end)
                if limit == nil || rows.count < table.page { break }
            }
        }
        return count
    }

    /// Compares every row of an organisme; nothing when the two sides hold the same.
    public func differences(_ organisation: OrganisationID) async throws -> [Difference] {
        var differences: [Difference] = []
        for table in CopiedTable.all {
            let reader = CopyReader(table: table, organisation: organisation)
            var comparison = CopyComparison(reader)
            while !comparison.isOver {
                for (side, database) in [(\CopyComparison.source, source), (\.target, target)]
                where comparison[keyPath: side].isWanted {
                    let after = comparison[keyPath: side].last
                    let rows = try await database.read(.organisation(organisation)) {
                        try reader.rows(after: after, limit: table.page, on: $0)
                    }
                    comparison.add(rows, isLast: rows.count < table.page, to: side)
                }
                comparison.advance()
            }
            if let difference = comparison.difference { differences.append(difference) }
        }
        return differences
    }

    /// Copies what the target lacks of the record of erased organismes, which belongs to none that is there.
    public func copyErasures() async throws {
        let records = try await source.read { try ErasureRecord.all(of: nil, on: $0) }
        try await target.write { connection in
            let known = Set(try ErasureRecord.all(of: nil, on: connection))
            for record in records where !known.contains(record) { try record.insert(on: connection) }
        }
    }

    /// Compares the record of erased organismes; nil when both sides hold the same.
    public func differenceOfErasures() async throws -> Difference? {
        let (left, right) = (
            Set(try await ErasureRecord.all(in: source)), Set(try await ErasureRecord.all(in: target))
        )
        let difference = Difference(
            table: "erasure", missing: left.subtracting(right).count, surplus: right.subtracting(left).count)
        return left == right ? nil : difference
    }

    /// The organismes of the target that the source does not have.
    public func surplusOrganisations() async throws -> [OrganisationID] {
        let known = try await Set(Self.organisations(of: source))
        return try await Self.organisations(of: target).filter { !known.contains($0) }
    }

    /// Says that the target is whole: a program may serve it from now on.
    public func finish() async throws {
        try await target.write { try CopyMark.remove(on: $0) }
    }
}
