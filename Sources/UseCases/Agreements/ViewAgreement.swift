import CivilTime
import Telework

/// An individual agreement, as its printable page shows it.
public struct AgreementView: Sendable {
    public let agreement: Agreement
    public let person: Person
    public let organisation: Organisation
    public let request: Request?
    public let post: Post?
    /// Who agreed on the employer's side, when it is known.
    public let manager: Person?
    /// The texts that ground it, as far as the rulebook still has them.
    public let texts: [RuleText]
    /// The rules in force on its first day.
    public let rules: EffectiveRules
}

public struct ViewAgreement: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(
        _ id: AgreementID, by actor: Actor, in organisation: OrganisationID
    ) async throws -> AgreementView {
        try await environment.store.read(organisation) { store in
            guard let agreement = try store.agreement(id) else { throw UseCaseError.notFound }
            let person = try store.subject(agreement.person, of: .viewAgreement, for: actor)
            return AgreementView(
                agreement: agreement, person: person, organisation: try store.organisation(),
                request: try store.request(agreement.request), post: try store.post(person.post),
                manager: try person.answersTo.flatMap(store.person),
                texts: agreement.texts.compactMap(environment.rules.book.text),
                rules: try store.timeline(for: person, in: environment).rules(on: agreement.span.first))
        }
    }
}
