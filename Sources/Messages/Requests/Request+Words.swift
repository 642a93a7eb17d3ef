import Telework

extension RequestState.Kind {
    /// Where a request stands, and who owes an answer.
    public var label: LocalizedText {
        switch self {
        case .submitted: LocalizedText(french: "En attente du manager", english: "Waiting for the manager")
        case .countered: LocalizedText(french: "Autre proposition à examiner", english: "Other proposal to consider")
        case .accepted: LocalizedText(french: "En attente du visa RH", english: "Waiting for the HR visa")
        case .refused: LocalizedText(french: "Refusée", english: "Refused")
        case .withdrawn: LocalizedText(french: "Retirée", english: "Withdrawn")
        case .granted: LocalizedText(french: "Accordée", english: "Granted")
        }
    }

    /// The state as the predicate of « Cette demande ».
    fileprivate var predicate: LocalizedText {
        switch self {
        case .submitted:
            LocalizedText(french: "attend la réponse du manager", english: "waits for the manager’s answer")
        case .countered:
            LocalizedText(
                french: "attend une réponse à la proposition du manager",
                english: "waits for an answer to the manager’s proposal")
        case .accepted:
            LocalizedText(french: "attend le visa des ressources humaines", english: "waits for the HR visa")
        case .refused: LocalizedText(french: "a été refusée", english: "was refused")
        case .withdrawn: LocalizedText(french: "a été retirée", english: "was withdrawn")
        case .granted:
            LocalizedText(french: "a déjà donné lieu à un accord", english: "has already led to an agreement")
        }
    }
}

extension RequestAct {
    /// What is written on the button.
    public var label: LocalizedText {
        switch self {
        case .accept: LocalizedText(french: "Accepter", english: "Accept")
        case .refuse: LocalizedText(french: "Refuser", english: "Refuse")
        case .counter: LocalizedText(french: "Proposer autre chose", english: "Propose something else")
        case .acceptCounter: LocalizedText(french: "Accepter la proposition", english: "Accept the proposal")
        case .declineCounter: LocalizedText(french: "Décliner la proposition", english: "Decline the proposal")
        case .grant: LocalizedText(french: "Donner le visa", english: "Give the visa")
        case .withdraw: LocalizedText(french: "Retirer la demande", english: "Withdraw the request")
        }
    }

    /// The act after « vous ne pouvez pas ».
    fileprivate var infinitive: LocalizedText {
        switch self {
        case .accept: LocalizedText(french: "l’accepter", english: "accept it")
        case .refuse: LocalizedText(french: "la refuser", english: "refuse it")
        case .counter: LocalizedText(french: "proposer autre chose", english: "propose something else")
        case .acceptCounter: LocalizedText(french: "accepter de proposition", english: "accept a proposal")
        case .declineCounter: LocalizedText(french: "décliner de proposition", english: "decline a proposal")
        case .grant: LocalizedText(french: "donner le visa", english: "give the visa")
        case .withdraw: LocalizedText(french: "la retirer", english: "withdraw it")
        }
    }
}

extension TransitionError {
    /// Why the act is not possible now, and what to do.
    public func message(_ language: Language) -> String {
        let words = Wording(language)
        let state = state.predicate[language]
        let act = act.infinitive[language]
        return words.pick(
            "Cette demande \(state) : vous ne pouvez pas \(act). Rechargez la page pour voir où elle en est.",
            "This request \(state): you cannot \(act). Reload the page to see where it stands."
        ).spaced(language)
    }
}
