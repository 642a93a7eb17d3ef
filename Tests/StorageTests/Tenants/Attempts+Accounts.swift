import Telework
import TestSupport
import UseCases

extension Attempt {
    static let accounts: [Attempt] = [
        Attempt("ListAccounts", .nothing) {
            try await ListAccounts($0.environment)(by: $0.by(.karim), in: $0.organisation)
        },
        Attempt("ChangePassword") {
            try await ChangePassword($0.environment)(
                current: Cast.camille.password, new: "a new and long password", by: $0.by(.camille), session: $0.token)
        },
        Attempt("CreateAccounts", .nothing) {
            try await CreateAccounts($0.environment)(
                for: [$0.hands.person(.lucie)], by: $0.by(.karim), in: $0.organisation)
        },
        Attempt("AddAccount", .silence) {
            try await AddAccount($0.environment)(
                login: "auditor", roles: [.worksCouncil], language: .french, by: $0.by(.karim), in: $0.organisation)
        },
        Attempt("ResetPassword") {
            try await ResetPassword($0.environment)(
                $0.hands.account(.nadia), by: $0.by(.karim), in: $0.organisation)
        },
        Attempt("ResolveSession", .nothing) { try await ResolveSession($0.environment)($0.token) as Any },
        Attempt("SetRoles") {
            try await SetRoles($0.environment)(
                [.worksCouncil], to: $0.hands.account(.nadia), by: $0.by(.karim), in: $0.organisation)
        },
        Attempt("EnableAccount") {
            try await EnableAccount($0.environment)(
                $0.hands.account(.nadia), isEnabled: false, by: $0.by(.karim), in: $0.organisation)
        },
        // The account is the caller's own: what is the other's is the organisme.
        Attempt("ChangeLanguage") {
            try await ChangeLanguage($0.environment)(.english, by: $0.by(.camille), in: $0.hands.organisation)
        },
        Attempt("SignIn", .refused("wrong")) {
            try await SignIn($0.environment)(
                organisation: $0.caller.code, login: $0.hands.login(.nadia), password: Cast.nadia.password)
        },
        Attempt("SignOut", .silence) { try await SignOut($0.environment)($0.token) },
    ]
}
