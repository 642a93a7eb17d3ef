import CivilTime
import Messages
import Telework

extension RequestState.Kind {
    /// The class beside `badge` in the style sheet.
    var badge: String {
        switch self {
        case .submitted, .accepted: "waiting"
        case .countered: "proposed"
        case .refused: "refused"
        case .withdrawn: "ended"
        case .granted: "accepted"
        }
    }
}

extension Request {
    /// What comes next: who owes what, by when.
    ///
    /// - Parameters:
    ///   - isOwn: Whether the reader is the person who asks.
    ///   - hasManager: False when HR answers in place of a manager.
    ///   - manager: The manager's name, for those who do not know it already.
    ///   - isAsked: Whether it is for the reader to answer.
    func nextStep(
        isOwn: Bool, hasManager: Bool, manager: String? = nil, isAsked: Bool = false, today: LocalDate,
        _ language: Language
    ) -> String {
        let words = NextStepWords.in(language)
        let answer: String
        switch state {
        case .submitted where isAsked: answer = words.readerOwes
        case .submitted where !hasManager: answer = words.humanResourcesOwe
        case .submitted where isOwn: answer = words.ownManagerOwes
        case .submitted: answer = manager.map { "\($0) \(words.namedOwes)" } ?? words.managerOwes
        case .countered: return isOwn ? words.youOwe : words.personOwes
        case .accepted: answer = words.visaOwed
        case .refused: return isOwn ? words.refusedOwn : words.refused
        case .withdrawn: return isOwn ? words.withdrawnOwn : words.withdrawn
        case .granted: return words.granted
        }
        guard let due = answerDue else { return "\(answer)." }
        let date = Wording(language).date(due)
        guard isLate(on: today) else { return "\(answer) \(words.by) \(date)." }
        return "\(answer). \(words.lateBefore)\(date)\(isOwn ? words.lateOwn : words.late)"
    }
}

struct NextStepWords: Words {
    let readerOwes: String
    let ownManagerOwes: String
    let namedOwes: String
    let managerOwes: String
    let humanResourcesOwe: String
    let visaOwed: String
    let by: String
    let youOwe: String
    let personOwes: String
    let refusedOwn: String
    let refused: String
    let withdrawnOwn: String
    let withdrawn: String
    let granted: String
    let lateBefore: String
    let lateOwn: String
    let late: String

    static let french = NextStepWords(
        readerOwes: "C’est à vous de répondre", ownManagerOwes: "Votre manager doit répondre",
        namedOwes: "doit répondre", managerOwes: "Le manager doit répondre",
        humanResourcesOwe: "Les ressources humaines doivent répondre",
        visaOwed: "Les ressources humaines doivent donner leur visa", by: "au plus tard le",
        youOwe: "Votre manager propose autre chose\u{202F}: à vous de répondre.",
        personOwes: "La personne doit répondre à la proposition du manager.",
        refusedOwn: "Lisez le motif. Vous pouvez déposer une autre demande.",
        refused: "Le motif a été donné à la personne.",
        withdrawnOwn: "Vous l’avez retirée. Vous pouvez en déposer une autre.",
        withdrawn: "La personne l’a retirée\u{202F}: il n’y a plus rien à faire.",
        granted: "L’accord individuel (avenant) est établi.", lateBefore: "La réponse était due le ",
        lateOwn: "\u{202F}: relancez votre manager ou les ressources humaines.",
        late: "\u{202F}: elle est en retard.")
    static let english = NextStepWords(
        readerOwes: "It is for you to answer", ownManagerOwes: "Your manager owes an answer",
        namedOwes: "owes an answer", managerOwes: "The manager owes an answer",
        humanResourcesOwe: "Human resources owe an answer",
        visaOwed: "Human resources must give their visa", by: "by",
        youOwe: "Your manager proposes something else: it is for you to answer.",
        personOwes: "The person must answer the manager’s proposal.",
        refusedOwn: "Read the motive. You can send another request.",
        refused: "The motive was given to the person.",
        withdrawnOwn: "You withdrew it. You can send another one.",
        withdrawn: "The person withdrew it: nothing is left to do.",
        granted: "The individual agreement is made.", lateBefore: "The answer was due on ",
        lateOwn: ": remind your manager or human resources.", late: ": it is late.")
}
