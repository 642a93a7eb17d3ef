struct RequestWords: Words {
    let ownTitle: String
    let titleOf: String
    let back: String
    let backOwn: String
    let late: String
    let terms: String
    let formula: String
    let places: String
    let start: String
    let end: String
    let noEnd: String
    let agreementDays: String
    let startPast: String
    let message: String
    let proposed: String
    let proposedBy: String
    let asked: String
    let motive: String
    let motiveBefore: String
    let refusedBy: String
    let otherMotive: String
    let readAgreement: String
    let progress: String
    let stepSent: String
    let stepManager: String
    let dueBy: String
    let stepVisa: String
    let stepAgreement: String
    let stepCounter: String
    let stepPerson: String
    let stepOwn: String
    let stepCounterAccepted: String
    let stepCounterDeclined: String
    let stepAccepted: String
    let stepRefused: String
    let stepWithdrawn: String
    let stepGranted: String
    let stepAgreementMade: String
    let answer: String
    let changeMind: String
    let acceptHint: String
    let grantHint: String
    let acceptCounterHint: String
    let declineCounterHint: String
    let refusalHint: String
    let chooseMotive: String
    let refusalText: String
    let refusalTextHint: String
    let refuseVisa: String
    let counterHint: String
    let possible: String
    let sendCounter: String
    let withdrawHint: String
    let rules: String
    let rulesHint: String
    let version: String

    static let french = RequestWords(
        ownTitle: "Ma demande de télétravail", titleOf: "Demande de télétravail de",
        back: "Demandes à traiter", backOwn: "Mes demandes", late: "En retard", terms: "Ce qui est demandé",
        formula: "Formule", places: "Lieux", start: "Premier jour", end: "Dernier jour", noEnd: "sans terme",
        agreementDays: "Dates de l’accord",
        startPast: "Le premier jour demandé est passé\u{202F}: l’accord commencera au plus tôt le jour du visa.",
        message: "Message", proposed: "Proposition du manager", proposedBy: "Proposition de",
        asked: "Demande", motive: "Motif", motiveBefore: "Motif\u{202F}:", refusedBy: "Refusée par",
        otherMotive: "Autre motif",
        readAgreement: "Voir l’avenant", progress: "Où en est la demande", stepSent: "Demande déposée",
        stepManager: "Réponse du manager", dueBy: "au plus tard le", stepVisa: "Visa RH",
        stepAgreement: "Avenant", stepCounter: "Autre proposition", stepPerson: "Réponse de la personne",
        stepOwn: "Votre réponse", stepCounterAccepted: "Proposition acceptée",
        stepCounterDeclined: "Proposition déclinée",
        stepAccepted: "Acceptée", stepRefused: "Refusée", stepWithdrawn: "Retirée", stepGranted: "Visa donné",
        stepAgreementMade: "Avenant établi", answer: "Répondre", changeMind: "Changer d’avis",
        acceptHint: "La demande part au visa des ressources humaines.",
        grantHint: "L’avenant est établi aussitôt\u{202F}; il remplace à sa date l’accord en vigueur.",
        acceptCounterHint: "La proposition remplace votre demande et part au visa des ressources humaines.",
        declineCounterHint: "Votre demande de départ revient à votre manager, qui doit y répondre.",
        refusalHint: "Un refus est toujours motivé (article L.\u{A0}1222-9 du code du travail). La personne lit "
            + "ce que vous écrivez.",
        chooseMotive: "Choisissez un motif", refusalText: "Explication",
        refusalTextHint: "Ce qui empêche, et ce qui serait possible.", refuseVisa: "Refuser le visa",
        counterHint: "La personne accepte votre proposition, ou garde sa demande\u{202F}: rien ne change sans elle.",
        possible: "Ce que permettent les textes", sendCounter: "Envoyer la proposition",
        withdrawHint: "La demande sera close, sans effet sur votre accord en cours. Vous pourrez en déposer une autre.",
        rules: "Les règles qui s’appliquent", rulesHint: "Au premier jour du télétravail.",
        version: "Version de la page")

    static let english = RequestWords(
        ownTitle: "My telework request", titleOf: "Telework request of", back: "Requests to answer",
        backOwn: "My requests", late: "Late", terms: "What is asked for", formula: "Formula", places: "Places",
        start: "First day", end: "Last day", noEnd: "no end", agreementDays: "Days of the agreement",
        startPast: "The first day asked for is past: the agreement will begin on the day of the visa at the earliest.",
        message: "Message",
        proposed: "Manager’s proposal", proposedBy: "Proposal of", asked: "Request", motive: "Motive",
        motiveBefore: "Motive:",
        refusedBy: "Refused by", otherMotive: "Other motive", readAgreement: "See the agreement",
        progress: "Where the request stands", stepSent: "Request sent", stepManager: "Manager’s answer",
        dueBy: "by", stepVisa: "HR visa", stepAgreement: "Agreement", stepCounter: "Other proposal",
        stepPerson: "The person’s answer", stepOwn: "Your answer", stepCounterAccepted: "Proposal accepted",
        stepCounterDeclined: "Proposal declined", stepAccepted: "Accepted", stepRefused: "Refused",
        stepWithdrawn: "Withdrawn", stepGranted: "Visa given", stepAgreementMade: "Agreement made",
        answer: "Answer", changeMind: "Change your mind",
        acceptHint: "The request goes to human resources for their visa.",
        grantHint: "The agreement is made at once; on its first day it replaces the one in force.",
        acceptCounterHint: "The proposal replaces your request and goes to human resources for their visa.",
        declineCounterHint: "Your first request goes back to your manager, who must answer it.",
        refusalHint: "A refusal always has its reasons (article L. 1222-9 of the labour code). The person reads "
            + "what you write.",
        chooseMotive: "Choose a motive", refusalText: "Explanation",
        refusalTextHint: "What stands in the way, and what would be possible.", refuseVisa: "Refuse the visa",
        counterHint: "The person accepts your proposal, or keeps their request: nothing changes without them.",
        possible: "What the texts allow", sendCounter: "Send the proposal",
        withdrawHint: "The request will be closed, your agreement in force is not touched. You can send another one.",
        rules: "The rules that apply", rulesHint: "On the first day of telework.", version: "Version of the page")
}
