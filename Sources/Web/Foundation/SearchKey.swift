import Foundation

extension StringProtocol {
    /// The text as it is compared in searches and typed confirmations: without case, accents, blanks at its ends.
    var searchKey: String {
        String(self).folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).trimmed
    }
}
