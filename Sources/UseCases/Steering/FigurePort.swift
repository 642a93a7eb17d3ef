import CivilTime
import Telework

public protocol FigureReading {
    /// The figures that the organisme keeps, exact at any moment: totals, with the changes that no total has taken up yet.
    func figures() throws -> FigureTally
    /// The ``Counting/definition`` by which the organisme was counted; nil while it is still to be.
    func figureDefinition() throws -> Int?
    /// Whether changes wait to be taken up by totals.
    func hasFigureChanges() throws -> Bool
}

/// Writes of people, agreements, requests and closes keep the figures by themselves, in the same transaction.
public protocol FigureWriting {
    /// Takes up the changes of some transactions in the totals; answers of how many, `limit` at most.
    func foldFigures(limit: Int) throws -> Int
    /// Puts figures in place of all that are kept, and says by which definition they were counted.
    func replaceFigures(with tally: FigureTally, definition: Int) throws
}

extension FigureTally {
    /// How many there are at the end of a month.
    public func stock(_ measure: Measure, _ slice: Slice = .all, at month: YearMonth) -> Int {
        amounts.reduce(0) { sum, entry in
            let (figure, amount) = entry
            return figure.measure == measure && figure.slice == slice && figure.month <= month ? sum + amount : sum
        }
    }

    /// Whether an agreement was in force, or a month closed, by the end of a month: nobody is no figure before.
    ///
    /// The first month that changes how many there are is one that adds some, and one that adds some leaves somebody: it
    /// is enough to look for such a month. Only figures that are not collapsed tell those that were over before.
    func isBegun(by month: YearMonth) -> Bool {
        amounts.contains { figure, amount in
            amount > 0 && figure.month <= month && figure.slice == .all
                && (figure.measure == .teleworkers || figure.measure == .closes)
        }
    }

    /// What some months come to.
    public func flow(_ measure: Measure, _ slice: Slice = .all, in months: ClosedRange<YearMonth>) -> Int {
        amounts.reduce(0) { sum, entry in
            let (figure, amount) = entry
            return figure.measure == measure && figure.slice == slice && months.contains(figure.month)
                ? sum + amount : sum
        }
    }
}
