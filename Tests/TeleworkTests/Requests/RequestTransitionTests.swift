import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Request: states and acts")
struct RequestTransitionTests {
    private static let at = Moment(day("2026-11-03")).instant
    private static let terms = Proposal(from: day("2026-11-16"))
    private static let otherTerms = Proposal(.fixed(.monday), from: day("2026-12-07"))
    private static let counter = CounterProposal(proposal: otherTerms, message: "Lundi", by: Cast.marc.id, at: at)
    private static let refusal = Refusal(motive: "coverage", text: "Accueil", by: Cast.marc.id, at: at)

    private static func state(_ kind: RequestState.Kind) -> RequestState {
        switch kind {
        case .submitted: .submitted
        case .countered: .countered(counter)
        case .accepted: .accepted(by: Cast.marc.id, at: at)
        case .refused: .refused(refusal)
        case .withdrawn: .withdrawn(at: at)
        case .granted: .granted(AgreementID("a"), at: at)
        }
    }

    private static func request(_ kind: RequestState.Kind) -> Request {
        Request(of: .camille, terms, on: day("2026-11-02"), state: state(kind))
    }

    private static func apply(_ act: RequestAct, to request: Request) throws -> (Request, Event) {
        switch act {
        case .accept: try request.accepted(by: Cast.marc.id, at: at)
        case .refuse: try request.refused(refusal)
        case .counter: try request.countered(with: counter)
        case .acceptCounter: try request.counterAccepted(at: at)
        case .declineCounter: try request.counterDeclined()
        case .grant: try request.granted(AgreementID("a"), at: at)
        case .withdraw: try request.withdrawn(at: at)
        }
    }

    /// Where each act leads from each state; what is not here is impossible.
    private static let table: [RequestState.Kind: [RequestAct: RequestState.Kind]] = [
        .submitted: [.accept: .accepted, .refuse: .refused, .counter: .countered, .withdraw: .withdrawn],
        .countered: [.acceptCounter: .accepted, .declineCounter: .submitted, .withdraw: .withdrawn],
        .accepted: [.refuse: .refused, .grant: .granted, .withdraw: .withdrawn],
        .refused: [:], .withdrawn: [:], .granted: [:],
    ]

    @Test(
        "every act in every state leads where the table says, or throws and names both",
        arguments: RequestState.Kind.allCases, RequestAct.allCases)
    func transition(kind: RequestState.Kind, act: RequestAct) throws {
        let request = Self.request(kind)
        let expected = Self.table[kind]?[act]
        #expect(request.allows(act) == (expected != nil))
        guard let expected else {
            #expect(throws: TransitionError(state: kind, act: act)) { try Self.apply(act, to: request) }
            return
        }
        let (moved, event) = try Self.apply(act, to: request)
        #expect(moved.state.kind == expected)
        #expect(moved.version == request.version + 1)
        #expect(event.person == Cast.camille.id && event.entity == request.id.rawValue)
    }

    @Test("a request is open while someone owes an answer", arguments: RequestState.Kind.allCases)
    func open(kind: RequestState.Kind) {
        #expect(Self.request(kind).isOpen == [.submitted, .countered, .accepted].contains(kind))
        #expect(Self.request(kind).state.kind == kind)
    }

    @Test("late is what the employer owes, and never what the person does", arguments: RequestState.Kind.allCases)
    func late(kind: RequestState.Kind) {
        let due = day("2026-12-02")
        let request = Request(of: .camille, Self.terms, on: day("2026-11-02"), due: due, state: Self.state(kind))
        #expect(!request.isLate(on: due))
        #expect(request.isLate(on: due.adding(days: 1)) == [.submitted, .accepted].contains(kind))
        #expect(!Self.request(kind).isLate(on: due.adding(days: 365)), "without a delay nothing is late")
    }

    @Test("an agreement whose end nobody gives lasts as long as the texts let it, and without such a text goes on")
    func span() {
        let rules = EffectiveRules(stack: [Texts.local])
        #expect(Self.terms.span(under: rules) == DateSpan(from: Self.terms.start, through: day("2029-11-15")))
        let short = Proposal(from: Self.terms.start, through: day("2026-11-30"))
        #expect(short.span(under: rules) == DateSpan(from: Self.terms.start, through: day("2026-11-30")))
        #expect(Self.terms.span(under: EffectiveRules(stack: [])) == DateSpan(from: Self.terms.start))
        #expect(rules.longestAgreement(from: Self.terms.start)?.source.article == "art. 8")
    }

    @Test("each act has its own event, with what machines need of it")
    func events() throws {
        let kinds: [RequestAct: (RequestState.Kind, Event.Kind, [String: String])] = [
            .accept: (.submitted, .requestAccepted, [:]),
            .refuse: (.submitted, .requestRefused, ["motive": "coverage"]),
            .counter: (.submitted, .requestCountered, ["formula": "fixed:11000000000000"]),
            .acceptCounter: (.countered, .counterAccepted, [:]),
            .declineCounter: (.countered, .counterDeclined, [:]),
            .grant: (.accepted, .requestGranted, ["agreement": "a"]),
            .withdraw: (.submitted, .requestWithdrawn, [:]),
        ]
        #expect(kinds.count == RequestAct.allCases.count)
        for (act, (from, kind, details)) in kinds {
            let (_, event) = try Self.apply(act, to: Self.request(from))
            #expect(event.kind == kind && event.details == details, "\(act)")
        }
    }

    @Test("an accepted counter-proposal becomes the terms, a declined one leaves those of the person")
    func terms() throws {
        let countered = Self.request(.countered)
        let (accepted, _) = try countered.counterAccepted(at: Self.at)
        #expect(accepted.proposal == Self.otherTerms)
        #expect(accepted.state == .accepted(by: Cast.marc.id, at: Self.at), "the manager who proposed has agreed")
        let (declined, _) = try countered.counterDeclined()
        #expect(declined.proposal == Self.terms && declined.state == .submitted)
    }

    @Test("a request refused keeps the motive and the words")
    func refusal() throws {
        let (refused, _) = try Self.request(.accepted).refused(Self.refusal)
        #expect(refused.state == .refused(Self.refusal))
    }
}
