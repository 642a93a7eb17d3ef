import CivilTime
import SQLDriver
import Telework
import UseCases

extension SQLTransaction {
    func request(_ id: RequestID) throws -> Request? {
        try first(
            "SELECT \(Request.columns) FROM request AS r WHERE r.organisation_id = \(organisation) AND r.id = \(id)",
            of: "request", Request.init)
    }

    func requests(of person: PersonID) throws -> [Request] {
        try all(
            """
            SELECT \(Request.columns) FROM request AS r
            WHERE r.organisation_id = \(organisation) AND r.person_id = \(person)
            ORDER BY r.submitted_at DESC, r.id DESC
            """, of: "request", Request.init)
    }

    func hasOpenRequest(_ person: PersonID) throws -> Bool {
        try connection.first(
            """
            SELECT 1 FROM request WHERE organisation_id = \(organisation) AND person_id = \(person)
            AND state IN ('submitted', 'countered', 'accepted')
            """) != nil
    }

    func requests(matching filter: RequestFilter) throws -> [(request: Request, person: Person)] {
        let (offset, limit) = pageBounds(offset: filter.offset, limit: filter.limit)
        guard !filter.states.isEmpty, limit > 0 else { return [] }
        let needed = limit > Int.max - offset ? Int.max : offset + limit
        return try all(
            """
            SELECT \(Request.columns), \(Person.columns)
            FROM (
                \(keys(matching: filter, upTo: needed))
                ORDER BY due_key, submitted_at, id LIMIT \(limit) OFFSET \(offset)
            ) AS page
            JOIN request AS r ON r.organisation_id = \(organisation) AND r.id = page.id
            JOIN person AS p ON p.organisation_id = \(organisation) AND p.id = r.person_id
            ORDER BY page.due_key, page.submitted_at, page.id
            """, of: "request"
        ) { row in
            let request = try Request(&row)
            var rest = row.rest(of: "person")
            return (request, try Person(&rest))
        }
    }

    func countRequests(matching filter: RequestFilter) throws -> Int {
        guard !filter.states.isEmpty else { return 0 }
        if filter.isByManager {
            return try number("SELECT count(*) FROM (\(keysByPerson(matching: filter))) AS found")
        }
        return try number(
            """
            SELECT count(*) FROM request AS r WHERE r.organisation_id = \(organisation)
            AND r.state IN (\(states(of: filter)))\(term(of: filter))
            """)
    }

    func eachRequest(_ body: (Request) throws -> Void) throws {
        try each(
            "SELECT \(Request.columns) FROM request AS r WHERE r.organisation_id = \(organisation) ORDER BY r.id",
            of: "request"
        ) { try body(try Request(&$0)) }
    }

    /// The keys of a page: for the people of a manager, all of theirs, which are few; for the organisme, the first of
    /// each state, which come in order from the index, so that a page costs the same in a base of any size.
    private func keys(matching filter: RequestFilter, upTo count: Int) -> SQLQuery {
        if filter.isByManager {
            return "SELECT id, due_key, submitted_at FROM (\(keysByPerson(matching: filter))) AS found"
        }
        return filter.states.sorted { $0.rawValue < $1.rawValue }.map { state in
            """
            SELECT id, due_key, submitted_at FROM (
                SELECT r.id, r.due_key, r.submitted_at FROM request AS r
                WHERE r.organisation_id = \(organisation) AND r.state = \(state.rawValue)\(term(of: filter))
                ORDER BY r.due_key, r.submitted_at, r.id LIMIT \(count)
            ) AS first_ones
            """
        }.joined(separator: " UNION ALL ")
    }

    private func keysByPerson(matching filter: RequestFilter) -> SQLQuery {
        var people: SQLQuery = "q.organisation_id = \(organisation)"
        if let manager = filter.answersTo { people += " AND q.answers_to = \(manager)" }
        if filter.withoutManager { people += " AND q.answers_to IS NULL" }
        // CROSS JOIN keeps the order: people first, as they are the few.
        return """
            SELECT r.id, r.due_key, r.submitted_at FROM person AS q CROSS JOIN request AS r
            WHERE \(people) AND r.organisation_id = \(organisation) AND r.person_id = q.id
            AND r.state IN (\(states(of: filter)))\(term(of: filter))
            """
    }

    /// One parameter each rather than a list: there are six at most, so the texts are few and stay prepared.
    private func states(of filter: RequestFilter) -> SQLQuery {
        filter.states.map(\.rawValue).sorted().map { "\($0)" as SQLQuery }.joined(separator: ", ")
    }

    /// Requests without a term have a key after every date.
    private func term(of filter: RequestFilter) -> SQLQuery {
        filter.dueBefore.map { " AND r.due_key < \($0)" } ?? ""
    }
}

extension RequestFilter {
    fileprivate var isByManager: Bool { answersTo != nil || withoutManager }
}

extension SQLWriteTransaction {
    func insert(_ request: Request) throws {
        figureBook.change += Counting.tally(of: request)
        try insert([request])
    }

    /// Without a word to the figures: for rows that are counted afterwards.
    func insert(_ requests: [Request]) throws {
        try insert(
            requests,
            """
            INSERT INTO request (organisation_id, id, person_id, formula, places, start_day, end_day, submitted_at,
                submitted_on, answer_due, due_key, message, state, state_at, state_by, motive, answer, counter_formula,
                counter_places, counter_start_day, counter_end_day, agreement_id, version)
            """
        ) { request in
            let proposal = request.proposal
            let state = StoredRequestState(request.state)
            return """
                (\(organisation), \(request.id), \(request.person), \(proposal.formula.code),
                \(StoredList.codes(proposal.places)), \(proposal.start), \(proposal.end), \(request.submittedAt),
                \(request.submittedOn), \(request.answerDue), \(request.answerDue?.iso ?? noDay), \(request.message),
                \(state.kind.rawValue), \(state.at), \(state.by), \(state.motive), \(state.answer),
                \(state.counter?.formula.code), \(state.counter.map { StoredList.codes($0.places) }),
                \(state.counter?.start), \(state.counter?.end), \(state.agreement), \(request.version))
                """
        }
    }

    func update(_ request: Request) throws {
        let proposal = request.proposal
        let state = StoredRequestState(request.state)
        figureBook.change += try figureChange(saving: request)
        try runOnOneRow(
            """
            UPDATE request SET formula = \(proposal.formula.code), places = \(StoredList.codes(proposal.places)),
                start_day = \(proposal.start), end_day = \(proposal.end), state = \(state.kind.rawValue),
                state_at = \(state.at), state_by = \(state.by), motive = \(state.motive), answer = \(state.answer),
                counter_formula = \(state.counter?.formula.code),
                counter_places = \(state.counter.map { StoredList.codes($0.places) }),
                counter_start_day = \(state.counter?.start), counter_end_day = \(state.counter?.end),
                agreement_id = \(state.agreement), version = \(request.version)
            WHERE organisation_id = \(organisation) AND id = \(request.id) AND version = \(request.version - 1)
            """)
    }
}
