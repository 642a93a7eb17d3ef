/// What is compared of a heading, a code or a key: lower case, without accents, spaces, `_` nor `-`.
///
/// `Prénom d’usage`, `PRENOM_D'USAGE` and `prenom-d'usage` fold to the same text.
func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "a"..."z", "0"..."9": result.append(scalar)
        case "A"..."Z": result.append(Unicode.Scalar(UInt8(scalar.value + 32)))
        case "_", "-", "\u{2010}"..."\u{2015}": continue
        case "’", "‘": result.append("'")
        case _ where isBlank(scalar) || LatinLetters.isMark(scalar): continue
        default:
            if scalar.isASCII {
                result.append(scalar)
            } else if let spelled = LatinLetters.spelled[scalar] {
                result.append(contentsOf: spelled.unicodeScalars)
            } else {
                let base = LatinLetters.base(of: scalar) ?? scalar
                result.append(contentsOf: base.properties.lowercaseMapping.unicodeScalars)
            }
        }
    }
    return String(result)
}

/// The text of a cell on one line: outer blanks removed, inner runs of blanks and line breaks made one space, and a
/// letter followed by its combining accent made one letter.
func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
        if isBlank(scalar) {
            pendingSpace = !result.isEmpty
        } else if LatinLetters.isMark(scalar), !pendingSpace, let last = result.last,
            let letter = LatinLetters.letter(last, with: scalar)
        {
            result.removeLast()
            result.append(letter)
        } else {
            if pendingSpace { result.append(" ") }
            pendingSpace = false
            result.append(scalar)
        }
    }
    return String(result)
}

/// A space, a tab, a line break, one of the no-break or thin spaces, or an invisible sign that spreadsheets leave.
func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10, 11, 12, 13, 32, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000,
        0xFEFF:
        true
    default: false
    }
}
