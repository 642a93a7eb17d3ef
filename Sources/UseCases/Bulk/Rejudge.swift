import CivilTime
import Telework

/// Reads rows back and puts them to the rules again, as if nobody had judged them when they were written.
///
/// A generated base holds to what the rules of today say of each of its days. So does a base in use, as long as nobody's
/// pattern, site or texts changed since.
public struct Rejudge: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// What to read back.
    public struct Sample: Hashable, Sendable {
        public struct Week: Hashable, Sendable {
            public let person: PersonID
            public let week: ISOWeek

            public init(person: PersonID, week: ISOWeek) {
                self.person = person
                self.week = week
            }
        }

        public struct Month: Hashable, Sendable {
            public let person: PersonID
            public let month: YearMonth

            public init(person: PersonID, month: YearMonth) {
                self.person = person
                self.month = month
            }
        }

        public var weeks: [Week] = []
        public var requests: [RequestID] = []
        /// Closed months of people.
        public var months: [Month] = []

        public init() {}
    }

    /// What does not hold, in the order of the sample; nothing when all of it does.
    public func callAsFunction(_ sample: Sample, in organisation: OrganisationID) async throws -> [Objection] {
        try await environment.store.read(organisation) { store in
            let frame = try store.frame(in: environment)
            var objections: [Objection] = []
            for week in sample.weeks {
                objections += try store.objections(toWeekOf: week.person, week.week, frame: frame)
            }
            for request in sample.requests { objections += try store.objections(to: request, frame: frame) }
            for month in sample.months {
                objections += try store.objections(
                    toMonthOf: month.person, month.month, frame: frame, environment: environment)
            }
            for month in Set(sample.months.map(\.month)).sorted() {
                objections += try store.objections(toCloseOf: month)
            }
            return objections
        }
    }
}

/// What a row that was read back says that the rules do not.
public enum Objection: Hashable, Sendable {
    /// The week is not one that the person could have placed.
    case weekRefused(PersonID, ISOWeek, [Reason])
    /// Days not worked or holidays are not those of the pattern and the calendar.
    case weekMisshapen(PersonID, ISOWeek, kept: String, expected: String)
    /// What was asked for could not be.
    case requestRefused(RequestID, [Reason])
    /// A fact that the rules need on the request is missing.
    case requestIncomplete(RequestID, [Fact])
    /// The day by which an answer is owed is not the text's.
    case answerDueElsewhere(RequestID, kept: LocalDate?, expected: LocalDate?)
    /// The agreement is missing, or is not what was granted.
    case agreementDiffers(RequestID)
    /// What was paid for the month is not what its days earn; the lines would put it right.
    case paidDiffers(PersonID, YearMonth, [AllowanceLine])
    /// What the close kept of the day is not what it earns.
    case paidDayDiffers(PersonID, LocalDate)
    /// The figures of the close are not those of its lines.
    case closeDiffers(YearMonth, kept: Cents, lines: Cents)
    /// The row named by the sample is not there.
    case missing(String)
}
