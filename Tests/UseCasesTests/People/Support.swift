import CivilTime
import Telework
import TestSupport
import UseCases

/// Files that are already rows: line 2 is the first, and each field has a column of its own.
struct RowFiles: FileReading {
    var organisation: [OrganisationRow] = []
    var posts: [PostRow] = []
    var people: [PersonRow] = []
    var absences: [AbsenceRow] = []
    var days: [DayRow] = []
    var issues: [FileIssue] = []
    var absent: Set<String> = []
    var unread: [UnreadRow] = []
    var origin: FileOrigin = { _, _ in nil }

    func organisation(_ bytes: [UInt8]) -> FileContents<OrganisationRow> { contents(organisation) }
    func posts(_ bytes: [UInt8]) -> FileContents<PostRow> { contents(posts) }
    func people(_ bytes: [UInt8]) -> FileContents<PersonRow> { contents(people) }
    func absences(_ bytes: [UInt8]) -> FileContents<AbsenceRow> { contents(absences) }
    func days(_ bytes: [UInt8]) -> FileContents<DayRow> { contents(days) }

    private func contents<Row>(_ rows: [Row]) -> FileContents<Row> {
        FileContents(rows: rows, issues: issues, absent: absent, unread: unread, origin: origin)
    }
}

extension TestWorld {
    /// Loads rows as HR.
    func load(_ kind: ImportKind, _ files: RowFiles) async throws -> ImportPreview {
        try await RunImport(environment, files: files)(kind, [], by: actor(.solene), in: organisation)
    }

    func preview(_ kind: ImportKind, _ files: RowFiles) async throws -> ImportPreview {
        try await RunImport(environment, files: files).preview(kind, [], by: actor(.solene), in: organisation)
    }

    /// All that an import may change, to see whether it did.
    func kept(in store: MemoryStore) -> Kept {
        store.inspect(organisation) { state in
            Kept(
                people: state.people, sites: state.sites, services: state.services, teams: state.teams,
                posts: state.posts, weeks: state.weeks, journal: state.journal.map(\.kind),
                messages: state.outbox.count)
        }
    }
}

struct Kept: Equatable {
    let people: [PersonID: Person]
    let sites: [String: Site]
    let services: [String: Service]
    let teams: [String: Team]
    let posts: [String: Post]
    let weeks: [PersonID: [ISOWeek: WeekPlan]]
    let journal: [String]
    let messages: Int
}

/// A world and its store, to look into.
func memoryWorld(today: LocalDate = day("2026-11-02")) async throws -> (world: TestWorld, store: MemoryStore) {
    let store = MemoryStore(rehearsing: true)
    return (try await TestWorld(today: today, on: store), store)
}

/// What the tables of these tests compare: `line:column: code`.
func places(_ preview: ImportPreview) -> [String] { places(preview.issues) }

func places(_ issues: [FileIssue]) -> [String] { issues.map { "\($0.line):\($0.column): \($0.code)" } }

/// A mistake that the reading of a line found.
func mistake(line: Int, column: Int = 9, code: String = "invalid-email") -> FileIssue {
    FileIssue(line: line, column: column, code: code, .text(LocalizedText(french: "Non.", english: "No.")))
}

extension UnreadRow {
    /// A line that names what is given, from its eleventh character on.
    init(line: Int, _ named: KeyValuePairs<String, String>) {
        self.init(
            line: line,
            named: Dictionary(
                uniqueKeysWithValues: named.enumerated().map { index, cell in
                    (cell.key, Located(cell.value, line: line, column: 11 + index))
                }))
    }
}

extension PersonRow {
    /// The line that says of someone what the organisme already has.
    init(_ person: Person, line: Int, manager: String? = nil) {
        self.init(
            employeeNumber: Located(person.employeeNumber, line: line, column: 1), familyName: person.familyName,
            givenName: person.givenName, email: person.email, sex: person.sex, contract: person.contract,
            employment: person.employment, pattern: person.pattern,
            team: Located(person.team, line: line, column: 20), site: Located(person.site, line: line, column: 30),
            post: Located(person.post, line: line, column: 40),
            manager: manager.map { Located($0, line: line, column: 50) }, language: person.language)
    }

    /// The whole cast, from line 2 on, changed as the test needs.
    static func everyone(_ change: (Cast, inout Person) -> Void = { _, _ in }) -> [PersonRow] {
        Cast.allCases.enumerated().map { index, character in
            PersonRow(character.person { change(character, &$0) }, line: index + 2)
        }
    }

    /// Someone whom the organisme does not have.
    static func newcomer(
        _ number: String, line: Int, team: String = TestOrganisation.benefitsTeam,
        site: String = TestOrganisation.headquarters, post: String = TestOrganisation.officer, manager: String? = nil
    ) -> PersonRow {
        let person = Cast.camille.person {
            $0.employeeNumber = number
            $0.team = team
            $0.site = site
            $0.post = post
        }
        return PersonRow(person, line: line, manager: manager)
    }
}

extension OrganisationRow {
    init(
        _ kind: Kind, _ code: String, line: Int, name: String? = nil, parent: String? = nil, zone: HolidayZone? = nil,
        desks: Int? = nil, head: String? = nil
    ) {
        self.init(
            kind: kind, code: Located(code, line: line, column: 6), name: name ?? code,
            parent: parent.map { Located($0, line: line, column: 20) }, zone: zone, desks: desks,
            head: head.map { Located($0, line: line, column: 40) })
    }
}

extension PostRow {
    init(_ code: String, _ activity: String, _ share: Int, line: Int, kind: ActivityKind = .backOffice) {
        self.init(
            code: Located(code, line: line, column: 1), title: "Poste \(code)",
            activity: Located(activity, line: line, column: 10), share: Located(share, line: line, column: 20),
            isTeleworkable: true, kind: kind)
    }
}

extension AbsenceRow {
    init(_ character: Cast, _ first: String, _ last: String, _ half: HalfDay? = nil, line: Int) {
        self.init(
            employeeNumber: Located(character.employeeNumber, line: line, column: 1),
            start: Located(day(first), line: line, column: 6), end: day(last), half: half)
    }
}

extension DayRow {
    init(_ number: String, _ date: String, _ half: HalfDay? = nil, line: Int, place: Place = .home) {
        self.init(
            employeeNumber: Located(number, line: line, column: 1), date: Located(day(date), line: line, column: 6),
            half: half, place: place)
    }

    /// One line for each text, from line 2 on: `M001 2026-11-17 pm`, whole days without `am` or `pm`.
    static func lines(_ texts: String...) -> [DayRow] {
        texts.enumerated().map { index, text in
            let words = text.split(separator: " ").map(String.init)
            let half: HalfDay? = words.count < 3 ? nil : words[2] == "am" ? .morning : .afternoon
            return DayRow(words[0], words[1], half, line: index + 2)
        }
    }
}
