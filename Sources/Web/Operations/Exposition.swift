import Foundation

/// A page of figures in the text format of Prometheus, version 0.0.4.
///
/// <https://prometheus.io/docs/instrumenting/exposition_formats/>
public struct Exposition: Sendable {
    /// Names and values, in the order they are written.
    public typealias Labels = [(String, String)]

    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    public private(set) var text = ""

    public init() {}

    /// What only grows, from the start of the process. The name ends with `_total`.
    public mutating func counter(_ name: String, _ help: String, _ rows: [(Labels, Double)]) {
        family(name, help, "counter", rows)
    }

    /// What goes up and down.
    public mutating func gauge(_ name: String, _ help: String, _ rows: [(Labels, Double)]) {
        family(name, help, "gauge", rows)
    }

    public mutating func histogram(_ name: String, _ help: String, _ rows: [(labels: Labels, Histogram)]) {
        guard !rows.isEmpty else { return }
        head(name, help, "histogram")
        for (labels, histogram) in rows {
            var sum: UInt64 = 0
            for (bound, count) in zip(Histogram.bounds.map(Self.number) + ["+Inf"], histogram.counts) {
                sum += count
                line("\(name)_bucket", labels + [("le", bound)], String(sum))
            }
            line("\(name)_sum", labels, Self.number(histogram.totalSeconds))
            line("\(name)_count", labels, String(sum))
        }
    }

    private mutating func family(_ name: String, _ help: String, _ kind: String, _ rows: [(Labels, Double)]) {
        guard !rows.isEmpty else { return }
        head(name, help, kind)
        for (labels, value) in rows { line(name, labels, Self.number(value)) }
    }

    private mutating func head(_ name: String, _ help: String, _ kind: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    }

    private mutating func line(_ name: String, _ labels: Labels, _ value: String) {
        let list = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        text += list.isEmpty ? "\(name) \(value)\n" : "\(name){\(list)} \(value)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
