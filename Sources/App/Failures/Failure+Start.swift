import Documents
import Sodium
import Web

extension Failure {
    init(_ error: ResourceError) {
        switch error {
        case .missing(let path):
            self.init(
                .unavailable, "Le fichier \(path) manque : réinstallez le dossier Resources du programme.",
                "The file \(path) is missing: install the program's Resources folder again.")
        case .notText(let path):
            self.init(
                .unavailable,
                "Le fichier \(path) n’est pas du texte UTF-8 : réinstallez le dossier Resources du programme.",
                "The file \(path) is not UTF-8 text: install the program's Resources folder again.")
        case .unreadable(let path, let line, _):
            self.init(
                .unavailable,
                "Le gabarit \(path) est mal écrit à la ligne \(line) : corrigez-le, ou réinstallez le dossier Resources.",
                "The template \(path) is badly written at line \(line): correct it, or install the Resources folder again."
            )
        case .unknownPartial(let name, let path):
            self.init(
                .unavailable, "Le gabarit \(path) inclut « \(name) », qui n’existe pas : corrigez ce nom.",
                "The template \(path) includes ‘\(name)’, which does not exist: correct that name.")
        }
    }

    /// One of the findings: all of them are for `texts check`.
    init(_ error: TextLibraryError) {
        let (first, count) = (error.findings.first?.sentence ?? "", error.findings.count)
        self.init(
            .unavailable,
            "Les textes ne peuvent pas être utilisés (\(count == 1 ? "un problème" : "\(count) problèmes") ; voir "
                + "« pendulaire texts check ») : \(first)",
            "The texts cannot be used (\(count == 1 ? "one problem" : "\(count) problems"); see "
                + "‘pendulaire texts check’): \(first)")
    }

    init(_ error: ServerError) {
        switch error {
        case .portTaken(let port):
            self.init(
                .unavailable,
                "Le port \(port) est déjà pris : arrêtez le programme qui l’utilise, ou choisissez-en un autre avec --port.",
                "Port \(port) is taken: stop the program that uses it, or choose another with --port.")
        case .addressRefused(let host, let port, let reason) where reason.contains("errno: 13"):
            self.init(
                .unavailable,
                "Le système n’autorise pas le port \(port) sur \(host) : prenez-en un au-dessus de 1023 avec --port.",
                "The system does not allow port \(port) on \(host): take one above 1023 with --port.")
        case .addressRefused(let host, let port, _):
            self.init(
                .unavailable,
                "Impossible d’écouter sur \(host), port \(port) : donnez avec --host une adresse de cette machine.",
                "Cannot listen on \(host), port \(port): give an address of this machine with --host.")
        }
    }

    init(_ error: SodiumError) {
        switch error {
        case .unavailable:
            self.init(
                .unavailable,
                "La bibliothèque libsodium ne démarre pas, faute de hasard fourni par le système : vérifiez /dev/urandom.",
                "The library libsodium does not start: the system gives it no randomness. Check /dev/urandom.")
        case .outOfMemory:
            self.init(
                .unavailable, "La mémoire manque pour chiffrer un mot de passe : libérez-en, puis réessayez.",
                "There is not enough memory to hash a password: make room, then try again.")
        }
    }
}
