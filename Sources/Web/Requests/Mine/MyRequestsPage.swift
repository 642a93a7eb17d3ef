import CivilTime
import Messages
import Telework
import UseCases

/// What am I entitled to, where do my requests stand, who owes an answer by when?
struct MyRequestsPage: PageModel {
    static let template = TemplateName.myRequests

    let title: String
    let words: MyRequestsWords
    let agreements: [AgreementCard]
    let pastAgreements: [AgreementCard]
    let hasPastAgreements: Bool
    let requests: [RequestCard]
    let hasRequests: Bool
    let isEmpty: Bool
    let canAsk: Bool

    init(_ page: ViewMyRequests.Page, _ language: Language) {
        words = .in(language)
        title = words.title
        let current = page.agreements.filter { ($0.span.last ?? page.today) >= page.today }
        agreements = current.map { AgreementCard($0, page.today, language) }
        pastAgreements = page.agreements.reversed().filter { ($0.span.last ?? page.today) < page.today }
            .map { AgreementCard($0, page.today, language) }
        hasPastAgreements = !pastAgreements.isEmpty
        requests = page.requests.map { RequestCard($0, of: page.person, today: page.today, language) }
        hasRequests = !requests.isEmpty
        isEmpty = requests.isEmpty && page.agreements.isEmpty
        canAsk = !page.requests.contains(where: \.isOpen)
    }
}

struct AgreementCard: Sendable {
    let formula: String
    let places: String
    let span: String
    let badge: String
    let state: String
    let link: String

    init(_ agreement: Agreement, _ today: LocalDate, _ language: Language) {
        let words = Wording(language)
        let own = MyRequestsWords.in(language)
        formula = agreement.formula.label(language)
        places = words.list(agreement.places.map { $0.whereabouts[language] })
        span = words.span(agreement.span)
        link = Link.agreement(agreement.id.rawValue)
        if agreement.span.contains(today) {
            (badge, state) = ("accepted", own.inForce)
        } else {
            (badge, state) = agreement.span.first > today ? ("waiting", own.toCome) : ("ended", own.past)
        }
    }
}

struct RequestCard: Sendable {
    let submitted: String
    let formula: String
    let badge: String
    let state: String
    let next: String
    let isLate: Bool
    let link: String

    init(_ request: Request, of person: Person, today: LocalDate, _ language: Language) {
        submitted = Wording(language).date(request.submittedOn)
        formula = request.proposal.formula.label(language)
        badge = request.state.kind.badge
        state = request.state.kind.label[language]
        next = request.nextStep(isOwn: true, hasManager: person.answersTo != nil, today: today, language)
        isLate = request.isLate(on: today)
        link = Link.request(request.id.rawValue)
    }
}

struct MyRequestsWords: Words {
    let title: String
    let ask: String
    let agreementHeading: String
    let noAgreement: String
    let read: String
    let inForce: String
    let toCome: String
    let past: String
    let pastHeading: String
    let requestsHeading: String
    let requestOf: String
    let formula: String
    let state: String
    let next: String
    let late: String
    let emptyHeading: String
    let empty: String
    let texts: String

    static let french = MyRequestsWords(
        title: "Mes demandes", ask: "Demander le télétravail", agreementHeading: "Mon accord",
        noAgreement: "Vous n’avez pas d’accord en cours.", read: "Voir l’avenant", inForce: "En vigueur",
        toCome: "À venir", past: "Terminé", pastHeading: "Accords terminés", requestsHeading: "Demandes",
        requestOf: "Demande du", formula: "Formule", state: "État", next: "La suite", late: "En retard",
        emptyHeading: "Vous n’avez pas encore demandé le télétravail",
        empty: "Choisissez une formule, des jours et un lieu\u{202F}: les règles vous répondent pendant que vous "
            + "remplissez le formulaire. Votre manager répond, puis les ressources humaines donnent leur visa.",
        texts: "Lire les textes en vigueur")
    static let english = MyRequestsWords(
        title: "My requests", ask: "Ask for telework", agreementHeading: "My agreement",
        noAgreement: "You have no agreement at present.", read: "See the agreement", inForce: "In force",
        toCome: "To come", past: "Over", pastHeading: "Agreements that are over", requestsHeading: "Requests",
        requestOf: "Request of", formula: "Formula", state: "State", next: "Next", late: "Late",
        emptyHeading: "You have not asked for telework yet",
        empty: "Choose a formula, days and a place: the rules answer while you fill in the form. Your manager "
            + "answers, then human resources give their visa.",
        texts: "Read the texts in force")
}
