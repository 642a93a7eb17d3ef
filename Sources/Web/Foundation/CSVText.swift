/// A small table as a file for spreadsheets: UTF-8 with its mark, semicolons, CRLF.
enum CSVText {
    static func file(_ rows: [[String]]) -> String {
        "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ";") + "\r\n" }.joined()
    }

    /// A cell that no spreadsheet takes for a formula, quoted when it must be. A negative number is none.
    private static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
        let guarded = isFormula && !isNumber(text) ? "'\(text)" : text
        guard guarded.unicodeScalars.contains(where: { ";\"\r\n".unicodeScalars.contains($0) }) else { return guarded }
        return "\"\(guarded.replacing("\"", with: "\"\""))\""
    }

    /// Whether it is a number from end to end, as files write them: -1234,5
    private static func isNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.utf8.dropFirst() : text.utf8[...]
        let parts = digits.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let figures = UInt8(ascii: "0")...UInt8(ascii: "9")
        return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(figures.contains) }
    }
}
