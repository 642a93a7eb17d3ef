import CivilTime
import Telework

/// What became of an absence that was noted or taken back.
public enum AbsenceOutcome: String, Sendable {
    case changed
    /// It was noted already.
    case unchanged
}

extension AbsenceOutcome: RawTextual {
    /// From what is kept beside a form token; forms answered before there was an outcome kept nothing.
    fileprivate init(kept text: String) { self = AbsenceOutcome(rawValue: text) ?? .changed }

    var rawText: String { rawValue }
}

/// Days away, without a reason: none is asked, none is stored (PLA-1).
public struct RecordAbsence: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - half: Only that half of each day; nil for whole days.
    ///   - cancels: True to take an absence back: the days become what their template says, telework excepted, which is
    ///     placed anew.
    /// - Throws: ``UseCaseError/refused(_:)`` for a day of a closed month; ``UseCaseError/invalid(_:)`` for more than 400 days,
    ///   days before the person’s arrival or before what pay can still correct (``AbsenceReach``), or more than two years
    ///   ahead, and for an absence to take back that is not there; ``UseCaseError/nothingWorked(_:)`` for an absence on
    ///   which the person works not one half-day.
    @discardableResult
    public func callAsFunction(
        _ span: ClosedRange<LocalDate>, half: HalfDay?, cancels: Bool = false, of person: PersonID, by actor: Actor,
        in organisation: OrganisationID, token: String? = nil
    ) async throws -> AbsenceOutcome {
        guard span.upperBound - span.lowerBound <= 400 else {
            throw UseCaseError.invalid([FieldProblem("end", .spanTooLong)])
        }
        return try await environment.change(
            organisation, by: actor, token: token, as: AbsenceOutcome.init(kept:)
        ) { store, scene in
            let subject = try store.subject(person, of: .recordAbsence, for: actor)
            let frame = try scene.frame()
            // What was stored can be taken back, however far ahead it is.
            if let slip = frame.slip(in: span, of: subject), !cancels || slip != .tooFarAhead {
                let dates = frame.absenceDates(of: subject)
                let field = slip == .tooFarAhead && dates.contains(span.lowerBound) ? "end" : "start"
                throw UseCaseError.invalid([FieldProblem(field, slip.kind, dates: dates)])
            }
            // HR may learn of an absence after the close: the month is adjusted, never changed.
            let authority: WeekAuthority =
                try store.allows(.correctPastWeek, to: actor, on: subject) ? .correction : .person
            let (events, rest) = try store.recordAbsence(
                span, half: half, cancels: cancels, of: subject, frame: frame, authority: authority)
            if let rest, !cancels { throw UseCaseError.nothingWorked(rest) }
            if cancels, events.isEmpty { throw UseCaseError.invalid([FieldProblem("start", .noAbsence)]) }
            try environment.record(events, by: actor, at: scene.moment, in: store)
            return events.isEmpty ? .unchanged : .changed
        }
    }
}

extension StoreWriting {
    /// Sets the worked half-days of a span absent, or back; days not worked and holidays are passed over.
    ///
    /// - Returns: What was done, and the days when the person works, or is away, on not one half-day of them.
    func recordAbsence(
        _ span: ClosedRange<LocalDate>, half: HalfDay?, cancels: Bool = false, of person: Person, frame: Frame,
        authority: WeekAuthority
    ) throws -> (events: [Event], rest: RestDays?) {
        var decisions: [Decision] = []
        var events: [Event] = []
        var rest = RestDays()
        for week in ISOWeek.covering(span) {
            let desk = try desk(for: person, week, frame: frame, authority: authority)
            let changes = desk.plan.cells.all.compactMap { weekday, other, cell -> CellChange? in
                let date = week.day(weekday)
                guard span.contains(date), half == nil || half == other else { return nil }
                rest.add(cell, on: date, other)
                if cancels {
                    guard cell == .absent else { return nil }
                    return CellChange(date: date, half: other, cell: desk.template[weekday, other].withoutTelework)
                }
                return cell.isWorked ? CellChange(date: date, half: other, cell: .absent) : nil
            }
            guard !changes.isEmpty else { continue }
            let (decision, cells) = WeekRules.decide(changes, facts: desk.facts)
            decisions.append(decision)
            guard decision.isAllowed else { continue }
            try save(cells, at: desk)
            events.append(
                Event(
                    cancels ? .absenceCancelled : .absenceRecorded, person: person.id, entity: week.iso,
                    details: ["before": desk.plan.cells.text, "after": cells.text]))
        }
        if let refusal = Decision.joined(decisions) { throw UseCaseError.refused(refusal) }
        return (events, rest.isEmpty ? nil : rest)
    }
}

extension Cell {
    /// A day given back is on site: telework on it is placed anew, and judged.
    fileprivate var withoutTelework: Cell { isTelework ? .ownSite : self }
}

extension ISOWeek {
    /// The weeks that hold at least one day of a span, in order.
    static func covering(_ span: ClosedRange<LocalDate>) -> [ISOWeek] {
        var weeks = [ISOWeek(containing: span.lowerBound)]
        while let last = weeks.last, last.sunday < span.upperBound { weeks.append(last.adding(weeks: 1)) }
        return weeks
    }
}
