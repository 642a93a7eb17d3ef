import CivilTime
import Telework
import TestSupport
import UseCases

extension Attempt {
    static let requests: [Attempt] = [
        Attempt("SubmitRequest") {
            try await SubmitRequest($0.environment)(
                Side.proposal, message: "", for: $0.hands.person(.karim), by: $0.by(.karim), in: $0.organisation)
        },
        Attempt("CheckRequest") {
            try await CheckRequest($0.environment)(
                Side.proposal, for: $0.hands.person(.karim), by: $0.by(.karim), in: $0.organisation)
        },
        Attempt("AnswerRequest") {
            try await AnswerRequest($0.environment)(
                .accept, to: $0.hands.submitted, version: 1, by: $0.by(.marc), in: $0.organisation)
        },
        Attempt("AnswerRequest, no") {
            try await AnswerRequest($0.environment)(
                .refuse(motive: "coverage", text: "Non"), to: $0.hands.submitted, version: 1, by: $0.by(.marc),
                in: $0.organisation)
        },
        Attempt("CheckCounterProposal") {
            try await CheckCounterProposal($0.environment)(
                Side.proposal, to: $0.hands.submitted, by: $0.by(.marc), in: $0.organisation)
        },
        Attempt("AnswerCounterProposal") {
            try await AnswerCounterProposal($0.environment)(
                accepts: true, to: $0.hands.countered, version: 2, by: $0.by(.yanis), in: $0.organisation)
        },
        Attempt("GrantVisa") {
            try await GrantVisa($0.environment)(
                $0.hands.accepted, version: 2, by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("RefuseVisa") {
            try await RefuseVisa($0.environment)(
                $0.hands.accepted, motive: "coverage", text: "Non", version: 2, by: $0.by(.solene),
                in: $0.organisation)
        },
        Attempt("WithdrawRequest") {
            try await WithdrawRequest($0.environment)($0.hands.submitted, by: $0.by(.nadia), in: $0.organisation)
        },
        Attempt("ViewRequest") {
            try await ViewRequest($0.environment)($0.hands.submitted, by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("ViewMyRequests") {
            try await ViewMyRequests($0.environment)(
                $0.hands.person(.nadia), by: $0.by(.nadia), in: $0.organisation)
        },
        Attempt("ListRequestsToAnswer", .nothing) {
            try await ListRequestsToAnswer($0.environment)(desk: .all, by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("ViewAgreement") {
            try await ViewAgreement($0.environment)($0.hands.agreement, by: $0.by(.camille), in: $0.organisation)
        },
    ]

    private static let tuesday = CellChange.day(day("2026-11-17"), .home)

    static let days: [Attempt] = [
        Attempt("ChangeDays") {
            try await ChangeDays($0.environment)(
                tuesday, of: $0.hands.person(.camille), by: $0.by(.camille), in: $0.organisation)
        },
        Attempt("ChangeDays, corrected") {
            try await ChangeDays($0.environment)(
                CellChange.day(day("2026-09-22"), .home), of: $0.hands.person(.camille), by: $0.by(.solene),
                in: $0.organisation, correction: true)
        },
        Attempt("CheckWeek") {
            try await CheckWeek($0.environment)(
                tuesday, week: isoWeek("2026-W47"), of: $0.hands.person(.camille), by: $0.by(.camille),
                in: $0.organisation)
        },
        Attempt("RecordAbsence") {
            try await RecordAbsence($0.environment)(
                day("2026-11-24")...day("2026-11-25"), half: nil, of: $0.hands.person(.camille), by: $0.by(.camille),
                in: $0.organisation)
        },
        Attempt("ViewMyWeek") {
            try await ViewMyWeek($0.environment)(
                isoWeek("2026-W46"), of: $0.hands.person(.camille), by: $0.by(.camille), in: $0.organisation)
        },
        Attempt("ViewTeam") {
            try await ViewTeam($0.environment)(
                .team($0.hands.team), from: isoWeek("2026-W46"), through: nil, by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("ViewTeam, everyone", .nothing) {
            try await ViewTeam($0.environment)(
                .organisme, from: isoWeek("2026-W46"), through: nil, by: $0.by(.solene), in: $0.organisation)
        },
    ]
}
