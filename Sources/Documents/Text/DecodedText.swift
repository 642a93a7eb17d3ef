/// The text of a file as valid UTF-8 without byte order mark, whatever encoding it came in.
public struct DecodedText: Hashable, Sendable {
    public let bytes: [UInt8]
    public let encoding: TextEncoding

    /// Decodes a file: UTF-8 with or without mark, UTF-16 with mark, and Windows-1252 when it is not valid UTF-8.
    ///
    /// - Parameters:
    ///   - encoding: imposes the encoding instead of recognising it.
    ///   - limit: the most bytes accepted.
    ///   - errors: receives what is wrong; the result is nil when nothing can be read.
    public init?(_ file: [UInt8], as encoding: TextEncoding? = nil, limit: Int, errors: inout DocumentErrors) {
        if let problem = DecodedText.refusal(of: file, limit: limit) {
            errors.add(problem)
            return nil
        }
        let recognised = encoding ?? DecodedText.announced(by: file)
        switch recognised {
        case .utf16LittleEndian, .utf16BigEndian:
            guard let decoded = UTF16Decoder.decode(file, littleEndian: recognised == .utf16LittleEndian, &errors)
            else { return nil }
            self.init(bytes: decoded, encoding: recognised ?? .utf16LittleEndian)
        case .utf8, .utf8WithMark:
            let bytes = DecodedText.withoutMark(file)
            if let fault = UTF8Check.firstFault(in: bytes) {
                let place = TextPlace(of: fault.offset, in: bytes)
                let problem: FileProblem = fault.isTruncation ? .truncatedFile : .invalidEncoding(.utf8)
                errors.add(problem, line: place.line, column: place.column)
                return nil
            }
            self.init(bytes: bytes, encoding: recognised ?? .utf8)
        case .windows1252:
            self.init(windows1252: file, errors: &errors)
        case nil:
            guard let fault = UTF8Check.firstFault(in: file) else {
                self.init(bytes: file, encoding: .utf8)
                break
            }
            // UTF-8 up to an incomplete last character is a file cut short, not another code page.
            if fault.isTruncation && fault.charactersBefore > 0 {
                let place = TextPlace(of: fault.offset, in: file)
                errors.add(.truncatedFile, line: place.line, column: place.column)
                return nil
            }
            self.init(windows1252: file, errors: &errors)
        }
        if bytes.isEmpty {
            errors.add(.emptyFile)
            return nil
        }
        if DecodedText.isBinary(bytes) {
            errors.add(.binaryContent)
            return nil
        }
        reportUnreadableCharacters(&errors)
    }

    private init(bytes: [UInt8], encoding: TextEncoding) {
        self.bytes = bytes
        self.encoding = encoding
    }

    /// Refuses what is plainly not text before looking for its encoding.
    private static func refusal(of file: [UInt8], limit: Int) -> FileProblem? {
        if file.count > limit { return .fileTooLarge(bytes: file.count, limit: limit) }
        if file.isEmpty { return .emptyFile }
        if file.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .otherFormat(.zip) }
        if file.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .otherFormat(.oldExcel) }
        if file.starts(with: [0x25, 0x50, 0x44, 0x46, 0x2D]) { return .otherFormat(.pdf) }
        if file.starts(with: [0x1F, 0x8B]) { return .otherFormat(.gzip) }
        let hasWideMark = file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF])
        return !hasWideMark && isBinary(file) ? .binaryContent : nil
    }

    /// A NUL, or more than one control character in fifty bytes, is no text.
    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var controls = 0
            for byte in buffer where isControl(byte) {
                if byte == 0 { return true }
                controls += 1
            }
            return controls > 4 && controls * 50 > buffer.count
        }
    }

    private static func announced(by file: [UInt8]) -> TextEncoding? {
        if file.starts(with: utf8Mark) { return .utf8WithMark }
        if file.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if file.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        return nil
    }

    private static func withoutMark(_ file: [UInt8]) -> [UInt8] {
        file.starts(with: utf8Mark) ? Array(file.dropFirst(utf8Mark.count)) : file
    }

    private init?(windows1252 file: [UInt8], errors: inout DocumentErrors) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.count + file.count / 8)
        for byte in file {
            guard let scalar = Windows1252.scalar(byte) else {
                let place = TextPlace(of: bytes.count, in: bytes)
                errors.add(.invalidEncoding(.windows1252), line: place.line, column: place.column)
                return nil
            }
            if scalar.isASCII { bytes.append(byte) } else { bytes.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        }
        self.init(bytes: bytes, encoding: .windows1252)
    }

    /// Control characters and U+FFFD, each at its place: a name with one of them would be stored damaged.
    private func reportUnreadableCharacters(_ errors: inout DocumentErrors) {
        bytes.withUnsafeBufferPointer { buffer in
            var found = 0
            var place = TextPlace.start
            for (offset, byte) in buffer.enumerated() {
                let next = offset + 1 < buffer.count ? buffer[offset + 1] : 0
                let isLost = byte == 0xEF && next == 0xBF && offset + 2 < buffer.count && buffer[offset + 2] == 0xBD
                if isControl(byte) || isLost {
                    let problem: FileProblem = isLost ? .lostCharacter : .controlCharacter(code: Int(byte))
                    errors.add(problem, line: place.line, column: place.column)
                    found += 1
                    if found >= DocumentErrors.limit { return }
                }
                place.pass(byte, before: next)
            }
        }
    }
}

let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// An ASCII control character other than tab, line feed and carriage return.
func isControl(_ byte: UInt8) -> Bool { (byte < 0x20 && byte != 9 && byte != 10 && byte != 13) || byte == 0x7F }
