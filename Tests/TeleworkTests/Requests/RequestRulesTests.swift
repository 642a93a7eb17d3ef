import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Request: eligibility and offer")
struct RequestRulesTests {
    private static let start = day("2026-11-16")

    @Test("what the texts offer is granted, with every rule looked at in the trace")
    func allowed() {
        let decision = RequestRules.decide(Proposal(from: Self.start), facts: requestFacts())
        #expect(decision.verdict == .allowed)
        #expect(
            decision.trace.map(\.key) == [
                .formulas, .places, .agreementDuration, .contracts, .seniority, .teleworkableShare, .halfDays,
                .weeklyMaximum, .onSiteMinimum,
            ])
        #expect(decision.trace.allSatisfy { $0.outcome == .satisfied })
        let quota = decision.trace.first { $0.key == .weeklyMaximum }
        #expect(quota?.value == .days(halves: 4))
        #expect(quota?.source == RuleSource(text: "local", article: "art. 4-1", layer: .organisme))
        #expect(quota?.narrowed == [RuleSource(text: "national", article: "art. 4-1", layer: .network)])
    }

    @Test("a formula that the local text leaves out is refused with those it offers", arguments: FormulaKind.allCases)
    func formulas(offered: FormulaKind) {
        let facts = requestFacts(texts: [Texts.national, Texts.local.with(.formulas, .set([offered.rawValue]))])
        for formula in [Formula.fixed(.monday), .flexible(halvesPerWeek: 2), .envelope(halvesPerYear: 20)] {
            let decision = RequestRules.decide(Proposal(formula, from: Self.start), facts: facts)
            let refused = Cause.formulaNotOffered(asked: formula.kind, offered: [offered.rawValue])
            #expect(decision.causes == (formula.kind == offered ? [] : [refused]))
            #expect(decision.reasons.allSatisfy { $0.source.article.text == "local" })
        }
    }

    @Test("each place that is not offered is a reason", arguments: Place.allCases)
    func places(place: Place) {
        let decision = RequestRules.decide(Proposal(at: [.home, place], from: Self.start), facts: requestFacts())
        #expect(decision.codes == (place == .otherOrganisation ? ["place-not-offered"] : []))
    }

    @Test("only an internship is left out by the local text", arguments: Contract.allCases)
    func contracts(contract: Contract) {
        let decision = RequestRules.decide(
            Proposal(from: Self.start), facts: requestFacts { $0.contract = contract })
        #expect(
            decision.causes == (contract == .internship ? [.contractNotConcerned(contract: .internship)] : []))
    }

    @Test(
        "three months after the arrival of 5 October, not one day before",
        arguments: [("2027-01-04", true), ("2027-01-05", false), ("2027-01-06", false)])
    func seniority(start: String, refused: Bool) {
        let decision = RequestRules.decide(
            Proposal(from: day(start)), facts: requestFacts(.paul, start: day(start)))
        #expect(
            decision.causes == (refused ? [.seniorityTooShort(months: 3, eligibleFrom: day("2027-01-05"))] : []))
    }

    @Test("a fifth of the post must be teleworkable", arguments: [(19, true), (20, false), (21, false)])
    func share(share: Int, refused: Bool) {
        let post = Post(
            code: "P", title: "P",
            activities: [
                Activity(name: "A", share: share, isTeleworkable: true, kind: .backOffice),
                Activity(name: "B", share: 100 - share, isTeleworkable: false, kind: .other),
            ])
        let decision = RequestRules.decide(Proposal(from: Self.start), facts: requestFacts { $0.post = post })
        #expect(decision.causes == (refused ? [.activitiesNotTeleworkable(share: share, minimum: 20)] : []))
    }

    @Test("a receptionist cannot, for her activities alone")
    func receptionist() {
        let decision = RequestRules.decide(Proposal(from: Self.start), facts: requestFacts(.ines))
        #expect(decision.causes == [.activitiesNotTeleworkable(share: 0, minimum: 20)])
    }

    @Test("an activity that the text excludes does not count, teleworkable or not")
    func excluded() {
        let texts = [Texts.national, Texts.local.with(.excludedActivities, .set(["encadrement"]))]
        #expect(RequestRules.decide(Proposal(from: Self.start), facts: requestFacts(.marc)).isAllowed)
        #expect(
            RequestRules.decide(Proposal(from: Self.start), facts: requestFacts(.marc, texts: texts)).causes
                == [.activitiesNotTeleworkable(share: 0, minimum: 20)])
    }

    @Test(
        "an activity shared half and half allows half of the week where the text ties days to the share",
        arguments: [(4, false), (5, false), (6, true)])
    func daysWithinShare(asked: Int, refused: Bool) {
        let texts = [
            Texts.national, Texts.local.with(.daysWithinShare, .flag(true)).with(.weeklyMaximum, .days(halves: 6)),
        ]
        let proposal = Proposal(.flexible(halvesPerWeek: asked), from: Self.start)
        #expect(
            RequestRules.decide(proposal, facts: requestFacts(.lucie, texts: texts)).causes
                == (refused ? [.daysBeyondShare(asked: 6, limit: 5, share: 50)] : []))
        let free = [Texts.national, Texts.local.with(.weeklyMaximum, .days(halves: 6))]
        #expect(RequestRules.decide(proposal, facts: requestFacts(.lucie, texts: free)).isAllowed)
    }

    @Test("of several limits on the days of a week the tightest is said first, the others after it")
    func tightestFirst() {
        let texts = [
            Texts.national, Texts.local.with(.daysWithinShare, .flag(true)).with(.weeklyMaximum, .days(halves: 6)),
        ]
        let proposal = Proposal(.flexible(halvesPerWeek: 10), from: Self.start)
        let decision = RequestRules.decide(proposal, facts: requestFacts(.lucie, texts: texts))
        // Five half-days by the share, six by the quota and by the days on site.
        #expect(
            decision.codes == ["days-beyond-share", "weekly-quota-exceeded", "on-site-minimum-not-reached"])
    }

    @Test("all reasons come out at once")
    func all() {
        let facts = requestFacts(.ines) {
            $0.contract = .internship
            $0.hasPendingRequest = true
            $0.today = day("2026-12-01")
        }
        let proposal = Proposal(.flexible(halvesPerWeek: 10), at: [.otherOrganisation], from: Self.start)
        #expect(
            RequestRules.decide(proposal, facts: facts).codes == [
                "start-in-past", "request-pending", "place-not-offered", "contract-not-concerned",
                "activities-not-teleworkable", "weekly-quota-exceeded", "on-site-minimum-not-reached",
            ])
    }
}
