import CivilTime
import Telework
import UseCases

extension MemoryTransaction {
    func journal(matching filter: JournalFilter) throws -> [JournalEntry] {
        matching(filter).reversed().page(offset: filter.offset, limit: filter.limit)
    }

    func countJournal(matching filter: JournalFilter) throws -> Int { matching(filter).count }

    func unsealed(limit: Int) throws -> [JournalEntry] { allUnsealed().page(offset: 0, limit: limit) }

    func head() throws -> JournalSeal? { state.seals.max { $0.sequence < $1.sequence } }

    func eachSeal(_ body: (JournalSeal, JournalEntry?) throws -> Void) throws {
        let entries = Dictionary(state.journal.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for seal in state.seals.sorted(by: { $0.sequence < $1.sequence }) { try body(seal, entries[seal.entry]) }
    }

    func countUnsealed() throws -> Int { allUnsealed().count }

    func append(_ entries: [JournalEntry]) throws {
        for entry in entries {
            guard !state.journal.contains(where: { $0.id == entry.id }) else { throw StoreError.conflict }
            state.journal.append(entry)
        }
    }

    func append(_ seals: [JournalSeal]) throws {
        for seal in seals {
            guard !state.seals.contains(where: { $0.sequence == seal.sequence || $0.entry == seal.entry }) else {
                throw StoreError.conflict
            }
            state.seals.append(seal)
        }
    }

    func recordReading(viewer: PersonID, person: PersonID, useCase: String, day: LocalDate) throws {
        state.readings.insert(MemoryState.Reading(viewer: viewer, person: person, useCase: useCase, day: day))
    }

    private func allUnsealed() -> [JournalEntry] {
        let sealed = Set(state.seals.map(\.entry))
        return oldestFirst().filter { !sealed.contains($0.id) }
    }

    private func oldestFirst() -> [JournalEntry] { state.journal.sorted { ($0.at, $0.id) < ($1.at, $1.id) } }

    private func matching(_ filter: JournalFilter) -> [JournalEntry] {
        oldestFirst().filter { entry in
            (filter.person.map { entry.person == $0 } ?? true)
                && (filter.kind.map { entry.kind == $0 } ?? true)
                && (filter.from.map { entry.at >= $0 } ?? true)
                && (filter.before.map { entry.at < $0 } ?? true)
        }
    }
}
