/// A header of the form `value; name=token; other="quoted"`.
struct HeaderParameters: Equatable {
    /// In lowercase.
    var value = ""
    /// By lowercase name; the first one counts.
    var parameters: [String: String] = [:]

    init(_ text: String) {
        var parts: [String] = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if isEscaped {
                // Browsers send a Windows path's backslash as it is: only a quote or a backslash is really escaped.
                parts[parts.count - 1].append(
                    contentsOf: character == "\"" || character == "\\" ? "\(character)" : "\\\(character)")
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        value = parts.removeFirst().trimmed.lowercased()
        for part in parts {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let name = part[..<equals].trimmed.lowercased()
            let text = part[part.index(after: equals)...].trimmed
            // Browsers write a quote in a name as %22 and a line break as %0D%0A (HTML standard).
            let decoded = text.replacing("%22", with: "\"").replacing("%0D%0A", with: " ")
            if parameters[name] == nil { parameters[name] = decoded }
        }
    }
}
