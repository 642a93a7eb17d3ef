import Documents
import Foundation
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

    init(_ status: ExitStatus, _ french: String, _ english: String) {
        self.status = status
        text = LocalizedText(french: french, english: english)
    }

    /// The failure that an error of the modules amounts to.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as UseCaseError: self = Failure(error)
        case let error as SQLError: self = Failure(error)
        case let error as MigrationError:
            self.init(.unavailable, "La base ne peut pas être mise à jour. \(error)", "\(error)")
        case let error as ResourceError:
            self.init(.unavailable, "Un fichier du programme manque ou est illisible. \(error)", "\(error)")
        case let error as TextLibraryError: self = Failure(error)
        case let error as ServerError: self = Failure(error)
        case StoreError.conflict:
            self.init(
                .refused, "Quelqu’un d’autre l’a changé au même moment\u{202F}: recommencez.",
                "Somebody else changed it at the same time: try again.")
        case StoreError.damaged(let what):
            self.init(
                .unavailable, "La base est endommagée\u{202F}: \(what)", "The database is damaged: \(what)")
        case let error as SodiumError:
            self.init(.unavailable, "La cryptographie n’est pas disponible. \(error)", "\(error)")
        case let error as CocoaError:
            let path = error.filePath.map { " (\($0))" } ?? ""
            self.init(
                .unavailable,
                "Un fichier ne peut être ni lu ni écrit\(path)\u{202F}: vérifiez le chemin et les droits.",
                "A file can be neither read nor written\(path): check the path and the permissions.")
        default: self.init(.unavailable, "Erreur inattendue\u{202F}: \(error)", "Unexpected error: \(error)")
        }
    }
}

extension Failure {
    private init(_ error: SQLError) {
        let french =
            switch error.kind {
            case .cannotOpen: "La base ne peut pas être ouverte. Une base nouvelle se crée avec « pendulaire migrate »."
            case .busy: "La base est occupée par un autre programme\u{202F}: réessayez."
            case .readOnly: "La base est en lecture seule\u{202F}: vérifiez les droits du fichier et de son dossier."
            case .diskFull: "Le disque est plein\u{202F}: libérez de la place."
            case .corrupt: "La base est endommagée\u{202F}: rétablissez-la d’après une sauvegarde."
            case .notADatabase: "Ce fichier n’est pas une base SQLite."
            case .otherProgram: "Cette base est celle d’un autre programme."
            default: "La base a répondu par une erreur."
            }
        self.init(.unavailable, "\(french) [\(error)]", "\(error)")
    }

    /// One of the findings: all of them are for `texts check`.
    private init(_ error: TextLibraryError) {
        let (first, count) = (error.findings.first?.sentence ?? "", error.findings.count)
        self.init(
            .refused,
            "Les textes ne peuvent pas être utilisés (\(count) problèmes, voir « pendulaire texts check »). \(first)",
            "The texts cannot be used (\(count) problems, see ‘pendulaire texts check’). \(first)")
    }

    private init(_ error: ServerError) {
        switch error {
        case .portTaken(let port):
            self.init(
                .unavailable,
                "Le port \(port) est déjà pris\u{202F}: arrêtez le programme qui l’utilise, ou choisissez-en un autre avec --port.",
                "Port \(port) is taken: stop the program that uses it, or choose another with --port.")
        case .addressRefused(let host, let port, let reason):
            self.init(
                .unavailable, "Impossible d’écouter sur \(host):\(port)\u{202F}: \(reason)",
                "Cannot listen on \(host):\(port): \(reason)")
        }
    }

    private init(_ error: UseCaseError) {
        switch error {
        case .invalid(let problems):
            let french = problems.map { "\($0.field)\u{202F}: \($0.kind.french)" }.joined(separator: " ; ")
            let english = problems.map { "\($0.field): \($0.kind.english)" }.joined(separator: "; ")
            self.init(.refused, "Valeur refusée\u{202F}: \(french).", "Refused value: \(english).")
        case .notFound:
            self.init(
                .refused, "Cela n’existe pas, ou vous n’y avez pas accès.",
                "There is no such thing, or it is out of reach.")
        case .month(let problem): self.init(.refused, problem.sentence.french, problem.sentence.english)
        case .outdated:
            self.init(
                .refused, "Quelqu’un d’autre l’a changé au même moment\u{202F}: recommencez.",
                "Somebody else changed it at the same time: try again.")
        default: self.init(.refused, "C’est refusé\u{202F}: \(error)", "It is refused: \(error)")
        }
    }
}

extension FieldProblem.Kind {
    fileprivate var french: String {
        switch self {
        case .required: "valeur nécessaire"
        case .tooLong: "trop long"
        case .tooShort: "trop court"
        case .notADate: "n’est pas une date"
        case .notANumber: "n’est pas un nombre"
        case .outOfRange: "hors des limites"
        case .unknown: "valeur inconnue"
        case .endBeforeStart: "la fin précède le début"
        case .repeated: "répété"
        case .taken: "déjà pris"
        }
    }

    fileprivate var english: String {
        switch self {
        case .required: "a value is needed"
        case .tooLong: "too long"
        case .tooShort: "too short"
        case .notADate: "not a date"
        case .notANumber: "not a number"
        case .outOfRange: "out of range"
        case .unknown: "unknown value"
        case .endBeforeStart: "the end comes before the start"
        case .repeated: "repeated"
        case .taken: "taken already"
        }
    }
}
