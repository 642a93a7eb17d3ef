import Documents
import Foundation
import Messages
import SQLDriver
import Sodium
import Storage
import Telework
import UseCases
import Web

/// Why a command did not do what was asked: one sentence, with what to do about it.
struct Failure: Error, Hashable {
    let status: ExitStatus
    let text: LocalizedText

    /// - Parameters:
    ///   - french: With plain spaces: those that must not break are set here.
    ///   - english: The same in English.
    init(_ status: ExitStatus, _ french: String, _ english: String) {
        self.status = status
        text = LocalizedText(french: french.onOneLine.frenchSpaces, english: english.onOneLine)
    }

    /// The failure that an error of the modules amounts to.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as UseCaseError: self = Failure(error)
        case let error as SQLError: self = Failure(error)
        case let error as MigrationError: self = Failure(error)
        case let error as StoreError: self = Failure(error)
        case let error as ResourceError: self = Failure(error)
        case let error as TextLibraryError: self = Failure(error)
        case let error as ServerError: self = Failure(error)
        case let error as SodiumError: self = Failure(error)
        case let error as CocoaError:
            let path = error.filePath.map { " (\($0))" } ?? ""
            self.init(
                .unavailable, "Un fichier ne peut être ni lu ni écrit\(path) : vérifiez le chemin et les droits.",
                "A file can be neither read nor written\(path): check the path and the permissions.")
        default:
            self.init(
                .unavailable, "Erreur inattendue, à signaler avec cette ligne : \(error)",
                "Unexpected error, to be reported with this line: \(error)")
        }
    }
}

extension String {
    /// Errors of libraries may have several lines; scripts read one.
    fileprivate var onOneLine: String {
        split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    }
}
