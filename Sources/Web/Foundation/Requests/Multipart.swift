/// Reads `multipart/form-data` (RFC 7578): forms that carry files.
struct Multipart {
    static let partLimit = 200
    static let headerLimit = 8_192

    /// The boundary named by a Content-Type, or nil when there is none that RFC 2046 allows.
    static func boundary(contentType: String) -> String? {
        guard let parameter = HeaderParameters(contentType).parameters["boundary"],
            (1...70).contains(parameter.utf8.count), parameter.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { return nil }
        return parameter
    }

    /// - Throws: ``FormError``; `.truncated` when the closing boundary never came.
    static func parse(_ body: [UInt8], boundary: String) throws(FormError) -> Form {
        var parser = Multipart(body: body, boundary: boundary)
        return try parser.form()
    }

    private let body: [UInt8]
    private let delimiter: [UInt8]
    private var position = 0

    private init(body: [UInt8], boundary: String) {
        self.body = body
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    private mutating func form() throws(FormError) -> Form {
        // The first boundary has no line break before it unless a preamble, which is skipped, precedes it.
        if body.starts(with: delimiter.dropFirst(2)) {
            position = delimiter.count - 2
        } else if let first = find(delimiter, from: 0) {
            position = first + delimiter.count
        } else {
            throw body.isEmpty ? .truncated : .malformed
        }
        var form = Form()
        while try !isLast() {
            guard form.fields.count + form.files.count < Multipart.partLimit else { throw .tooManyFields }
            let header = try partHeader()
            guard let end = find(delimiter, from: position) else { throw .truncated }
            try add(body[position..<end], header: header, to: &form)
            position = end + delimiter.count
        }
        return form
    }

    /// Reads what follows a boundary: `--` after the last one, a line break before a part.
    private mutating func isLast() throws(FormError) -> Bool {
        while position < body.count, body[position] == 0x20 || body[position] == 0x09 { position += 1 }
        guard position + 1 < body.count else { throw .truncated }
        let pair = (body[position], body[position + 1])
        position += 2
        if pair == (0x2D, 0x2D) { return true }
        guard pair == (0x0D, 0x0A) else { throw .malformed }
        return false
    }

    /// Moves past the header of a part and gives its lines by lowercase name.
    private mutating func partHeader() throws(FormError) -> [String: String] {
        var lines: [String: String] = [:]
        let start = position
        while true {
            guard let end = find([0x0D, 0x0A], from: position) else {
                throw body.count - start > Multipart.headerLimit ? .malformed : .truncated
            }
            guard end - start <= Multipart.headerLimit else { throw .malformed }
            defer { position = end + 2 }
            if end == position { return lines }
            guard let line = String(validating: body[position..<end], as: UTF8.self),
                let colon = line.firstIndex(of: ":")
            else { throw .malformed }
            lines[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmed
        }
    }

    private func add(_ content: ArraySlice<UInt8>, header: [String: String], to form: inout Form) throws(FormError) {
        let disposition = HeaderParameters(header["content-disposition"] ?? "")
        guard disposition.value == "form-data", let field = disposition.parameters["name"], !field.contains("\0")
        else { throw .malformed }
        guard let path = disposition.parameters["filename"] else {
            guard let value = String(validating: content, as: UTF8.self), !value.utf8.contains(0)
            else { throw .malformed }
            form.fields.append(.init(name: field, value: value.withUnixLineBreaks))
            return
        }
        // A file field left empty comes as a file without name or content.
        guard !path.isEmpty || !content.isEmpty else { return }
        let name = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        form.files.append(
            UploadedFile(
                field: field, name: String(name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }),
                contentType: header["content-type"] ?? "application/octet-stream", bytes: Array(content)))
    }

    /// Where `pattern` next begins, in a time linear in what is skipped for any pattern that starts with a line break.
    private func find(_ pattern: [UInt8], from start: Int) -> Int? {
        body.withUnsafeBufferPointer { body in
            pattern.withUnsafeBufferPointer { pattern -> Int? in
                guard body.count >= pattern.count else { return nil }
                var index = start
                let last = body.count - pattern.count
                while index <= last {
                    if body[index] == pattern[0] {
                        var length = 1
                        while length < pattern.count, body[index + length] == pattern[length] { length += 1 }
                        if length == pattern.count { return index }
                    }
                    index += 1
                }
                return nil
            }
        }
    }
}
