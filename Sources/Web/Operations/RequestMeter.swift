import Synchronization

/// Counts the requests by route, method and class of status; the route's template, never an address.
public final class RequestMeter: Sendable {
    struct Key: Hashable {
        let route: String
        let method: String
        let status: String
    }

    private struct State {
        var inFlight = 0
        var series: [Key: Histogram] = [:]
    }

    private let state = Mutex(State())

    public init() {}

    public var inFlight: Int { state.withLock { $0.inFlight } }

    func begin() { state.withLock { $0.inFlight += 1 } }

    func end(route: String, method: String, status: Int, nanoseconds: Int64) {
        // Anybody can send a method of their own making: each would be a series for ever.
        let method = ["GET", "HEAD", "POST"].contains(method) ? method : "other"
        let key = Key(route: route, method: method, status: "\(status / 100)xx")
        state.withLock { state in
            state.inFlight -= 1
            state.series[key, default: Histogram()].add(nanoseconds: nanoseconds)
        }
    }

    /// Writes the requests, as far as they have ended.
    public func write(to page: inout Exposition) {
        let (inFlight, series) = state.withLock { ($0.inFlight, $0.series) }
        page.gauge("pendulaire_http_requests_in_flight", "Requests being answered now.", [([], Double(inFlight))])
        let rows = series.map { key, histogram in
            (labels: [("route", key.route), ("method", key.method), ("status", key.status)], histogram)
        }
        page.histogram(
            "pendulaire_http_request_duration_seconds", "Requests by route template, method and class of status.",
            rows.sorted { $0.labels.map(\.1).joined(separator: " ") < $1.labels.map(\.1).joined(separator: " ") })
    }
}
