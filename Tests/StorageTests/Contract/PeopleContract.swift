import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Contract of the store: people")
struct PeopleContract {
    @Test("every field of a person comes back, with every value of every list", arguments: StoreKind.allCases)
    func fields(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        var people: [Person] = []
        for (index, contract) in Contract.allCases.enumerated() {
            for (other, sex) in ([nil] + Sex.allCases.map(Optional.some)).enumerated() {
                var new = person(index * 10 + other, "Nom \(index)", "Prénom’ \(other)")
                new.email = "é@example.fr"
                new.contract = contract
                new.sex = sex
                new.language = Language.allCases[other % 2]
                new.pattern = halfDays("10110111000001")
                new.employment = DateSpan(
                    from: day("2026-01-0\(index + 1)"), through: other == 0 ? nil : day("2027-12-31"))
                new.manager = other == 0 ? nil : Cast.marc.id
                new.answersTo = other == 1 ? nil : Cast.aicha.id
                people.append(new)
            }
        }
        let saved = people
        try await opened.write { try $0.save(saved) }
        for person in saved {
            #expect(try await opened.read { try $0.person(person.id) } == person)
            #expect(try await opened.read { try $0.person(employeeNumber: person.employeeNumber) } == person)
        }
        #expect(try await opened.read { try $0.person(PersonID("nobody")) } == nil)
        #expect(try await opened.read { try $0.person(employeeNumber: "n00000") } == nil)
    }

    @Test("saving again replaces, and a name that changed is found under the new one", arguments: StoreKind.allCases)
    func replace(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let married = Cast.camille.person { $0.familyName = "Zoller" }
        try await opened.write { try $0.save([married]) }
        #expect(try await opened.read { try $0.person(married.id) } == married)
        #expect(try await opened.read { try $0.countPeople(matching: PeopleFilter(search: "fournier")) } == 0)
        #expect(try await opened.read { try $0.people(matching: PeopleFilter(search: "zoll")) } == [married])
        #expect(try await opened.read { try $0.people(matching: PeopleFilter()) }.last?.id == Cast.camille.id)
        #expect(try await opened.read { try $0.everyone() }.count == Cast.allCases.count)
    }

    @Test("a taken employee number is a conflict that leaves everybody as they were", arguments: StoreKind.allCases)
    func takenNumber(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let before = try await opened.read { try $0.everyone() }
        let first = person(1)
        let thief = Person(
            id: PersonID("thief"), employeeNumber: Cast.camille.employeeNumber, familyName: "A", givenName: "B",
            email: "", contract: .permanent, employment: first.employment, pattern: .fullTime, team: "T", site: "S",
            post: "P")
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.save([first, thief]) } }
        #expect(try await opened.read { try $0.everyone() } == before)
    }

    /// In order: accents and case do not count, blanks come before letters, then the given name, then the number.
    private static let sorted = [
        person(11, "Ba", "Zoé"), person(7, "d'Arc", "Jeanne"), person(3, "DUPONT", "Alain"),
        person(4, "Dupont", "Éric"), person(8, "Dupont", "Eric"), person(2, "dupont", "Zoé"),
        person(10, "Duponté", "Anne"), person(6, "Étienne", "Marc"), person(1, "Le Goff", "Zoé"),
        person(9, "Léa", "Anne"), person(5, "Œuvrard", "Luc"), person(12, "Zola", "Émile"),
    ]

    @Test("people are sorted as a French directory, ties by employee number", arguments: StoreKind.allCases)
    func order(kind: StoreKind) async throws {
        let opened = try await kind.open()
        try await opened.store.create(TestOrganisation.organisation)
        try await opened.write { try $0.save(Self.sorted.shuffled()) }
        let names = Self.sorted.map(\.fullName)
        #expect(try await opened.read { try $0.people(matching: PeopleFilter()) }.map(\.fullName) == names)
        #expect(try await opened.read { try $0.people(Self.sorted.map(\.id).shuffled()) }.map(\.fullName) == names)
        let numbers = try await opened.read { try $0.everyone() }.map(\.employeeNumber)
        #expect(numbers == Self.sorted.map(\.employeeNumber).sorted())
        let unwanted = Self.sorted[0]
        let wanted = try await opened.read { store in
            var found: [Person] = []
            try store.eachPerson({ $0 != unwanted.id }) { found.append($0) }
            return found
        }
        #expect(wanted.map(\.employeeNumber) == numbers.filter { $0 != unwanted.employeeNumber })
        #expect(Set(wanted) == Set(Self.sorted.dropFirst()))
    }

    @Test("pages follow one another without a gap nor a repetition", arguments: StoreKind.allCases)
    func pages(kind: StoreKind) async throws {
        let opened = try await kind.open()
        try await opened.store.create(TestOrganisation.organisation)
        try await opened.write { try $0.save(Self.sorted) }
        for size in [1, 5, 11, 12, 13] {
            var found: [Person] = []
            for offset in stride(from: 0, to: 15, by: size) {
                found += try await opened.read { try $0.people(matching: PeopleFilter(offset: offset, limit: size)) }
            }
            #expect(found == Self.sorted, "pages of \(size)")
        }
        #expect(try await opened.read { try $0.people(matching: PeopleFilter(limit: 0)) }.isEmpty)
        #expect(try await opened.read { try $0.people(matching: PeopleFilter(offset: -3, limit: -1)) }.isEmpty)
    }

    @Test(
        "a search finds the beginning of a name, of a word of it, or of a number",
        arguments: [
            ("goff", ["Le Goff"]), ("LE G", ["Le Goff"]), ("zoe le", ["Le Goff"]), ("goff z", ["Le Goff"]),
            ("oeu", ["Œuvrard"]), ("etienne", ["Étienne"]), ("ETIENNE MARC", ["Étienne"]), ("marc é", ["Étienne"]),
            ("arc", ["d'Arc"]), ("N00012", ["Zola"]), ("n0001", ["Ba", "Duponté", "Zola"]), ("upont", []),
            ("dupont e", ["Dupont", "Dupont"]), ("%", []), ("_", []), ("' OR 1=1 --", []),
        ] as [(String, [String])])
    func search(text: String, names: [String]) async throws {
        for kind in StoreKind.allCases {
            let opened = try await kind.open()
            try await opened.store.create(TestOrganisation.organisation)
            try await opened.write { try $0.save(Self.sorted) }
            let filter = PeopleFilter(search: text)
            #expect(try await opened.read { try $0.people(matching: filter) }.map(\.familyName) == names, "\(kind)")
            #expect(try await opened.read { try $0.countPeople(matching: filter) } == names.count, "\(kind)")
        }
    }

    @Test("filters add up, and the count is that of the list", arguments: StoreKind.allCases)
    func filters(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let filters: [(PeopleFilter, [Cast])] = [
            (
                PeopleFilter(),
                [.nadia, .ines, .marc, .odile, .camille, .yanis, .solene, .paul, .aicha, .hugo, .lucie, .karim]
            ),
            (PeopleFilter(answersTo: Cast.marc.id), [.nadia, .odile, .camille, .paul]),
            (PeopleFilter(answersTo: Cast.camille.id), []),
            (PeopleFilter(team: TestOrganisation.receptionTeam), [.ines, .yanis, .hugo, .lucie]),
            (PeopleFilter(answersTo: Cast.marc.id, employedOn: day("2026-07-01")), [.nadia, .camille]),
            (PeopleFilter(answersTo: Cast.marc.id, employedOn: day("2026-06-30")), [.nadia, .odile, .camille]),
            (PeopleFilter(answersTo: Cast.marc.id, employedOn: day("2026-10-05")), [.nadia, .camille, .paul]),
            (PeopleFilter(answersTo: Cast.hugo.id, team: TestOrganisation.benefitsTeam), []),
            (PeopleFilter(team: TestOrganisation.receptionTeam, search: "ha"), [.yanis]),
        ]
        for (filter, cast) in filters {
            #expect(try await opened.read { try $0.people(matching: filter) }.map(\.id) == cast.map(\.id), "\(filter)")
            #expect(try await opened.read { try $0.countPeople(matching: filter) } == cast.count, "\(filter)")
        }
    }

    @Test(
        "services that people left are found by the day of the change, the first of a day kept",
        arguments: StoreKind.allCases)
    func pastServices(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        @Sendable func past(_ character: Cast, _ until: String, _ service: String?) -> PastService {
            PastService(person: character.id, until: day(until), service: service)
        }
        let kept = [
            past(.camille, "2026-10-14", "PREST"), past(.camille, "2026-10-19", nil),
            past(.nadia, "2026-10-14", "PREST"),
        ]
        try await opened.write { try $0.keep([]) }
        try await opened.write { try $0.keep(kept.reversed()) }
        let nadia = [kept[2], past(.nadia, "2026-10-15", "ACC")]
        try await opened.write { try $0.keep([past(.camille, "2026-10-14", "ACC"), nadia[1]]) }
        for (after, camille, others) in [
            ("2026-10-13", [kept[0], kept[1]], nadia), ("2026-10-14", [kept[1]], [nadia[1]]),
            ("2026-10-15", [kept[1]], []), ("2026-10-18", [kept[1]], []), ("2026-10-19", [], []),
        ] as [(String, [PastService], [PastService])] {
            let found = try await opened.read { try $0.pastServices(after: day(after)) }
            #expect(found[Cast.camille.id, default: []] == camille, "\(after)")
            #expect(found[Cast.nadia.id, default: []] == others, "\(after)")
            #expect(found.count == (camille.isEmpty ? 0 : 1) + (others.isEmpty ? 0 : 1))
            #expect(
                try await opened.read { try $0.pastServices(of: Cast.camille.id, after: day(after)) } == camille)
            #expect(try await opened.read { try $0.pastServices(of: Cast.ines.id, after: day(after)) } == [])
        }
    }

    @Test(
        "as many identifiers as wished are looked up, each once", arguments: StoreKind.allCases,
        [0, 1, 499, 500, 501, 1_200])
    func many(kind: StoreKind, count: Int) async throws {
        let opened = try await kind.open()
        try await opened.store.create(TestOrganisation.organisation)
        let people = (0..<count).map { person($0) }
        try await opened.write { try $0.save(people) }
        let asked = people.map(\.id) + people.prefix(3).map(\.id) + [PersonID("nobody")]
        #expect(try await opened.read { try $0.people(asked) } == people)
    }
}
