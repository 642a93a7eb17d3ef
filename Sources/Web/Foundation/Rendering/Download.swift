import HTTPTypes
import Hummingbird

extension Site {
    /// A file that the browser saves.
    ///
    /// - Parameter name: Letters, digits, points and hyphens only: it stands in the header as it is.
    func download(_ bytes: [UInt8], name: String, contentType: String = "text/csv; charset=utf-8") -> PageResponse {
        PageResponse(
            status: .ok,
            headers: [
                .contentType: contentType, .contentDisposition: "attachment; filename=\"\(name)\"",
                .contentLength: String(bytes.count),
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
