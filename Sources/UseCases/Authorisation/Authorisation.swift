import CivilTime
import Telework

extension PeopleReading {
    /// The person, when the actor may do the act on them.
    ///
    /// - Throws: ``UseCaseError/notFound`` both when there is no such person and when they are out of reach.
    func subject(_ id: PersonID, of act: Act, for actor: Actor) throws -> Person {
        guard let person = try person(id), try allows(act, to: actor, on: person) else { throw UseCaseError.notFound }
        return person
    }

    func allows(_ act: Act, to actor: Actor, on person: Person) throws -> Bool {
        // HR staff are employees too: another of them gives their visa and corrects their past.
        if act == .grantVisa || act == .correctPastWeek, actor.person == person.id { return false }
        let isOrphan = try actor.roles.contains(.humanResources) && mayLackManager(person)
        let isManaged = isOrphan || (person.answersTo != nil && person.answersTo == actor.person)
        let isSameTeam =
            try actor.person.flatMap { try $0 == person.id ? person : self.person($0) }?.team == person.team
        return Permissions.allows(act, to: actor, on: person.id, isManaged: isManaged, isSameTeam: isSameTeam)
            || (isManaged && isOrphan && Permissions.reach(of: act, for: .manager) == .managed
                && actor.person != person.id)
    }
}

extension PeopleReading {
    /// Whether nobody manages the person, or their manager leaves or has left: HR answers then.
    private func mayLackManager(_ person: Person) throws -> Bool {
        guard let id = person.answersTo, let manager = try self.person(id) else { return true }
        return manager.employment.last != nil
    }
}

extension Actor {
    /// Checks an act that concerns the organisme as a whole.
    func require(_ act: Act) throws {
        guard Permissions.allows(act, to: self) else { throw UseCaseError.notFound }
    }
}
