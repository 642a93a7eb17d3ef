import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Indicators of an organisme and of the network")
struct ViewFiguresTests {
    static let steering = Actor(account: AccountID("network"), person: nil, roles: [.network])

    /// Organismes of these sizes; every second person has an agreement since January 2026.
    static func network(_ sizes: [Int]) async throws -> TestWorld {
        let world = try await TestWorld(on: MemoryStore())
        for (index, size) in sizes.enumerated() {
            let id = OrganisationID("organisme-\(index)")
            try await world.store.create(
                Organisation(id: id, code: "o\(index)", name: "Organisme \(index)", branch: index < 2 ? "famille" : nil)
            )
            try await world.store.write(id) { store in
                let people = (0..<size).map { place in
                    Person(
                        id: PersonID("p\(index)-\(place)"), employeeNumber: "P\(place)", familyName: "Nom",
                        givenName: "Prénom", email: "", sex: place < 3 ? .man : .woman, contract: .permanent,
                        employment: DateSpan(from: day("2020-01-01")), pattern: .fullTime, team: "", site: "", post: "")
                }
                try store.save(people)
                for person in people.enumerated().filter({ $0.offset.isMultiple(of: 2) }).map(\.element) {
                    try store.insert(
                        Agreement(
                            id: AgreementID("a-\(person.id)"), person: person.id, request: RequestID("r-\(person.id)"),
                            formula: .flexible(halvesPerWeek: 4), places: [.home],
                            span: DateSpan(from: day("2026-01-05")), texts: [], grantedOn: day("2026-01-05")))
                }
            }
        }
        return world
    }

    @Test("are for human resources and the works council, each of their own organisme", arguments: Cast.allCases)
    func entitled(character: Cast) async throws {
        let world = try await TestWorld()
        if [.solene, .yanis].contains(character) {
            let own = try await ViewFigures(world.environment)(by: character.actor, in: world.organisation)
            #expect(own.months.shown == yearMonth("2026-10") && own.months.next == nil)
            #expect(own.figures?.current?.people == 11 && own.organisation.code == TestOrganisation.code)
        } else {
            await #expect(throws: UseCaseError.notFound) {
                _ = try await ViewFigures(world.environment)(by: character.actor, in: world.organisation)
            }
        }
        await #expect(throws: UseCaseError.notFound) {
            _ = try await ViewNetworkFigures(world.environment)(by: character.actor)
        }
    }

    @Test("of the network are for its roles, who open nothing of an organisme")
    func network() async throws {
        let world = try await TestWorld()
        let network = try await ViewNetworkFigures(world.environment)(by: Self.steering)
        #expect(network.figures.current?.people == 11)
        for act in Act.allCases where ![.viewNetworkFigures, .viewTexts].contains(act) {
            #expect(!Permissions.allows(act, to: Self.steering, on: Cast.camille.id), "\(act)")
        }
        let issued = try await AddAccount(world.environment)(
            login: "pilotage", roles: [.network], language: .french, by: .system, in: world.organisation)
        let signedIn = try await SignIn(world.environment)(
            organisation: TestOrganisation.code, login: "pilotage", password: issued.code.printed)
        #expect(try await ResolveSession(world.environment)(signedIn.token)?.actor.roles == [.network])
    }

    @Test("hide a small organisme, and another one from which it could be worked out")
    func smallOrganisme() async throws {
        let world = try await Self.network([4, 30, 40])
        let network = try await ViewNetworkFigures(world.environment)(by: Self.steering)
        // The organisme of the tests has eleven people in October.
        let people = Dictionary(uniqueKeysWithValues: network.rows.map { ($0.member.code, $0.people) })
        #expect(network.figures.current?.people == 85)
        #expect(people["o0"] == .some(nil) && people[TestOrganisation.code] == .some(nil))
        #expect(people["o1"] == 30 && people["o2"] == 40)
        // Two telework in the first one, which the total would tell, less all others.
        let teleworkers = Dictionary(uniqueKeysWithValues: network.rows.map { ($0.member.code, $0.teleworkers) })
        #expect(network.figures.current?.teleworkers == 37)
        #expect(teleworkers["o0"] == .some(nil) && teleworkers["o1"] == .some(nil) && teleworkers["o2"] == 20)
        #expect(network.rows.allSatisfy { !$0.isClosed && $0.paid == .zero && $0.decided == 0 && $0.minutes == nil })
        #expect(!"\(network)".contains("Nom") && !"\(network)".contains("P1"))
    }

    @Test("hide a small group, and the one next to it, but not how many people there are")
    func smallGroup() async throws {
        let world = try await Self.network([60, 30])
        let figures = try await ViewNetworkFigures(world.environment)(by: Self.steering).figures
        #expect(figures.current?.people == 101 && figures.current?.teleworkers == 45)
        // With those of the tests' organisme: eighty-nine women, eleven men, and one whose sex is not known.
        #expect(figures.sexes.map(\.slice) == [.sex(.woman), .sex(.man), .sex(nil)])
        #expect(figures.sexes.map(\.people) == [89, nil, nil])
        // Four men telework: with the total, the forty-one women would tell it.
        #expect(figures.sexes.map(\.teleworkers) == [nil, nil, nil])
        #expect(figures.formulas.map(\.slice) == [.formula(.flexible)] && figures.formulas.map(\.count) == [45])
    }

    @Test("go back month by month to the first that is told apart, and no further than the last that is over")
    func months() async throws {
        let world = try await Self.network([20])
        let view = ViewNetworkFigures(world.environment)
        let cases: [(String?, String, String?, String?)] = [
            (nil, "2026-10", "2026-09", nil), ("2026-12", "2026-10", "2026-09", nil),
            ("2026-01", "2026-01", "2025-12", "2026-02"), ("2023-05", "2024-01", nil, "2024-02"),
        ]
        for (asked, shown, previous, next) in cases {
            let page = try await view(asked.map { yearMonth($0) }, by: Self.steering)
            #expect(page.months.shown.iso == shown)
            #expect(page.months.missing?.iso == (asked == shown ? nil : asked))
            #expect(page.months.previous?.iso == previous && page.months.next?.iso == next)
            #expect(page.figures.trend.last?.month.iso == shown)
            #expect(page.figures.trend.count == min(24, (page.months.shown.year - 2024) * 12 + page.months.shown.month))
        }
        let before = try await view(yearMonth("2025-12"), by: Self.steering).figures.current
        #expect(before?.people == 31 && before?.teleworkers == 0)
    }

    @Test("tell the months before anything is known of telework from those with nobody in telework")
    func begun() async throws {
        let world = try await Self.network([30])
        let view = ViewNetworkFigures(world.environment)
        let page = try await view(yearMonth("2026-02"), by: Self.steering)
        #expect(page.figures.trend.filter(\.isBegun).map(\.month.iso) == ["2026-01", "2026-02"])
        #expect(try await view(yearMonth("2025-12"), by: Self.steering).rows.allSatisfy { !$0.isBegun })
        // Agreements that are over leave a zero behind, even when they began before the trend does.
        let over = OrganisationID("over")
        try await world.store.create(Organisation(id: over, code: "over", name: "Over"))
        var tally = FigureTally()
        tally.add(20, to: Figure(.people, yearMonth("2024-01")))
        tally.add(12, to: Figure(.teleworkers, yearMonth("2024-02")))
        tally.add(-12, to: Figure(.teleworkers, yearMonth("2024-05")))
        let kept = tally
        try await world.store.write(over) { try $0.replaceFigures(with: kept, definition: Counting.definition) }
        let trend = try await ViewFigures(world.environment)(
            yearMonth("2024-06"), by: Cast.solene.actor, in: over
        ).figures?.trend
        #expect(trend?.map(\.isBegun) == [false, true, true, true, true, true])
        #expect(trend?.map(\.teleworkers) == [0, 12, 12, 12, 0, 0])
        // Two years later too, when nothing of them is in the months of the page.
        let later = try await ViewFigures(world.environment)(
            yearMonth("2026-10"), by: Cast.solene.actor, in: over
        ).figures?.trend
        #expect(later?.count == 24 && later?.allSatisfy { $0.isBegun && $0.teleworkers == 0 } == true)
    }

    @Test("tell of each organisme by its own agreements and closes, as its own page does")
    func begunEach() async throws {
        let world = try await Self.network([30])
        let others: [[Figure: Int]] = [
            [Figure(.closes, yearMonth("2026-03")): 1],
            [Figure(.teleworkers, yearMonth("2024-02")): 12, Figure(.teleworkers, yearMonth("2024-05")): -12],
            [Figure(.people, yearMonth("2024-02")): 200],
        ]
        for (index, figures) in others.enumerated() {
            let id = OrganisationID("z\(index)")
            try await world.store.create(Organisation(id: id, code: "z\(index)", name: "Z"))
            var tally = FigureTally()
            for (figure, amount) in figures { tally.add(amount, to: figure) }
            let kept = tally
            try await world.store.write(id) { try $0.replaceFigures(with: kept, definition: Counting.definition) }
        }
        let cases: [(String, [String])] = [
            ("2024-01", []), ("2024-03", ["z1"]), ("2026-02", ["o0", "z1"]), ("2026-10", ["o0", "z0", "z1"]),
        ]
        for (text, begun) in cases {
            let month = yearMonth(text)
            let network = try await ViewNetworkFigures(world.environment)(month, by: Self.steering)
            #expect(network.rows.filter(\.isBegun).map(\.member.code).sorted() == begun, "\(month.iso)")
            for row in network.rows {
                let own = try await ViewFigures(world.environment)(month, by: Cast.solene.actor, in: row.member.id)
                #expect(own.figures?.current?.isBegun == row.isBegun, "\(row.member.code) \(month.iso)")
            }
        }
    }

    @Test("say that an organisme is still to be counted, and leave it out")
    func uncounted() async throws {
        let world = try await Self.network([20, 30])
        try await world.store.write(OrganisationID("organisme-1")) {
            try $0.replaceFigures(with: FigureTally(), definition: Counting.definition + 1)
        }
        let network = try await ViewNetworkFigures(world.environment)(by: Self.steering)
        #expect(network.figures.current?.people == 31)
        #expect(network.rows.filter { !$0.member.isCounted }.map(\.member.code) == ["o1"])
        #expect(network.rows.first { $0.member.code == "o1" }?.people == nil)
        world.memory.alter(world.organisation) { $0.figureDefinition = nil }
        #expect(
            try await ViewFigures(world.environment)(by: Cast.solene.actor, in: world.organisation).figures == nil)
    }
}
