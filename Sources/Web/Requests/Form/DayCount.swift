/// A number of days as people type it: « 2 », « 1,5 », « 1.5 ».
enum DayCount {
    /// The half-days of a typed number; nil for what is no whole number of half-days, or more than 999 days.
    static func halves(_ typed: String) -> Int? {
        let parts = typed.trimmed.split(separator: ".", omittingEmptySubsequences: false)
            .flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
        guard (1...2).contains(parts.count), let days = digits(parts[0], atMost: 3) else { return nil }
        guard parts.count == 2 else { return days * 2 }
        switch parts[1] {
        case "0", "00": return days * 2
        case "5", "50": return days * 2 + 1
        default: return nil
        }
    }

    /// ASCII digits alone: `Int` would take a sign.
    private static func digits(_ text: Substring, atMost length: Int) -> Int? {
        guard (1...length).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
