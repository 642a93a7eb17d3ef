struct SignInWords: Words {
    let title: String
    let introduction: String
    let organisation: String
    let organisationHint: String
    let login: String
    let loginHint: String
    let password: String
    let passwordHint: String
    let submit: String
    let trouble: String
    let errors: String
    let organisationMissing: String
    let loginMissing: String
    let passwordMissing: String
    let refused: String
    let waitBefore: String
    let waitAfter: String
    let formLost: String

    static let french = SignInWords(
        title: "Se connecter",
        introduction: "Le télétravail de votre organisme\u{202F}: votre semaine, vos demandes, vos accords.",
        organisation: "Code de l’organisme",
        organisationHint: "Il figure sur le courrier de votre service des ressources humaines.",
        login: "Identifiant",
        loginHint: "Le plus souvent, votre matricule.",
        password: "Mot de passe",
        passwordHint: "À la première connexion, le code à usage unique qui vous a été remis.",
        submit: "Se connecter",
        trouble: "Code égaré, mot de passe oublié\u{202F}? Adressez-vous à votre service des ressources humaines.",
        errors: "La connexion n’a pas abouti",
        organisationMissing: "Indiquez le code de votre organisme.",
        loginMissing: "Indiquez votre identifiant.",
        passwordMissing: "Indiquez votre mot de passe.",
        refused: "Le code de l’organisme, l’identifiant et le mot de passe ne correspondent pas. Vérifiez-les.",
        waitBefore: "Trop d’essais ont échoué. Réessayez dans ",
        waitAfter: "\u{A0}min, ou adressez-vous à votre service des ressources humaines.",
        formLost:
            "Votre session est terminée\u{202F}: ce que vous veniez d’envoyer n’a pas été enregistré. Connectez-vous, "
            + "puis recommencez.")

    static let english = SignInWords(
        title: "Sign in",
        introduction: "Telework in your organisation: your week, your requests, your agreements.",
        organisation: "Organisation code",
        organisationHint: "It is on the letter from your human resources department.",
        login: "Login",
        loginHint: "Usually your employee number.",
        password: "Password",
        passwordHint: "The first time, the one-time code you were given.",
        submit: "Sign in",
        trouble: "Lost your code or forgot your password? Ask your human resources department.",
        errors: "You are not signed in",
        organisationMissing: "Give the code of your organisation.",
        loginMissing: "Give your login.",
        passwordMissing: "Give your password.",
        refused: "The organisation code, the login and the password do not belong together. Check them.",
        waitBefore: "Too many attempts failed. Try again in ",
        waitAfter: "\u{A0}min, or ask your human resources department.",
        formLost: "Your session is over: what you just sent was not saved. Sign in, then start again.")
}
