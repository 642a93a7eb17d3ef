import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

/// What somebody with the base in hand, and not the key, could do to it.
struct Tampering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let damage: @Sendable (inout MemoryState) -> Void
    let expected: @Sendable (JournalProblem) -> Bool

    init(
        _ name: String, _ damage: @escaping @Sendable (inout MemoryState) -> Void,
        finds expected: @escaping @Sendable (JournalProblem) -> Bool
    ) {
        testDescription = name
        self.damage = damage
        self.expected = expected
    }
}

extension JournalEntry {
    /// The row with some columns written over by hand.
    func altered(
        id: String? = nil, at: Instant? = nil, actor: AccountID?? = nil, kind: String? = nil,
        person: PersonID?? = nil, entity: String?? = nil, rules: String? = nil, commitment: String? = nil,
        authenticator: String? = nil, payload: JournalPayload?? = nil
    ) -> JournalEntry {
        JournalEntry(
            id: id ?? self.id, at: at ?? self.at, actor: actor ?? self.actor, kind: kind ?? self.kind,
            person: person ?? self.person, entity: entity ?? self.entity, rules: rules ?? self.rules,
            commitment: commitment ?? self.commitment, authenticator: authenticator ?? self.authenticator,
            payload: payload ?? self.payload)
    }
}

/// A world whose journal has six entries, sealed.
func sealedWorld(entries: Int = 6) async throws -> TestWorld {
    let world = try await TestWorld()
    for index in 0..<entries {
        world.clock.advance(minutes: 1)
        try await ConfigureOrganisation(world.environment)(
            settings(named: "Organisme \(index)"), by: Cast.karim.actor, in: world.organisation)
    }
    return world
}

func settings(named name: String) -> OrganisationSettings {
    var settings = OrganisationSettings()
    settings.name = name
    return settings
}

@Suite("The journal")
struct JournalTests {
    static let columns: [Tampering] = [
        Tampering("its instant") { $0.journal[2] = $0.journal[2].altered(at: Instant(milliseconds: 1)) },
        Tampering("its actor") { $0.journal[2] = $0.journal[2].altered(actor: .some(Cast.camille.accountID)) },
        Tampering("its actor, removed") { $0.journal[2] = $0.journal[2].altered(actor: .some(nil)) },
        Tampering("its kind") { $0.journal[2] = $0.journal[2].altered(kind: "month-closed") },
        Tampering("its person") { $0.journal[2] = $0.journal[2].altered(person: .some(Cast.camille.id)) },
        Tampering("its entity") { $0.journal[2] = $0.journal[2].altered(entity: .some("request-1")) },
        Tampering("its rules") { $0.journal[2] = $0.journal[2].altered(rules: "other") },
        Tampering("its commitment") { $0.journal[2] = $0.journal[2].altered(commitment: "00") },
        Tampering("its authenticator") { $0.journal[2] = $0.journal[2].altered(authenticator: "00") },
    ]

    static let others: [Tampering] = [
        Tampering("a row removed", { $0.journal.remove(at: 2) }, finds: { $0 == .removed(sequence: 3) }),
        Tampering("a link removed", { $0.seals.remove(at: 2) }, finds: { $0 == .removed(sequence: 3) }),
        Tampering("a row and its link removed") {
            $0.seals.remove(at: 2)
            $0.journal.remove(at: 2)
        } finds: {
            $0 == .removed(sequence: 3)
        },
        Tampering("a row and its link removed, the others renumbered") {
            $0.seals.remove(at: 2)
            $0.journal.remove(at: 2)
            for (index, seal) in $0.seals.enumerated() {
                $0.seals[index] = JournalSeal(sequence: index + 1, entry: seal.entry, hash: seal.hash)
            }
        } finds: {
            $0 == .brokenLink(sequence: 3)
        },
        Tampering("the first link removed, the others renumbered") {
            $0.seals.remove(at: 0)
            for (index, seal) in $0.seals.enumerated() {
                $0.seals[index] = JournalSeal(sequence: index + 1, entry: seal.entry, hash: seal.hash)
            }
        } finds: {
            $0 == .brokenLink(sequence: 1)
        },
        Tampering("a row inserted, a copy of another") {
            $0.journal.append($0.journal[2].altered(id: "by-hand"))
        } finds: {
            $0 == .forged(entry: "by-hand")
        },
        Tampering("a row inserted with a link at the end") {
            $0.journal.append($0.journal[2].altered(id: "by-hand"))
            $0.seals.append(JournalSeal(sequence: 7, entry: "by-hand", hash: $0.seals[3].hash))
        } finds: {
            $0 == .forged(entry: "by-hand")
        },
        Tampering("a link inserted between two, those behind renumbered") {
            $0.journal.append($0.journal[2].altered(id: "by-hand"))
            $0.seals.insert(JournalSeal(sequence: 3, entry: "by-hand", hash: "00"), at: 2)
            for (index, seal) in $0.seals.enumerated() {
                $0.seals[index] = JournalSeal(sequence: index + 1, entry: seal.entry, hash: seal.hash)
            }
        } finds: {
            $0 == .inserted(sequence: 3)
        },
        Tampering("two links exchanged") {
            let (third, fourth) = ($0.seals[2], $0.seals[3])
            $0.seals[2] = JournalSeal(sequence: 3, entry: fourth.entry, hash: fourth.hash)
            $0.seals[3] = JournalSeal(sequence: 4, entry: third.entry, hash: third.hash)
        } finds: {
            $0 == .reordered(sequence: 3)
        },
        Tampering("the first two links exchanged") {
            let (first, second) = ($0.seals[0], $0.seals[1])
            $0.seals[0] = JournalSeal(sequence: 1, entry: second.entry, hash: second.hash)
            $0.seals[1] = JournalSeal(sequence: 2, entry: first.entry, hash: first.hash)
        } finds: {
            $0 == .reordered(sequence: 2)
        },
        Tampering("the entries of two links exchanged") {
            let (third, fourth) = ($0.seals[2], $0.seals[3])
            $0.seals[2] = JournalSeal(sequence: 3, entry: fourth.entry, hash: third.hash)
            $0.seals[3] = JournalSeal(sequence: 4, entry: third.entry, hash: fourth.hash)
        } finds: {
            $0 == .reordered(sequence: 4)
        },
        Tampering("the hash of the last link") {
            $0.seals[5] = JournalSeal(sequence: 6, entry: $0.seals[5].entry, hash: "00")
        } finds: {
            $0 == .brokenLink(sequence: 6)
        },
        Tampering("two payloads exchanged") {
            let (third, fourth) = ($0.journal[2], $0.journal[3])
            $0.journal[2] = third.altered(payload: .some(fourth.payload))
            $0.journal[3] = fourth.altered(payload: .some(third.payload))
        } finds: {
            if case .payloadChanged = $0 { true } else { false }
        },
        Tampering("the text of a payload") {
            let salt = $0.journal[2].payload?.salt ?? ""
            $0.journal[2] = $0.journal[2].altered(payload: .some(JournalPayload(salt: salt, text: "changed=branch")))
        } finds: {
            if case .payloadChanged = $0 { true } else { false }
        },
    ]

    @Test("is sealed in order, and found sound")
    func sound() async throws {
        let world = try await sealedWorld()
        let before = try await VerifyJournal(world.environment)(by: .system, in: world.organisation)
        #expect(before.sealed == 0 && before.unsealedTail == 6 && before.isSound && before.head == nil)
        let outcome = try await SealJournal(world.environment)(in: world.organisation)
        #expect(outcome.sealed == 6 && outcome.refused.isEmpty && outcome.before == nil && !outcome.isFull)
        let after = try await VerifyJournal(world.environment)(by: .system, in: world.organisation)
        #expect(after.sealed == 6 && after.unsealedTail == 0 && after.isSound)
        #expect(after.head == outcome.after && after.head?.sequence == 6)
        #expect(world.memory.inspect(world.organisation) { $0.seals.map(\.entry) == $0.journal.map(\.id) })
    }

    @Test("grows by batches of five hundred", arguments: [499, 500, 501])
    func batches(count: Int) async throws {
        let world = try await sealedWorld(entries: count)
        let seal = SealJournal(world.environment)
        let first = try await seal(in: world.organisation)
        #expect(first.sealed == min(count, 500) && first.isFull == (count >= 500))
        let second = try await seal(in: world.organisation)
        #expect(second.sealed == max(0, count - 500) && second.before == first.after)
        let report = try await VerifyJournal(world.environment)(by: .system, in: world.organisation)
        #expect(report.sealed == count && report.isSound)
    }

    @Test("tells a column of a sealed row changed by hand", arguments: columns)
    func column(tampering: Tampering) async throws {
        let (world, problems) = try await problems(after: tampering)
        let entry = world.memory.inspect(world.organisation) { $0.journal[2].id }
        #expect(problems.contains(.changed(entry: entry)), "found \(problems)")
    }

    @Test("tells every other change by hand", arguments: others)
    func other(tampering: Tampering) async throws {
        let (_, problems) = try await problems(after: tampering)
        #expect(problems.contains(where: tampering.expected), "found \(problems)")
    }

    @Test("tells a row forged with an authenticator of its own")
    func forged() async throws {
        let tampering = Tampering("") {
            $0.journal[2] = $0.journal[2].altered(kind: "month-closed", authenticator: "00")
        }
        let (world, problems) = try await problems(after: tampering)
        let entry = world.memory.inspect(world.organisation) { $0.journal[2].id }
        #expect(problems.contains(.forged(entry: entry)))
    }

    @Test("does not seal a row that somebody wrote, and seals those behind it")
    func refusal() async throws {
        let world = try await sealedWorld()
        world.memory.alter(world.organisation) { state in
            state.journal[1] = state.journal[1].altered(kind: "month-closed")
            let payload = JournalPayload(salt: "", text: "")
            state.journal[3] = state.journal[3].altered(payload: .some(payload))
        }
        let bad = world.memory.inspect(world.organisation) { [$0.journal[1].id, $0.journal[3].id] }
        let outcome = try await SealJournal(world.environment)(in: world.organisation)
        #expect(outcome.sealed == 4 && outcome.refused == bad)
        let report = try await VerifyJournal(world.environment)(by: .system, in: world.organisation)
        #expect(report.problems == [.forged(entry: bad[0]), .payloadChanged(entry: bad[1])])
        #expect(report.unsealedTail == 2)
    }

    @Test("looks past five hundred rows that cannot be sealed")
    func manyRefused() async throws {
        let world = try await sealedWorld(entries: 501)
        world.memory.alter(world.organisation) { state in
            for index in 0..<500 { state.journal[index] = state.journal[index].altered(kind: "x") }
        }
        let outcome = try await SealJournal(world.environment)(in: world.organisation)
        #expect(outcome.sealed == 1 && outcome.refused.count == 500)
    }

    @Test("holds without a payload, and tells that it is gone")
    func erased() async throws {
        let world = try await sealedWorld()
        _ = try await SealJournal(world.environment)(in: world.organisation)
        world.memory.alter(world.organisation) { $0.journal[2] = $0.journal[2].altered(payload: .some(nil)) }
        let report = try await VerifyJournal(world.environment)(by: .system, in: world.organisation)
        let entry = world.memory.inspect(world.organisation) { $0.journal[2].id }
        #expect(report.erased == 1 && report.problems == [.payloadChanged(entry: entry)])
    }

    @Test("tells that its end was cut off, once a head was noted elsewhere")
    func cutOff() async throws {
        let world = try await sealedWorld()
        let head = try await SealJournal(world.environment)(in: world.organisation).after
        world.memory.alter(world.organisation) { state in
            state.seals.removeLast(2)
            state.journal.removeLast(2)
        }
        let verify = VerifyJournal(world.environment)
        #expect(try await verify(by: .system, in: world.organisation).isSound)
        let report = try await verify(by: .system, in: world.organisation, expecting: head)
        #expect(report.problems == [.removed(sequence: 5), .removed(sequence: 6)])
        let check = CheckJournalHead(world.environment)
        #expect(try await check(in: world.organisation, expecting: head) == .shortened(found: 4, noted: 6))
        #expect(try await check(in: world.organisation, expecting: nil) == .sound)
    }

    @Test("tells that its end was written anew behind a head noted elsewhere")
    func rewritten() async throws {
        let world = try await sealedWorld()
        let seal = SealJournal(world.environment)
        let head = try await seal(in: world.organisation).after
        world.memory.alter(world.organisation) { state in
            state.seals.removeLast(2)
            state.journal.removeLast(2)
        }
        for name in ["A", "B", "C"] {
            world.clock.advance(minutes: 1)
            try await ConfigureOrganisation(world.environment)(
                settings(named: name), by: .system, in: world.organisation)
        }
        _ = try await seal(in: world.organisation)
        let report = try await VerifyJournal(world.environment)(
            by: .system, in: world.organisation, expecting: head)
        #expect(report.problems == [.brokenLink(sequence: 6)])
    }

    @Test("does not take another key for its own")
    func otherKey() async throws {
        let world = try await sealedWorld()
        let environment = world.environment
        let other = Environment(
            store: environment.store, clock: environment.clock, identifiers: environment.identifiers,
            cryptography: environment.cryptography, rules: environment.rules, exemptions: [],
            journalKey: Array(repeating: 8, count: 32))
        let finding = try await CheckJournalHead(other)(in: world.organisation, expecting: nil)
        let last = world.memory.inspect(world.organisation) { $0.journal[5].id }
        #expect(finding == .notOurs(entry: last))
        #expect(try await SealJournal(other)(in: world.organisation).sealed == 0)
    }

    private func problems(after tampering: Tampering) async throws -> (TestWorld, [JournalProblem]) {
        let world = try await sealedWorld()
        _ = try await SealJournal(world.environment)(in: world.organisation)
        world.memory.alter(world.organisation, tampering.damage)
        let report = try await VerifyJournal(world.environment)(by: .system, in: world.organisation)
        #expect(!report.isSound)
        return (world, report.problems)
    }
}

extension Tampering {
    init(_ name: String, _ damage: @escaping @Sendable (inout MemoryState) -> Void) {
        self.init(name, damage, finds: { _ in true })
    }
}

@Suite("The pages of the journal")
struct ViewJournalTests {
    @Test("are for HR, the works council and administrators", arguments: Cast.allCases)
    func entitled(character: Cast) async throws {
        let world = try await sealedWorld()
        let view = ViewJournal(world.environment)
        let isEntitled = [.solene, .yanis, .karim].contains(character)
        if isEntitled {
            let page = try await view(JournalFilter(limit: 4), by: character.actor, in: world.organisation)
            #expect(page.entries.count == 4 && page.total == 6 && page.unsealed == 6)
            #expect(page.entries.map(\.at) == page.entries.map(\.at).sorted(by: >))
        } else {
            await #expect(throws: UseCaseError.notFound) {
                _ = try await view(by: character.actor, in: world.organisation)
            }
        }
    }

    @Test("keep who looked for a person's entries, once a day, and never oneself")
    func reading() async throws {
        let world = try await sealedWorld()
        let view = ViewJournal(world.environment)
        for person in [Cast.camille, .camille, .solene] {
            _ = try await view(JournalFilter(person: person.id), by: Cast.solene.actor, in: world.organisation)
        }
        let readings = world.memory.inspect(world.organisation) { $0.readings }
        #expect(readings.map(\.person) == [Cast.camille.id])
    }

    @Test("are of one to two hundred entries", arguments: [(-1, 1), (0, 1), (1, 1), (200, 200), (201, 200)])
    func limits(asked: Int, given: Int) async throws {
        let world = try await sealedWorld(entries: 201)
        let page = try await ViewJournal(world.environment)(
            JournalFilter(offset: -1, limit: asked), by: .system, in: world.organisation)
        #expect(page.entries.count == given)
    }
}
