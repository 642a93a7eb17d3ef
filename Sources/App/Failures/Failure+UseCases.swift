import Messages
import Telework
import UseCases

extension Failure {
    init(_ error: UseCaseError) {
        switch error {
        case .invalid(let problems):
            let french = problems.map { "\($0.field) : \($0.kind.french)" }.joined(separator: " ; ")
            let english = problems.map { "\($0.field): \($0.kind.english)" }.joined(separator: "; ")
            self.init(.refused, "Valeur refusée : \(french).", "Refused value: \(english).")
        case .notFound:
            self.init(
                .refused, "Cela n’existe pas, ou vous n’y avez pas accès.",
                "There is no such thing, or it is out of reach.")
        case .month(let problem):
            self.init(.refused, problem.message(Wording(.french)), problem.message(Wording(.english)))
        case .outdated: self = Failure(StoreError.conflict)
        case .refused(let decision):
            self.init(
                .refused, decision.sentences(.french).joined(separator: " "),
                decision.sentences(.english).joined(separator: " "))
        case .impossible(let error): self.init(.refused, error.message(.french), error.message(.english))
        case .signIn:
            self.init(.refused, "L’identité n’a pas été reconnue.", "The identity was not recognised.")
        }
    }
}

extension FieldProblem.Kind {
    fileprivate var french: String {
        switch self {
        case .required: "valeur nécessaire"
        case .tooLong: "trop long"
        case .tooShort: "trop court"
        case .notADate: "n’est pas une date"
        case .notANumber: "n’est pas un nombre"
        case .outOfRange: "hors des limites"
        case .unknown: "valeur inconnue"
        case .endBeforeStart: "la fin précède le début"
        case .repeated: "répété"
        case .taken: "déjà pris"
        }
    }

    fileprivate var english: String {
        switch self {
        case .required: "a value is needed"
        case .tooLong: "too long"
        case .tooShort: "too short"
        case .notADate: "not a date"
        case .notANumber: "not a number"
        case .outOfRange: "out of range"
        case .unknown: "unknown value"
        case .endBeforeStart: "the end comes before the start"
        case .repeated: "repeated"
        case .taken: "taken already"
        }
    }
}
