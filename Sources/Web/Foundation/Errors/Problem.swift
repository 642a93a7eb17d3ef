import HTTPTypes
import Hummingbird
import Telework

/// A problem as programs read it (RFC 9457), with a stable `code`.
struct Problem {
    let status: Int
    let code: String
    let title: String
    let detail: String
    let reference: String

    func response(status: HTTPResponse.Status, language: Language) -> PageResponse {
        let members = [
            ("type", "\"about:blank\""), ("status", String(self.status)), ("code", JSONText.quoted(code)),
            ("title", JSONText.quoted(title)), ("detail", JSONText.quoted(detail)),
            ("reference", JSONText.quoted(reference)),
        ]
        let body = "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
        return PageResponse(
            status: status,
            headers: [.contentType: "application/problem+json; charset=utf-8", .contentLanguage: language.rawValue],
            body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}

public enum JSONText {
    /// A text as a JSON string.
    public static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
