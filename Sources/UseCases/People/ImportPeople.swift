import CivilTime
import Telework

/// The people's file against what the organisme has: who would be created, changed, left.
struct PeopleImport {
    private(set) var preview: ImportPreview
    private(set) var saved: [Person] = []
    /// Those whose days worked change: their past is written down first, their future refilled from a day on.
    private(set) var reshaped: [(before: Person, after: Person, start: LocalDate)] = []
    private let zones: [String: HolidayZone]
    /// The service of each team.
    private let services: [String: String]
    private let numbers: [PersonID: String]

    init(_ contents: FileContents<PersonRow>, store: any StoreReading, environment: Environment) throws {
        preview = ImportPreview(.people, contents)
        let existing = try store.everyone()
        let byNumber = Dictionary(existing.map { ($0.employeeNumber, $0) }, uniquingKeysWith: { first, _ in first })
        let today = environment.clock.now(in: try store.organisation().timeZone).date
        let sites = try store.sites()
        zones = Dictionary(sites.map { ($0.code, $0.zone) }, uniquingKeysWith: { first, _ in first })
        let teams = try store.teams()
        services = Dictionary(teams.map { ($0.code, $0.service) }, uniquingKeysWith: { first, _ in first })
        var identifiers = byNumber.mapValues(\.id)
        for row in contents.rows where identifiers[row.employeeNumber.value] == nil {
            identifiers[row.employeeNumber.value] = PersonID(environment.identifiers.next())
        }
        numbers = Dictionary(identifiers.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        try check(contents, byNumber: byNumber, store: store)
        guard preview.canBeLoaded else { return }

        let lines = ReportingLine(teams: teams, services: try store.services(), people: identifiers)
        var seen: Set<String> = []
        for row in contents.rows {
            guard let id = identifiers[row.employeeNumber.value] else { continue }
            seen.insert(row.employeeNumber.value)
            let before = byNumber[row.employeeNumber.value]
            var person = Person(row, id: id, manager: row.manager.flatMap { identifiers[$0.value] })
            if let before { person.keep(contents.absent, of: before, pattern: row.pattern) }
            person.answersTo = lines.manager(of: person)
            add(person, before: before, today: today)
        }
        for var person in existing where !seen.contains(person.employeeNumber) {
            if person.employment.contains(today) {
                preview.missing.append(.init(key: person.employeeNumber, name: person.fullName))
            }
            // Someone not in the file may answer to a head who is.
            let before = person.answersTo
            person.answersTo = lines.manager(of: person)
            if person.answersTo != before { saved.append(person) }
        }
    }

    private mutating func add(_ person: Person, before: Person?, today: LocalDate) {
        guard let before else {
            saved.append(person)
            preview.created.append(.init(key: person.employeeNumber, name: person.fullName))
            return
        }
        guard person != before else {
            preview.unchangedCount += 1
            return
        }
        saved.append(person)
        let changes = person.changes(from: before, numbers: numbers)
        // A new head changes who answers without any field of the person changing.
        if changes.isEmpty {
            preview.unchangedCount += 1
        } else {
            preview.changed.append(.init(key: person.employeeNumber, name: person.fullName, changes: changes))
        }
        if let start = firstReshapedDay(person, before: before, today: today) {
            reshaped.append((before, person, start))
        }
    }

    /// The first day to come whose hours, holidays or texts are not what they were; nil when none is. Days that someone
    /// placed before it stay theirs.
    private func firstReshapedDay(_ person: Person, before: Person, today: LocalDate) -> LocalDate? {
        if person.pattern != before.pattern || zones[person.site] != zones[before.site]
            || services[person.team] != services[before.team] || person.employment.first != before.employment.first
        {
            return today
        }
        guard person.employment.last != before.employment.last else { return nil }
        let ends = [person.employment.last, before.employment.last].compactMap(\.self)
        return ends.min().map { max(today, $0.adding(days: 1)) }
    }

    private mutating func check(
        _ contents: FileContents<PersonRow>, byNumber: [String: Person], store: any StoreReading
    ) throws {
        let teams = Set(try store.teams().map(\.code))
        let sites = Set(try store.sites().map(\.code))
        let posts = Set(try store.posts().map(\.code))
        let lines = (contents.rows.map(PersonNames.init) + contents.unread.map(PersonNames.init))
            .sorted { $0.line < $1.line }
        var numbers: [String: Int] = [:]
        for line in lines {
            if let number = line.number {
                if let first = numbers[number.value] {
                    refuse(.repeatedEmployeeNumber(number.value, firstLine: first), at: number)
                } else {
                    numbers[number.value] = number.line
                }
            }
            if let team = line.team, !teams.contains(team.value) { refuse(.unknownTeam(team.value), at: team) }
            if let site = line.site, !sites.contains(site.value) { refuse(.unknownSite(site.value), at: site) }
            if let post = line.post, !posts.contains(post.value) { refuse(.unknownPost(post.value), at: post) }
        }
        // A line whose number could not be read may be that of the manager whom another one names.
        let areAllNamed = contents.isWhole && lines.allSatisfy { $0.number != nil }
        for line in lines {
            guard let manager = line.manager else { continue }
            if manager.value == line.number?.value {
                refuse(.ownManager(manager.value), at: manager)
            } else if areAllNamed, numbers[manager.value] == nil, byNumber[manager.value] == nil {
                refuse(.unknownPerson(manager.value), at: manager)
            }
        }
        guard contents.absent.contains("date_sortie") else { return }
        for row in contents.rows {
            let start = row.employment.first
            guard let end = byNumber[row.employeeNumber.value]?.employment.last, end < start else { continue }
            refuse(.startAfterStoredEnd(start: start, end: end), at: row.employeeNumber)
        }
    }

    private mutating func refuse<Value>(_ problem: ImportProblem, at place: Located<Value>) {
        preview.issues.append(problem.issue(at: place))
    }

    /// Writes what the preview says; the caller's transaction makes it all or nothing.
    func apply(to store: any StoreWriting, environment: Environment) throws -> [Event] {
        let frame = try store.frame(in: environment)
        try store.save(saved)
        try store.keep(
            reshaped.filter { frame.service(of: $0.before) != frame.service(of: $0.after) }.map {
                PastService(person: $0.after.id, until: frame.today, service: frame.service(of: $0.before))
            })
        var refilled: [Event] = []
        for (before, after, start) in reshaped {
            let agreements = try store.agreements(of: after.id)
            let old = WeekBasis(person: before, agreements: agreements, frame: frame)
            let new = WeekBasis(person: after, agreements: agreements, frame: frame)
            try store.freeze(old, before: new)
            refilled += try store.clearAfterDeparture(after, frame: frame)
            refilled += try store.restoreAfterDeparture(from: old, to: new)
            refilled += try store.refill(from: old, to: new, on: start)
        }
        let imported = Event(
            .peopleImported,
            details: [
                "created": String(preview.created.count), "changed": String(preview.changed.count),
                "lines": String(preview.lineCount),
            ])
        return [imported] + personEvents + refilled
    }

    /// Who was created, and which fields of whom changed: their names, never their values.
    private var personEvents: [Event] {
        let fields = Dictionary(
            preview.changed.map { ($0.key, $0.changes.map(\.field).joined(separator: ",")) },
            uniquingKeysWith: { first, _ in first })
        let created = Set(preview.created.map(\.key))
        return saved.compactMap { person in
            if created.contains(person.employeeNumber) {
                return Event(.personCreated, person: person.id, entity: person.id.rawValue)
            }
            return fields[person.employeeNumber].map {
                Event(.personChanged, person: person.id, entity: person.id.rawValue, details: ["fields": $0])
            }
        }
    }
}

extension Person {
    fileprivate init(_ row: PersonRow, id: PersonID, manager: PersonID?) {
        self.init(
            id: id, employeeNumber: row.employeeNumber.value, familyName: row.familyName, givenName: row.givenName,
            email: row.email, sex: row.sex, contract: row.contract, employment: row.employment,
            pattern: row.pattern ?? .fullTime, team: row.team.value, site: row.site.value, post: row.post.value,
            manager: manager, language: row.language)
    }

    /// Takes back what the file says nothing of: of a column that is not there, the value stored.
    fileprivate mutating func keep(_ absent: Set<String>, of before: Person, pattern: WorkingPattern?) {
        if pattern == nil { self.pattern = before.pattern }
        if absent.contains("sexe") { sex = before.sex }
        if absent.contains("matricule_manager") { manager = before.manager }
        if absent.contains("langue") { language = before.language }
        if absent.contains("date_sortie"), let last = before.employment.last {
            employment = DateSpan(checking: employment.first, through: last) ?? employment
        }
    }

    fileprivate func changes(from before: Person, numbers: [PersonID: String]) -> [ImportPreview.Change] {
        let fields: [(String, (Person) -> String)] = [
            ("nom", \.familyName), ("prenom", \.givenName), ("courriel", \.email),
            ("sexe", { $0.sex?.rawValue ?? "" }), ("contrat", \.contract.rawValue),
            ("date_entree", \.employment.first.iso), ("date_sortie", { $0.employment.last?.iso ?? "" }),
            ("schema_travail", \.pattern.shortText), ("equipe", \.team), ("site", \.site),
            ("poste", \.post), ("matricule_manager", { $0.manager.flatMap { numbers[$0] } ?? "" }),
            ("langue", \.language.rawValue),
        ]
        return ImportPreview.changes(from: before, to: self, in: fields)
    }
}

extension WorkingPattern {
    /// As the file writes it: ten characters, fourteen when the weekend is worked.
    fileprivate var shortText: String { text.hasSuffix("0000") ? String(text.prefix(10)) : text }
}
