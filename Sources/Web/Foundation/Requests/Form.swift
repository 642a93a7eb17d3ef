/// What a person sent: the fields of a form (or of a query), in their order, and the files with them.
public struct Form: Hashable, Sendable {
    public struct Field: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    public internal(set) var fields: [Field] = []
    public internal(set) var files: [UploadedFile] = []
    /// The address it was posted to: part of ``token``.
    var path = ""

    public init(_ pairs: KeyValuePairs<String, String> = [:]) {
        fields = pairs.map { Field(name: $0.key, value: $0.value) }
    }

    /// The first value of a field, without blanks around it; empty when the field is not there.
    public subscript(name: String) -> String { value(name) ?? "" }

    /// The first value of a field, without blanks around it; nil when the field is not there or blank.
    public func value(_ name: String) -> String? {
        guard let value = fields.first(where: { $0.name == name })?.value.trimmed, !value.isEmpty else { return nil }
        return value
    }

    /// The first value as it was typed: passwords.
    public func exactValue(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Every value of a field that can come several times: check boxes.
    public func values(_ name: String) -> [String] {
        fields.filter { $0.name == name && !$0.value.trimmed.isEmpty }.map(\.value.trimmed)
    }

    public func isChecked(_ name: String) -> Bool { value(name) != nil }

    /// The file of a field; nil when none was chosen.
    public func file(_ name: String) -> UploadedFile? { files.first { $0.field == name } }

    /// The token that tells a form sent twice from two forms (`_jeton`), joined to the address it was posted to and to
    /// what it says: two forms of one page share the token and are two acts, and so is a form corrected after going back.
    /// Nil when the form has none, or one that no page of ours wrote.
    public var token: String? {
        guard let jeton = value("_jeton"), jeton.utf8.count <= 64, jeton.utf8.allSatisfy(RandomText.isLetter) else {
            return nil
        }
        return "\(jeton)@\(path.prefix(80))#\(fingerprint)"
    }

    /// Tells two contents of one person's form apart (FNV-1a); it protects from nothing and nobody.
    private var fingerprint: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for field in fields where field.name != "_jeton" && field.name != "_csrf" {
            for byte in "\(field.name)=\(field.value)\n".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return String(hash, radix: 36)
    }
}

/// A file that came with a form.
public struct UploadedFile: Hashable, Sendable {
    public let field: String
    /// The file's own name, without folders.
    public let name: String
    public let contentType: String
    public let bytes: [UInt8]
}

extension StringProtocol {
    /// Without spaces, tabs, line breaks and no-break spaces at either end.
    var trimmed: String {
        var view = self[...]
        while let first = view.first, first.isWhitespace { view = view.dropFirst() }
        while let last = view.last, last.isWhitespace { view = view.dropLast() }
        return String(view)
    }

    /// Line breaks of browsers (CRLF) as one line feed.
    var withUnixLineBreaks: String {
        contains("\r\n") ? String(map { $0 == "\r\n" ? "\n" : $0 }) : String(self)
    }
}
