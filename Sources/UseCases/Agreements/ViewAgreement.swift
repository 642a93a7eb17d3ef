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
    /// The agreement that replaced it before its term; nil when none did, or when its own term is not known.
    public var replacement: Replacement?

    /// The days that both sides signed, whatever came after.
    public var signedSpan: DateSpan { replacement?.signedSpan ?? agreement.span }

    /// What came in place of an agreement, and the days that had been signed.
    public struct Replacement: Sendable {
        public let agreement: Agreement
        public let signedSpan: DateSpan
    }
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
            let request = try store.request(agreement.request)
            let rules = try store.timeline(for: person, in: environment).rules(on: agreement.span.first)
            return AgreementView(
                agreement: agreement, person: person, organisation: try store.organisation(),
                request: request, post: try store.post(person.post),
                manager: try person.answersTo.flatMap(store.person),
                texts: agreement.texts.compactMap(environment.rules.book.text),
                rules: rules,
                replacement: try request.flatMap { try replacement(of: agreement, made: $0, rules, in: store) })
        }
    }

    /// What is kept of a replaced agreement is its shortened days: those signed are found again as the visa found them.
    private func replacement(
        of agreement: Agreement, made request: Request, _ rules: EffectiveRules, in store: any StoreReading
    ) throws -> AgreementView.Replacement? {
        guard let last = agreement.span.last else { return nil }
        let terms = request.proposal
        let signed = Proposal(
            formula: terms.formula, places: terms.places, start: agreement.span.first, end: terms.end
        ).span(under: rules)
        guard signed.last.map({ $0 > last }) ?? true else { return nil }
        let next = try store.agreements(of: agreement.person).first { $0.span.first == last.adding(days: 1) }
        return next.map { AgreementView.Replacement(agreement: $0, signedSpan: signed) }
    }
}
