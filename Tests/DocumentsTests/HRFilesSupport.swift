import CivilTime
import Telework
import TestSupport
import UseCases

@testable import Documents

/// `line:column: code` of issues and notes: what the tables of these tests compare.
func told(_ issues: [FileIssue]) -> [String] { issues.map { "\($0.line):\($0.column): \($0.code)" } }

func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The French of an issue that is a text.
func french(_ issue: FileIssue?) -> String? {
    if case .text(let text)? = issue?.content { text.french } else { nil }
}

extension TestWorld {
    func load(_ kind: ImportKind, _ text: String) async throws -> ImportPreview {
        try await RunImport(environment, files: HRFileReader())(
            kind, utf8(text), by: actor(.solene), in: organisation)
    }
}
