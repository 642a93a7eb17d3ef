/// What has just been done, said once on the page it leads to (`?fait=…`).
enum RequestNotice: String, CaseIterable, Sendable {
    case submitted = "deposee"
    case accepted = "acceptee"
    case refused = "refusee"
    case countered = "proposee"
    case proposalAccepted = "proposition-acceptee"
    case proposalDeclined = "proposition-declinee"
    case withdrawn = "retiree"
    case granted = "visa"

    func text(_ words: RequestNoticeWords) -> String {
        switch self {
        case .submitted: words.submitted
        case .accepted: words.accepted
        case .refused: words.refused
        case .countered: words.countered
        case .proposalAccepted: words.proposalAccepted
        case .proposalDeclined: words.proposalDeclined
        case .withdrawn: words.withdrawn
        case .granted: words.granted
        }
    }
}

struct RequestNoticeWords: Words {
    let submitted: String
    let accepted: String
    let refused: String
    let countered: String
    let proposalAccepted: String
    let proposalDeclined: String
    let withdrawn: String
    let granted: String

    static let french = RequestNoticeWords(
        submitted: "Votre demande est déposée.", accepted: "La demande est acceptée. Elle attend le visa RH.",
        refused: "La demande est refusée. La personne voit le motif.",
        countered: "Votre proposition est envoyée. La personne doit y répondre.",
        proposalAccepted: "Vous avez accepté la proposition. Elle attend le visa RH.",
        proposalDeclined: "Vous avez décliné la proposition. Votre manager doit répondre à votre demande.",
        withdrawn: "La demande est retirée.", granted: "Le visa est donné\u{202F}: l’accord individuel est établi.")
    static let english = RequestNoticeWords(
        submitted: "Your request is sent.", accepted: "The request is accepted. It waits for the HR visa.",
        refused: "The request is refused. The person sees the motive.",
        countered: "Your proposal is sent. The person must answer it.",
        proposalAccepted: "You accepted the proposal. It waits for the HR visa.",
        proposalDeclined: "You declined the proposal. Your manager must answer your request.",
        withdrawn: "The request is withdrawn.", granted: "The visa is given: the individual agreement is made.")
}
