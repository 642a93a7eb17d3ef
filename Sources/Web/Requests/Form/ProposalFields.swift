import CivilTime
import Messages
import Telework

/// The fields of a proposal, what the rules offer and nothing else, each limit with its article.
struct ProposalFields: Sendable {
    let words: ProposalWords
    let formulas: [ChoiceView]
    let formulaState: FieldState
    let fixed: DayGridView?
    let perWeek: InputView?
    let perYear: InputView?
    let places: [ChoiceView]
    let placeState: FieldState
    let placeRules: [RuleLine]
    let otherPlaces: [ChoiceView]
    let hasOtherPlaces: Bool
    let start: InputView
    let end: InputView
    let message: InputView

    /// - Parameters:
    ///   - isOwn: Whether the reader is the person who would telework: the formulas are explained to them.
    ///   - errors: The first message of each field by its `id`.
    init(
        _ typed: ProposalForm, rules: EffectiveRules, pattern: WorkingPattern, isOwn: Bool = true,
        errors: [String: String] = [:], _ language: Language
    ) {
        let words = ProposalWords.in(language)
        self.words = words
        let kinds = FormulaKind.allCases.filter { rules.codes(.formulas)?.value.contains($0.rawValue) ?? true }
        formulas = kinds.map {
            ChoiceView(
                id: "formule-\($0.rawValue)", value: $0.rawValue, label: $0.label[language],
                explanation: isOwn ? $0.meaning[language] : nil,
                isChecked: typed.formula == $0.rawValue || kinds.count == 1)
        }
        formulaState = FieldState(ProposalField.formula, errors, RuleLine.all([.formulas], in: rules, language))
        fixed =
            kinds.contains(.fixed)
            ? DayGridView(typed.days, rules: rules, pattern: pattern, errors: errors, language) : nil
        perWeek =
            kinds.contains(.flexible)
            ? InputView(
                ProposalField.perWeek, words.perWeek, typed.perWeek, hint: words.countHint, .count,
                RuleLine.all(
                    [.weeklyMaximum, .weeklyMinimum, .onSiteMinimum, .partTimeProration], in: rules, language),
                errors) : nil
        perYear =
            kinds.contains(.envelope)
            ? InputView(
                ProposalField.perYear, words.perYear, typed.perYear, hint: words.countHint, .count,
                RuleLine.all([.annualMaximum, .envelopeProration], in: rules, language), errors) : nil
        let offered = Place.allCases.filter { rules.codes(.places)?.value.contains($0.rawValue) ?? true }
        places = offered.map {
            ChoiceView(
                id: "lieu-\($0.rawValue)", value: $0.rawValue, label: $0.label[language], explanation: nil,
                isChecked: typed.place == $0.rawValue || offered.count == 1)
        }
        placeState = FieldState(ProposalField.place, errors)
        placeRules = RuleLine.all([.places], in: rules, language)
        otherPlaces = offered.map {
            ChoiceView(
                id: "autre-lieu-\($0.rawValue)", value: $0.rawValue, label: $0.label[language], explanation: nil,
                isChecked: typed.otherPlaces.contains($0.rawValue))
        }
        hasOtherPlaces = offered.count > 1
        start = InputView(
            ProposalField.start, words.start, typed.start, hint: nil, .date,
            RuleLine.all([.seniority, .answerDelay], in: rules, language), errors)
        let hasLongest = rules.count(.agreementDuration) != nil
        end = InputView(
            ProposalField.end, words.end, typed.end, hint: hasLongest ? words.longestHint : words.endHint, .date,
            RuleLine.all([.agreementDuration], in: rules, language), errors)
        message = InputView(
            ProposalField.message, words.message, typed.message, hint: words.messageHint, .text, [], errors)
    }
}

/// What stands around a group of choices: its mistake and its limits.
struct FieldState: Sendable {
    /// ` invalid`, or nothing.
    let state: String
    let error: String?
    let rules: [RuleLine]

    init(_ id: String, _ errors: [String: String], _ rules: [RuleLine] = []) {
        error = errors[id]
        state = error == nil ? "" : " invalid"
        self.rules = rules
    }
}

struct ChoiceView: Sendable {
    let id: String
    let value: String
    let label: String
    let explanation: String?
    let isChecked: Bool
}

/// A field with its label, what it expects, its limits and its mistake (`partials/champ`).
struct InputView: Sendable {
    enum Kind {
        case count, date, line, text
    }

    let id: String
    let label: String
    let value: String
    let hint: String?
    let rules: [RuleLine]
    let error: String?
    let state: String
    let type: String
    let mode: String
    /// Several lines: a message.
    let isLong: Bool
    /// The `id`s of what explains the field; nil when nothing does.
    let described: String?

    init(
        _ id: String, _ label: String, _ value: String, hint: String?, _ kind: Kind, _ rules: [RuleLine],
        _ errors: [String: String]
    ) {
        self.id = id
        self.label = label
        self.value = value
        self.hint = hint
        self.rules = rules
        error = errors[id]
        state = error == nil ? "" : " invalid"
        type = kind == .date ? "date" : "text"
        mode = kind == .count ? "decimal" : "text"
        isLong = kind == .text
        let about = [hint.map { _ in "\(id)-aide" }, error.map { _ in "\(id)-erreur" }].compactMap(\.self)
        described = about.isEmpty ? nil : about.joined(separator: " ")
    }
}
