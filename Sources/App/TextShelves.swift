import Documents
import Messages
import Telework
import UseCases

/// The legal texts of the program's folder, as the use cases take them.
enum TextShelves {
    /// - Throws: `TextLibraryError` with everything that is wrong in them.
    static func load(
        _ settings: Settings, cryptography: any Cryptography
    ) throws -> (shelf: RuleShelf, exemptions: [ExemptionLimit]) {
        let library = try TextLibrary.load(directory: settings.texts)
        let version = ByteText.hex(cryptography.digest(library.digestInput))
        return (RuleShelf(book: library.book, version: version), library.exemptions)
    }
}

extension TextFinding {
    /// The finding on one line, in the language of the console.
    var sentence: String {
        let language = Console.current.language
        return text(in: language == .french ? .french : .english) { $0.message(language) }
    }
}
