import HTTPTypes
import Hummingbird
import Logging

/// The identity of a request: drawn here, or given by the proxy in front when it is trusted to.
enum RequestIdentity {
    /// - Parameter trustsProxy: Anybody can send the header: it is read only when a proxy writes it over.
    static func of(_ headers: HTTPFields, trustsProxy: Bool) -> String {
        guard trustsProxy, let given = headers[.requestID], isWellFormed(given) else { return RandomText.reference() }
        return given
    }

    /// 8 to 64 letters, digits, dots, dashes and underscores: what goes into a log and a header as it is.
    static func isWellFormed(_ text: String) -> Bool {
        (8...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { RandomText.isLetter($0) || $0 == UInt8(ascii: ".") }
    }
}

/// One request, from its beginning to its line in the logs.
struct RequestWatch {
    private let meter: RequestMeter
    private let began = ContinuousClock.now

    init(_ operations: Operations) {
        meter = operations.meter
        meter.begin()
    }

    /// Counts the request and logs it: its route and its organisme, never an identifier, a query, a name or an address.
    func end(_ call: HTTPCall, _ context: OpenContext, _ response: PageResponse) {
        let nanoseconds = (ContinuousClock.now - began).nanoseconds
        let route = context.route(of: call)
        meter.end(
            route: route, method: call.method.rawValue, status: response.status.code, nanoseconds: nanoseconds)
        let level: Logger.Level = Path.isForMachines(context.visit.path) ? .debug : .info
        context.logger.log(
            level: level, "Request",
            metadata: metadata(route, call, context, response.status.code, Double(nanoseconds / 1_000) / 1_000))
    }

    private func metadata(
        _ route: String, _ call: HTTPCall, _ context: OpenContext, _ status: Int, _ milliseconds: Double
    ) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "route": "\(route)", "method": "\(call.method.rawValue)", "status": .stringConvertible(status),
            "milliseconds": .stringConvertible(milliseconds),
        ]
        if let viewer = context.visit.viewer { metadata["organisation"] = "\(viewer.organisation.rawValue)" }
        return metadata
    }
}

extension OpenContext {
    /// The template of the page that is asked for; `other` where there is none.
    func route(of call: HTTPCall) -> String {
        if let found = endpointPath, Self.templates.contains(found) { return found }
        return Path.of(call.uri.path)?.template ?? "other"
    }

    private static let templates = Set(Path.allCases.map(\.template))
}

extension HTTPField.Name {
    static let requestID = HTTPField.Name("X-Request-Id")!
}
