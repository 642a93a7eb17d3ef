import CivilTime
import Telework

/// How far back an absence may be learnt of: as long as the pay of its month can still be corrected.
///
/// A closed month is never changed, but an absence found out later gives an adjustment. Once pay is time-barred there is
/// nothing left to adjust: such a date is a slip.
public struct AbsenceReach: Hashable, Sendable {
    /// The first day on which this reach holds.
    public let from: LocalDate
    /// Whole months before the month of today.
    public let months: Int
    public let source: LocalizedText

    /// The reaches by date, earliest first.
    ///
    /// The three years are those of the law of 14 June 2013. The wording of the article was not read at Légifrance: like
    /// most of ``Statute``, its number is ``Certainty/unverified``.
    public static let dated = [
        AbsenceReach(
            from: LocalDate(year: 2013, month: 6, day: 17) ?? LocalDate(dayNumber: 0), months: 36,
            source: LocalizedText(
                french: "prescription du salaire, code du travail, art. L3245-1",
                english: "limitation of wages, code du travail, art. L3245-1"))
    ]

    /// The reach that holds on a day.
    static func inForce(on today: LocalDate) -> AbsenceReach {
        dated.last { $0.from <= today } ?? dated[0]
    }

    /// The first day of the first month that can still be corrected.
    func first(on today: LocalDate) -> LocalDate {
        YearMonth(containing: today).adding(months: -months).first
    }
}

/// Why the days of an absence cannot be meant.
enum AbsenceSlip: Hashable, Sendable {
    case beforeArrival(LocalDate)
    /// The pay of that time cannot be corrected any more.
    case tooLongAgo(AbsenceReach, before: LocalDate)
    /// Further than any day can be placed.
    case tooFarAhead

    var kind: FieldProblem.Kind { self == .tooFarAhead ? .tooLate : .tooEarly }
}

extension Frame {
    /// What is wrong with the days of an absence; nil for nothing.
    func slip(in span: ClosedRange<LocalDate>, of person: Person) -> AbsenceSlip? {
        let reach = AbsenceReach.inForce(on: today)
        let first = reach.first(on: today)
        if span.lowerBound < person.employment.first { return .beforeArrival(person.employment.first) }
        if span.lowerBound < first { return .tooLongAgo(reach, before: first) }
        return ISOWeek(containing: span.upperBound) > lastOpenWeek ? .tooFarAhead : nil
    }

    /// The dates among which an absence of someone may be.
    func absenceDates(of person: Person) -> ClosedRange<LocalDate> {
        let first = max(person.employment.first, AbsenceReach.inForce(on: today).first(on: today))
        return min(first, lastOpenWeek.sunday)...lastOpenWeek.sunday
    }
}
