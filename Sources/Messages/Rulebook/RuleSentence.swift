import Telework

extension Wording {
    /// What a rule says, as one sentence: « Au plus 2 jours de télétravail par semaine. »
    ///
    /// - Parameter value: Nil when the text has the rule but leaves its value to a lower text.
    public func sentence(for key: RuleKey, value: RuleValue?) -> String {
        guard let value else {
            return pick("Cette règle reste à fixer par un texte local.", "A local text has yet to set this rule.")
        }
        let phrase = value.phrase(for: key, language)
        return pick(frenchSentence(key, value, phrase).frenchSpaces, englishSentence(key, value, phrase))
    }
}

private func frenchSentence(_ key: RuleKey, _ value: RuleValue, _ phrase: String) -> String {
    switch key {
    case .formulas: value.isNothing ? "Aucune formule n’est ouverte." : "Formules ouvertes : \(phrase)."
    case .weeklyMaximum: "Au plus \(phrase) de télétravail par semaine."
    case .weeklyMinimum: "Au moins \(phrase) de télétravail par semaine."
    case .annualMaximum: "Au plus \(phrase) de télétravail par an, avec l’enveloppe annuelle."
    case .onSiteMinimum: "Au moins \(phrase) sur site par semaine."
    case .onSiteCounts:
        value.isNothing
            ? "Le minimum sur site se compte sur les seuls jours travaillés."
            : "Le minimum sur site se compte sur les jours travaillés et assimilés : \(phrase)."
    case .halfDays:
        value == .flag(true)
            ? "Le télétravail peut se prendre par demi-journée." : "Le télétravail se prend par jour entier."
    case .places: value.isNothing ? "Aucun lieu n’est prévu." : "Lieux prévus : \(phrase)."
    case .excludedActivities:
        value.isNothing ? "Aucune activité n’est exclue." : "Activités exclues du télétravail : \(phrase)."
    case .teleworkableShare: "Au moins \(phrase) d’activités télétravaillables dans le poste."
    case .daysWithinShare:
        value == .flag(true)
            ? "Les jours par semaine ne dépassent pas la part télétravaillable du poste."
            : "La part télétravaillable du poste ne limite pas les jours par semaine."
    case .seniority: value.isNothing ? "Aucune ancienneté n’est demandée." : "Au moins \(phrase) d’ancienneté."
    case .contracts: value.isNothing ? "Aucun contrat n’est concerné." : "Contrats concernés : \(phrase)."
    case .placeNotice:
        value.isNothing ? "Un jour peut se placer le jour même." : "Un jour se place au moins \(phrase) à l’avance."
    case .moveNotice:
        value.isNothing
            ? "Un jour placé peut se déplacer le jour même."
            : "Un jour placé se déplace au moins \(phrase) à l’avance."
    case .forbiddenWeekdays:
        value.isNothing ? "Aucun jour de la semaine n’est exclu." : "Jours exclus du télétravail : \(phrase)."
    case .partTimeProration:
        value.isProrata
            ? "Les jours de télétravail par semaine sont réduits au prorata du temps partiel."
            : "Le temps partiel ne réduit pas les jours de télétravail par semaine."
    case .absenceDeduction:
        value.isProrata
            ? "Les jours de télétravail de la semaine sont réduits au prorata des absences et des jours fériés."
            : "Les absences et les jours fériés ne réduisent pas les jours de télétravail de la semaine."
    case .envelopeProration:
        value.isProrata
            ? "L’enveloppe annuelle est réduite au prorata d’un accord qui ne couvre pas toute l’année."
            : "L’enveloppe annuelle est entière, même si l’accord ne couvre pas toute l’année."
    case .agreementDuration: "Un accord dure au plus \(phrase)."
    case .refusalMotives:
        value.isNothing ? "Aucun motif de refus n’est prévu." : "Motifs de refus prévus : \(phrase)."
    case .answerDelay: "L’employeur répond à une demande dans un délai de \(phrase)."
    case .reexaminationDelay: "La direction réexamine un refus dans un délai de \(phrase)."
    case .allowanceDay:
        value.isNothing ? "Aucune indemnité n’est prévue." : "Indemnité par jour télétravaillé : \(phrase)."
    case .allowanceHalfDay: "Une demi-journée seule donne droit à : \(phrase)."
    case .allowancePlaces: value.isNothing ? "Aucun lieu n’est indemnisé." : "Lieux indemnisés : \(phrase)."
    }
}

private func englishSentence(_ key: RuleKey, _ value: RuleValue, _ phrase: String) -> String {
    switch key {
    case .formulas: value.isNothing ? "No formula is open." : "Formulas open: \(phrase)."
    case .weeklyMaximum: "At most \(phrase) of telework a week."
    case .weeklyMinimum: "At least \(phrase) of telework a week."
    case .annualMaximum: "At most \(phrase) of telework a year, with the annual envelope."
    case .onSiteMinimum: "At least \(phrase) on site a week."
    case .onSiteCounts:
        value.isNothing
            ? "The minimum on site is measured on the days worked alone."
            : "The minimum on site is measured on the days worked, and on: \(phrase)."
    case .halfDays: value == .flag(true) ? "Telework may be taken by half-days." : "Telework is taken by whole days."
    case .places: value.isNothing ? "No place is provided for." : "Places provided for: \(phrase)."
    case .excludedActivities:
        value.isNothing ? "No activity is excluded." : "Activities excluded from telework: \(phrase)."
    case .teleworkableShare: "At least \(phrase) of the post must be teleworkable."
    case .daysWithinShare:
        value == .flag(true)
            ? "The days a week do not exceed the teleworkable share of the post."
            : "The teleworkable share of the post does not limit the days a week."
    case .seniority: value.isNothing ? "No length of service is required." : "At least \(phrase) of service."
    case .contracts: value.isNothing ? "No contract is concerned." : "Contracts concerned: \(phrase)."
    case .placeNotice:
        value.isNothing ? "A day may be placed on the day itself." : "A day is placed at least \(phrase) ahead."
    case .moveNotice:
        value.isNothing
            ? "A day already placed may be moved on the day itself."
            : "A day already placed is moved at least \(phrase) ahead."
    case .forbiddenWeekdays:
        value.isNothing ? "No day of the week is excluded." : "Days excluded from telework: \(phrase)."
    case .partTimeProration:
        value.isProrata
            ? "The telework days a week are reduced pro rata of part time."
            : "Part time does not reduce the telework days a week."
    case .absenceDeduction:
        value.isProrata
            ? "The telework days of the week are reduced pro rata of absences and public holidays."
            : "Absences and public holidays do not reduce the telework days of the week."
    case .envelopeProration:
        value.isProrata
            ? "The annual envelope is reduced pro rata of an agreement that does not cover the whole year."
            : "The annual envelope is whole, even if the agreement does not cover the whole year."
    case .agreementDuration: "An agreement lasts at most \(phrase)."
    case .refusalMotives: value.isNothing ? "No motive of refusal is set." : "Motives of refusal: \(phrase)."
    case .answerDelay: "The employer answers a request within \(phrase)."
    case .reexaminationDelay: "The direction re-examines a refusal within \(phrase)."
    case .allowanceDay: value.isNothing ? "No allowance is set." : "Allowance per teleworked day: \(phrase)."
    case .allowanceHalfDay: "A single half-day earns: \(phrase)."
    case .allowancePlaces:
        value.isNothing ? "No place earns the allowance." : "Places that earn the allowance: \(phrase)."
    }
}

extension RuleValue {
    /// Whether the value asks for nothing, or names nothing: a sentence with « 0 » or an empty list would puzzle.
    fileprivate var isNothing: Bool {
        switch self {
        case .days(let count), .months(let count), .percent(let count): count == 0
        case .delay(let delay): delay.count == 0
        case .set(let codes): codes.isEmpty
        case .amounts(let amounts): amounts.isEmpty
        case .motives(let motives): motives.isEmpty
        case .flag, .choice: false
        }
    }

    fileprivate var isProrata: Bool { self == .choice(Proration.prorata.rawValue) }
}
