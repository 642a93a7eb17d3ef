import Foundation

/// The texts by which names are sorted and found, worked out here because no two engines fold or sort French alike.
///
/// They only hold `a`–`z`, digits, spaces and hyphens, and letters of other scripts in lower case, so that comparing bytes
/// is comparing names. Decomposition comes from Unicode, which never changes it for a letter once it has one.
enum NameKeys {
    /// Sorts by family name then given name, without case nor accents: Éric before Zoé, Le Goff before Lea.
    ///
    /// What separates words of a name sorts before letters, and what separates the two names before that.
    static func sortKey(familyName: String, givenName: String) -> String {
        words(familyName).joined(separator: "-") + " " + words(givenName).joined(separator: "-")
    }

    /// The names in both orders and the employee number, each word after a space: what begins one of its words is found
    /// by `LIKE '% …%'`.
    static func searchKey(familyName: String, givenName: String, employeeNumber: String) -> String {
        let family = words(familyName)
        // Family, given, family: both orders are in it.
        let all = family + words(givenName) + family + ["/"] + words(employeeNumber)
        return " " + all.joined(separator: " ")
    }

    /// The pattern that finds what someone typed; nil when there is nothing to look for in it.
    ///
    /// Folding leaves no `%` nor `_`, which would mean something to `LIKE`.
    static func pattern(search: String) -> String? {
        let words = words(search)
        return words.isEmpty ? nil : "% " + words.joined(separator: " ") + "%"
    }

    /// Letters and digits in lower case without their accents, cut at everything else.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in folded(text) {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.append(scalar)
            } else if !word.isEmpty {
                words.append(String(word))
                word.removeAll()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    private static func folded(_ text: String) -> String.UnicodeScalarView {
        var folded = String.UnicodeScalarView()
        let decomposed = text.utf8.allSatisfy { $0 < 128 } ? text : text.decomposedStringWithCanonicalMapping
        for scalar in decomposed.unicodeScalars where scalar.properties.generalCategory != .nonspacingMark {
            if scalar.isASCII {
                folded.append("A" <= scalar && scalar <= "Z" ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
            } else {
                folded.append(contentsOf: (spelled[scalar] ?? scalar.properties.lowercaseMapping).unicodeScalars)
            }
        }
        return folded
    }

    /// Letters that are not a base and a mark, with the letters people type instead.
    private static let spelled: [Unicode.Scalar: String] = [
        "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
        "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i",
    ]
}
