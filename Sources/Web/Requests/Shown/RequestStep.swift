import CivilTime
import Messages
import Telework
import UseCases

/// A station on the way of a request, from the asking to the agreement.
struct RequestStep: Sendable {
    let name: String
    let detail: String
    /// The class beside `step`: `done`, `now`, `stopped`, or nothing for what is to come.
    let look: String
    /// `step` for the station where the request stands: what `aria-current` takes.
    let current: String?

    private init(_ name: String, _ detail: String, _ look: String = "") {
        self.name = name
        self.detail = detail
        self.look = look
        current = look == "now" ? "step" : nil
    }

    /// - Parameter isOwn: Whether the reader is the person who asks.
    static func all(
        of view: RequestView, isOwn: Bool, _ words: RequestWords, _ language: Language
    ) -> [RequestStep] {
        let request = view.request
        let format = Wording(language)
        func said(_ by: PersonID?, _ at: Instant) -> String {
            [by.flatMap { view.names[$0] }, format.date(at.moment(in: view.timeZone).date)].compactMap(\.self)
                .joined(separator: ", ")
        }
        func with(_ formula: Formula?, _ detail: String) -> String {
            formula.map { "\(detail) (\($0.label(language)))" } ?? detail
        }
        let past = RequestStep.past(of: view)
        // The terms first asked for are told again where others were proposed since.
        let wasCountered = past.contains { $0.kind == .requestCountered }
        let first = view.history.first { $0.kind == .requestSubmitted }
        let sent: [RequestStep] =
            [
                RequestStep(
                    words.stepSent, with(wasCountered ? first?.formula : nil, format.date(request.submittedOn)), "done")
            ]
            + past.map {
                RequestStep(RequestStep.name(of: $0.kind, words), with($0.formula, said(nil, $0.at)), "done")
            }
        let isAccepted = past.contains { $0.kind == .requestAccepted || $0.kind == .counterAccepted }
        let due = request.answerDue.map { "\(words.dueBy) \(format.date($0))" } ?? ""
        let agreement = RequestStep(words.stepAgreement, "")
        switch request.state {
        case .submitted:
            return sent + [RequestStep(words.stepManager, due, "now"), RequestStep(words.stepVisa, ""), agreement]
        case .countered(let counter):
            return sent + [
                RequestStep(words.stepCounter, said(counter.by, counter.at), "done"),
                RequestStep(isOwn ? words.stepOwn : words.stepPerson, "", "now"), RequestStep(words.stepVisa, ""),
                agreement,
            ]
        case .accepted(let by, let at):
            // Terms that the person took from the manager are accepted by the person.
            let accepted = isAccepted ? [] : [RequestStep(words.stepAccepted, said(by, at), "done")]
            return sent + accepted + [RequestStep(words.stepVisa, due, "now"), agreement]
        case .refused(let refusal):
            return sent + [RequestStep(words.stepRefused, said(refusal.by, refusal.at), "stopped")]
        case .withdrawn(let at):
            return sent + [RequestStep(words.stepWithdrawn, said(nil, at), "stopped")]
        case .granted(_, let at):
            let accepted = isAccepted ? [] : [RequestStep(words.stepAccepted, "", "done")]
            return sent + accepted + [
                RequestStep(words.stepGranted, said(nil, at), "done"),
                RequestStep(words.stepAgreementMade, "", "done"),
            ]
        }
    }

    /// What was said after the asking and before the state, which tells its own last word.
    private static func past(of view: RequestView) -> [RequestView.Past] {
        var past = view.history.filter { $0.kind != .requestSubmitted }
        switch (view.request.state.kind, past.last?.kind) {
        case (.countered, .requestCountered?), (.accepted, .requestAccepted?): past.removeLast()
        default: break
        }
        return past
    }

    private static func name(of kind: Event.Kind, _ words: RequestWords) -> String {
        switch kind {
        case .requestCountered: words.stepCounter
        case .counterAccepted: words.stepCounterAccepted
        case .counterDeclined: words.stepCounterDeclined
        default: words.stepAccepted
        }
    }
}
