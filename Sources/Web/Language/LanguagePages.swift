import Telework

/// The choice of a language: kept with the account once signed in, in a cookie before.
struct LanguagePages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.openAct(.language) { form, context in
            guard let language = Language(rawValue: form["langue"]) else {
                throw WebError.badRequest(
                    LocalizedText(
                        french: "Choisissez le français (fr) ou l’anglais (en).",
                        english: "Choose French (fr) or English (en)."))
            }
            if let viewer = context.visit.viewer {
                try await site.dependencies.sessions.setLanguage(language, of: viewer)
            }
            let next = form["suite"]
            var response = site.redirect(to: Link.isLocal(next) ? next : Link.home)
            response.headers.append(site.cookies.language(language))
            return response
        }
    }
}
