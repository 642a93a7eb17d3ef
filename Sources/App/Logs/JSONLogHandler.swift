import Foundation
import Logging
import Web

/// Writes each event as one line of JSON: time, level, message, then what is said of it.
struct JSONLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    /// Called with a whole line, its end included.
    let write: @Sendable (String) -> Void

    /// Names that an event's own fields have: nothing said of it may take their place.
    private static let own: Set<String> = ["time", "level", "message", "error"]

    init(write: @escaping @Sendable (String) -> Void) { self.write = write }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let said = event.metadata { all.merge(said) { $1 } }
        var members = [
            ("time", JSONText.quoted(Self.time(Date()))), ("level", JSONText.quoted(event.level.rawValue)),
            ("message", JSONText.quoted("\(event.message)")),
        ]
        if let error = event.error { members.append(("error", JSONText.quoted("\(error)"))) }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            members.append((Self.own.contains(key) ? "\(key)_" : key, Self.json(value)))
        }
        write("{" + members.map { "\(JSONText.quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}\n")
    }

    private static func json(_ value: Logger.Metadata.Value) -> String {
        switch value {
        case .string(let text): JSONText.quoted(text)
        case .stringConvertible(let number as Int): String(number)
        case .stringConvertible(let number as Double) where number.isFinite: String(number)
        case .stringConvertible(let other): JSONText.quoted("\(other)")
        case .array(let values): "[" + values.map(json).joined(separator: ",") + "]"
        case .dictionary(let values):
            "{"
                + values.sorted { $0.key < $1.key }.map { "\(JSONText.quoted($0.key)):\(json($0.value))" }
                .joined(separator: ",") + "}"
        }
    }

    /// Coordinated universal time, to the millisecond.
    static func time(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
