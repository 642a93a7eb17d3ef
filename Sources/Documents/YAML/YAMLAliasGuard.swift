/// Stops a file made of aliases before Yams composes it.
///
/// Yams refuses repeated keys by hashing them; a key that is an alias of a list of aliases of lists… would be hashed node
/// by node, an exponential number of times. ``YAMLBuilder`` refuses every anchor at its place once the tree is there;
/// this only has to see the files for which that would be too late.
enum YAMLAliasGuard {
    /// With fewer aliases than this, what they unfold into stays a few times the file.
    private static let harmless = 4

    /// The first thing that looks like an anchor, when the file also has many things that look like aliases.
    static func firstAnchor(in bytes: [UInt8]) -> TextPlace? {
        let found = bytes.withUnsafeBufferPointer { buffer in
            var aliases = 0
            var anchor: Int?
            for index in buffer.indices.dropLast() {
                let byte = buffer[index]
                guard byte == ampersand || byte == asterisk, isNameByte(buffer[index + 1]) else { continue }
                // Inside a word (R&D) or doubled (**gras**) it cannot begin a node.
                if index > 0, isNameByte(buffer[index - 1]) || buffer[index - 1] == byte { continue }
                if byte == asterisk { aliases += 1 } else if anchor == nil { anchor = index }
            }
            return aliases > harmless ? anchor : nil
        }
        return found.map { TextPlace(of: $0, in: bytes) }
    }

    private static let ampersand = UInt8(ascii: "&")
    private static let asterisk = UInt8(ascii: "*")

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 95: true
        default: false
        }
    }
}
