import Messages
import Telework

extension WebError {
    /// The heading: what happened, in three or four words.
    var heading: LocalizedText {
        switch self {
        case .badRequest, .unreadableForm:
            LocalizedText(french: "Envoi illisible", english: "Unreadable request")
        case .signInRequired: LocalizedText(french: "Connexion nécessaire", english: "Please sign in")
        case .passwordChangeRequired:
            LocalizedText(french: "Mot de passe à choisir", english: "Choose a password")
        case .forbidden: LocalizedText(french: "Accès réservé", english: "Restricted access")
        case .foreignForm: LocalizedText(french: "Formulaire périmé", english: "Form out of date")
        case .notFound: LocalizedText(french: "Page introuvable", english: "Page not found")
        case .wrongValue: LocalizedText(french: "Adresse à corriger", english: "Address to be corrected")
        case .methodNotAllowed: LocalizedText(french: "Action impossible ici", english: "Not possible here")
        case .tooLarge: LocalizedText(french: "Fichier trop volumineux", english: "File too large")
        case .unprocessable: LocalizedText(french: "Demande refusée", english: "Request refused")
        case .outdated:
            LocalizedText(
                french: "La page a changé entre-temps", english: "The page has changed in the meantime")
        case .unavailable:
            LocalizedText(french: "Service momentanément indisponible", english: "Temporarily unavailable")
        case .overloaded: LocalizedText(french: "Trop de monde à la fois", english: "Too many people at once")
        case .uncertain: LocalizedText(french: "Réponse perdue en chemin", english: "Answer lost on its way")
        }
    }

    /// What happened and what to do, in one or two sentences.
    var explanation: LocalizedText {
        switch self {
        case .badRequest(let text), .forbidden(let text), .unprocessable(let text): text
        case .unreadableForm(let reason): reason.explanation
        case .signInRequired:
            LocalizedText(
                french: "Connectez-vous pour voir cette page.", english: "Sign in to see this page.")
        case .passwordChangeRequired:
            LocalizedText(
                french: "Remplacez d’abord votre code à usage unique par un mot de passe.",
                english: "First replace your one-time code by a password.")
        case .foreignForm:
            LocalizedText(
                french: "Ce formulaire n’a pas été envoyé depuis votre session en cours. Rien n’a été modifié. "
                    + "Revenez à la page précédente, rechargez-la et recommencez.",
                english: "This form was not sent from your current session. Nothing was changed. "
                    + "Go back, reload the page and try again.")
        case .notFound:
            LocalizedText(
                french:
                    "Cette page n’existe pas, ou vous n’y avez pas accès. Vérifiez l’adresse ou revenez à l’accueil.",
                english: "This page does not exist, or you have no access to it. Check the address or go back to the "
                    + "first page.")
        case .wrongValue(let fault): fault.explanation
        case .methodNotAllowed:
            LocalizedText(
                french: "Cette adresse ne se consulte pas ainsi. Passez par les boutons de la page.",
                english: "This address is not used this way. Use the buttons of the page.")
        case .tooLarge(let limit):
            LocalizedText(
                french: "L’envoi dépasse \(WebError.size(limit, .french)), la taille maximale acceptée. "
                    + "Rien n’a été enregistré. Réduisez le fichier ou découpez-le.",
                english: "What was sent exceeds \(WebError.size(limit, .english)), the largest size accepted. "
                    + "Nothing was saved. Shorten the file or split it.")
        case .outdated:
            LocalizedText(
                french: "Quelqu’un l’a modifiée depuis que vous l’avez ouverte, et rien n’a été enregistré. "
                    + "Voyez ce qui a changé, puis recommencez.",
                english: "Somebody changed it after you opened it, and nothing was saved. "
                    + "See what has changed, then try again.")
        case .unavailable:
            LocalizedText(
                french: "Nous n’avons pas pu enregistrer ou lire les données. Réessayez dans quelques instants.",
                english: "We could not save or read the data. Try again in a moment.")
        case .overloaded:
            LocalizedText(
                french: "Le service reçoit trop de demandes en ce moment. Rien n’a été enregistré. "
                    + "Réessayez dans quelques secondes.",
                english: "The service receives too many requests at the moment. Nothing was saved. "
                    + "Try again in a few seconds.")
        case .uncertain:
            LocalizedText(
                french: "Ce que vous avez envoyé a peut-être été enregistré, peut-être pas. Envoyez-le de nouveau dans "
                    + "quelques secondes, sans rien y changer\u{202F}: il ne sera pas enregistré deux fois.",
                english: "What you sent may or may not have been saved. Send it again in a few seconds, without "
                    + "changing it: it will not be saved twice.")
        }
    }

    /// What people see of a fault of ours: no detail, which may hold data, but the reference.
    static let internalHeading = LocalizedText(
        french: "Une erreur est survenue", english: "Something went wrong")
    static let internalExplanation = LocalizedText(
        french: "L’incident a été enregistré. Réessayez\u{202F}; s’il se répète, transmettez la référence ci-dessous à "
            + "l’assistance de votre organisme.",
        english: "The incident was recorded. Try again; if it happens again, give the reference below to your "
            + "organisation’s support.")

    private static func size(_ bytes: Int, _ language: Language) -> String {
        let format = Wording(language)
        let unit = language == .french ? ("Mo", "Ko") : ("MB", "KB")
        return bytes >= 1 << 20
            ? "\(format.number(bytes >> 20))\u{A0}\(unit.0)" : "\(format.number(max(1, bytes >> 10)))\u{A0}\(unit.1)"
    }
}

extension FormError {
    fileprivate var explanation: LocalizedText {
        switch self {
        case .truncated:
            LocalizedText(
                french: "L’envoi a été interrompu avant la fin. Rien n’a été enregistré. Recommencez.",
                english: "The upload stopped before its end. Nothing was saved. Please try again.")
        case .malformed, .tooManyFields:
            LocalizedText(
                french: "Le formulaire reçu ne peut pas être lu. Rien n’a été enregistré. Rechargez la page et "
                    + "recommencez.",
                english: "The form received cannot be read. Nothing was saved. Reload the page and try again.")
        case .unsupportedType:
            LocalizedText(
                french: "Ce type d’envoi n’est pas accepté ici. Utilisez le formulaire de la page.",
                english: "This kind of content is not accepted here. Use the form of the page.")
        }
    }
}
