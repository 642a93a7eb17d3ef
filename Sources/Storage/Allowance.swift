import CivilTime
import SQLDriver
import Telework
import UseCases

extension AllowanceLine {
    static let columns: SQLQuery = "l.person_id, l.pay_code, l.unit, l.halves, l.amount, l.exempt, l.origin"

    init(_ row: inout StoredRow) throws {
        self.init(
            person: try row.identifier(), payCode: try row.code(), unit: try row.cents(), halves: try row.int(),
            amount: try row.cents(), exempt: try row.cents(), origin: try row.month())
    }
}

extension SQLTransaction {
    func closedMonths() throws -> Set<YearMonth> {
        Set(
            try all(
                "SELECT c.month FROM month_close AS c WHERE c.organisation_id = \(organisation) ORDER BY c.month",
                of: "month_close"
            ) { try $0.month() })
    }

    func close(of month: YearMonth) throws -> MonthClose? {
        try first(
            """
            SELECT c.month, c.closed_at, c.closed_by, c.line_count, c.total, c.basis, c.limit_day, c.limit_month,
                c.limit_certainty
            FROM month_close AS c
            WHERE c.organisation_id = \(organisation) AND c.month = \(month)
            """, of: "month_close"
        ) { row in
            MonthClose(
                month: try row.month(), closedAt: try row.instant(), closedBy: try row.optionalIdentifier(),
                lineCount: try row.int(), total: try row.cents(), limit: try row.limit(of: month.year))
        }
    }

    func paidDays(of person: PersonID, origin: YearMonth) throws -> [PaidDay] {
        try all(
            """
            SELECT \(PaidDay.columns) FROM paid_day AS d
            WHERE d.organisation_id = \(organisation) AND d.person_id = \(person)
            AND d.day BETWEEN \(origin.first) AND \(origin.last)
            ORDER BY d.day, d.month
            """, of: "paid_day", PaidDay.init)
    }

    func lines(paidIn month: YearMonth) throws -> [AllowanceLine] {
        try all(
            """
            SELECT \(AllowanceLine.columns) FROM allowance_line AS l
            JOIN person AS p ON p.organisation_id = \(organisation) AND p.id = l.person_id
            WHERE l.organisation_id = \(organisation) AND l.month = \(month)
            ORDER BY p.employee_number, l.origin, l.unit, l.pay_code
            """, of: "allowance_line", AllowanceLine.init)
    }

    func lines(paidIn month: YearMonth, to person: PersonID) throws -> [AllowanceLine] {
        try all(
            """
            SELECT \(AllowanceLine.columns) FROM allowance_line AS l
            WHERE l.organisation_id = \(organisation) AND l.month = \(month) AND l.person_id = \(person)
            ORDER BY l.origin, l.unit, l.pay_code
            """, of: "allowance_line", AllowanceLine.init)
    }

    func lines(of person: PersonID, origin: YearMonth) throws -> [AllowanceLine] {
        try all(
            """
            SELECT \(AllowanceLine.columns) FROM allowance_line AS l
            WHERE l.organisation_id = \(organisation) AND l.person_id = \(person) AND l.origin = \(origin)
            ORDER BY l.month, l.unit, l.pay_code
            """, of: "allowance_line", AllowanceLine.init)
    }

    func pendingCorrections() throws -> [PendingCorrection] {
        try all(
            """
            SELECT c.person_id, c.month FROM pending_correction AS c
            WHERE c.organisation_id = \(organisation) ORDER BY c.month, c.person_id
            """, of: "pending_correction"
        ) { PendingCorrection(person: try $0.identifier(), month: try $0.month()) }
    }

    func pendingCorrections(of person: PersonID) throws -> [PendingCorrection] {
        // By the closed months, of which alone there are corrections: the key is that of a month, then a person.
        try all(
            """
            SELECT c.person_id, c.month FROM pending_correction AS c
            WHERE c.organisation_id = \(organisation) AND c.person_id = \(person)
            AND c.month IN (SELECT m.month FROM month_close AS m WHERE m.organisation_id = \(organisation))
            ORDER BY c.month
            """, of: "pending_correction"
        ) { PendingCorrection(person: try $0.identifier(), month: try $0.month()) }
    }

    func confirmation(of year: Int) throws -> AmountConfirmation? {
        try first(
            """
            SELECT c.year, c.amounts, c.confirmed_by, c.confirmed_at FROM amount_confirmation AS c
            WHERE c.organisation_id = \(organisation) AND c.year = \(year)
            """, of: "amount_confirmation"
        ) { row in
            AmountConfirmation(
                year: try row.int(), amounts: try row.parsed(StoredList.amounts(from:)),
                confirmedBy: try row.optionalIdentifier(), confirmedAt: try row.instant())
        }
    }
}

extension SQLWriteTransaction {
    func insert(_ close: MonthClose, lines: [AllowanceLine], days: [PaidDay]) throws {
        figureBook.change += Counting.tally(ofClose: close.month, lines: lines)
        try run(
            """
            INSERT INTO month_close (organisation_id, month, closed_at, closed_by, line_count, total, basis, limit_day,
                limit_month, limit_certainty)
            VALUES (\(organisation), \(close.month), \(close.closedAt), \(close.closedBy), \(close.lineCount),
                \(close.total), \(close.limit?.basis.rawValue), \(close.limit?.day), \(close.limit?.month),
                \(close.limit?.certainty.rawValue))
            """)
        try insert(
            lines,
            """
            INSERT INTO allowance_line (organisation_id, month, person_id, pay_code, unit, halves, amount, exempt,
                origin)
            """
        ) { line in
            """
            (\(organisation), \(close.month), \(line.person), \(line.payCode.rawValue), \(line.unit), \(line.halves),
            \(line.amount), \(line.exempt), \(line.origin))
            """
        }
        try insert(
            days,
            """
            INSERT INTO paid_day (organisation_id, person_id, day, month, cells, service, halves, unit, certainty,
                text_id, article, layer)
            """
        ) { day in
            """
            (\(organisation), \(day.person), \(day.date), \(day.paidIn), \(day.morning.letter + day.afternoon.letter),
            \(day.service), \(day.earned?.halves), \(day.earned?.unit), \(day.earned?.certainty.rawValue),
            \(day.earned?.source.text), \(day.earned?.source.article), \(day.earned?.source.layer.rawValue))
            """
        }
    }

    func markForCorrection(_ correction: PendingCorrection) throws {
        try run(
            """
            INSERT INTO pending_correction (organisation_id, month, person_id)
            VALUES (\(organisation), \(correction.month), \(correction.person)) ON CONFLICT DO NOTHING
            """)
    }

    func removePendingCorrections(_ corrections: [PendingCorrection]) throws {
        for correction in corrections {
            try run(
                """
                DELETE FROM pending_correction WHERE organisation_id = \(organisation)
                AND month = \(correction.month) AND person_id = \(correction.person)
                """)
        }
    }

    func save(_ confirmation: AmountConfirmation) throws {
        try run(
            """
            INSERT INTO amount_confirmation (organisation_id, year, amounts, confirmed_by, confirmed_at)
            VALUES (\(organisation), \(confirmation.year), \(StoredList.amounts(confirmation.amounts)),
                \(confirmation.confirmedBy), \(confirmation.confirmedAt))
            ON CONFLICT (organisation_id, year) DO UPDATE SET amounts = excluded.amounts,
                confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at
            """)
    }
}
