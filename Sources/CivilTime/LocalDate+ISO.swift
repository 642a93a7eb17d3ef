extension LocalDate: CustomStringConvertible, LosslessStringConvertible {
    /// `AAAA-MM-JJ`, the form of every file, column and address.
    public var iso: String {
        let (year, month, day) = components
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    public var description: String { iso }

    /// The date of an ISO text; nil for anything but ten characters `AAAA-MM-JJ` that name a real day.
    public init?(_ text: String) { self.init(iso: text) }

    /// The date of an ISO text; nil for anything but ten characters `AAAA-MM-JJ` that name a real day.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash,
            let year = parsedNumber(bytes[0..<4]), let month = parsedNumber(bytes[5..<7]),
            let day = parsedNumber(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension LocalDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = LocalDate(iso: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date AAAA-MM-JJ: \(text)")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

private let dash = UInt8(ascii: "-")

/// The value of a run of ASCII digits; nil when one is not a digit.
func parsedNumber(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
    }
    return bytes.isEmpty ? nil : value
}

/// A number with leading zeros, `padded(7, to: 2)` being `07`.
func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
