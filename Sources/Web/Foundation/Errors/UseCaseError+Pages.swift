import CivilTime
import Messages
import Telework
import UseCases

/// A use case's error that no page caught: a page with its sentences.
extension UseCaseError: WebErrorConvertible {
    var webError: WebError {
        switch self {
        case .notFound: .notFound
        case .outdated: .outdated
        case .refused, .impossible, .invalid, .nothingWorked, .month, .signIn:
            .unprocessable(
                LocalizedText(
                    french: sentences(.french).joined(separator: " "),
                    english: sentences(.english).joined(separator: " ")))
        }
    }
}

extension UseCaseError {
    /// Why nothing was done and what to do, one sentence or two a reason.
    ///
    /// - Parameters:
    ///   - titles: The title of a text by its identity, to cite it by name.
    ///   - labels: The labels of the form's fields by their names.
    public func sentences(
        _ language: Language, titles: (String) -> LocalizedText? = { _ in nil }, labels: [String: String] = [:]
    ) -> [String] {
        switch self {
        case .notFound: [WebError.notFound.explanation[language]]
        case .refused(let decision):
            decision.reasons.map { $0.message(language, titles: titles) }
                + decision.missing.map { $0.message[language] }
        case .impossible(let error): [error.message(language)]
        case .outdated: [WebError.outdated.explanation[language]]
        case .invalid(let problems): problems.map { $0.message(label: labels[$0.field], language) }
        case .nothingWorked(let days): [days.message(Wording(language))]
        case .month(let problem): [problem.message(Wording(language))]
        case .signIn(let problem): [problem.message(Wording(language))]
        }
    }
}

extension SignInProblem {
    /// What was wrong, without saying which of the three was.
    public func message(_ words: Wording) -> String {
        let signIn = SignInWords.in(words.language)
        let isFrench = words.language == .french
        switch self {
        case .wrong: return signIn.refused
        case .tooMany:
            return isFrench
                ? "Trop d’essais ont échoué. Réessayez plus tard, ou adressez-vous aux ressources humaines."
                : "Too many attempts failed. Try again later, or ask human resources."
        case .passwordTooShort(let minimum):
            return isFrench
                ? "Ce mot de passe est trop court. Prenez-en un d’au moins \(minimum) caractères."
                : "This password is too short. Choose one of at least \(minimum) characters."
        case .passwordUnchanged:
            return isFrench
                ? "C’est le mot de passe actuel. Choisissez-en un autre."
                : "This is the current password. Choose another one."
        }
    }
}
