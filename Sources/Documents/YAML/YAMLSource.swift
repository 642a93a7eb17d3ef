/// A text whose repeated keys are renamed one after the other, so that the rest can still be read.
///
/// Yams stops at the first mapping that has the same key twice and tells only where the first one is. Giving that one
/// another name, of the same length, lets it go on; the names given say afterwards which keys were the same, and where.
struct YAMLSource {
    private(set) var text: String
    /// The first character that each stand-in replaced, by the stand-in.
    private(set) var replaced: [Unicode.Scalar: Unicode.Scalar] = [:]

    /// Characters of Unicode's private area, which no legal text holds; twenty, because each costs another parse.
    private static let standIns = (0xF700..<0xF714).compactMap { Unicode.Scalar(UInt32($0)) }
    private let isUsable: Bool

    init(text: String) {
        self.text = YAMLSource.stored(text)
        isUsable = !text.unicodeScalars.contains { (0xF700..<0xF714).contains($0.value) }
    }

    /// Gives another name to the key at this place; false when that is not possible.
    mutating func renameKey(line: Int, column: Int) -> Bool {
        guard isUsable, replaced.count < YAMLSource.standIns.count else { return false }
        var scalars = Array(text.unicodeScalars)
        guard var position = YAMLSource.offset(ofLine: line, column: column, in: scalars) else { return false }
        if scalars[position] == "\"" || scalars[position] == "'" { position += 1 }
        guard position < scalars.count, !isBlank(scalars[position]),
            !":,?[]{}\"'\\!&*|>%@`".unicodeScalars.contains(scalars[position])
        else { return false }
        let standIn = YAMLSource.standIns[replaced.count]
        replaced[standIn] = scalars[position]
        scalars[position] = standIn
        text = YAMLSource.stored(String(String.UnicodeScalarView(scalars)))
        return true
    }

    /// The text in memory of its own: Yams keeps a pointer into it, and a string of fifteen bytes or less lives in
    /// registers, where nothing can point.
    private static func stored(_ text: String) -> String {
        var copy = text
        copy.reserveCapacity(max(64, text.utf8.count))
        return copy
    }

    /// The key as the file has it.
    func original(_ key: String) -> String {
        guard let first = key.unicodeScalars.first, let letter = replaced[first] else { return key }
        return String(letter) + String(key.unicodeScalars.dropFirst())
    }

    private static func offset(ofLine line: Int, column: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var current = 1
        var start = 0
        while current < line {
            guard start < scalars.count else { return nil }
            let scalar = scalars[start]
            let isPair = scalar == "\r" && start + 1 < scalars.count && scalars[start + 1] == "\n"
            start += isPair ? 2 : 1
            if ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar) { current += 1 }
        }
        let offset = start + column - 1
        return offset < scalars.count ? offset : nil
    }
}
