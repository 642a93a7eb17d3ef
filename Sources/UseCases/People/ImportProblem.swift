import Telework

/// What the organisme's own data say against a line of a file.
enum ImportProblem: Hashable, Sendable {
    case repeatedEmployeeNumber(String, firstLine: Int)
    case unknownPerson(String)
    case unknownTeam(String)
    case unknownSite(String)
    case unknownPost(String)
    case ownManager(String)
    case repeatedCode(String, firstLine: Int)
    case unknownParent(String)
    case missingParent(String)
    case missingZone(String)
    case cyclicParent(String)
    case sharesNotWhole(String, sum: Int)
    case repeatedActivity(String)
    case tooFarAhead
    case refused(Decision)

    var code: String {
        switch self {
        case .repeatedEmployeeNumber: "repeated-employee-number"
        case .unknownPerson: "unknown-person"
        case .unknownTeam: "unknown-team"
        case .unknownSite: "unknown-site"
        case .unknownPost: "unknown-post"
        case .ownManager: "own-manager"
        case .repeatedCode: "repeated-code"
        case .unknownParent: "unknown-parent"
        case .missingParent: "missing-parent"
        case .missingZone: "missing-zone"
        case .cyclicParent: "cyclic-parent"
        case .sharesNotWhole: "shares-not-whole"
        case .repeatedActivity: "repeated-activity"
        case .tooFarAhead: "too-far-ahead"
        // The reason's own code; "incomplete" when facts are missing.
        case .refused(let decision): decision.reasons.first?.code ?? "incomplete"
        }
    }

    func issue<Value>(at place: Located<Value>) -> FileIssue { issue(line: place.line, column: place.column) }

    func issue(line: Int, column: Int) -> FileIssue {
        FileIssue(line: line, column: column, code: code, content)
    }

    private var content: FileIssue.Content {
        if case .refused(let decision) = self { return .refused(decision) }
        return .text(LocalizedText(french: french, english: english))
    }

    private var french: String {
        switch self {
        case .repeatedEmployeeNumber(let number, let line): "Le matricule \(number) figure déjà à la ligne \(line)."
        case .unknownPerson(let number): "Le matricule \(number) n’est ni dans ce fichier ni dans la base."
        case .unknownTeam(let code):
            "L’équipe \(code) n’existe pas\u{202F}: chargez d’abord le fichier de l’organisation."
        case .unknownSite(let code):
            "Le site \(code) n’existe pas\u{202F}: chargez d’abord le fichier de l’organisation."
        case .unknownPost(let code): "Le poste \(code) n’existe pas\u{202F}: chargez d’abord le fichier des postes."
        case .ownManager(let number): "\(number) ne peut pas être son propre manager."
        case .repeatedCode(let code, let line): "Le code \(code) figure déjà à la ligne \(line)."
        case .unknownParent(let code): "Le code parent \(code) n’existe ni dans ce fichier ni dans la base."
        case .missingParent(let code): "L’équipe \(code) doit nommer le service dont elle fait partie."
        case .missingZone(let code): "Le site \(code) doit nommer sa zone de jours fériés."
        case .cyclicParent(let code): "Le service \(code) est son propre parent, directement ou non."
        case .sharesNotWhole(let code, let sum):
            "Les parts du poste \(code) font \(sum)\u{202F}% au lieu de 100\u{202F}%."
        case .repeatedActivity(let name): "L’activité «\u{202F}\(name)\u{202F}» figure déjà dans ce poste."
        case .tooFarAhead: "Ces jours sont à plus de deux ans\u{202F}: ils ne peuvent pas encore être planifiés."
        case .refused: "Les règles s’y opposent."
        }
    }

    private var english: String {
        switch self {
        case .repeatedEmployeeNumber(let number, let line): "Employee number \(number) is already on line \(line)."
        case .unknownPerson(let number): "Employee number \(number) is neither in this file nor in the base."
        case .unknownTeam(let code): "Team \(code) does not exist: load the organisation file first."
        case .unknownSite(let code): "Site \(code) does not exist: load the organisation file first."
        case .unknownPost(let code): "Post \(code) does not exist: load the posts file first."
        case .ownManager(let number): "\(number) cannot be their own manager."
        case .repeatedCode(let code, let line): "Code \(code) is already on line \(line)."
        case .unknownParent(let code): "Parent code \(code) is neither in this file nor in the base."
        case .missingParent(let code): "Team \(code) must name the service it belongs to."
        case .missingZone(let code): "Site \(code) must name its zone of public holidays."
        case .cyclicParent(let code): "Service \(code) is its own parent, directly or not."
        case .sharesNotWhole(let code, let sum): "The shares of post \(code) make \(sum)% instead of 100%."
        case .repeatedActivity(let name): "Activity “\(name)” is already in this post."
        case .tooFarAhead: "These days are more than two years ahead: they cannot be planned yet."
        case .refused: "The rules refuse it."
        }
    }
}
