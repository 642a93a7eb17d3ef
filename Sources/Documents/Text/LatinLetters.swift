/// Latin letters with an accent, and what they are made of.
///
/// A table of our own, so that comparing names needs no locale and gives the same answer on every machine.
enum LatinLetters {
    /// For each combining mark, base letters and, in the same order, the letters they form with it.
    static let marks: [(mark: UInt32, bases: String, letters: String)] = [
        (0x300, "AEIOUNaeioun", "ÀÈÌÒÙǸàèìòùǹ"),
        (0x301, "AEIOUYCLNRSZaeiouyclnrsz", "ÁÉÍÓÚÝĆĹŃŔŚŹáéíóúýćĺńŕśź"),
        (0x302, "AEIOUCGHJSWYZaeioucghjswyz", "ÂÊÎÔÛĈĜĤĴŜŴŶẐâêîôûĉĝĥĵŝŵŷẑ"),
        (0x303, "ANOIUEYanoiuey", "ÃÑÕĨŨẼỸãñõĩũẽỹ"),
        (0x304, "AEIOUaeiou", "ĀĒĪŌŪāēīōū"),
        (0x306, "AEGIOUaegiou", "ĂĔĞĬŎŬăĕğĭŏŭ"),
        (0x307, "CEGIZcegz", "ĊĖĠİŻċėġż"),
        (0x308, "AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ"),
        (0x30A, "AUau", "ÅŮåů"),
        (0x30B, "OUou", "ŐŰőű"),
        (0x30C, "ACDEGINORSTUZacdeginorstuz", "ǍČĎĚǦǏŇǑŘŠŤǓŽǎčďěǧǐňǒřšťǔž"),
        (0x326, "STst", "ȘȚșț"),
        (0x327, "CGKLNRSTcgklnrst", "ÇĢĶĻŅŖŞŢçģķļņŗşţ"),
        (0x328, "AEIUaeiu", "ĄĘĮŲąęįų"),
    ]

    /// Letters that are not a base and a mark, with the ASCII letters people type instead.
    static let spelled: [Unicode.Scalar: String] = [
        "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
        "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ŋ": "n", "Ŋ": "n", "ª": "a", "º": "o",
        "°": "o",
    ]

    private struct Pair: Hashable {
        let base: Unicode.Scalar
        let mark: UInt32
    }

    private static let composed: [Pair: Unicode.Scalar] = {
        var table: [Pair: Unicode.Scalar] = [:]
        for row in marks {
            for (base, letter) in zip(row.bases.unicodeScalars, row.letters.unicodeScalars) {
                table[Pair(base: base, mark: row.mark)] = letter
            }
        }
        return table
    }()

    private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for row in marks {
            for (base, letter) in zip(row.bases.unicodeScalars, row.letters.unicodeScalars) { table[letter] = base }
        }
        return table
    }()

    /// The letter without its accent; nil when it has none.
    static func base(of letter: Unicode.Scalar) -> Unicode.Scalar? { bases[letter] }

    /// `e` and U+0301 give `é`; nil when no single letter does.
    static func letter(_ base: Unicode.Scalar, with mark: Unicode.Scalar) -> Unicode.Scalar? {
        composed[Pair(base: base, mark: mark.value)]
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }
}
