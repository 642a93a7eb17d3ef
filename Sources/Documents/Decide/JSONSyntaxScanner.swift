/// Finds where a document that was refused stops being JSON (RFC 8259).
///
/// Without recursion: a document made of brackets only must not bring the program down.
struct JSONSyntaxScanner {
    /// As deep as documents are read.
    static let depth = 512

    private typealias Fault = JSONSyntaxFault.Kind
    private typealias Expected = JSONSyntaxFault.Expected

    private let scalars: [Unicode.Scalar]
    private var index = 0

    /// The first fault; nil when the document is JSON.
    static func fault(in bytes: [UInt8]) -> JSONSyntaxFault? {
        let end = UTF8Check.firstFault(in: bytes)?.offset
        var scanner = JSONSyntaxScanner(bytes.prefix(end ?? bytes.count))
        let found = scanner.scan()
        guard end != nil else { return found.map { scanner.located($0) } }
        // Where the text stops for want of a readable byte, the byte is the fault.
        switch found {
        case nil, .unclosedText, .unexpected(found: nil, _):
            scanner.index = scanner.scalars.count
            return scanner.located(.notUTF8)
        case let fault?: return scanner.located(fault)
        }
    }

    private init(_ bytes: ArraySlice<UInt8>) {
        let all = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        scalars = all.first == "\u{FEFF}" ? Array(all.dropFirst()) : all
    }

    private func located(_ kind: Fault) -> JSONSyntaxFault {
        let before = scalars.prefix(min(index, scalars.count))
        let start = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
        return JSONSyntaxFault(
            kind: kind, line: before.count { $0 == "\n" } + 1, column: before.count - start + 1)
    }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private func unexpected(_ expected: Expected) -> Fault { .unexpected(found: next.map(String.init), expected) }

    private mutating func skipBlanks() {
        while let scalar = next, " \t\r\n".unicodeScalars.contains(scalar) { index += 1 }
    }

    private mutating func scan() -> Fault? {
        /// The objects (true) and lists (false) that are open.
        var open: [Bool] = []
        var expected: Expected = .value
        while true {
            skipBlanks()
            switch expected {
            case .nothing: return next == nil ? nil : unexpected(.nothing)
            case .colon:
                guard next == ":" else { return unexpected(expected) }
                index += 1
                expected = .value
            case .commaOrBrace, .commaOrBracket:
                let closing: Unicode.Scalar = expected == .commaOrBrace ? "}" : "]"
                guard let sign = next, sign == "," || sign == closing else { return unexpected(expected) }
                index += 1
                if sign == "," {
                    expected = expected == .commaOrBrace ? .key : .value
                } else {
                    expected = JSONSyntaxScanner.closed(&open)
                }
            case .key, .keyOrEnd:
                if expected == .keyOrEnd, next == "}" {
                    index += 1
                    expected = JSONSyntaxScanner.closed(&open)
                    continue
                }
                guard next == "\"" else { return unexpected(expected) }
                if let fault = scanText() { return fault }
                expected = .colon
            case .value, .valueOrEnd:
                if expected == .valueOrEnd, next == "]" {
                    index += 1
                    expected = JSONSyntaxScanner.closed(&open)
                } else if next == "{" || next == "[" {
                    guard open.count < JSONSyntaxScanner.depth else { return .tooDeep(limit: JSONSyntaxScanner.depth) }
                    open.append(next == "{")
                    expected = next == "{" ? .keyOrEnd : .valueOrEnd
                    index += 1
                } else {
                    if let fault = scanScalar(expected) { return fault }
                    expected = JSONSyntaxScanner.following(open)
                }
            }
        }
    }

    private static func closed(_ open: inout [Bool]) -> Expected {
        open.removeLast()
        return following(open)
    }

    private static func following(_ open: [Bool]) -> Expected {
        open.last.map { $0 ? .commaOrBrace : .commaOrBracket } ?? .nothing
    }

    private mutating func scanScalar(_ expected: Expected) -> Fault? {
        guard let first = next else { return unexpected(expected) }
        if first == "\"" { return scanText() }
        if first == "-" || JSONSyntaxScanner.isDigit(first) { return scanNumber() }
        for word in ["true", "false", "null"] {
            let letters = Array(word.unicodeScalars)
            guard scalars[index...].starts(with: letters) else { continue }
            index += letters.count
            return nil
        }
        return unexpected(expected)
    }

    private mutating func scanText() -> Fault? {
        let start = index
        index += 1
        while let scalar = next {
            switch scalar {
            case "\"":
                index += 1
                return nil
            case "\\":
                guard index + 1 < scalars.count else { break }
                let length = scalars[index + 1] == "u" ? 6 : 2
                let digits = scalars[(index + 2)...].prefix(length - 2)
                guard "\"\\/bfnrtu".unicodeScalars.contains(scalars[index + 1]), digits.count == length - 2,
                    digits.allSatisfy(\.properties.isASCIIHexDigit)
                else { return .unknownEscape }
                index += length - 1
            case _ where scalar.value < 0x20: return .controlCharacter
            default: break
            }
            index += 1
        }
        index = start
        return .unclosedText
    }

    private mutating func scanNumber() -> Fault? {
        let start = index
        if next == "-" { index += 1 }
        let isZero = next == "0"
        let whole = skipDigits()
        var isRight = whole > 0 && !(isZero && whole > 1)
        if next == "." {
            index += 1
            isRight = skipDigits() > 0 && isRight
        }
        if next == "e" || next == "E" {
            index += 1
            if next == "+" || next == "-" { index += 1 }
            isRight = skipDigits() > 0 && isRight
        }
        guard !isRight else { return nil }
        index = start
        return .invalidNumber
    }

    private mutating func skipDigits() -> Int {
        let start = index
        while let scalar = next, JSONSyntaxScanner.isDigit(scalar) { index += 1 }
        return index - start
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
