import Telework

extension RuleKey {
    /// What the rule is about: the heading of its row.
    public var label: LocalizedText {
        let (french, english) = names
        return LocalizedText(french: french, english: english)
    }

    private var names: (String, String) {
        switch self {
        case .formulas: ("Formules", "Formulas")
        case .weeklyMaximum: ("Télétravail par semaine, au plus", "Telework a week, at most")
        case .weeklyMinimum: ("Télétravail par semaine, au moins", "Telework a week, at least")
        case .annualMaximum: ("Enveloppe annuelle, au plus", "Annual envelope, at most")
        case .onSiteMinimum: ("Présence sur site par semaine, au moins", "Presence on site a week, at least")
        case .onSiteCounts: ("Temps assimilé à du travail", "Time counted as worked")
        case .halfDays: ("Demi-journées", "Half-days")
        case .places: ("Lieux de télétravail", "Places of telework")
        case .excludedActivities: ("Activités exclues", "Excluded activities")
        case .teleworkableShare:
            ("Part télétravaillable du poste, au moins", "Teleworkable share of the post, at least")
        case .daysWithinShare: ("Jours et part télétravaillable", "Days and teleworkable share")
        case .seniority: ("Ancienneté", "Length of service")
        case .contracts: ("Contrats concernés", "Contracts concerned")
        case .placeNotice: ("Délai pour placer un jour", "Notice to place a day")
        case .moveNotice: ("Délai pour déplacer un jour", "Notice to move a day")
        case .forbiddenWeekdays: ("Jours exclus", "Excluded days")
        case .partTimeProration: ("Effet du temps partiel", "Effect of part time")
        case .absenceDeduction: ("Effet des absences", "Effect of absences")
        case .envelopeProration: ("Enveloppe en cours d’année", "Envelope within the year")
        case .agreementDuration: ("Durée de l’accord, au plus", "Length of the agreement, at most")
        case .refusalMotives: ("Motifs de refus", "Motives of refusal")
        case .answerDelay: ("Délai de réponse", "Time to answer")
        case .reexaminationDelay: ("Délai de réexamen", "Time to re-examine")
        case .allowanceDay: ("Indemnité par jour", "Allowance per day")
        case .allowanceHalfDay: ("Indemnité de la demi-journée", "Allowance for a half-day")
        case .allowancePlaces: ("Lieux indemnisés", "Places with an allowance")
        }
    }
}
