import CivilTime
import SQLDriver
import Telework
import UseCases

extension JournalEntry {
    static let columns: SQLQuery = """
        j.id, j.happened_at, j.actor_id, j.kind, j.person_id, j.entity, j.rules, j.commitment, j.authenticator,
        d.salt, d.body
        """

    init(_ row: inout StoredRow) throws {
        self.init(
            id: try row.text(), at: try row.instant(), actor: try row.optionalIdentifier(), kind: try row.text(),
            person: try row.optionalIdentifier(), entity: try row.next(), rules: try row.text(),
            commitment: try row.text(), authenticator: try row.text(), payload: try JournalPayload(optional: &row))
    }
}

extension JournalPayload {
    fileprivate init?(optional row: inout StoredRow) throws {
        let salt: String? = try row.next()
        guard let salt else { return nil }
        self.init(salt: salt, text: try row.text())
    }
}

extension SQLTransaction {
    func journal(matching filter: JournalFilter) throws -> [JournalEntry] {
        let (offset, limit) = pageBounds(offset: filter.offset, limit: filter.limit)
        return try all(
            """
            SELECT \(JournalEntry.columns) FROM journal AS j \(payload)
            WHERE j.organisation_id = \(organisation)\(conditions(of: filter))
            ORDER BY j.happened_at DESC, j.id DESC LIMIT \(limit) OFFSET \(offset)
            """, of: "journal", JournalEntry.init)
    }

    func countJournal(matching filter: JournalFilter) throws -> Int {
        try number(
            "SELECT count(*) FROM journal AS j WHERE j.organisation_id = \(organisation)\(conditions(of: filter))")
    }

    func head() throws -> JournalSeal? {
        try first(
            """
            SELECT s.sequence, s.journal_id, s.hash FROM journal_seal AS s
            WHERE s.organisation_id = \(organisation) ORDER BY s.sequence DESC LIMIT 1
            """, of: "journal_seal", JournalSeal.init)
    }

    /// An entry whose place in the chain was changed by hand is not the seal's any more.
    func eachSeal(_ body: (JournalSeal, JournalEntry?) throws -> Void) throws {
        try each(
            """
            SELECT s.sequence, s.journal_id, s.hash, \(JournalEntry.columns) FROM journal_seal AS s
            LEFT JOIN journal AS j ON j.organisation_id = \(organisation) AND j.id = s.journal_id
                AND j.sequence = s.sequence \(payload)
            WHERE s.organisation_id = \(organisation) ORDER BY s.sequence
            """, of: "journal_seal"
        ) { row in
            let seal = try JournalSeal(&row)
            var rest = row.rest(of: "journal")
            try body(seal, rest.startsWithNull ? nil : try JournalEntry(&rest))
        }
    }

    func unsealed(limit: Int) throws -> [JournalEntry] {
        let (_, limit) = pageBounds(offset: 0, limit: limit)
        return try all(
            """
            SELECT \(JournalEntry.columns) FROM (
                SELECT t.id, t.happened_at FROM (\(beyondHead) ORDER BY n.sequence LIMIT \(limit)) AS t
                WHERE \(unnamed("t.id"))
                UNION ALL \(unplaced) ORDER BY happened_at, id LIMIT \(limit)
            ) AS t
            JOIN journal AS j ON j.organisation_id = \(organisation) AND j.id = t.id \(payload)
            ORDER BY t.happened_at, t.id
            """, of: "journal", JournalEntry.init)
    }

    func countUnsealed() throws -> Int { try number("SELECT count(*) FROM (\(tail)) AS t") }

    private var payload: SQLQuery {
        "LEFT JOIN journal_payload AS d ON d.organisation_id = \(organisation) AND d.journal_id = j.id"
    }

    /// Entries without a place in the chain, or with one that the chain has not reached: the program gives none beyond the
    /// head. The seals have the last word, should a place have been taken away by hand.
    ///
    /// No engine guesses how few those are: PostgreSQL would rather read the whole journal of the organisme than look each of
    /// them up, unless it is told how many are wanted.
    private var tail: SQLQuery { "\(unplaced) UNION ALL \(beyondHead) AND \(unnamed("n.id"))" }

    private var unplaced: SQLQuery {
        """
        SELECT n.id, n.happened_at FROM journal AS n
        WHERE n.organisation_id = \(organisation) AND n.sequence IS NULL AND \(unnamed("n.id"))
        """
    }

    private var beyondHead: SQLQuery {
        """
        SELECT n.id, n.happened_at FROM journal AS n
        WHERE n.organisation_id = \(organisation) AND n.sequence > (
            SELECT coalesce(max(s.sequence), 0) FROM journal_seal AS s WHERE s.organisation_id = \(organisation)
        )
        """
    }

    private func unnamed(_ entry: StaticString) -> SQLQuery {
        """
        NOT EXISTS (
            SELECT 1 FROM journal_seal AS s WHERE s.organisation_id = \(organisation) AND s.journal_id = \(raw: entry))
        """
    }

    private func conditions(of filter: JournalFilter) -> SQLQuery {
        var conditions: SQLQuery = ""
        if let person = filter.person { conditions += " AND j.person_id = \(person)" }
        // Of one person the acts are few; SQLite would go through all those of the kind in the organisme.
        if let kind = filter.kind {
            conditions += filter.person == nil ? " AND j.kind = \(kind)" : " AND j.kind || '' = \(kind)"
        }
        if let from = filter.from { conditions += " AND j.happened_at >= \(from)" }
        if let before = filter.before { conditions += " AND j.happened_at < \(before)" }
        return conditions
    }
}

extension JournalSeal {
    fileprivate init(_ row: inout StoredRow) throws {
        self.init(sequence: try row.int(), entry: try row.text(), hash: try row.text())
    }
}

extension SQLWriteTransaction {
    func append(_ entries: [JournalEntry]) throws {
        try insert(
            entries,
            """
            INSERT INTO journal (organisation_id, id, happened_at, actor_id, kind, person_id, entity, rules, commitment,
                authenticator)
            """
        ) { entry in
            """
            (\(organisation), \(entry.id), \(entry.at), \(entry.actor), \(entry.kind), \(entry.person),
            \(entry.entity), \(entry.rules), \(entry.commitment), \(entry.authenticator))
            """
        }
        try insert(payloadsOf: entries)
    }

    func insert(payloadsOf entries: [JournalEntry]) throws {
        try insert(
            entries.compactMap { entry in entry.payload.map { (entry.id, $0) } },
            "INSERT INTO journal_payload (organisation_id, journal_id, salt, body)"
        ) { id, payload in "(\(organisation), \(id), \(payload.salt), \(payload.text))" }
    }

    func append(_ seals: [JournalSeal]) throws {
        guard let first = seals.map(\.sequence).min() else { return }
        try insert(seals, "INSERT INTO journal_seal (organisation_id, sequence, journal_id, hash)") { seal in
            "(\(organisation), \(seal.sequence), \(seal.entry), \(seal.hash))"
        }
        // A place written by hand beyond the head must not stop the chain when it comes there.
        try run(
            "UPDATE journal SET sequence = NULL WHERE organisation_id = \(organisation) AND sequence >= \(first)")
        for seal in seals {
            try run(
                """
                UPDATE journal SET sequence = \(seal.sequence)
                WHERE organisation_id = \(organisation) AND id = \(seal.entry)
                """)
        }
    }

    func recordReading(viewer: PersonID, person: PersonID, useCase: String, day: LocalDate) throws {
        try run(
            """
            INSERT INTO reading (organisation_id, person_id, day, viewer_id, use_case)
            VALUES (\(organisation), \(person), \(day), \(viewer), \(useCase)) ON CONFLICT DO NOTHING
            """)
    }
}
