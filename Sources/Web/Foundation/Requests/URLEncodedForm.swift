/// Reads `application/x-www-form-urlencoded`: bodies of plain forms, and queries.
enum URLEncodedForm {
    /// More fields than any page has; beyond it somebody is looking for slow code.
    static let fieldLimit = 4_000

    /// - Throws: ``FormError`` when the bytes are not such a form.
    static func parse(_ bytes: ArraySlice<UInt8>) throws(FormError) -> Form {
        var form = Form()
        guard !bytes.isEmpty else { return form }
        for pair in bytes.split(separator: UInt8(ascii: "&"), maxSplits: fieldLimit) {
            guard form.fields.count < fieldLimit else { throw .tooManyFields }
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard let name = PercentCoding.decode(bytes: pair[..<equals], plusIsSpace: true),
                let value = PercentCoding.decode(bytes: pair[equals...].dropFirst(), plusIsSpace: true)
            else { throw .malformed }
            guard !name.utf8.contains(0), !value.utf8.contains(0) else { throw .malformed }
            form.fields.append(.init(name: name, value: value.withUnixLineBreaks))
        }
        return form
    }

    /// A query is what a person may have typed or cut by mistake: what cannot be read in it is left out.
    static func query(_ text: String?) -> Form {
        guard let text, !text.isEmpty else { return Form() }
        return (try? parse(Array(text.utf8)[...])) ?? Form()
    }
}

/// Why a form could not be read.
enum FormError: Error, Equatable {
    case malformed
    case tooManyFields
    /// The upload stopped before its end.
    case truncated
    case unsupportedType
}
