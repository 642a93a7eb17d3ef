import Foundation

extension StringProtocol {
    /// The text as it is compared in searches and typed confirmations: without case, accents, blanks at its ends.
    var searchKey: String {
        String(self).folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).trimmed
    }

    /// Whether the text, or one of its words, begins with a search key.
    func hasWord(beginningWith key: String) -> Bool {
        let text = searchKey
        return text.hasPrefix(key) || text.contains(" \(key)")
    }
}
