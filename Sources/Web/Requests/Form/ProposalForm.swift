import CivilTime
import Messages
import Telework
import UseCases

/// What was typed in the form of a proposal, a request's or a counter-proposal's, as it was typed.
struct ProposalForm: Hashable, Sendable {
    var formula = ""
    /// The half-days ticked, as ``HalfDayCode`` names them.
    var days: Set<String> = []
    var perWeek = ""
    var perYear = ""
    /// The usual place.
    var place = ""
    var otherPlaces: Set<String> = []
    var start = ""
    var end = ""
    var message = ""

    init() {}

    init(_ form: Form) {
        formula = form["formule"]
        // The box of a whole day names both its halves.
        days = Set(form.values("jour").flatMap { $0.split(separator: " ").map(String.init) })
        perWeek = form["jours-par-semaine"]
        perYear = form["jours-par-an"]
        place = form["lieu"]
        otherPlaces = Set(form.values("autre-lieu"))
        start = form["debut"]
        end = form["fin"]
        message = form["message"].withUnixLineBreaks
    }

    /// The form filled with a proposal, to propose something near it.
    init(_ proposal: Proposal, _ language: Language) {
        formula = proposal.formula.kind.rawValue
        switch proposal.formula {
        case .fixed(let set): days = Set(HalfDayCode.all.filter { set.contains($0.weekday, $0.half) }.map(\.text))
        case .flexible(let halves): perWeek = Wording(language).days(halves: halves)
        case .envelope(let halves): perYear = Wording(language).days(halves: halves)
        }
        place = proposal.place.rawValue
        otherPlaces = Set(proposal.places.dropFirst().map(\.rawValue))
        start = proposal.start.iso
        end = proposal.end?.iso ?? ""
    }

    /// The proposal, when everything needed was given and could be read, and every mistake of the form.
    ///
    /// An end before the start is a mistake that leaves a proposal: the rules can be asked about the rest of it.
    func read(_ language: Language) -> (proposal: Proposal?, errors: [FieldError]) {
        let words = ProposalWords.in(language)
        var errors: [FieldError] = []
        let formula = readFormula(words, &errors)
        let places = readPlaces(words, &errors)
        let start = readDate(self.start, field: ProposalField.start, label: words.start, language, &errors)
        let end = readDate(self.end, field: ProposalField.end, label: words.end, language, &errors)
        if self.start.isEmpty { errors.append(FieldError(field: ProposalField.start, message: words.startMissing)) }
        if let start, let end, end < start {
            let problem = FieldProblem(ProposalField.end, .endBeforeStart)
            errors.append(FieldError(field: problem.field, message: problem.message(label: words.end, language)))
        }
        if message.count > 2_000 {
            let problem = FieldProblem(ProposalField.message, .tooLong)
            errors.append(FieldError(field: problem.field, message: problem.message(label: words.message, language)))
        }
        guard let formula, !places.isEmpty, let start, self.end.isEmpty || end != nil else { return (nil, errors) }
        return (Proposal(formula: formula, places: places, start: start, end: end), errors)
    }

    private func readFormula(_ words: ProposalWords, _ errors: inout [FieldError]) -> Formula? {
        switch FormulaKind(rawValue: formula) {
        case .fixed:
            let known = HalfDayCode.all.filter { days.contains($0.text) }
            guard !known.isEmpty else {
                errors.append(FieldError(field: ProposalField.days, message: words.daysMissing))
                return nil
            }
            return .fixed(HalfDaySet(bits: known.reduce(0) { $0 | $1.bit }))
        case .flexible:
            let halves = readCount(perWeek, field: ProposalField.perWeek, words.countMissing, &errors)
            return halves.map { .flexible(halvesPerWeek: $0) }
        case .envelope:
            let halves = readCount(perYear, field: ProposalField.perYear, words.yearCountMissing, &errors)
            return halves.map { .envelope(halvesPerYear: $0) }
        case nil:
            errors.append(FieldError(field: ProposalField.formula, message: words.formulaMissing))
            return nil
        }
    }

    private func readCount(
        _ typed: String, field: String, _ message: String, _ errors: inout [FieldError]
    ) -> Int? {
        guard let halves = DayCount.halves(typed) else {
            errors.append(FieldError(field: field, message: message))
            return nil
        }
        return halves
    }

    /// The usual place first, then the others in the order in which the form lists them.
    private func readPlaces(_ words: ProposalWords, _ errors: inout [FieldError]) -> [Place] {
        guard let usual = Place(rawValue: place) else {
            errors.append(FieldError(field: ProposalField.place, message: words.placeMissing))
            return []
        }
        return [usual] + Place.allCases.filter { $0 != usual && otherPlaces.contains($0.rawValue) }
    }

    private func readDate(
        _ typed: String, field: String, label: String, _ language: Language, _ errors: inout [FieldError]
    ) -> LocalDate? {
        guard !typed.isEmpty else { return nil }
        guard let date = LocalDate(fromForm: typed) else {
            let problem = FieldProblem(field, .notADate)
            errors.append(FieldError(field: field, message: problem.message(label: label, language)))
            return nil
        }
        return date
    }
}

/// A half-day of any week as the grid of the form names it: `1-0` is Monday morning.
struct HalfDayCode: Hashable, Sendable {
    let weekday: Weekday
    let half: HalfDay

    var text: String { "\(weekday.rawValue)-\(half.rawValue)" }
    var bit: UInt16 { 1 << UInt16((weekday.rawValue - 1) * 2 + half.rawValue) }

    static let all = Weekday.allCases.flatMap { day in HalfDay.allCases.map { HalfDayCode(weekday: day, half: $0) } }
}

/// The `id`s of the fields of a proposal: what mistakes and reasons link to.
enum ProposalField {
    static let formula = "formule"
    static let days = "jours"
    static let perWeek = "jours-par-semaine"
    static let perYear = "jours-par-an"
    static let place = "lieu"
    static let start = "debut"
    static let end = "fin"
    static let message = "message"

    /// The field that a reason of the rules is about.
    static func of(_ cause: Cause, formula kind: FormulaKind?) -> String? {
        switch cause {
        case .formulaNotOffered: formula
        case .placeNotOffered: place
        case .startInPast, .startOutsideEmployment, .agreementBeginsLater, .seniorityTooShort: start
        case .agreementTooLong: end
        case .weekdayForbidden, .weekdayNotWorked: days
        case .annualEnvelopeTooLarge: perYear
        case .emptyFormula, .weeklyQuotaExceeded, .weeklyMinimumNotReached, .onSiteMinimumNotReached,
            .daysBeyondShare, .halfDaysNotAllowed:
            quantity(of: kind)
        default: nil
        }
    }

    private static func quantity(of kind: FormulaKind?) -> String? {
        switch kind {
        case .fixed: days
        case .flexible: perWeek
        case .envelope: perYear
        case nil: nil
        }
    }

    /// The field of a problem that a use case found.
    static func of(_ problem: FieldProblem) -> String {
        switch problem.field {
        case "formula": formula
        case "places": place
        case "start": start
        case "end": end
        case "text": "texte"
        case "motive": "motif"
        default: problem.field
        }
    }
}
