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

    static func all(of view: RequestView, _ words: RequestWords, _ language: Language) -> [RequestStep] {
        let request = view.request
        let format = Wording(language)
        func said(_ by: PersonID?, _ at: Instant) -> String {
            [by.flatMap { view.names[$0] }, format.date(at.moment(in: view.timeZone).date)].compactMap(\.self)
                .joined(separator: ", ")
        }
        let sent = RequestStep(words.stepSent, format.date(request.submittedOn), "done")
        let due = request.answerDue.map { "\(words.dueBy) \(format.date($0))" } ?? ""
        let agreement = RequestStep(words.stepAgreement, "")
        switch request.state {
        case .submitted:
            return [
                sent, RequestStep(words.stepManager, due, "now"), RequestStep(words.stepVisa, ""), agreement,
            ]
        case .countered(let counter):
            return [
                sent, RequestStep(words.stepCounter, said(counter.by, counter.at), "done"),
                RequestStep(words.stepPerson, "", "now"), RequestStep(words.stepVisa, ""), agreement,
            ]
        case .accepted(let by, let at):
            return [
                sent, RequestStep(words.stepAccepted, said(by, at), "done"),
                RequestStep(words.stepVisa, due, "now"), agreement,
            ]
        case .refused(let refusal):
            return [sent, RequestStep(words.stepRefused, said(refusal.by, refusal.at), "stopped")]
        case .withdrawn(let at):
            return [sent, RequestStep(words.stepWithdrawn, said(nil, at), "stopped")]
        case .granted(_, let at):
            return [
                sent, RequestStep(words.stepAccepted, view.acceptedAt.map { said(nil, $0) } ?? "", "done"),
                RequestStep(words.stepGranted, said(nil, at), "done"),
                RequestStep(words.stepAgreementMade, "", "done"),
            ]
        }
    }
}
