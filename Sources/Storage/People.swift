import CivilTime
import SQLDriver
import Telework
import UseCases

extension Person {
    static let columns: SQLQuery = """
        p.id, p.employee_number, p.family_name, p.given_name, p.email, p.sex, p.contract, p.first_day, p.last_day,
        p.pattern, p.team, p.site, p.post, p.manager_id, p.answers_to, p.language
        """

    init(_ row: inout StoredRow) throws { try self.init(row.identifier(), &row) }

    /// After the first column.
    fileprivate init(_ id: PersonID, _ row: inout StoredRow) throws {
        self.init(
            id: id, employeeNumber: try row.text(), familyName: try row.text(),
            givenName: try row.text(), email: try row.text(), sex: try row.optionalCode(), contract: try row.code(),
            employment: try row.span(), pattern: try row.parsed { HalfDaySet(text: $0) }, team: try row.text(),
            site: try row.text(), post: try row.text(), manager: try row.optionalIdentifier(),
            answersTo: try row.optionalIdentifier(), language: try row.code())
    }
}

extension SQLTransaction {
    func person(_ id: PersonID) throws -> Person? {
        try first(
            "SELECT \(Person.columns) FROM person AS p WHERE p.organisation_id = \(organisation) AND p.id = \(id)",
            of: "person", Person.init)
    }

    func person(employeeNumber: String) throws -> Person? {
        try first(
            """
            SELECT \(Person.columns) FROM person AS p
            WHERE p.organisation_id = \(organisation) AND p.employee_number = \(employeeNumber)
            """, of: "person", Person.init)
    }

    func people(_ ids: [PersonID]) throws -> [Person] {
        var found: [(key: String, person: Person)] = []
        try eachChunk(of: Array(Set(ids))) { ids in
            try each(
                """
                SELECT \(Person.columns), p.sort_key FROM person AS p
                WHERE p.organisation_id = \(organisation) AND p.id IN \(list: ids)
                """, of: "person"
            ) { row in
                let person = try Person(&row)
                found.append((try row.text(), person))
            }
        }
        return found.sorted { ($0.key, $0.person.employeeNumber) < ($1.key, $1.person.employeeNumber) }.map(\.person)
    }

    private var byEmployeeNumber: SQLQuery {
        """
        SELECT \(Person.columns) FROM person AS p
        WHERE p.organisation_id = \(organisation) ORDER BY p.employee_number
        """
    }

    func everyone() throws -> [Person] { try all(byEmployeeNumber, of: "person", Person.init) }

    func eachPerson(_ isWanted: (PersonID) -> Bool, _ body: (Person) throws -> Void) throws {
        try each(byEmployeeNumber, of: "person") { row in
            let id: PersonID = try row.identifier()
            guard isWanted(id) else { return }
            try body(Person(id, &row))
        }
    }

    func people(matching filter: PeopleFilter) throws -> [Person] {
        guard let conditions = conditions(of: filter) else { return [] }
        let (offset, limit) = pageBounds(offset: filter.offset, limit: filter.limit)
        return try all(
            """
            SELECT \(Person.columns) FROM person AS p WHERE p.organisation_id = \(organisation)\(conditions)
            ORDER BY p.sort_key, p.employee_number LIMIT \(limit) OFFSET \(offset)
            """, of: "person", Person.init)
    }

    func countPeople(matching filter: PeopleFilter) throws -> Int {
        guard let conditions = conditions(of: filter) else { return 0 }
        return try number("SELECT count(*) FROM person AS p WHERE p.organisation_id = \(organisation)\(conditions)")
    }

    /// Nil when nobody can match.
    private func conditions(of filter: PeopleFilter) -> SQLQuery? {
        var conditions: SQLQuery = ""
        if let manager = filter.answersTo { conditions += " AND p.answers_to = \(manager)" }
        if let team = filter.team { conditions += " AND p.team = \(team)" }
        if let date = filter.employedOn {
            let last = filter.employedThrough ?? date
            conditions += " AND p.first_day <= \(last) AND (p.last_day IS NULL OR p.last_day >= \(date))"
        }
        if let search = filter.search, search.contains(where: { !$0.isWhitespace }) {
            guard let pattern = NameKeys.pattern(search: search) else { return nil }
            conditions += " AND p.search_key LIKE \(pattern)"
        }
        return conditions
    }
}

extension SQLWriteTransaction {
    func save(_ people: [Person]) throws {
        figureBook.change += try figureChange(saving: people)
        try replace(people)
    }

    /// Without a word to the figures: for rows that are counted afterwards.
    func replace(_ people: [Person]) throws {
        try insert(
            people,
            """
            INSERT INTO person (organisation_id, id, employee_number, family_name, given_name, email, sex, contract,
                first_day, last_day, pattern, team, site, post, manager_id, answers_to, language, search_key, sort_key)
            """,
            onConflict: """
                 ON CONFLICT (organisation_id, id) DO UPDATE SET
                    employee_number = excluded.employee_number, family_name = excluded.family_name,
                    given_name = excluded.given_name, email = excluded.email, sex = excluded.sex,
                    contract = excluded.contract, first_day = excluded.first_day, last_day = excluded.last_day,
                    pattern = excluded.pattern, team = excluded.team, site = excluded.site, post = excluded.post,
                    manager_id = excluded.manager_id, answers_to = excluded.answers_to, language = excluded.language,
                    search_key = excluded.search_key, sort_key = excluded.sort_key
                """,
            values: values)
    }

    private func values(of person: Person) -> SQLQuery {
        let searchKey = NameKeys.searchKey(
            familyName: person.familyName, givenName: person.givenName, employeeNumber: person.employeeNumber)
        let sortKey = NameKeys.sortKey(familyName: person.familyName, givenName: person.givenName)
        return """
            (\(organisation), \(person.id), \(person.employeeNumber), \(person.familyName), \(person.givenName),
            \(person.email), \(person.sex?.rawValue), \(person.contract.rawValue), \(person.employment.first),
            \(person.employment.last), \(person.pattern.text), \(person.team), \(person.site), \(person.post),
            \(person.manager), \(person.answersTo), \(person.language.rawValue), \(searchKey), \(sortKey))
            """
    }
}
