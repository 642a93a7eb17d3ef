import Telework

/// The frame around every page. Its properties are also seen by the page's own template: `csrf` and `jeton` in forms.
struct Layout: Sendable {
    let page: any PageModel
    let template: String
    let title: String
    let language: String
    let words: LayoutWords
    let csrf: String
    /// New at each showing: a form sent twice is recognised by it.
    let jeton: String
    let address: String
    let stylesheet: String
    let script: String
    let icon: String
    let viewer: LayoutViewer?
    let navigation: [NavigationItem]
    let otherLanguage: String

    init(page: any PageModel, template: TemplateName, visit: Visit, assets: Assets) {
        self.page = page
        self.template = template.rawValue
        title = page.title
        language = visit.language.rawValue
        words = .in(visit.language)
        csrf = visit.csrf
        jeton = RandomText.token()
        address = visit.address
        stylesheet = assets.link("pendulaire.css")
        script = assets.link("pendulaire.js")
        icon = assets.link("pendulaire.svg")
        viewer = visit.viewer.map {
            LayoutViewer(name: $0.displayName, organisation: $0.organisationName)
        }
        navigation = Navigation.items(for: visit, in: page.section)
        otherLanguage = visit.language == .french ? "en" : "fr"
    }
}

struct LayoutViewer: Sendable {
    let name: String
    let organisation: String
}

struct LayoutWords: Words {
    let skip: String
    let home: String
    let menu: String
    let navigation: String
    let account: String
    let otherLanguage: String
    let signOut: String
    let password: String
    let help: String
    let helpLines: String
    let legalNotice: String
    let accessibility: String
    let footer: String

    static let french = LayoutWords(
        skip: "Aller au contenu", home: "Pendulaire, accueil", menu: "Menu", navigation: "Navigation principale",
        account: "Votre compte", otherLanguage: "English", signOut: "Se déconnecter", password: "Mot de passe",
        help: "Aide",
        helpLines: "Parler à quelqu’un",
        legalNotice: "Mentions légales", accessibility: "Accessibilité\u{202F}: non conforme",
        footer: "Informations")
    static let english = LayoutWords(
        skip: "Skip to content", home: "Pendulaire, first page", menu: "Menu", navigation: "Main navigation",
        account: "Your account", otherLanguage: "Français", signOut: "Sign out", password: "Password", help: "Help",
        helpLines: "Talk to someone",
        legalNotice: "Legal notice", accessibility: "Accessibility: not compliant", footer: "Information")
}
