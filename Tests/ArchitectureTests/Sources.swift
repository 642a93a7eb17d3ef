import Foundation

/// The Swift files of the repository, found from where this file was compiled.
enum Repository {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The Swift files under a folder of the root, with their path from it, in order of path.
    static func swiftFiles(under folder: String) throws -> [SourceFile] {
        let base = root.appending(path: folder)
        guard let paths = FileManager.default.enumerator(atPath: base.path(percentEncoded: false)) else { return [] }
        return try paths.compactMap { $0 as? String }
            .filter { $0.hasSuffix(".swift") && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
            .sorted()
            .map { path in
                let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
                return SourceFile(path: "\(folder)/\(path)", text: text)
            }
    }
}

struct SourceFile {
    let path: String
    let text: String

    /// The folder below `Sources` or `Tests`, which is the target's name.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    var lineCount: Int { text.hasSuffix("\n") ? lines.count - 1 : lines.count }

    /// The modules that the file imports, whatever stands before or after `import`.
    ///
    /// Lines within multi-line strings are passed over: a help text may begin a line with the word.
    var imports: [(line: Int, module: String)] {
        var found: [(line: Int, module: String)] = []
        var inString = false
        for (index, line) in lines.enumerated() {
            if !line.ranges(of: "\"\"\"").count.isMultiple(of: 2) { inString.toggle() }
            guard !inString else { continue }
            for statement in line.split(separator: ";") {
                if let module = importedModule(statement) { found.append((index + 1, module)) }
            }
        }
        return found
    }
}

/// The module of an import statement with its attributes, its access level and its kind; nil for anything else.
func importedModule(_ statement: some StringProtocol) -> String? {
    let prefixes: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    let kinds: Set<Substring> = ["typealias", "struct", "class", "enum", "protocol", "let", "var", "func"]
    let code = String(statement).components(separatedBy: "//")[0]
    var words = code.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })[...]
    while let word = words.first, word.hasPrefix("@") || prefixes.contains(word) { words = words.dropFirst() }
    guard words.first == "import" else { return nil }
    words = words.dropFirst()
    if let word = words.first, kinds.contains(word) { words = words.dropFirst() }
    guard words.count == 1, let path = words.first else { return nil }
    return path.split(separator: ".").first.map(String.init)
}
