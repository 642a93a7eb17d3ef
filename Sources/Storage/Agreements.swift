import CivilTime
import SQLDriver
import Telework
import UseCases

extension Agreement {
    static let columns: SQLQuery = """
        a.id, a.person_id, a.request_id, a.formula, a.places, a.first_day, a.last_day, a.texts, a.granted_on
        """

    init(_ row: inout StoredRow) throws {
        self.init(
            id: try row.identifier(), person: try row.identifier(), request: try row.identifier(),
            formula: try row.parsed(Formula.init(code:)), places: try row.parsed(StoredList.codes(from:)),
            span: try row.span(), texts: try row.parsed(StoredList.texts(from:)), grantedOn: try row.day())
    }
}

extension SQLTransaction {
    func agreement(_ id: AgreementID) throws -> Agreement? {
        try first(
            "SELECT \(Agreement.columns) FROM agreement AS a WHERE a.organisation_id = \(organisation) AND a.id = \(id)",
            of: "agreement", Agreement.init)
    }

    func agreements(of person: PersonID) throws -> [Agreement] {
        try all(
            """
            SELECT \(Agreement.columns) FROM agreement AS a
            WHERE a.organisation_id = \(organisation) AND a.person_id = \(person) ORDER BY a.first_day, a.id
            """, of: "agreement", Agreement.init)
    }

    /// The last day is hidden from SQLite, which would go through everyone's agreements by it: the people are few.
    func agreements(of people: [PersonID], during span: DateSpan) throws -> [PersonID: [Agreement]] {
        var found: [Agreement] = []
        try eachChunk(of: Array(Set(people))) { people in
            found += try all(
                """
                SELECT \(Agreement.columns) FROM agreement AS a
                WHERE a.organisation_id = \(organisation) AND a.person_id IN \(list: people)
                AND a.last_key || '' >= \(span.first)\(span.last.map { " AND a.first_day <= \($0)" } ?? "")
                ORDER BY a.person_id, a.first_day, a.id
                """, of: "agreement", Agreement.init)
        }
        return Dictionary(grouping: found, by: \.person)
    }

    func agreements(during span: DateSpan) throws -> [PersonID: [Agreement]] {
        let found = try all(
            """
            SELECT \(Agreement.columns) FROM agreement AS a WHERE a.organisation_id = \(organisation)\(overlap(span))
            ORDER BY a.first_day, a.id
            """, of: "agreement", Agreement.init)
        return Dictionary(grouping: found, by: \.person)
    }

    /// An agreement without a last day has a key after every date.
    private func overlap(_ span: DateSpan) -> SQLQuery {
        " AND a.last_key >= \(span.first)\(span.last.map { " AND a.first_day <= \($0)" } ?? "")"
    }
}

extension SQLWriteTransaction {
    func insert(_ agreement: Agreement) throws {
        figureBook.change += try figureChange(saving: agreement)
        try insert([agreement])
    }

    /// Without a word to the figures: for rows that are counted afterwards.
    func insert(_ agreements: [Agreement]) throws {
        try insert(
            agreements,
            """
            INSERT INTO agreement (organisation_id, id, person_id, request_id, formula, places, first_day, last_day,
                last_key, texts, granted_on)
            """
        ) { agreement in
            """
            (\(organisation), \(agreement.id), \(agreement.person), \(agreement.request), \(agreement.formula.code),
            \(StoredList.codes(agreement.places)), \(agreement.span.first), \(agreement.span.last),
            \(agreement.span.last?.iso ?? noDay), \(StoredList.texts(agreement.texts)), \(agreement.grantedOn))
            """
        }
    }

    /// Only its days can change: the rest is what both sides signed.
    func update(_ agreement: Agreement) throws {
        figureBook.change += try figureChange(saving: agreement)
        try runOnOneRow(
            """
            UPDATE agreement SET first_day = \(agreement.span.first), last_day = \(agreement.span.last),
                last_key = \(agreement.span.last?.iso ?? noDay)
            WHERE organisation_id = \(organisation) AND id = \(agreement.id)
            """)
    }
}
