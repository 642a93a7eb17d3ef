/// A small table as a file for spreadsheets: UTF-8 with its mark, semicolons, CRLF.
enum CSVText {
    static func file(_ rows: [[String]]) -> String {
        "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ";") + "\r\n" }.joined()
    }

    /// A cell that no spreadsheet takes for a formula, quoted when it must be.
    private static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
        let guarded = isFormula ? "'\(text)" : text
        guard guarded.unicodeScalars.contains(where: { ";\"\r\n".unicodeScalars.contains($0) }) else { return guarded }
        return "\"\(guarded.replacing("\"", with: "\"\""))\""
    }
}
