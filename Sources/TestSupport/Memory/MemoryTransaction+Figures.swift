import CivilTime
import Telework
import UseCases

extension MemoryTransaction {
    func figures() throws -> FigureTally { state.allFigures }

    func figureDefinition() throws -> Int? { state.figureDefinition }

    func hasFigureChanges() throws -> Bool { !state.figureChanges.isEmpty }

    func foldFigures(limit: Int) throws -> Int {
        let taken = state.figureChanges.prefix(limit)
        for change in taken { state.figures += change }
        state.figureChanges.removeFirst(taken.count)
        return taken.count
    }

    func replaceFigures(with tally: FigureTally, definition: Int) throws {
        state.figures = tally
        state.figureChanges = []
        state.figureDefinition = definition
    }

    func keep(_ change: FigureTally) {
        if !change.isEmpty { state.figureChanges.append(change) }
    }
}

extension MemoryState {
    var allFigures: FigureTally { figureChanges.reduce(into: figures) { $0 += $1 } }
}

/// The figures of every organisme in memory.
struct MemoryNetwork: NetworkReading {
    let states: [MemoryState]

    private var counted: [MemoryState] { states.filter { $0.figureDefinition == Counting.definition } }

    func members() throws -> [NetworkMember] {
        states.compactMap { state in
            state.organisation.map {
                NetworkMember(
                    id: $0.id, code: $0.code, name: $0.name, branch: $0.branch,
                    isCounted: state.figureDefinition == Counting.definition)
            }
        }.sorted { $0.code < $1.code }
    }

    func figures(from first: YearMonth, through last: YearMonth) throws -> FigureTally {
        counted.reduce(into: FigureTally()) { $0 += $1.allFigures.collapsed(from: first, through: last) }
    }

    func sums(of month: YearMonth, requestsFrom first: YearMonth) throws -> [OrganisationID: OrganismeSums] {
        Dictionary(
            counted.compactMap { state in
                state.organisation.map {
                    ($0.id, OrganismeSums(of: state.allFigures, month: month, requestsFrom: first))
                }
            }, uniquingKeysWith: { $1 })
    }
}
