/// Builds a `multipart/form-data` body as browsers do.
struct MultipartBody {
    let boundary: String
    private var bytes: [UInt8] = []

    init(boundary: String = "----Pendulaire7MA4YWxkTrZu0gW") { self.boundary = boundary }

    var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    mutating func add(_ name: String, _ value: String) {
        line("--\(boundary)")
        line("Content-Disposition: form-data; name=\"\(name)\"")
        line("")
        line(value)
    }

    mutating func addFile(_ field: String, name: String, type: String = "text/csv", bytes content: [UInt8]) {
        line("--\(boundary)")
        line("Content-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"")
        line("Content-Type: \(type)")
        line("")
        bytes += content
        line("")
    }

    var finished: [UInt8] { bytes + Array("--\(boundary)--\r\n".utf8) }

    private mutating func line(_ text: String) { bytes += Array("\(text)\r\n".utf8) }
}
