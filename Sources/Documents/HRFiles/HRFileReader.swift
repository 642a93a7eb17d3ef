import CivilTime
import Telework
import UseCases

/// Reads the organisation, the posts, the people, the absences and the days from the CSV files that HR exports.
///
/// Every encoding, separator and order of columns that ``CSVReader`` knows; headings in French or English. A line with an
/// error gives no row, and every error is told at its place: the whole file is then refused by whoever loads it.
public struct HRFileReader: FileReading {
    private let limits: CSVLimits
    private let headings: [ImportKind: [String: [String]]]

    /// - Parameter headings: The organisme's own headings, by file and by French heading of the column they stand for:
    ///   `[.people: ["matricule": ["Code agent"]]]`. They win over the known ones.
    /// - Throws: ``UnknownHRColumn`` for a column that the file does not have.
    public init(
        headings: [ImportKind: [String: [String]]], limits: CSVLimits = CSVLimits()
    ) throws(UnknownHRColumn) {
        for (kind, names) in headings {
            for name in names.keys.sorted() where !HRFileReader.columns(of: kind).contains(name) {
                throw UnknownHRColumn(kind: kind, column: name)
            }
        }
        self.headings = headings
        self.limits = limits
    }

    public init(limits: CSVLimits = CSVLimits()) {
        headings = [:]
        self.limits = limits
    }

    /// The French headings of a file's columns, in the order of the documentation.
    public static func columns(of kind: ImportKind) -> [String] {
        switch kind {
        case .organisation: OrganisationColumn.allCases.map(\.french)
        case .posts: PostColumn.allCases.map(\.french)
        case .people: EmployeeColumn.allCases.map(\.french)
        case .absences: AbsenceColumn.allCases.map(\.french)
        case .days: DayColumn.allCases.map(\.french)
        }
    }

    public func organisation(_ bytes: [UInt8]) -> FileContents<OrganisationRow> {
        var sheet = sheet(bytes, .organisation, of: OrganisationColumn.self)
        return sheet.contents(OrganisationRow.init(reading:))
    }

    public func posts(_ bytes: [UInt8]) -> FileContents<PostRow> {
        var sheet = sheet(bytes, .posts, of: PostColumn.self)
        return sheet.contents(PostRow.init(reading:))
    }

    public func people(_ bytes: [UInt8]) -> FileContents<PersonRow> {
        var sheet = sheet(bytes, .people, of: EmployeeColumn.self)
        return sheet.contents(PersonRow.init(reading:))
    }

    public func absences(_ bytes: [UInt8]) -> FileContents<AbsenceRow> {
        var sheet = sheet(bytes, .absences, of: AbsenceColumn.self)
        return sheet.contents(isReason: HRFileReader.isReason, AbsenceRow.init(reading:))
    }

    public func days(_ bytes: [UInt8]) -> FileContents<DayRow> {
        var sheet = sheet(bytes, .days, of: DayColumn.self)
        return sheet.contents(DayRow.init(reading:))
    }

    private func sheet<Column: HRColumn>(
        _ bytes: [UInt8], _ kind: ImportKind, of column: Column.Type
    ) -> HRSheet<Column> {
        HRSheet(bytes, limits: limits, headings: headings[kind] ?? [:]) { likelyKind(of: $0, not: kind) }
    }

    /// The other kind of file that has all it needs under these headings, the one that knows most of them; nil for none.
    private func likelyKind(of texts: [String], not chosen: ImportKind) -> ImportKind? {
        let others = ImportKind.allCases.filter { $0 != chosen }
        let whole = others.map { ($0, known(texts, as: $0)) }.filter { $0.1.isWhole }
        guard let best = whole.max(by: { $0.1.count < $1.1.count }) else { return nil }
        return best.1.count > known(texts, as: chosen).count ? best.0 : nil
    }

    private func known(_ texts: [String], as kind: ImportKind) -> (count: Int, isWhole: Bool) {
        let own = headings[kind] ?? [:]
        return switch kind {
        case .organisation: OrganisationColumn.known(in: texts, own: own)
        case .posts: PostColumn.known(in: texts, own: own)
        case .people: EmployeeColumn.known(in: texts, own: own)
        case .absences: AbsenceColumn.known(in: texts, own: own)
        case .days: DayColumn.known(in: texts, own: own)
        }
    }

    /// Whether a heading of the absences' file names why people are away.
    static func isReason(_ heading: String) -> Bool {
        let heading = folded(heading)
        return ["motif", "raison", "reason", "cause", "type", "nature", "categor", "justif", "commentaire", "comment"]
            .contains { heading.contains($0) }
    }
}

/// A setting maps headings to a column that the file does not have.
public struct UnknownHRColumn: Error, Hashable, Sendable {
    public let kind: ImportKind
    public let column: String
}
