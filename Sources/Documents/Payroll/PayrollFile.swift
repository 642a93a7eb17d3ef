import Telework
import UseCases

/// How the payroll software wants its file (`paie.csv`): by default UTF-8 with its mark, semicolons, decimal comma.
public struct PayrollFormat: Hashable, Sendable {
    /// The columns of the file. The raw value is the heading.
    public enum Column: String, CaseIterable, Hashable, Sendable {
        case organisation = "organisme"
        case employeeNumber = "matricule"
        case month = "mois"
        case payCode = "rubrique"
        /// Days, with a decimal when there is a half.
        case days = "nombre"
        case unit = "montant_unitaire"
        case amount = "montant"
        case exempt = "part_exoneree"
        case subject = "part_soumise"
        case origin = "mois_origine"
    }

    /// The columns written, in order.
    public var columns: [Column]
    /// Headings that replace the usual ones.
    public var headings: [Column: String]
    /// The payroll software's own codes, where they are not those of ``PayCode``.
    public var payCodes: [PayCode: String]
    /// Delimiter, encoding and decimal mark.
    public var writer: CSVWriter

    public init(
        columns: [Column] = Column.allCases, headings: [Column: String] = [:], payCodes: [PayCode: String] = [:],
        writer: CSVWriter = CSVWriter()
    ) {
        self.columns = columns
        self.headings = headings
        self.payCodes = payCodes
        self.writer = writer
    }
}

/// The payroll file: one line for each person, pay code, unit amount and month of origin.
public enum PayrollFile {
    /// The bytes of the file, the same for the same rows in any order: by employee number, origin, unit, pay code.
    ///
    /// - Throws: ``CSVWriteError`` when the encoding lacks a character of the file.
    public static func bytes(
        _ rows: [PayrollRow], format: PayrollFormat = PayrollFormat()
    ) throws(CSVWriteError) -> [UInt8] {
        try format.writer.bytes(
            header: format.columns.map { format.headings[$0] ?? $0.rawValue },
            rows: rows.sorted(by: precedes).map { row in format.columns.map { format.cell($0, of: row) } })
    }

    private static func precedes(_ left: PayrollRow, _ right: PayrollRow) -> Bool {
        (left.employeeNumber, left.origin, left.unit, left.payCode.rawValue)
            < (right.employeeNumber, right.origin, right.unit, right.payCode.rawValue)
    }
}

extension PayrollFormat {
    fileprivate func cell(_ column: Column, of row: PayrollRow) -> CSVCell {
        switch column {
        case .organisation: .text(row.organisation)
        case .employeeNumber: .text(row.employeeNumber)
        case .month: .text(row.month.iso)
        case .payCode: .text(payCodes[row.payCode] ?? row.payCode.rawValue)
        case .days: .halves(row.halves)
        case .unit: .cents(Int(row.unit.value))
        case .amount: .cents(Int(row.amount.value))
        case .exempt: .cents(Int(row.exempt.value))
        case .subject: .cents(Int(row.subject.value))
        case .origin: .text(row.origin.iso)
        }
    }
}
