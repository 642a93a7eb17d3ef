import HTTPTypes
import Hummingbird

/// The two health pages, for load balancers and supervisors: JSON, without session, without anybody's data.
struct HealthPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.openPage(.live) { _ in answer(.ok, "live", nil) }
        routes.openPage(.ready) { _ in
            guard let reason = await site.operations.readiness().reason else { return answer(.ok, "ready", nil) }
            return answer(.serviceUnavailable, "not-ready", reason)
        }
    }

    private func answer(_ status: HTTPResponse.Status, _ word: String, _ reason: String?) -> PageResponse {
        let members = [("status", word), ("reason", reason)].compactMap { name, value in
            value.map { "\"\(name)\":\(JSONText.quoted($0))" }
        }
        var headers: HTTPFields = [.contentType: "application/json"]
        if reason != nil { headers[.retryAfter] = "5" }
        let body = "{" + members.joined(separator: ",") + "}\n"
        return PageResponse(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}
