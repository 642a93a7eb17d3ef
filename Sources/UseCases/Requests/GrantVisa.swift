import CivilTime
import Telework

/// HR gives the visa: the individual agreement comes into being; or refuses it with a motive (DEM-2).
public struct GrantVisa: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// The agreement that replaces the one in force, which ends the day before.
    public func callAsFunction(
        _ id: RequestID, version: Int, by actor: Actor, in organisation: OrganisationID, token: String? = nil
    ) async throws -> AgreementID {
        try await environment.change(organisation, by: actor, token: token, as: AgreementID.init) { store, scene in
            let moment = scene.moment
            let (request, person) = try store.request(id, for: .grantVisa, by: actor)
            let proposal = request.proposal.startingNoEarlier(than: moment.date)
            let frame = try scene.frame()
            try store.requireAllowed(proposal, of: person, frame: frame)
            let rules = frame.timeline(for: person).rules(on: proposal.start)
            let agreement = Agreement(
                id: AgreementID(environment.identifiers.next()), person: person.id, request: id,
                formula: proposal.formula, places: proposal.places,
                span: proposal.span(under: rules), texts: rules.texts, grantedOn: moment.date)
            let (granted, event) = try orImpossible {
                () throws(TransitionError) in try request.granted(agreement.id, at: moment.instant)
            }
            guard request.version == version else { throw UseCaseError.outdated }
            let before = WeekBasis(person: person, agreements: try store.agreements(of: person.id), frame: frame)
            var events = try supersede(agreement, in: store)
            try store.insert(agreement)
            try store.update(granted)
            let after = WeekBasis(person: person, agreements: try store.agreements(of: person.id), frame: frame)
            let refilled = try store.refill(from: before, to: after, on: agreement.span.first)
            events += [
                event,
                Event(
                    .agreementCreated, person: person.id, entity: agreement.id.rawValue,
                    details: ["formula": agreement.formula.code, "from": agreement.span.first.iso]),
            ]
            events += refilled
            try environment.record(events, by: actor, at: moment, in: store)
            return agreement.id
        }
    }

    private func supersede(_ agreement: Agreement, in store: any StoreWriting) throws -> [Event] {
        try store.agreements(of: agreement.person).filter { $0.span.overlaps(agreement.span) }.compactMap { old in
            guard let ended = old.superseded(from: agreement.span.first) else { return nil }
            try store.update(ended)
            return Event(
                .agreementSuperseded, person: agreement.person, entity: old.id.rawValue,
                details: ["through": ended.span.last?.iso ?? ""])
        }
    }
}

/// HR refuses the visa, with a motive of the texts and a sentence, as any refusal.
public struct RefuseVisa: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(
        _ id: RequestID, motive: String, text: String, version: Int, by actor: Actor,
        in organisation: OrganisationID, token: String? = nil
    ) async throws {
        try await environment.change(organisation, by: actor, token: token) { store, scene in
            let (request, person) = try store.request(id, for: .grantVisa, by: actor)
            guard case .accepted = request.state else {
                throw UseCaseError.impossible(TransitionError(state: request.state.kind, act: .refuse))
            }
            let (refused, event) = try refusing(
                request, of: person, motive: motive, text: text, by: actor, in: scene)
            guard request.version == version else { throw UseCaseError.outdated }
            try store.update(refused)
            try environment.record([event], by: actor, at: scene.moment, in: store)
        }
    }
}
