import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Contract of the store: the journal and its chain")
struct JournalContract {
    private static let entries = [
        entry("e1", at: 0), entry("e3", at: 10, kind: .monthClosed, person: nil), entry("e2", at: 10, payload: nil),
        entry("e4", at: 20, person: .nadia, payload: JournalPayload(salt: "", text: "")),
        JournalEntry(
            id: "e5", at: .after(30), actor: nil, kind: Event.Kind.peopleImported.rawValue, person: nil, entity: nil,
            rules: "", commitment: "", authenticator: "", payload: nil),
    ]

    private func filled(_ kind: StoreKind) async throws -> OpenedStore {
        let opened = try await kind.loaded()
        try await opened.write { store in for entry in Self.entries.shuffled() { try store.append(entry) } }
        return opened
    }

    private static func seals(_ ids: [String], from first: Int = 1) -> [JournalSeal] {
        ids.enumerated().map { JournalSeal(sequence: first + $0, entry: $1, hash: "h-\($1)") }
    }

    @Test("the journal comes back latest first, filtered, page after page", arguments: StoreKind.allCases)
    func read(kind: StoreKind) async throws {
        let opened = try await filled(kind)
        let filters: [(JournalFilter, [String])] = [
            (JournalFilter(), ["e5", "e4", "e3", "e2", "e1"]),
            (JournalFilter(person: Cast.camille.id), ["e2", "e1"]),
            (JournalFilter(kind: "week-changed"), ["e4", "e2", "e1"]),
            (JournalFilter(person: Cast.nadia.id, kind: "week-changed"), ["e4"]),
            (JournalFilter(from: .after(10)), ["e5", "e4", "e3", "e2"]),
            (JournalFilter(before: .after(10)), ["e1"]),
            (JournalFilter(from: .after(10), before: .after(20)), ["e3", "e2"]),
            (JournalFilter(kind: "nothing"), []),
        ]
        for (filter, ids) in filters {
            #expect(try await opened.read { try $0.journal(matching: filter) }.map(\.id) == ids)
            #expect(try await opened.read { try $0.countJournal(matching: filter) } == ids.count)
        }
        for size in [1, 2, 5] {
            var found: [JournalEntry] = []
            for offset in stride(from: 0, to: 6, by: size) {
                found += try await opened.read { try $0.journal(matching: JournalFilter(offset: offset, limit: size)) }
            }
            #expect(found.map(\.id) == ["e5", "e4", "e3", "e2", "e1"])
            #expect(Set(found) == Set(Self.entries))
        }
    }

    @Test("many entries are written as one by one, each with its payload", arguments: StoreKind.allCases)
    func many(kind: StoreKind) async throws {
        let entries = (100..<274).map { number in
            entry(
                "e\(number)", at: number,
                payload: number.isMultiple(of: 3) ? nil : JournalPayload(salt: "s\(number)", text: "n=\(number)"))
        }
        let opened = try await kind.loaded()
        try await opened.write { try $0.append(entries) }
        #expect(
            try await opened.read { try $0.journal(matching: JournalFilter(limit: 500)) } == Array(entries.reversed()))
        #expect(try await opened.read { try $0.unsealed(limit: 500) } == entries)
        // One that is there already: none of them is written.
        let again = [entry("e500", at: 500), entry("e101", at: 501)]
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.append(again) } }
        #expect(try await opened.read { try $0.countJournal(matching: JournalFilter()) } == entries.count)
    }

    @Test("an entry is written once", arguments: StoreKind.allCases)
    func once(kind: StoreKind) async throws {
        let opened = try await filled(kind)
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.append(entry("e1", at: 99)) } }
        #expect(try await opened.read { try $0.countJournal(matching: JournalFilter()) } == Self.entries.count)
    }

    @Test("sealing takes the oldest entries out of the tail", arguments: StoreKind.allCases)
    func seal(kind: StoreKind) async throws {
        let opened = try await filled(kind)
        #expect(try await opened.read { try $0.head() } == nil)
        #expect(try await opened.read { try $0.unsealed(limit: 10) }.map(\.id) == ["e1", "e2", "e3", "e4", "e5"])
        #expect(try await opened.read { try $0.unsealed(limit: 2) }.map(\.id) == ["e1", "e2"])
        #expect(try await opened.read { try $0.unsealed(limit: 0) }.isEmpty)
        try await opened.write { try $0.append(Self.seals(["e1", "e2"])) }
        try await opened.write { try $0.append([] as [JournalSeal]) }
        #expect(try await opened.read { try $0.head() } == Self.seals(["e1", "e2"]).last)
        #expect(try await opened.read { try $0.countUnsealed() } == 3)
        // An entry that comes late with an earlier time is still in the tail.
        try await opened.write { try $0.append(entry("e0", at: -5)) }
        #expect(try await opened.read { try $0.unsealed(limit: 10) }.map(\.id) == ["e0", "e3", "e4", "e5"])
        try await opened.write { try $0.append(Self.seals(["e0", "e3", "e4", "e5"], from: 3)) }
        #expect(try await opened.read { try $0.countUnsealed() } == 0)
        #expect(try await opened.read { try $0.unsealed(limit: 10) }.isEmpty)
    }

    @Test("the chain is read in order, each link with its entry", arguments: StoreKind.allCases)
    func chain(kind: StoreKind) async throws {
        let opened = try await filled(kind)
        let seals = Self.seals(["e1", "e2", "gone", "e3"])
        try await opened.write { try $0.append(seals) }
        let found = try await opened.read { store in
            var found: [(JournalSeal, JournalEntry?)] = []
            try store.eachSeal { found.append(($0, $1)) }
            return found
        }
        #expect(found.map(\.0) == seals)
        #expect(found.map(\.1) == [Self.entries[0], Self.entries[2], nil, Self.entries[1]])
    }

    @Test("a place in the chain, and an entry, are taken once", arguments: StoreKind.allCases)
    func conflicts(kind: StoreKind) async throws {
        let opened = try await filled(kind)
        try await opened.write { try $0.append(Self.seals(["e1", "e2"])) }
        for seals in [Self.seals(["e3"], from: 2), Self.seals(["e2"], from: 3), Self.seals(["e3", "e1"], from: 3)] {
            await #expect(throws: StoreError.conflict) { try await opened.write { try $0.append(seals) } }
        }
        #expect(try await opened.read { try $0.head()?.sequence } == 2)
        #expect(try await opened.read { try $0.countUnsealed() } == 3)
    }

    @Test("looking twice the same day is one reading; a message to send is kept", arguments: StoreKind.allCases)
    func writings(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        try await opened.write { store in
            for _ in 1...2 {
                try store.recordReading(
                    viewer: Cast.marc.id, person: Cast.camille.id, useCase: "view-week", day: day("2026-11-02"))
            }
            try store.enqueue(
                OutboxMessage(
                    id: "m1", kind: "request-submitted", person: Cast.camille.id, entity: "r", createdAt: noon))
            try store.enqueue(OutboxMessage(id: "m2", kind: "month-closed", person: nil, entity: nil, createdAt: noon))
        }
    }
}
