import Configuration

/// How the server starts, bears load, tells of itself and stops.
struct ServingSettings: Sendable {
    enum LogFormat: String, CaseIterable, Sendable { case text, json }

    /// Seconds between the order to stop and the closing of the port, while the health page says `draining`.
    let drainSeconds: Int
    /// Seconds that what is in flight is given to end after that.
    let graceSeconds: Int
    /// Nil: no figures are served.
    let metricsPort: Int?
    let metricsHost: String
    let logFormat: LogFormat
    let maximumRequests: Int
    let maximumWaiting: Int
    let trustsRequestID: Bool

    init(_ reader: ConfigReader) throws {
        func number(_ key: String, default value: Int, in range: ClosedRange<Int>) throws -> Int {
            try Settings.number(reader.string(forKey: .init(key), default: String(value)), named: key, in: range)
        }
        drainSeconds = try number("drainSeconds", default: 0, in: 0...3_600)
        graceSeconds = try number("graceSeconds", default: 30, in: 1...3_600)
        metricsPort = try reader.string(forKey: "metricsPort").map {
            try Settings.number($0, named: "metricsPort", in: 1...65_535)
        }
        metricsHost = reader.string(forKey: "metricsHost", default: "127.0.0.1")
        maximumRequests = try number("maxRequests", default: 64, in: 1...10_000)
        maximumWaiting = try number("maxWaiting", default: 256, in: 0...100_000)
        trustsRequestID = try Settings.flag(
            reader.string(forKey: "trustRequestId", default: "false"), named: "PENDULAIRE_TRUST_REQUEST_ID")
        let format = reader.string(forKey: "logFormat", default: LogFormat.text.rawValue)
        guard let known = LogFormat(rawValue: format) else {
            throw Failure(
                .usage, "« \(format) » n’est pas un format de journal technique : donnez « text » ou « json ».",
                "‘\(format)’ is not a log format: give ‘text’ or ‘json’.")
        }
        logFormat = known
    }
}
