import Telework
import Testing
import UseCases

@testable import Documents

@Suite("What stands around a place of HR's files")
struct HRFilesOriginTests {
    /// A blank line, a number over two lines, and one with what a spreadsheet puts around it.
    static let absences = """
        Matricule agent;"Du";Au;demi-journée

        00123;hier;2026-01-05;
        ="00042";2026-01-05;2026-01-04;
        ;2026-01-05;2026-01-05;jamais
        "0
        7";2026-01-05;demain;

        """

    static let expected = [
        "3:7: invalid-date [Du] 00123", "4:21: end-before-start [Au] 00042", "5:1: blank-value [Matricule agent] -",
        "5:24: unknown-value [demi-journée] -", "7:15: invalid-date [Au] 0 7",
    ]

    @Test("each mistake has the heading of its column as the file writes it, and the number of its line")
    func absences() {
        let contents = HRFileReader().absences(utf8(Self.absences))
        let found = contents.issues.map { issue in
            let origin = contents.origin(issue.line, issue.column)
            return
                "\(issue.line):\(issue.column): \(issue.code) [\(origin?.heading ?? "")] \(origin?.employeeNumber ?? "-")"
        }
        #expect(found == Self.expected)
    }

    @Test(
        "the heading, blank lines and what is after the end have none",
        arguments: [(1, 1), (2, 1), (8, 1), (9, 4), (0, 0), (99, 1)])
    func nothing(line: Int, column: Int) {
        #expect(HRFileReader().absences(utf8(Self.absences)).origin(line, column) == nil)
    }

    @Test("a place where no cell begins still has its person; files without people have codes")
    func keys() {
        let absences = HRFileReader().absences(utf8(Self.absences)).origin(4, 3)
        #expect(absences == FileIssue.Origin(heading: nil, key: .employeeNumber("00042")))
        let posts = HRFileReader().posts(
            utf8("code;intitulé;activité;part;télétravaillable;nature\nGEST;Gestion;Dossiers;x;oui;autre\n"))
        #expect(told(posts.issues) == ["2:23: invalid-percent"])
        #expect(posts.origin(2, 23) == FileIssue.Origin(heading: "part", key: .code("GEST")))
        #expect(HRFileReader().posts(utf8("")).origin(1, 1) == nil)
    }

    @Test("what the pages say of the columns is what the reader asks", arguments: ImportKind.allCases)
    func columns(kind: ImportKind) {
        func known<Column: HRColumn>(_: Column.Type) -> [String] {
            Column.allCases.map { "\($0.french) \($0.isRequired)" }
        }
        let read =
            switch kind {
            case .organisation: known(OrganisationColumn.self)
            case .posts: known(PostColumn.self)
            case .people: known(EmployeeColumn.self)
            case .absences: known(AbsenceColumn.self)
            case .days: known(DayColumn.self)
            }
        #expect(kind.columns.map { "\($0.heading) \($0.isRequired)" } == read)
    }
}
