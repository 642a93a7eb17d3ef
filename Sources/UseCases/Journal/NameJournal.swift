import CivilTime
import Telework

/// Who stands behind the pseudonyms of the journal, for those who may see people; the others read pseudonyms but for
/// themselves.
public struct NameJournal: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``UseCaseError/notFound`` for those who may not read the journal.
    public func callAsFunction(
        _ entries: [JournalEntry], by actor: Actor, in organisation: OrganisationID
    ) async throws -> JournalNames {
        try actor.require(.viewJournal)
        let seesNames = Permissions.allows(.viewPeople, to: actor)
        return try await environment.store.read(organisation) { store in
            let timeZone = try store.organisation().timeZone
            guard seesNames else {
                var names = JournalNames(timeZone: timeZone, people: [:], accounts: [:])
                if let own = try actor.person.flatMap({ try store.person($0) }) {
                    names.people[own.id] = own.fullName
                    if let account = actor.account { names.accounts[account] = own.fullName }
                }
                return names
            }
            var accounts: [AccountID: Account] = [:]
            for id in Set(entries.compactMap(\.actor)) { accounts[id] = try store.account(id) }
            let asked = Set(entries.compactMap(\.person)).union(accounts.values.compactMap(\.person))
            let people = Dictionary(
                try store.people(Array(asked)).map { ($0.id, $0.fullName) }, uniquingKeysWith: { first, _ in first })
            return JournalNames(
                timeZone: timeZone, people: people,
                accounts: accounts.mapValues { account in account.person.flatMap { people[$0] } ?? account.login })
        }
    }

    /// The person whose entries are asked for: by employee number for those who may see people, by pseudonym for all.
    ///
    /// - Returns: Nil when there is nobody of that number; a pseudonym is taken as it is.
    public func person(_ text: String, by actor: Actor, in organisation: OrganisationID) async throws -> PersonID? {
        try actor.require(.viewJournal)
        let seesNames = Permissions.allows(.viewPeople, to: actor)
        return try await environment.store.read(organisation) { store in
            if seesNames, let person = try store.person(employeeNumber: text) { return person.id }
            return try store.person(PersonID(text))?.id
        }
    }
}

/// Names by pseudonym, no other than their own for those who may not see people.
public struct JournalNames: Hashable, Sendable {
    /// The organisme's, in which the moments of the journal are told.
    public let timeZone: String
    public fileprivate(set) var people: [PersonID: String]
    /// The person of each account, or its login when it is nobody's file.
    public fileprivate(set) var accounts: [AccountID: String]
}
