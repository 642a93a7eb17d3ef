import Foundation
import SQLDriver
import Storage
import UseCases

extension Failure {
    /// What keeps a base from being opened.
    init(opening place: DatabasePlace, _ error: SQLError) {
        guard let path = place.file else {
            self.init(
                .unavailable,
                "La base \(place) ne s’ouvre pas : vérifiez l’adresse, le serveur et les droits du compte. \(error.message)",
                "The database \(place) cannot be opened: check the address, the server and the role's rights. "
                    + error.message)
            return
        }
        self.init(opening: path, error)
    }

    /// What keeps an SQLite file from being opened.
    init(opening path: String, _ error: SQLError) {
        if error.kind == .cannotOpen { self = Failure(cannotOpen: path) } else { self.init(error, at: path) }
    }

    private init(cannotOpen path: String) {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if path.isEmpty {
            self.init(
                .unavailable, "Le nom de la base est vide : donnez un fichier avec --database.",
                "The name of the database is empty: give a file with --database.")
        } else if isFolder.boolValue {
            self.init(
                .unavailable, "\(path) est un dossier : donnez le fichier de la base avec --database.",
                "\(path) is a folder: give the file of the database with --database.")
        } else if exists {
            self.init(
                .unavailable, "La base \(path) ne peut pas être lue : vérifiez son propriétaire et ses droits.",
                "The database \(path) cannot be read: check its owner and permissions.")
        } else {
            self.init(
                .unavailable,
                "Il n’y a pas de base à \(path) : créez-la avec « pendulaire migrate --database \(path) », "
                    + "ou donnez la bonne avec --database.",
                "There is no database at \(path): make it with ‘pendulaire migrate --database \(path)’, "
                    + "or give the right one with --database.")
        }
    }

    /// What went wrong in a base that was opened.
    init(_ error: SQLError) { self.init(error, at: nil) }

    /// What went wrong in a base.
    ///
    /// - Parameter path: Of its file, when it is not open yet: who asked for it may have given the wrong one.
    private init(_ error: SQLError, at path: String?) {
        let (french, english) = (
            path.map { "La base \($0)" } ?? "La base", path.map { "The database \($0)" } ?? "The database"
        )
        switch error.kind {
        case .busy:
            self.init(
                .unavailable, "\(french) est tenue par un autre programme : arrêtez-le, ou réessayez.",
                "\(english) is held by another program: stop it, or try again.")
        case .readOnly:
            self.init(
                .unavailable, "\(french) ne peut pas être écrite : vérifiez les droits du fichier et de son dossier.",
                "\(english) cannot be written: check the permissions of the file and of its folder.")
        case .corrupt:
            guard let path else {
                self.init(
                    .unavailable, "La base est endommagée : rétablissez-la d’après une sauvegarde.",
                    "The database is damaged: restore it from a backup.")
                return
            }
            self.init(
                .unavailable,
                "\(french) est endommagée : déplacez-la, puis rétablissez une sauvegarde (« pendulaire restore FICHIER "
                    + "--database \(path) »).",
                "\(english) is damaged: move it away, then restore a backup (‘pendulaire restore FILE --database "
                    + "\(path)’).")
        case .notADatabase:
            self.init(
                .unavailable,
                "\(path ?? "Ce fichier") n’est pas une base SQLite : donnez le bon fichier avec --database.",
                "\(path ?? "This file") is not an SQLite database: give the right file with --database.")
        case .otherProgram:
            self.init(
                .unavailable,
                "\(path ?? "Cette base") est la base d’un autre programme : donnez celle de Pendulaire avec --database.",
                "\(path ?? "This") is the database of another program: give Pendulaire's with --database.")
        case .diskFull:
            self.init(
                .unavailable, "Le disque de la base est plein : libérez de la place.",
                "The disk of the database is full: make room.")
        case .cannotOpen:
            self.init(
                .unavailable, "La base ne peut pas être ouverte : vérifiez le chemin et les droits.",
                "The database cannot be opened: check the path and the permissions.")
        case .overloaded:
            self.init(
                .unavailable, "La base a trop de demandes en cours : réessayez dans quelques secondes.",
                "The database has too much under way: try again in a few seconds.")
        case .unreachable:
            self.init(
                .unavailable, "La base ne répond pas : vérifiez son adresse, son serveur et le réseau.",
                "The database does not answer: check its address, its server and the network.")
        case .serializationFailure:
            self.init(
                .unavailable, "D’autres changeaient la même chose, plusieurs fois de suite : réessayez.",
                "Others were changing the same thing, several times in a row: try again.")
        case .commitUnknown:
            self.init(
                .unavailable,
                "La réponse de la base s’est perdue : ce que vous demandiez est peut-être fait, regardez avant de "
                    + "recommencer.",
                "The answer of the database was lost: what you asked may be done, look before doing it again.")
        case .interrupted:
            self.init(
                .unavailable, "L’opération a été interrompue : recommencez.",
                "The operation was interrupted: do it again.")
        default:
            self.init(
                .unavailable, "La base a répondu par une erreur, à signaler avec ce détail : \(error)",
                "The database answered with an error, to be reported with this detail: \(error)")
        }
    }

    init(_ error: MigrationError) {
        switch error {
        case .newerDatabase(let found, let understood):
            self.init(
                .unavailable,
                "La base a le schéma \(found) et ce programme s’arrête au \(understood) : lancez la version plus "
                    + "récente du programme, ou rétablissez la sauvegarde d’avant.",
                "The database is at schema \(found) and this program stops at \(understood): start the newer version "
                    + "of the program, or restore the backup made before it.")
        case .renamed(let number, let recorded, let known):
            self.init(
                .unavailable,
                "L’étape \(number) du schéma s’appelle « \(recorded) » dans la base et « \(known) » ici : prenez la "
                    + "version du programme qui a fait cette base.",
                "Step \(number) of the schema is called ‘\(recorded)’ in the database and ‘\(known)’ here: use the "
                    + "version of the program that made this database.")
        case .missing(let number):
            self.init(
                .unavailable,
                "L’étape \(number) du schéma manque à la base, qui en a de plus récentes : rétablissez une sauvegarde.",
                "Step \(number) of the schema is missing from the database, which has later ones: restore a backup.")
        case .failed(let number, let name, _, let cause):
            let cause = Failure(cause).text
            self.init(
                .unavailable,
                "L’étape \(number) (\(name)) du schéma a échoué et a été défaite. \(cause.french)",
                "Step \(number) (\(name)) of the schema failed and was undone. \(cause.english)")
        case .notConsecutive(let expected, let found):
            self.init(
                .unavailable,
                "Les étapes du schéma de ce programme ne se suivent pas (\(found) au lieu de \(expected)) : réinstallez-le.",
                "The steps of this program's schema do not follow one another (\(found) instead of \(expected)): "
                    + "install it again.")
        }
    }

    init(_ error: StoreError) {
        switch error {
        case .conflict:
            self.init(
                .refused, "Quelqu’un d’autre l’a changé au même moment : recommencez.",
                "Somebody else changed it at the same time: try again.")
        case .damaged(let place):
            self.init(
                .unavailable,
                "La base contient une valeur que le programme n’a pas écrite (\(place)) : rétablissez une sauvegarde.",
                "The database holds a value that the program did not write (\(place)): restore a backup.")
        }
    }
}
