import Telework
import UseCases

/// A head of a chain as people keep it: `12:` and 64 hexadecimal digits, or the digits alone; `0` for an empty chain.
struct JournalHead: Hashable {
    /// Its place in the chain, from 1; nil when only the hash was kept.
    let sequence: Int?
    let hash: String

    /// What was kept, as `journal head` printed it, or `journal verify`: one line for each organisme.
    ///
    /// - Returns: nil when a line is none of that; the lines of empty chains are left out.
    static func all(in text: String) -> [JournalHead]? {
        var heads: [JournalHead] = []
        for line in text.split(whereSeparator: \.isNewline) {
            guard let last = line.split(whereSeparator: \.isWhitespace).last else { continue }
            if last == "0" { continue }
            let parts = last.split(separator: ":", omittingEmptySubsequences: false)
            guard let hash = parts.last, parts.count <= 2, isHash(hash) else { return nil }
            guard parts.count == 2 else {
                heads.append(JournalHead(sequence: nil, hash: String(hash)))
                continue
            }
            guard let sequence = Int(parts[0]), sequence > 0 else { return nil }
            heads.append(JournalHead(sequence: sequence, hash: String(hash)))
        }
        return text.contains(where: { !$0.isWhitespace }) ? heads : nil
    }

    private static func isHash(_ text: Substring) -> Bool {
        text.utf8.count == 64 && ByteText.bytes(hex: String(text)) != nil
    }

    func isThe(_ seal: JournalSeal) -> Bool { hash == seal.hash && (sequence ?? seal.sequence) == seal.sequence }

    var printed: String { sequence.map { "\($0):\(hash)" } ?? hash }
}

extension JournalSeal {
    var asHead: JournalHead { JournalHead(sequence: sequence, hash: hash) }
}

/// How the head of a chain is printed.
func printed(_ head: JournalSeal?) -> String { head?.asHead.printed ?? "0" }
