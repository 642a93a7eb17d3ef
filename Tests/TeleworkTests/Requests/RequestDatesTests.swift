import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Request: dates, other requests, missing facts")
struct RequestDatesTests {
    @Test("a request begins today at the earliest", arguments: [(-1, true), (0, false), (1, false)])
    func past(offset: Int, refused: Bool) {
        let start = day("2026-11-02").adding(days: offset)
        let decision = RequestRules.decide(Proposal(from: start), facts: requestFacts(start: start))
        #expect(decision.causes == (refused ? [.startInPast(start: start)] : []))
    }

    @Test(
        "a request begins within employment",
        arguments: [
            ("2026-11-09", true), ("2026-11-10", false), ("2026-11-11", false), ("2027-03-30", false),
            ("2027-03-31", false), ("2027-04-01", true),
        ])
    func employment(start: String, refused: Bool) {
        let texts = [Texts.local.with(.seniority, nil)]
        let facts = requestFacts(start: day(start), texts: texts) {
            $0.employment = DateSpan(from: day("2026-11-10"), through: day("2027-03-31"))
        }
        #expect(
            RequestRules.decide(Proposal(from: day(start)), facts: facts).causes
                == (refused ? [.startOutsideEmployment(start: day(start))] : []))
    }

    @Test(
        "an agreement lasts three years at most",
        arguments: [("2029-11-14", false), ("2029-11-15", false), ("2029-11-16", true), (nil, false)]
            as [(String?, Bool)])
    func duration(end: String?, refused: Bool) {
        let proposal = Proposal(from: day("2026-11-16"), through: end.map(day))
        #expect(
            RequestRules.decide(proposal, facts: requestFacts()).causes
                == (refused ? [.agreementTooLong(months: 36)] : []))
    }

    @Test("one request waits at a time")
    func pending() {
        let facts = requestFacts { $0.hasPendingRequest = true }
        #expect(RequestRules.decide(Proposal(from: day("2026-11-16")), facts: facts).causes == [.requestPending])
    }

    @Test(
        "a new agreement takes the place of one already begun, not of one to come",
        arguments: [("2026-11-15", false), ("2026-11-16", true), ("2026-11-17", true)])
    func later(first: String, refused: Bool) {
        let facts = requestFacts {
            $0.agreements = [Agreement(of: .camille, .flexible(halvesPerWeek: 2), from: day(first))]
        }
        #expect(
            RequestRules.decide(Proposal(from: day("2026-11-16")), facts: facts).causes
                == (refused ? [.agreementBeginsLater(start: day(first))] : []))
    }

    @Test("each fact that a rule needs is named when it is missing, once, and the rules it leaves open are traced")
    func incomplete() {
        let facts = requestFacts {
            $0.contract = nil
            $0.employment = nil
            $0.post = nil
            $0.pattern = nil
        }
        let decision = RequestRules.decide(Proposal(from: day("2026-11-16")), facts: facts)
        #expect(decision.verdict == .incomplete([.contract, .arrival, .post, .workingPattern]))
        #expect(
            Set(decision.trace.filter { $0.outcome == .unknown }.map(\.key)) == [
                .contracts, .seniority, .teleworkableShare, .weeklyMaximum, .onSiteMinimum,
            ])
        #expect(decision.reasons.isEmpty && !decision.isAllowed)
    }

    @Test("a fact that no rule needs is not missed")
    func notNeeded() {
        let text = Texts.text("short", .organisme, [rule(.formulas, .set(["flexible"]))])
        let facts = requestFacts(texts: [text]) {
            $0.contract = nil
            $0.employment = nil
            $0.post = nil
            $0.pattern = nil
        }
        #expect(RequestRules.decide(Proposal(from: day("2026-11-16")), facts: facts).isAllowed)
    }

    @Test("a reason to refuse weighs more than a missing fact")
    func refusedAndIncomplete() {
        let facts = requestFacts {
            $0.post = nil
            $0.hasPendingRequest = true
        }
        let decision = RequestRules.decide(Proposal(from: day("2026-11-16")), facts: facts)
        #expect(decision.causes == [.requestPending])
        #expect(decision.missing.isEmpty)
    }

    @Test("without any text in force nothing is granted: the frame is missing")
    func noText() {
        let decision = RequestRules.decide(Proposal(from: day("2026-11-16")), facts: requestFacts(texts: []))
        #expect(decision.verdict == .incomplete([.textInForce]))
    }

    @Test(
        "the national text, where it is the narrower, answers until 1 December 2026, the local one alone from the 2nd",
        arguments: [("2026-11-30", "national"), ("2026-12-01", "national"), ("2026-12-02", "local")])
    func succession(start: String, text: String) {
        let proposal = Proposal(.fixed(.monday, .tuesday, .wednesday, .thursday, .friday), from: day(start))
        let texts = [Texts.national.with(.weeklyMaximum, .days(halves: 2)), Texts.local]
        let decision = RequestRules.decide(proposal, facts: requestFacts(start: day(start), texts: texts))
        #expect(decision.source(of: "weekly-quota-exceeded")?.text == text)
        #expect(decision.source(of: "on-site-minimum-not-reached")?.text == "local", "which says what the frame says")
    }

    @Test("after its end a national text without a local one leaves nothing to grant")
    func nationalAlone() {
        let start = day("2026-12-02")
        let facts = requestFacts(start: start, texts: [Texts.national])
        #expect(RequestRules.decide(Proposal(from: start), facts: facts).missing == [.textInForce])
    }
}
