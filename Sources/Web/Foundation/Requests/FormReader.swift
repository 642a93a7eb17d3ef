import Hummingbird

/// Reads the body of a posted form, and stops reading as soon as it is too large.
struct FormReader {
    let configuration: WebConfiguration

    /// - Parameter mayUpload: false for strangers: only people who are signed in send large bodies.
    /// - Throws: ``WebError`` with the words for what cannot be read.
    func read(_ call: HTTPCall, mayUpload: Bool) async throws -> Form {
        let contentType = call.headers[.contentType] ?? ""
        let kind = HeaderParameters(contentType).value
        let isMultipart = kind == "multipart/form-data"
        let limit = isMultipart && mayUpload ? configuration.uploadLimit : configuration.formLimit
        if let announced = call.headers[.contentLength].flatMap({ Int($0) }), announced > limit {
            throw WebError.tooLarge(limit: limit)
        }
        var bytes: [UInt8] = []
        for try await chunk in call.body {
            guard bytes.count + chunk.readableBytes <= limit else { throw WebError.tooLarge(limit: limit) }
            chunk.withUnsafeReadableBytes { bytes.append(contentsOf: $0) }
        }
        do throws(FormError) {
            var form = try parse(bytes, kind: kind, contentType: contentType)
            form.path = call.uri.path
            return form
        } catch {
            throw WebError.unreadableForm(error)
        }
    }

    private func parse(_ bytes: [UInt8], kind: String, contentType: String) throws(FormError) -> Form {
        switch kind {
        case "application/x-www-form-urlencoded": return try URLEncodedForm.parse(bytes[...])
        case "multipart/form-data":
            guard let boundary = Multipart.boundary(contentType: contentType) else { throw .malformed }
            return try Multipart.parse(bytes, boundary: boundary)
        case "" where bytes.isEmpty: return Form()
        default: throw .unsupportedType
        }
    }
}
