import CivilTime
import Telework

/// Half-days are placed, moved, given up or set absent, in one week or several: all of them or none (PLA-1).
///
/// Every door leads here: the page's grid, a single day's form, the import of days.
public struct ChangeDays: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - changes: The half-days as they are to be. A half-day given twice is refused, and so is one already teleworked.
    ///   - versions: The versions of the weeks that a page showed; a week changed since is ``UseCaseError/outdated``.
    ///   - correction: True when HR repairs the past: notices do not apply, and closed months get an adjustment.
    /// - Throws: ``UseCaseError/refused(_:)`` with the reasons of every week at once; ``UseCaseError/invalid(_:)`` for a
    ///   cell that nobody sets by hand, or a day more than two years ahead.
    public func callAsFunction(
        _ changes: [CellChange], versions: [ISOWeek: Int] = [:], of person: PersonID, by actor: Actor,
        in organisation: OrganisationID, correction: Bool = false, token: String? = nil
    ) async throws {
        let authority: WeekAuthority = correction ? .correction : .person
        try await environment.change(organisation, by: actor, token: token) { store, scene in
            let act: Act = correction ? .correctPastWeek : .changeWeek
            let subject = try store.subject(person, of: act, for: actor)
            let frame = try scene.frame()
            let events = try store.apply(
                changes, versions: versions, to: subject, frame: frame, authority: authority)
            try environment.record(events, by: actor, at: scene.moment, in: store)
        }
    }
}

extension StoreWriting {
    /// Judges and writes changes week by week; throws with all the reasons when one of them is refused.
    func apply(
        _ changes: [CellChange], versions: [ISOWeek: Int] = [:], to person: Person, frame: Frame,
        authority: WeekAuthority
    ) throws -> [Event] {
        // What is not worked, and what is a holiday, comes from the pattern and the calendar: nobody sets it by hand.
        guard !changes.contains(where: { $0.cell == .notWorked || $0.cell == .holiday }) else {
            throw UseCaseError.invalid([FieldProblem("cell", .unknown)])
        }
        // A slip in the year, under an agreement without end, would be a day that nobody sees again.
        guard !changes.contains(where: { ISOWeek(containing: $0.date) > frame.lastOpenWeek }) else {
            throw UseCaseError.invalid([FieldProblem("date", .tooLate, dates: frame.today...frame.lastOpenWeek.sunday)])
        }
        var decisions: [Decision] = []
        var events: [Event] = []
        for (week, changes) in changes.byWeek {
            let desk = try desk(for: person, week, frame: frame, authority: authority)
            if let version = versions[week], version != desk.plan.version { throw UseCaseError.outdated }
            let (decision, cells) = WeekRules.decide(changes, facts: desk.facts)
            decisions.append(decision)
            // Later weeks are judged with this one written, so that an envelope is counted whole.
            guard decision.isAllowed, cells != desk.plan.cells else { continue }
            try save(cells, at: desk)
            events.append(
                Event(
                    authority == .correction ? .weekCorrected : .weekChanged, person: person.id, entity: week.iso,
                    details: ["before": desk.plan.cells.text, "after": cells.text]))
        }
        if let refusal = Decision.joined(decisions) { throw UseCaseError.refused(refusal) }
        return events
    }
}

extension [CellChange] {
    /// Changes by week, in order of week, each in the order given.
    var byWeek: [(week: ISOWeek, changes: [CellChange])] {
        Dictionary(grouping: self) { ISOWeek(containing: $0.date) }.sorted { $0.key < $1.key }.map {
            ($0.key, $0.value)
        }
    }
}

extension Decision {
    /// One refusal with the reasons of all; nil when every decision allows.
    static func joined(_ decisions: [Decision]) -> Decision? {
        let refused = decisions.filter { !$0.isAllowed }
        guard !refused.isEmpty else { return nil }
        let reasons = refused.flatMap(\.reasons)
        let missing = refused.flatMap(\.missing)
        return Decision(
            verdict: reasons.isEmpty ? .incomplete(missing) : .refused(reasons), trace: refused.flatMap(\.trace))
    }
}
