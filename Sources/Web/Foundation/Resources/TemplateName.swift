/// Every template: its file is `templates/<raw value>.mustache`. Partials are here too, so that none can be missing.
public enum TemplateName: String, CaseIterable, Sendable {
    case layout = "layout/page"
    case fragment = "layout/fragment"
    case formTokens = "partials/jetons"
    case errorSummary = "partials/erreurs"
    case refusal = "partials/refus"
    case verdictView = "partials/verdict"
    case weekPager = "partials/semaines"
    case weekFigures = "partials/soldes"
    case teamChooser = "partials/choix-equipe"

    case listPager = "partials/pages"
    case field = "partials/champ"
    case proposalFields = "partials/proposition"
    case ruleLines = "partials/regles"

    case error = "erreur"
    case verdict = "verdict"
    case signIn = "connexion"
    case help = "aide"
    case legalNotice = "mentions-legales"
    case accessibility = "accessibilite"

    case myWeek = "semaine/ma-semaine"
    case personWeek = "semaine/personne"
    case teamWeek = "semaine/equipe-semaine"
    case teamMonth = "semaine/equipe-mois"

    case myRequests = "demandes/mes-demandes"
    case newRequest = "demandes/nouvelle"
    case requestsToAnswer = "demandes/a-traiter"
    case request = "demandes/demande"
    case agreement = "accords/accord"
    case texts = "textes/textes"
    case text = "textes/texte"

    case password = "compte/mot-de-passe"
    case accounts = "compte/comptes"
    case newAccount = "compte/nouveau"
    case account = "compte/compte"
    case issuedCodes = "compte/codes"
    case people = "personnes/liste"
    case person = "personnes/personne"
    case imports = "imports/choix"
    case importPreview = "imports/apercu"
    case importDone = "imports/charge"
    case importUnderWay = "imports/en-cours"
    case allowances = "indemnites/mois"
    case allowanceMonth = "indemnites/un-mois"
    case allowancePerson = "indemnites/personne"
    case journal = "journal/liste"
    case journalReport = "journal/verification"
    case steering = "pilotage/chiffres"

    var fileName: String { "\(rawValue).mustache" }

    /// What stands inside other templates and has no model of its own.
    var isPartial: Bool { rawValue.hasPrefix("partials/") || rawValue.hasPrefix("layout/") }
}
