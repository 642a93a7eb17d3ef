/// The values a cell or a key may take, each under its names.
///
///     let contracts = Choices<Contract>([(.permanent, ["CDI", "permanent"]), (.fixedTerm, ["CDD", "fixed-term"])])
///     try contracts.value(of: " cdi ")        // .permanent
public struct Choices<Value: Sendable>: Sendable {
    private let byName: [String: Value]
    /// The first name of each value, as messages list them.
    public let names: [String]
    private let allNames: [String]

    /// - Parameter rows: each value with its names, the usual one first; names compare folded.
    public init(_ rows: [(value: Value, names: [String])]) {
        var byName: [String: Value] = [:]
        for row in rows {
            for name in row.names { byName[folded(name)] = row.value }
        }
        self.byName = byName
        names = rows.compactMap(\.names.first)
        allNames = rows.flatMap(\.names)
    }

    /// - Throws: ``FileProblem/unknownValue(_:allowed:suggestion:)`` with the nearest name.
    public func value(of text: String) throws(FileProblem) -> Value {
        if let value = byName[folded(text)] { return value }
        throw .unknownValue(text, allowed: names, suggestion: nearestName(to: text, among: allNames))
    }
}
