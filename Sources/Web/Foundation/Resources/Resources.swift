import Foundation
import Mustache

/// The templates and assets, read and parsed once, at start.
public struct Resources: Sendable {
    public let assets: Assets
    /// The text of each template: the suites compare its tags with the models.
    let sources: [TemplateName: String]
    private let library: MustacheLibrary

    /// - Parameter directory: the folder that holds `templates` and `assets`.
    /// - Throws: ``ResourceError`` in one sentence when a file is missing or a template cannot be read.
    public init(directory: String) throws {
        var library = MustacheLibrary()
        var sources: [TemplateName: String] = [:]
        for name in TemplateName.allCases {
            let path = "\(directory)/templates/\(name.fileName)"
            let source = try Resources.text(of: path)
            library.register(try Resources.parse(source, path: path), named: name.rawValue)
            sources[name] = source
        }
        for (name, source) in sources {
            for partial in TemplateTags(source).partials where TemplateName(rawValue: partial) == nil {
                throw ResourceError.unknownPartial(partial, path: "\(directory)/templates/\(name.fileName)")
            }
        }
        self.sources = sources
        self.library = library
        assets = try Assets(directory: "\(directory)/assets")
    }

    func render(_ model: some Sendable, with name: TemplateName) -> String {
        library.render(ReflectedModel.tree(of: model) ?? model, withTemplate: name.rawValue) ?? ""
    }

    private static func text(of path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else { throw ResourceError.missing(path) }
        guard let text = String(validating: data, as: UTF8.self) else { throw ResourceError.notText(path) }
        return text
    }

    private static func parse(_ source: String, path: String) throws -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: source)
        } catch let error as MustacheTemplate.ParserError {
            throw ResourceError.unreadable(path, line: error.context.lineNumber, reason: "\(error.error)")
        }
    }
}

/// Why the program cannot start with these files, in one sentence for the operator.
public enum ResourceError: Error, Equatable, CustomStringConvertible {
    case missing(String)
    case notText(String)
    case unreadable(String, line: Int, reason: String)
    case unknownPartial(String, path: String)

    public var description: String {
        switch self {
        case .missing(let path): "The file \(path) is missing: install the program's Resources folder again."
        case .notText(let path): "The file \(path) is not UTF-8 text: install the program's Resources folder again."
        case .unreadable(let path, let line, let reason):
            "The template \(path) cannot be read at line \(line) (\(reason)): correct it or install it again."
        case .unknownPartial(let name, let path):
            "The template \(path) includes “\(name)”, which is no template: correct the name."
        }
    }
}
