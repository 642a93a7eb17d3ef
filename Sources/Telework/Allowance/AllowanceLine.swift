import CivilTime

/// A line of the payroll file: one person, one pay code, one unit amount, one month of origin.
public struct AllowanceLine: Hashable, Sendable {
    public let person: PersonID
    public let payCode: PayCode
    public let unit: Cents
    /// Half-days; negative on an adjustment that takes back.
    public let halves: Int
    public let amount: Cents
    /// The part within the Urssaf limit, and what is above it and bears contributions.
    public let exempt: Cents
    public var subject: Cents { amount - exempt }
    /// The month in which the days were teleworked; another one than the month paid on an adjustment.
    public let origin: YearMonth

    public init(
        person: PersonID, payCode: PayCode = .allowance, unit: Cents, halves: Int, amount: Cents, exempt: Cents,
        origin: YearMonth
    ) {
        self.person = person
        self.payCode = payCode
        self.unit = unit
        self.halves = halves
        self.amount = amount
        self.exempt = exempt
        self.origin = origin
    }
}

/// What payroll calls the line.
public enum PayCode: String, CaseIterable, Hashable, Sendable, Codable {
    case allowance = "ALLOC_TELETRAVAIL"
    /// What a correction adds to or takes from a closed month.
    case adjustment = "REGUL_TELETRAVAIL"
}

/// A daily limit under which the allowance bears no contributions, with the cap of a month (`urssaf.csv`).
public struct ExemptionLimit: Hashable, Sendable {
    public let year: Int
    public let basis: AgreementBasis
    public let day: Cents
    /// The cap of a month; nil when the source gives none.
    public let month: Cents?
    public let certainty: Certainty

    public init(year: Int, basis: AgreementBasis, day: Cents, month: Cents?, certainty: Certainty) {
        self.year = year
        self.basis = basis
        self.day = day
        self.month = month
        self.certainty = certainty
    }
}

/// What one person is owed for one month.
public enum MonthlyAllowance {
    /// The lines of a month, one for each unit amount, in order of amount.
    ///
    /// Halves are summed per amount, then rounded once. Without a limit for the year nothing is exempt: a payroll that
    /// exempts by mistake is worse than one that asks.
    public static func lines(
        of days: [AllowanceDay], person: PersonID, month: YearMonth, limit: ExemptionLimit?
    ) -> [AllowanceLine] {
        // One amount or two: looked for faster than hashed.
        var sums: [(unit: Cents, halves: Int)] = []
        for day in days {
            if let index = sums.firstIndex(where: { $0.unit == day.unit }) {
                sums[index].halves += day.halves
            } else {
                sums.append((day.unit, day.halves))
            }
        }
        var room = limit?.month
        return sums.sorted { $0.unit < $1.unit }.map { unit, halves in
            let amount = unit.timesHalves(halves)
            var exempt = limit.map { min($0.day, unit).timesHalves(halves) } ?? .zero
            if let left = room {
                exempt = min(exempt, left)
                room = left - exempt
            }
            return AllowanceLine(
                person: person, unit: unit, halves: halves, amount: amount, exempt: exempt, origin: month)
        }
    }

    /// What a correction of a closed month still owes, or takes back: one line for each unit amount that changed.
    ///
    /// - Parameters:
    ///   - due: The lines of the origin month as they are now.
    ///   - paid: Every line already paid for that origin month, in any month.
    public static func adjustments(
        due: [AllowanceLine], paid: [AllowanceLine], person: PersonID, origin: YearMonth
    ) -> [AllowanceLine] {
        let units = Set(due.map(\.unit)).union(paid.map(\.unit)).sorted()
        return units.compactMap { unit in
            let owed = Totals(due.filter { $0.unit == unit })
            let given = Totals(paid.filter { $0.unit == unit })
            guard owed != given else { return nil }
            return AllowanceLine(
                person: person, payCode: .adjustment, unit: unit, halves: owed.halves - given.halves,
                amount: owed.amount - given.amount, exempt: owed.exempt - given.exempt, origin: origin)
        }
    }

    private struct Totals: Hashable {
        var halves = 0
        var amount = Cents.zero
        var exempt = Cents.zero

        init(_ lines: [AllowanceLine]) {
            for line in lines {
                halves += line.halves
                amount += line.amount
                exempt += line.exempt
            }
        }
    }
}
