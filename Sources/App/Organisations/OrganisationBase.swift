import Documents
import Foundation
import Sodium
import Storage
import Telework
import UseCases

/// A base whose organismes are moved, closed or erased: those that are closed are seen too.
struct OrganisationBase {
    let composition: Composition
    let held: [HeldOrganisation]

    /// - Throws: what ``Failure/init(_:)`` understands.
    init(_ settings: Settings) async throws {
        let database = try await Composition.open(settings.database)
        let secrets = try Secrets(path: settings.secrets, cryptography: try SodiumCryptography())
        composition = try .withoutRules(settings, database: database, secrets: secrets)
        held = try await HeldOrganisation.all(in: database)
    }

    subscript(code: String) -> HeldOrganisation? { held.first { $0.organisation.code == code } }

    /// - Throws: ``Failure`` that names the nearest code there is.
    func require(_ code: String) throws -> HeldOrganisation {
        guard let found = self[code] else { throw Failure.unknown(code, among: held) }
        return found
    }
}

extension Failure {
    /// No open organisme has this code.
    static func unknown(_ code: String, among held: [HeldOrganisation]) -> Failure {
        if let closure = held.first(where: { $0.organisation.code == code })?.closure {
            return closed(code, closure.reason)
        }
        guard let nearest = nearestName(to: code, among: held.map(\.organisation.code)) else {
            return Failure(
                .refused, "Aucun organisme n’a le code « \(code) » : voyez « pendulaire organisation list ».",
                "No organisation has the code ‘\(code)’: see ‘pendulaire organisation list’.")
        }
        return Failure(
            .refused, "Aucun organisme n’a le code « \(code) » : vouliez-vous dire « \(nearest) » ?",
            "No organisation has the code ‘\(code)’: did you mean ‘\(nearest)’?")
    }

    /// An organisme that nobody may come to.
    static func closed(_ code: String, _ reason: OrganisationDoor.Reason) -> Failure {
        switch reason {
        case .closed:
            Failure(
                .refused,
                "L’organisme « \(code) » est fermé : rouvrez-le avec « pendulaire organisation open \(code) ».",
                "The organisation ‘\(code)’ is closed: open it with ‘pendulaire organisation open \(code)’.")
        case .arriving:
            Failure(
                .refused,
                "L’organisme « \(code) » n’est repris qu’en partie : relancez « pendulaire organisation import » jusqu’au "
                    + "bout, ou effacez-le.",
                "The organisation ‘\(code)’ is taken in by half: run ‘pendulaire organisation import’ again to its end, "
                    + "or erase it.")
        case .erasing:
            Failure(
                .refused,
                "L’organisme « \(code) » est en cours d’effacement : relancez « pendulaire organisation erase \(code) "
                    + "--confirm \(code) » jusqu’au bout.",
                "The organisation ‘\(code)’ is being erased: run ‘pendulaire organisation erase \(code) --confirm \(code)’ "
                    + "again to its end.")
        }
    }

    /// What went wrong with a door.
    init(_ refusal: OrganisationDoor.Refusal, of code: String) {
        switch refusal {
        case .alreadyClosed(let closure): self = .closed(code, closure.reason)
        case .notClosed:
            self.init(
                .refused, "L’organisme « \(code) » n’est pas fermé : il n’y a rien à rouvrir.",
                "The organisation ‘\(code)’ is not closed: there is nothing to open.")
        case .unknown, .lost:
            self.init(
                .refused,
                "L’organisme « \(code) » a été ouvert, fermé ou effacé entre-temps par une autre commande : voyez "
                    + "« pendulaire organisation list ».",
                "The organisation ‘\(code)’ was opened, closed or erased by another command meanwhile: see "
                    + "‘pendulaire organisation list’.")
        }
    }
}
