import Telework

/// Counts an organisme again from all its rows, and compares what it keeps with that, in one picture of the base.
public struct CheckFigures: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(in organisation: OrganisationID) async throws -> FigureReport {
        try await environment.store.read(organisation) { store in
            guard try store.figureDefinition() == Counting.definition else { return FigureReport() }
            let (kept, counted) = (try store.figures(), try store.countedFigures())
            let differences = Set(kept.amounts.keys).union(counted.amounts.keys).sorted()
                .filter { kept[$0] != counted[$0] }
                .map { FigureReport.Difference(figure: $0, kept: kept[$0], counted: counted[$0]) }
            return FigureReport(isCounted: true, count: counted.amounts.count, differences: differences)
        }
    }
}

/// Puts what an organisme's rows come to in place of the figures it keeps.
public struct RecountFigures: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: How many figures there are.
    @discardableResult
    public func callAsFunction(in organisation: OrganisationID) async throws -> Int {
        try await environment.store.write(organisation) { store in try store.recountFigures() }
    }
}

extension StoreWriting {
    func recountFigures() throws -> Int {
        let tally = try countedFigures()
        try replaceFigures(with: tally, definition: Counting.definition)
        return tally.amounts.count
    }
}

/// How the figures that an organisme keeps compare with its rows.
public struct FigureReport: Hashable, Sendable {
    public struct Difference: Hashable, Sendable {
        public let figure: Figure
        public let kept: Int
        public let counted: Int
    }

    /// False while the organisme waits to be counted by this program: nothing was compared.
    public let isCounted: Bool
    /// How many figures its rows come to.
    public let count: Int
    /// In order of figure.
    public let differences: [Difference]

    init(isCounted: Bool = false, count: Int = 0, differences: [Difference] = []) {
        self.isCounted = isCounted
        self.count = count
        self.differences = differences
    }
}
