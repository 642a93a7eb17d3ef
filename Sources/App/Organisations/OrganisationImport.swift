import SQLDriver
import Storage
import Telework
import UseCases

/// Takes the one organisme of a base into another base, whose organismes are served meanwhile.
struct OrganisationImport {
    /// Around the base that holds the organisme alone.
    let source: Composition
    /// Around the base it goes to.
    let target: Composition

    /// - Returns: The organisme, and how many rows this run copied.
    /// - Throws: what ``Failure/init(_:)`` understands.
    func callAsFunction() async throws -> (organisation: Organisation, rows: Int) {
        let only = try await onlyOne()
        let organisation = only.organisation
        try await checkRoles(of: only)
        let moment = try await BaseCopy.moment(of: organisation.id, in: source.database)
        let head = try await verified(source, organisation)
        try await checkNotes(of: organisation)
        do {
            let arrival = try await OrganisationArrival(
                of: organisation, from: source.database, at: moment, into: target.database,
                now: SystemClock().now(in: "UTC").instant.milliseconds)
            let rows = try await arrival.copy.copy(organisation.id)
            let differences = try await arrival.copy.differences(organisation.id)
            try await arrival.copy.requireQuiet(since: moment)
            guard differences.isEmpty else { throw differing(organisation, differences) }
            try target.heads.note(head, of: organisation.id)
            try await arrival.finish()
            return (organisation, rows)
        } catch let refusal as OrganisationArrival.Refusal {
            throw Failure(refusal, of: organisation.code, in: target.settings.database)
        } catch let refusal as OrganisationDoor.Refusal {
            throw Failure(refusal, of: organisation.code)
        } catch BaseCopy.Refusal.sourceChanged {
            throw Failure(
                .refused,
                "Quelqu’un a écrit dans \(source.settings.database) pendant la reprise : arrêtez ce qui l’utilise, effacez "
                    + "« \(organisation.code) » de \(target.settings.database), puis recommencez.",
                "Somebody wrote in \(source.settings.database) while it was taken in: stop what uses it, erase "
                    + "‘\(organisation.code)’ from \(target.settings.database), then do it again.")
        } catch let error as SQLError where error.kind == .uniqueViolation {
            throw Failure(
                .refused,
                "« \(organisation.code) » est repris au même moment par une autre commande : attendez-la, puis recommencez.",
                "‘\(organisation.code)’ is being taken in by another command: wait for it, then do it again.")
        }
    }

    private func onlyOne() async throws -> HeldOrganisation {
        let held = try await HeldOrganisation.all(in: source.database)
        let place = source.settings.database
        guard let only = held.first, held.count == 1 else {
            let codes = held.map(\.organisation.code).joined(separator: ", ")
            throw held.isEmpty
                ? Failure(
                    .refused,
                    "La base \(place) ne contient aucun organisme : donnez un fichier fait par « organisation export ».",
                    "The database \(place) holds no organisation: give a file made by ‘organisation export’.")
                : Failure(
                    .refused,
                    "La base \(place) contient plusieurs organismes (\(codes)) : faites-en d’abord un fichier avec « pendulaire "
                        + "organisation export ».",
                    "The database \(place) holds several organisations (\(codes)): make a file of one first with ‘pendulaire "
                        + "organisation export’.")
        }
        if let closure = only.closure, closure.reason != .closed {
            throw Failure.closed(only.organisation.code, closure.reason)
        }
        return only
    }

    /// A role over all organismes is given by whoever runs the base, not brought along.
    private func checkRoles(of held: HeldOrganisation) async throws {
        let organisation = held.organisation
        let accounts = try await source.environment.store.read(organisation.id) { try $0.accounts() }
            .filter { !$0.roles.isDisjoint(with: Role.ofTheOperator) }.sorted { $0.login < $1.login }
        guard !accounts.isEmpty else { return }
        let list = accounts.map(\.login).joined(separator: ", ")
        // Roles are those of an organisme that is open.
        let opening = held.closure == nil ? [] : ["organisation open \(shellWord(organisation.code))"]
        let changes = accounts.map { account in
            let kept = account.roles.intersection(Role.assignable).map(\.rawValue).sorted()
            return (["user roles \(shellWord(account.login))"] + kept.map { "--role \($0)" }).joined(separator: " ")
        }
        let commands = (opening + changes).map { command in
            "pendulaire \(command) --database \(shellWord("\(source.settings.database)"))"
        }.joined(separator: "\n  ")
        throw Failure(
            .refused,
            "« \(organisation.code) » vient avec des comptes du réseau (\(list)) : retirez-leur ce rôle dans "
                + "\(source.settings.database), puis recommencez :\n  \(commands)",
            "‘\(organisation.code)’ comes with accounts of the network (\(list)): take this role from them in "
                + "\(source.settings.database), then do it again:\n  \(commands)")
    }

    /// What was noted here of this organisme, if it was here before, must be in the journal that comes.
    private func checkNotes(of organisation: Organisation) async throws {
        let links = LastLink(key: target.secrets.journalKey, cryptography: target.environment.cryptography)
        for noted in target.heads[organisation.id].all {
            let hash = try await source.database.read { connection in
                try links.hash(at: noted.sequence, of: organisation.id.rawValue, on: connection)
            }
            guard hash != noted.hash else { continue }
            throw Failure(
                .refused,
                "Le journal de « \(organisation.code) » avait été noté ici au maillon \(noted.sequence), qui n’est pas dans "
                    + "\(source.settings.database) : donnez un export plus récent.",
                "The journal of ‘\(organisation.code)’ had been noted here at link \(noted.sequence), which is not in "
                    + "\(source.settings.database): give a later export.")
        }
    }

    private func differing(_ organisation: Organisation, _ differences: [BaseCopy.Difference]) -> Failure {
        let (code, tables) = (organisation.code, differences.map(\.table).joined(separator: ", "))
        return Failure(
            .refused,
            "« \(code) » n’est pas le même des deux côtés (\(tables)) et reste fermé : effacez-le avec « pendulaire "
                + "organisation erase \(code) --confirm \(code) », puis recommencez.",
            "‘\(code)’ is not the same on both sides (\(tables)) and stays closed: erase it with ‘pendulaire organisation "
                + "erase \(code) --confirm \(code)’, then do it again.")
    }
}

extension Failure {
    fileprivate init(_ refusal: OrganisationArrival.Refusal, of code: String, in place: DatabasePlace) {
        switch refusal {
        case .identifierTaken:
            self.init(
                .refused, "L’organisme « \(code) » est déjà dans \(place) : il n’y a rien à reprendre.",
                "The organisation ‘\(code)’ is in \(place) already: there is nothing to take in.")
        case .codeTaken:
            self.init(
                .refused,
                "Un autre organisme de \(place) a déjà le code « \(code) » : un code ne désigne qu’un organisme.",
                "Another organisation of \(place) has the code ‘\(code)’ already: a code names one organisation only.")
        case .otherOrigin:
            self.init(
                .refused,
                "« \(code) » est à moitié repris d’un autre export : reprenez celui-là, ou effacez-le avec « pendulaire "
                    + "organisation erase \(code) --confirm \(code) ».",
                "‘\(code)’ is taken in by half from another export: go on with that one, or erase it with ‘pendulaire "
                    + "organisation erase \(code) --confirm \(code)’.")
        case .beingErased: self = .closed(code, .erasing)
        }
    }
}
