import Messages
import Telework
import UseCases
import Web

extension Failure {
    init(_ error: UseCaseError) {
        switch error {
        case .invalid(let problems):
            let french = problems.map { "\($0.field) : \($0.kind.explanation.french)" }.joined(separator: " ; ")
            let english = problems.map { "\($0.field): \($0.kind.explanation.english)" }.joined(separator: "; ")
            self.init(.refused, "Valeur refusée : \(french).", "Refused value: \(english).")
        case .notFound:
            self.init(
                .refused, "Cela n’existe pas, ou vous n’y avez pas accès.",
                "There is no such thing, or it is out of reach.")
        case .nothingWorked(let days):
            self.init(.refused, days.message(Wording(.french)), days.message(Wording(.english)))
        case .month(let problem):
            self.init(.refused, problem.message(Wording(.french)), problem.message(Wording(.english)))
        case .outdated: self = Failure(StoreError.conflict)
        case .refused:
            self.init(
                .refused, error.sentences(.french).joined(separator: " "),
                error.sentences(.english).joined(separator: " "))
        case .impossible(let error): self.init(.refused, error.message(.french), error.message(.english))
        case .signIn:
            self.init(.refused, "L’identité n’a pas été reconnue.", "The identity was not recognised.")
        }
    }
}
