/// What is wrong with the typography of a French text.
func frenchFaults(_ text: String) -> [String] {
    var faults = commonFaults(text)
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
        switch scalar {
        case ";", ":", "!", "?", "%", "€", "»":
            if index == 0 || scalars[index - 1] != "\u{202F}" { faults.append("no narrow space before \(scalar)") }
        case "«":
            if index + 1 == scalars.count || scalars[index + 1] != "\u{202F}" {
                faults.append("no narrow space after «")
            }
        case "“", "”": faults.append("English quotes")
        default: continue
        }
    }
    return faults
}

/// What is wrong with the typography of an English text.
func englishFaults(_ text: String) -> [String] {
    var faults = commonFaults(text)
    if text.unicodeScalars.contains("\u{202F}") { faults.append("narrow space") }
    if text.unicodeScalars.contains(where: { "«»".unicodeScalars.contains($0) }) { faults.append("French quotes") }
    return faults
}

private func commonFaults(_ text: String) -> [String] {
    var faults: [String] = []
    let scalars = Array(text.unicodeScalars)
    if text.contains("'") || text.contains("\"") { faults.append("straight quotes") }
    if text.contains("Optional(") || text.contains("_") { faults.append("words of the program") }
    if text.hasPrefix(" ") || text.hasSuffix(" ") { faults.append("space at an end") }
    for (left, right) in zip(scalars, scalars.dropFirst()) {
        if left == " ", right == " " { faults.append("two spaces") }
        if left == ".", right == "." { faults.append("two full stops") }
        if left == " ", right == "." || right == "," || right == ")" { faults.append("space before \(right)") }
    }
    // A figure and its noun stay on one line.
    for (index, scalar) in scalars.enumerated() where scalar == " " && index > 0 {
        let rest = String(String.UnicodeScalarView(scalars[(index + 1)...]))
        let units = ["jour", "day", "mois", "month", "working day"]
        if ("0"..."9").contains(scalars[index - 1]), units.contains(where: rest.hasPrefix) {
            faults.append("plain space between a figure and its noun")
        }
    }
    return faults
}
