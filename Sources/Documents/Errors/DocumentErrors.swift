/// The problems of one file, all of them, in the order of the file.
///
/// A file of the wrong kind would have thousands: only the first ``limit`` are kept, the others are counted.
public struct DocumentErrors: Error, Hashable, Sendable {
    public static let limit = 200

    private var kept: [DocumentError] = []
    /// How many more problems were found than are kept.
    public private(set) var omitted = 0

    public init() {}

    public init(_ error: DocumentError) { add(error) }

    public var isEmpty: Bool { kept.isEmpty }

    /// The number of problems found, kept or not.
    public var count: Int { kept.count + omitted }

    /// The problems kept, by line and column; those of the whole file come first.
    public var list: [DocumentError] {
        let order = kept.indices.sorted { left, right in
            let (first, second) = (kept[left], kept[right])
            return (first.line ?? 0, first.column ?? 0, left) < (second.line ?? 0, second.column ?? 0, right)
        }
        return order.map { kept[$0] }
    }

    public mutating func add(_ error: DocumentError) {
        if kept.count < DocumentErrors.limit { kept.append(error) } else { omitted += 1 }
    }

    public mutating func add(_ problem: FileProblem, line: Int? = nil, column: Int? = nil) {
        add(DocumentError(line: line, column: column, problem))
    }

    public mutating func add(contentsOf other: DocumentErrors) {
        for error in other.kept { add(error) }
        omitted += other.omitted
    }

    /// One line for each problem, and a last one when some were left out.
    public func lines(file: String, in language: DocumentLanguage) -> [String] {
        var lines = list.map { $0.text(file: file, in: language) }
        guard omitted > 0 else { return lines }
        switch language {
        case .french:
            lines.append("\(file): et \(omitted) \(omitted == 1 ? "autre erreur" : "autres erreurs").")
        case .english:
            lines.append("\(file): and \(omitted) more \(omitted == 1 ? "error" : "errors").")
        }
        return lines
    }
}
