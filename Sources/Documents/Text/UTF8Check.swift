/// Where a sequence of bytes stops being UTF-8.
struct UTF8Fault {
    /// The offset of the first byte of the character at fault.
    let offset: Int
    /// The bytes end in the middle of a character that was well begun.
    let isTruncation: Bool
    /// How many characters of two bytes or more came before.
    let charactersBefore: Int
}

enum UTF8Check {
    /// The first place that is not UTF-8 as RFC 3629 defines it (no overlong form, no surrogate, at most U+10FFFF).
    static func firstFault(in bytes: [UInt8]) -> UTF8Fault? {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            var wide = 0
            while index < buffer.count {
                let first = buffer[index]
                if first < 0x80 {
                    index += 1
                    continue
                }
                let (length, second) = shape(first)
                guard length > 0 else { return UTF8Fault(offset: index, isTruncation: false, charactersBefore: wide) }
                for step in 1..<length {
                    guard index + step < buffer.count else {
                        return UTF8Fault(offset: index, isTruncation: true, charactersBefore: wide)
                    }
                    guard (step == 1 ? second : 0x80...0xBF).contains(buffer[index + step]) else {
                        return UTF8Fault(offset: index, isTruncation: false, charactersBefore: wide)
                    }
                }
                index += length
                wide += 1
            }
            return nil
        }
    }

    /// The number of bytes a first byte announces (0 when none), and the range of the second.
    private static func shape(_ first: UInt8) -> (length: Int, second: ClosedRange<UInt8>) {
        switch first {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: (0, 0x80...0xBF)
        }
    }
}

/// The line and the column, both from 1, of an offset in UTF-8 bytes.
struct TextPlace: Hashable {
    private(set) var line = 1
    private(set) var column = 1

    static let start = TextPlace()

    private init() {}

    init(of offset: Int, in bytes: [UInt8]) {
        var place = TextPlace.start
        bytes.withUnsafeBufferPointer { buffer in
            for index in 0..<min(offset, buffer.count) {
                place.pass(buffer[index], before: index + 1 < buffer.count ? buffer[index + 1] : 0)
            }
        }
        self = place
    }

    /// Goes past one byte; CRLF is one line break.
    mutating func pass(_ byte: UInt8, before next: UInt8) {
        if byte == 10 || (byte == 13 && next != 10) {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }
}
