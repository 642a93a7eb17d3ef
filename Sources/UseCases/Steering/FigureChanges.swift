import CivilTime
import Telework

/// What a write is about to change in the figures: what the new state counts, less what the old one did. Stores ask it in
/// each of their writes, so that no door leads past it.
extension StoreReading {
    /// - Parameter people: Not written yet.
    public func figureChange(saving people: [Person]) throws -> FigureTally {
        let after = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let before = Dictionary(try self.people(Array(after.keys)).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        var change = FigureTally()
        let changed = after.values.filter { person in before[person.id].map { !Counting.isSame($0, person) } ?? true }
        for person in changed {
            change += Counting.tally(of: person)
            if let old = before[person.id] { change -= Counting.tally(of: old) }
        }
        // An agreement counts under what the file of its person says today.
        for (id, agreements) in try agreements(of: changed.map(\.id), during: .everyDay) {
            for agreement in agreements {
                if let person = after[id] { change += Counting.tally(of: agreement, of: person) }
                if let old = before[id] { change -= Counting.tally(of: agreement, of: old) }
            }
        }
        return change
    }

    /// - Parameter agreement: Not written yet.
    public func figureChange(saving agreement: Agreement) throws -> FigureTally {
        var change = FigureTally()
        if let person = try person(agreement.person) { change += Counting.tally(of: agreement, of: person) }
        if let old = try self.agreement(agreement.id), let person = try person(old.person) {
            change -= Counting.tally(of: old, of: person)
        }
        return change
    }

    /// - Parameter request: Not written yet.
    public func figureChange(saving request: Request) throws -> FigureTally {
        var change = Counting.tally(of: request)
        if let old = try self.request(request.id) { change -= Counting.tally(of: old) }
        return change
    }

    /// All that the organisme's rows come to, counted from nothing.
    func countedFigures() throws -> FigureTally {
        var tally = FigureTally()
        let people = Dictionary(try everyone().map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        for person in people.values { tally += Counting.tally(of: person) }
        for (id, agreements) in try agreements(during: .everyDay) {
            guard let person = people[id] else { continue }
            for agreement in agreements { tally += Counting.tally(of: agreement, of: person) }
        }
        try eachRequest { tally += Counting.tally(of: $0) }
        for month in try closedMonths() {
            tally += Counting.tally(ofClose: month, lines: try lines(paidIn: month))
        }
        return tally
    }
}

extension DateSpan {
    fileprivate static let everyDay = DateSpan(from: LocalDate(year: 1, month: 1, day: 1) ?? LocalDate(dayNumber: 0))
}
