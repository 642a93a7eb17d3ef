import CivilTime

/// What each thing adds to the figures of its organisme: a pure function of what is kept of it today, so that figures kept
/// as things change and figures counted from all things are the same.
///
/// Dates of answers are those of Greenwich: figures do not depend on where an organisme's clocks are.
public enum Counting {
    /// Goes up when what is counted changes: organismes counted otherwise are then counted again.
    public static let definition = 1

    /// The first month that is told apart. What lasts since before counts from it on; what happened before does not count.
    public static let firstMonth = YearMonth(containing: LocalDate(dayNumber: 19_723))

    /// An end later than this is none.
    private static let lastYear = 2_200

    /// A person, from the month of their arrival to that of their leaving.
    public static func tally(of person: Person) -> FigureTally {
        var tally = FigureTally()
        add(person.employment, .people, slices(of: person), to: &tally)
        return tally
    }

    /// An agreement while its person is employed, under what their file says today.
    public static func tally(of agreement: Agreement, of person: Person) -> FigureTally {
        var tally = FigureTally()
        if let span = agreement.span.intersection(person.employment) {
            add(span, .teleworkers, slices(of: person) + [.formula(agreement.formula.kind)], to: &tally)
        }
        return tally
    }

    /// A request as it stands: filed in a month, and decided or withdrawn in another.
    public static func tally(of request: Request) -> FigureTally {
        var tally = FigureTally()
        add(1, .filed, .all, YearMonth(containing: request.submittedOn), to: &tally)
        switch request.state {
        case .submitted, .countered, .accepted: break
        case .withdrawn(let instant): add(1, .withdrawn, .all, instant.month, to: &tally)
        case .granted(_, let instant):
            add(1, .granted, .all, instant.month, to: &tally)
            add(request.minutes(until: instant), .decisionMinutes, .all, instant.month, to: &tally)
        case .refused(let refusal):
            add(1, .refused, .all, refusal.at.month, to: &tally)
            add(1, .refused, .motive(refusal.motive), refusal.at.month, to: &tally)
            add(request.minutes(until: refusal.at), .decisionMinutes, .all, refusal.at.month, to: &tally)
        }
        return tally
    }

    /// A closed month with its lines.
    public static func tally(ofClose month: YearMonth, lines: [AllowanceLine]) -> FigureTally {
        var tally = FigureTally()
        add(1, .closes, .all, month, to: &tally)
        add(Set(lines.map(\.person)).count, .paidPeople, .all, month, to: &tally)
        add(lines.reduce(0) { $0 + $1.halves }, .paidHalves, .all, month, to: &tally)
        add(Int(lines.reduce(Cents.zero) { $0 + $1.amount }.value), .paidCents, .all, month, to: &tally)
        add(lines.count { $0.payCode == .adjustment }, .adjustments, .all, month, to: &tally)
        return tally
    }

    /// Whether two states of a person's file count alike, their agreements too.
    public static func isSame(_ left: Person, _ right: Person) -> Bool {
        left.employment == right.employment && slices(of: left) == slices(of: right)
    }

    private static func slices(of person: Person) -> [Slice] {
        [.all, .sex(person.sex), .contract(person.contract), .workingTime(WorkingTime(person.pattern))]
    }

    private static func add(
        _ amount: Int, _ measure: Measure, _ slice: Slice, _ month: YearMonth, to tally: inout FigureTally
    ) {
        if month >= firstMonth { tally.add(amount, to: Figure(measure, slice, month)) }
    }

    /// Counts a span at the end of each of its months: +1 in the month it begins in, −1 in the first whose end it misses.
    private static func add(_ span: DateSpan, _ measure: Measure, _ slices: [Slice], to tally: inout FigureTally) {
        let begins = max(YearMonth(containing: span.first), firstMonth)
        let ends = span.last.flatMap { last -> YearMonth? in
            guard last.year <= lastYear else { return nil }
            let month = YearMonth(containing: last)
            return last == month.last ? month.adding(months: 1) : month
        }
        if let ends, ends <= begins { return }
        for slice in slices {
            tally.add(1, to: Figure(measure, slice, begins))
            if let ends { tally.add(-1, to: Figure(measure, slice, ends)) }
        }
    }
}

extension Instant {
    fileprivate var month: YearMonth {
        let day: Int64 = 86_400_000
        let days = milliseconds >= 0 ? milliseconds / day : (milliseconds - day + 1) / day
        return YearMonth(containing: LocalDate(dayNumber: Int(days)))
    }
}

extension Request {
    fileprivate func minutes(until instant: Instant) -> Int {
        Int(max(0, instant.milliseconds - submittedAt.milliseconds) / 60_000)
    }
}
