import CivilTime
import Telework

/// What the organisme's own data say against a line of a file.
enum ImportProblem: Hashable, Sendable {
    case repeatedEmployeeNumber(String, firstLine: Int)
    case unknownPerson(String)
    case unknownTeam(String)
    case unknownSite(String)
    case unknownPost(String)
    case ownManager(String)
    /// The file says nothing of the end of employment, and the stored one comes before the start that it gives.
    case startAfterStoredEnd(start: LocalDate, end: LocalDate)
    case repeatedCode(String, firstLine: Int)
    case unknownParent(String)
    case missingParent(String)
    case missingZone(String)
    case cyclicParent(String)
    case sharesNotWhole(String, sum: Int)
    case repeatedActivity(String)
    case tooFarAhead
    case slip(AbsenceSlip)

    // Said only
    case repeatedLine(first: Int)
    case overlappingLines(earlier: Int)
    case nothingWorked(RestDays)
    case refused(Decision)

    var code: String {
        switch self {
        case .repeatedEmployeeNumber: "repeated-employee-number"
        case .unknownPerson: "unknown-person"
        case .unknownTeam: "unknown-team"
        case .unknownSite: "unknown-site"
        case .unknownPost: "unknown-post"
        case .ownManager: "own-manager"
        case .startAfterStoredEnd: "start-after-stored-end"
        case .repeatedCode: "repeated-code"
        case .unknownParent: "unknown-parent"
        case .missingParent: "missing-parent"
        case .missingZone: "missing-zone"
        case .cyclicParent: "cyclic-parent"
        case .sharesNotWhole: "shares-not-whole"
        case .repeatedActivity: "repeated-activity"
        case .tooFarAhead: "too-far-ahead"
        case .slip(.beforeArrival): "before-arrival"
        case .slip(.tooLongAgo): "too-long-ago"
        case .slip(.tooFarAhead): "too-far-ahead"
        case .repeatedLine: "repeated-line"
        case .overlappingLines: "overlapping-lines"
        case .nothingWorked: "nothing-worked"
        // The reason's own code; "incomplete" when facts are missing.
        case .refused(let decision): decision.reasons.first?.code ?? "incomplete"
        }
    }

    func issue<Value>(at place: Located<Value>) -> FileIssue { issue(line: place.line, column: place.column) }

    func issue(line: Int, column: Int) -> FileIssue {
        FileIssue(line: line, column: column, code: code, content)
    }

    private var content: FileIssue.Content {
        switch self {
        case .refused(let decision): .refused(decision)
        case .nothingWorked(let days): .nothingWorked(days)
        default: .text(LocalizedText(french: french, english: english))
        }
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
        case .startAfterStoredEnd(let start, let end):
            "L’entrée (\(start.slashed)) suit la sortie enregistrée (\(end.slashed)), que ce fichier ne change "
                + "pas\u{202F}: ajoutez la colonne «\u{202F}date_sortie\u{202F}», vide ou corrigée."
        case .repeatedCode(let code, let line): "Le code \(code) figure déjà à la ligne \(line)."
        case .unknownParent(let code): "Le code parent \(code) n’existe ni dans ce fichier ni dans la base."
        case .missingParent(let code): "L’équipe \(code) doit nommer le service dont elle fait partie."
        case .missingZone(let code): "Le site \(code) doit nommer sa zone de jours fériés."
        case .cyclicParent(let code): "Le service \(code) est son propre parent, directement ou non."
        case .sharesNotWhole(let code, let sum):
            "Les parts du poste \(code) font \(sum)\u{202F}% au lieu de 100\u{202F}%."
        case .repeatedActivity(let name): "L’activité «\u{202F}\(name)\u{202F}» figure déjà dans ce poste."
        case .tooFarAhead, .slip(.tooFarAhead):
            "Ces jours sont à plus de deux ans\u{202F}: ils ne peuvent pas encore être planifiés."
        case .slip(.beforeArrival(let arrival)):
            "Cette absence commence avant l’entrée de la personne (\(arrival.slashed)). Vérifiez les dates."
        case .slip(.tooLongAgo(let reach, let first)):
            "Cette absence commence avant le \(first.slashed)\u{202F}: la paie de plus de \(reach.months) mois ne se "
                + "corrige plus (\(reach.source.french)). Vérifiez les dates."
        case .repeatedLine(let line): "Cette ligne répète la ligne \(line)\u{202F}: elle ne compte qu’une fois."
        case .overlappingLines(let line):
            "Cette absence recouvre en partie celle de la ligne \(line)\u{202F}: les jours communs ne comptent qu’une fois."
        // Each has a content of its own, whose words are said with its days and its articles.
        case .nothingWorked: "Rien n’y est travaillé."
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
        case .startAfterStoredEnd(let start, let end):
            "The start (\(start.iso)) comes after the end on record (\(end.iso)), which this file does not change: add the "
                + "column “end_date”, blank or corrected."
        case .repeatedCode(let code, let line): "Code \(code) is already on line \(line)."
        case .unknownParent(let code): "Parent code \(code) is neither in this file nor in the base."
        case .missingParent(let code): "Team \(code) must name the service it belongs to."
        case .missingZone(let code): "Site \(code) must name its zone of public holidays."
        case .cyclicParent(let code): "Service \(code) is its own parent, directly or not."
        case .sharesNotWhole(let code, let sum): "The shares of post \(code) make \(sum)% instead of 100%."
        case .repeatedActivity(let name): "Activity “\(name)” is already in this post."
        case .tooFarAhead, .slip(.tooFarAhead):
            "These days are more than two years ahead: they cannot be planned yet."
        case .slip(.beforeArrival(let arrival)):
            "This absence begins before the person’s arrival (\(arrival.iso)). Check the dates."
        case .slip(.tooLongAgo(let reach, let first)):
            "This absence begins before \(first.iso): pay older than \(reach.months) months is not corrected any more "
                + "(\(reach.source.english)). Check the dates."
        case .repeatedLine(let line): "This line repeats line \(line): it counts once."
        case .overlappingLines(let line):
            "This absence overlaps the one of line \(line): the days they share count once."
        case .nothingWorked: "Nothing is worked in it."
        case .refused: "The rules refuse it."
        }
    }
}
