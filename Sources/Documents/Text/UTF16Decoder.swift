enum UTF16Decoder {
    /// UTF-8 bytes of a UTF-16 file, its mark removed; nil after an error was added.
    static func decode(_ file: [UInt8], littleEndian: Bool, _ errors: inout DocumentErrors) -> [UInt8]? {
        var units: [UInt16] = []
        units.reserveCapacity(file.count / 2)
        for index in stride(from: 0, to: file.count - 1, by: 2) {
            let (first, second) = (UInt16(file[index]), UInt16(file[index + 1]))
            units.append(littleEndian ? second << 8 | first : first << 8 | second)
        }
        if units.first == 0xFEFF { units.removeFirst() }

        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.count)
        var iterator = units.makeIterator()
        var decoder = UTF16()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
            case .emptyInput: break decoding
            case .error:
                let place = TextPlace(of: bytes.count, in: bytes)
                errors.add(
                    .invalidEncoding(littleEndian ? .utf16LittleEndian : .utf16BigEndian), line: place.line,
                    column: place.column)
                return nil
            }
        }
        guard file.count.isMultiple(of: 2) else {
            let place = TextPlace(of: bytes.count, in: bytes)
            errors.add(.truncatedFile, line: place.line, column: place.column)
            return nil
        }
        return bytes
    }
}
