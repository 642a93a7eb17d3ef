import CivilTime

/// How the texts of cells and keys become values; each refusal says what was expected.
///
/// The texts are given trimmed and not blank.
public enum ValueParser {
    /// `AAAA-MM-JJ` or `JJ/MM/AAAA`.
    ///
    /// - Throws: `invalidDate` for another form, `impossibleDate` for 31 February.
    public static func date(_ text: String) throws(FileProblem) -> LocalDate {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 else { throw .invalidDate(text) }
        let parts: (year: Int?, month: Int?, day: Int?)
        if bytes[4] == ascii("-"), bytes[7] == ascii("-") {
            parts = (number(bytes[0..<4]), number(bytes[5..<7]), number(bytes[8..<10]))
        } else if bytes[2] == ascii("/"), bytes[5] == ascii("/") {
            parts = (number(bytes[6..<10]), number(bytes[3..<5]), number(bytes[0..<2]))
        } else {
            throw .invalidDate(text)
        }
        guard let year = parts.year, let month = parts.month, let day = parts.day else { throw .invalidDate(text) }
        guard let date = LocalDate(year: year, month: month, day: day) else { throw .impossibleDate(text) }
        return date
    }

    /// `oui`, `non`, `yes`, `no`, `vrai`, `faux`, `true`, `false`, `o`, `n`, `y`, `1`, `0`, `x`, whatever the case.
    public static func boolean(_ text: String) throws(FileProblem) -> Bool {
        switch folded(text) {
        case "oui", "o", "yes", "y", "true", "vrai", "1", "x": true
        case "non", "n", "no", "false", "faux", "0": false
        default: throw .invalidBoolean(text)
        }
    }

    /// A whole number in digits, with a sign or not; spaces may group the digits.
    public static func integer(_ text: String, in range: ClosedRange<Int> = 0...1_000_000_000) throws(FileProblem)
        -> Int
    {
        let digits = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isBlank($0) }))
        let unsigned = digits.hasPrefix("-") || digits.hasPrefix("+") ? digits.dropFirst() : Substring(digits)
        guard !unsigned.isEmpty, unsigned.utf8.allSatisfy(isDigit) else { throw .invalidInteger(text) }
        guard let value = Int(digits), range.contains(value) else {
            throw .integerOutOfRange(text, min: range.lowerBound, max: range.upperBound)
        }
        return value
    }

    /// A whole percentage from 0 to 100: `80`, `80%`, `80 %`.
    public static func percent(_ text: String) throws(FileProblem) -> Int {
        var digits = text.unicodeScalars.filter { !isBlank($0) }
        if digits.last == "%" { digits.removeLast() }
        guard (1...3).contains(digits.count), let value = number(String(String.UnicodeScalarView(digits)).utf8),
            value <= 100
        else { throw .invalidPercent(text) }
        return value
    }

    /// Cents of an amount with at most two decimals, after a point or a comma: `2`, `2,5`, `2.88`, `-10,00`. Exact: no
    /// floating point is involved.
    public static func cents(_ text: String) throws(FileProblem) -> Int {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0)
            .split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        // Thirteen digits of euros stay far from the largest integer.
        guard (1...2).contains(parts.count), (1...13).contains(parts[0].utf8.count), let euros = number(parts[0].utf8)
        else { throw .invalidAmount(text) }
        var cents = euros * 100
        if parts.count == 2 {
            guard (1...2).contains(parts[1].utf8.count), let decimals = number(parts[1].utf8) else {
                throw .invalidAmount(text)
            }
            cents += parts[1].utf8.count == 1 ? decimals * 10 : decimals
        }
        return isNegative ? -cents : cents
    }

    /// The shape of an address, `local@domain.tld`; whether it exists is known by writing to it.
    public static func email(_ text: String) throws(FileProblem) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count),
            !text.unicodeScalars.contains(where: {
                isBlank($0) || $0.value < 32 || "<>()[],;:\\\"".unicodeScalars.contains($0)
            })
        else { throw .invalidEmail(text) }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        let names = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, (labels + names).allSatisfy({ !$0.isEmpty }),
            labels.allSatisfy({ label in
                label.first != "-" && label.last != "-"
                    && label.unicodeScalars.allSatisfy {
                        $0 == "-" || !$0.isASCII || $0.properties.isAlphabetic || isDigit($0)
                    }
            })
        else { throw .invalidEmail(text) }
        return text
    }

    /// The text itself, refused when it is longer than `limit` characters.
    public static func text(_ text: String, limit: Int = 200) throws(FileProblem) -> String {
        let length = text.unicodeScalars.count
        guard length <= limit else { throw .textTooLong(length: length, limit: limit) }
        return text
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }
    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

    /// The value of a run of ASCII digits; nil when one is not a digit.
    private static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard !digits.isEmpty else { return nil }
        var value = 0
        for digit in digits {
            guard isDigit(digit) else { return nil }
            value = value * 10 + Int(digit) - 48
        }
        return value
    }
}
