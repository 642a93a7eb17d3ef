import Yams

/// Reads a YAML text into ``YAMLValue``, with the place of every node.
///
/// Only what a person writes in a text of rules is accepted: one document, keys that are words, no anchor, alias or type
/// tag. Without aliases a file cannot unfold into more than it is.
public struct YAMLReader: Sendable {
    public struct Limits: Hashable, Sendable {
        public var bytes: Int
        public var depth: Int
        public var nodes: Int

        public init(bytes: Int = 1024 * 1024, depth: Int = 40, nodes: Int = 50_000) {
            self.bytes = bytes
            self.depth = depth
            self.nodes = nodes
        }
    }

    public var limits: Limits

    public init(limits: Limits = Limits()) { self.limits = limits }

    /// The root of the file's only document.
    ///
    /// - Parameter errors: receives every problem, each at its line and column; the value serves to look for more of them,
    ///   and must not be used when there is one.
    /// - Returns: nil when the file cannot be read as YAML.
    public func value(from file: [UInt8], errors: inout DocumentErrors) -> YAMLValue? {
        guard let text = DecodedText(file, limit: limits.bytes, errors: &errors), errors.isEmpty else { return nil }
        if let place = YAMLAliasGuard.firstAnchor(in: text.bytes) {
            errors.add(.anchorOrAlias, line: place.line, column: place.column)
            return nil
        }
        var source = YAMLSource(text: String(decoding: text.bytes, as: UTF8.self))
        while true {
            do {
                // Held while its nodes are read: they only borrow their anchors from it.
                let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else {
                    errors.add(.emptyFile)
                    return nil
                }
                var builder = YAMLBuilder(source: source, limits: limits)
                let value = withExtendedLifetime(parser) { builder.value(of: root, depth: 1) }
                errors.add(contentsOf: builder.errors)
                return value
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                if source.renameKey(line: context.mark.line, column: context.mark.column) { continue }
                errors.add(
                    .duplicateKey(names.first ?? "", firstLine: nil), line: context.mark.line,
                    column: context.mark.column)
                return nil
            } catch {
                errors.add(YAMLReader.error(from: error))
                return nil
            }
        }
    }

    private static func error(from error: any Error) -> DocumentError {
        switch error {
        case YamlError.scanner(let context, let message, let mark, _),
            YamlError.parser(let context, let message, let mark, _):
            let problem = YAMLSyntaxProblem(parserMessage: message, context: context?.text)
            // The parser sees that a quote is open when the file ends: the place to look at is where it opens.
            let place = problem == .unclosedQuote ? context?.mark ?? mark : mark
            return DocumentError(line: place.line, column: place.column, .yamlSyntax(problem))
        case YamlError.composer(_, let problem, let mark, _):
            return DocumentError(
                line: mark.line, column: mark.column,
                problem.contains("another document") ? .severalDocuments : .anchorOrAlias)
        case YamlError.reader(let problem, _, _, _):
            return DocumentError(.yamlSyntax(.other(problem)))
        default:
            return DocumentError(.yamlSyntax(.other("\(error)")))
        }
    }
}
