import Messages
import Telework
import UseCases

struct PasswordWords: Words {
    let firstTitle: String
    let title: String
    let firstIntroduction: String
    let introduction: String
    let code: String
    let current: String
    let new: String
    let newHint: String
    let confirmation: String
    let submit: String
    let changed: String
    let errors: String
    let currentMissing: String
    let newMissing: String
    let different: String
    let wrong: String
    let tooLong: String

    static let french = PasswordWords(
        firstTitle: "Choisissez votre mot de passe", title: "Mot de passe",
        firstIntroduction: "Vous êtes entré avec un code à usage unique. Remplacez-le par un mot de passe que vous "
            + "seul connaissez.",
        introduction: "Vos autres sessions seront fermées.",
        code: "Le code à usage unique reçu", current: "Mot de passe actuel", new: "Nouveau mot de passe",
        newHint: "Au moins \(ChangePassword.minimumLength) caractères. Plusieurs mots à la suite se retiennent bien.",
        confirmation: "Le même, une seconde fois", submit: "Changer le mot de passe",
        changed: "Votre mot de passe est changé. Vos autres sessions sont fermées.",
        errors: "Le mot de passe n’est pas changé",
        currentMissing: "Indiquez votre mot de passe actuel, ou le code qui vous a été remis.",
        newMissing: "Choisissez un nouveau mot de passe.",
        different: "Les deux saisies diffèrent. Tapez deux fois le même mot de passe.",
        wrong: "Ce n’est pas le bon. Vérifiez-le, ou demandez un nouveau code aux ressources humaines.",
        tooLong: "Ce mot de passe est trop long. Raccourcissez-le.")
    static let english = PasswordWords(
        firstTitle: "Choose your password", title: "Password",
        firstIntroduction: "You came in with a one-time code. Replace it by a password that only you know.",
        introduction: "Your other sessions will be closed.",
        code: "The one-time code you received", current: "Current password", new: "New password",
        newHint: "At least \(ChangePassword.minimumLength) characters. A few words in a row are easy to remember.",
        confirmation: "The same, once more", submit: "Change the password",
        changed: "Your password is changed. Your other sessions are closed.",
        errors: "The password is not changed",
        currentMissing: "Give your current password, or the code you were given.",
        newMissing: "Choose a new password.", different: "The two differ. Type the same password twice.",
        wrong: "This is not the right one. Check it, or ask human resources for a new code.",
        tooLong: "This password is too long. Shorten it.")

    /// The problem beside the field that it concerns.
    func error(_ problem: SignInProblem, _ language: Language) -> FieldError {
        switch problem {
        case .wrong: FieldError(field: "actuel", message: wrong)
        case .tooMany: FieldError(field: "actuel", message: problem.message(Wording(language)))
        case .passwordTooShort, .passwordUnchanged:
            FieldError(field: "nouveau", message: problem.message(Wording(language)))
        }
    }
}
