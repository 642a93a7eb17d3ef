extension LocalDate: CustomStringConvertible, LosslessStringConvertible {
    /// `AAAA-MM-JJ`, the form of every file, column and address.
    public var iso: String {
        let (year, month, day) = components
        guard (0...9999).contains(year) else {
            return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
        }
        // A close writes two for each day paid: the digits are set one by one, without a text for each part.
        return String(unsafeUninitializedCapacity: 10) { bytes in
            writeDigits(year, to: bytes, 0..<4)
            bytes[4] = dash
            writeDigits(month, to: bytes, 5..<7)
            bytes[7] = dash
            writeDigits(day, to: bytes, 8..<10)
            return 10
        }
    }

    public var description: String { iso }

    /// The date of an ISO text; nil for anything but ten characters `AAAA-MM-JJ` that name a real day.
    public init?(_ text: String) { self.init(iso: text) }

    /// The date of an ISO text; nil for anything but ten characters `AAAA-MM-JJ` that name a real day.
    public init?(iso text: some StringProtocol) { self.init(iso: String(text)) }

    /// The same of a `String`: each row of the base holds one, and a generic call would cost more than the date.
    public init?(iso text: String) {
        var text = text
        let numbers = text.withUTF8 { bytes -> (year: Int, month: Int, day: Int)? in
            guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash,
                let year = parsedNumber(bytes[0..<4]), let month = parsedNumber(bytes[5..<7]),
                let day = parsedNumber(bytes[8..<10])
            else { return nil }
            return (year, month, day)
        }
        guard let numbers else { return nil }
        self.init(year: numbers.year, month: numbers.month, day: numbers.day)
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
func parsedNumber(_ bytes: some Collection<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
    }
    return bytes.isEmpty ? nil : value
}

/// Writes the last decimal digits of a number at the places given.
private func writeDigits(_ number: Int, to bytes: UnsafeMutableBufferPointer<UInt8>, _ places: Range<Int>) {
    var rest = number
    for place in places.reversed() {
        bytes[place] = UInt8(48 + rest % 10)
        rest /= 10
    }
}

/// A number with leading zeros, `padded(7, to: 2)` being `07`.
func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
