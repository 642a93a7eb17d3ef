import CivilTime
import Telework

extension FormulaKind {
    /// The name within a sentence.
    public var noun: LocalizedText {
        switch self {
        case .fixed: LocalizedText(french: "jours fixes", english: "fixed days")
        case .flexible: LocalizedText(french: "jours flexibles", english: "flexible days")
        case .envelope: LocalizedText(french: "enveloppe annuelle", english: "annual envelope")
        }
    }

    public var label: LocalizedText { noun.capitalised }

    /// What the formula is, in one sentence: the term explained where it first appears.
    public var meaning: LocalizedText {
        switch self {
        case .fixed:
            LocalizedText(
                french: "Vous télétravaillez les mêmes jours chaque semaine.",
                english: "You telework on the same days every week.")
        case .flexible:
            LocalizedText(
                french: "Vous placez chaque semaine un nombre convenu de jours.",
                english: "You place an agreed number of days each week.")
        case .envelope:
            LocalizedText(
                french: "Vous placez, quand vous en avez besoin, des jours pris sur un total annuel.",
                english: "You place days as you need them, out of a total for the year.")
        }
    }
}

extension Formula {
    /// Jours fixes : lundi et mardi · 2 jours flexibles par semaine · Enveloppe de 100 jours par an
    public func label(_ language: Language) -> String {
        let words = Wording(language)
        switch self {
        case .fixed(let days):
            let head = kind.label[language]
            return language == .french
                ? "\(head) : \(words.halfDays(days))".frenchSpaces : "\(head): \(words.halfDays(days))"
        case .flexible(let halves): return words.flexible(halves)
        case .envelope(let halves):
            let duration = words.duration(halves: halves)
            return words.pick(
                "Enveloppe \(halves == 1 ? words.french(elided: duration) : "de \(duration)") par an",
                "Envelope of \(duration) a year")
        }
    }
}

extension Wording {
    /// lundi et mardi · Monday and Tuesday; when halves are mixed in, whole days say so: lundi (journée) et mardi
    /// matin, which « lundi et mardi matin » would leave in doubt.
    public func halfDays(_ days: HalfDaySet) -> String {
        guard !days.isEmpty else { return pick("aucun jour", "no day") }
        let isMixed = days.halves != days.weekdays.count * 2
        return list(
            days.weekdays.map { day in
                let name = weekday(day)
                switch (days.contains(day, .morning), days.contains(day, .afternoon)) {
                case (true, false): return "\(name) \(half(.morning))"
                case (false, true): return "\(name) \(half(.afternoon))"
                default: return isMixed ? "\(name) \(pick("(journée)", "(whole day)"))" : name
                }
            })
    }

    fileprivate func flexible(_ halves: Int) -> String {
        if halves == 1 { return pick("Une demi-journée flexible par semaine", "A flexible half-day a week") }
        let days = self.days(halves: halves)
        let noun = dayNoun(halves: halves)
        let adjective = noun.hasSuffix("s") ? "flexibles" : "flexible"
        return days + Wording.noBreakSpace + pick("\(noun) \(adjective) par semaine", "flexible \(noun) a week")
    }
}

extension Place {
    /// The name within a list.
    public var noun: LocalizedText {
        switch self {
        case .home: LocalizedText(french: "domicile", english: "home")
        case .residence: LocalizedText(french: "autre résidence privée", english: "another private residence")
        case .otherOrganisation: LocalizedText(french: "autre organisme", english: "another organisation")
        case .thirdPlace: LocalizedText(french: "tiers-lieu", english: "a shared workplace")
        }
    }

    public var label: LocalizedText {
        switch self {
        case .home: LocalizedText(french: "Domicile", english: "Home")
        case .residence: LocalizedText(french: "Autre résidence privée", english: "Other private residence")
        case .otherOrganisation: LocalizedText(french: "Autre organisme", english: "Other organisation")
        case .thirdPlace: LocalizedText(french: "Tiers-lieu", english: "Shared workplace")
        }
    }

    /// The place with its preposition: à domicile · at home
    public var whereabouts: LocalizedText {
        switch self {
        case .home: LocalizedText(french: "à domicile", english: "at home")
        case .residence:
            LocalizedText(french: "dans une autre résidence privée", english: "in another private residence")
        case .otherOrganisation:
            LocalizedText(
                french: "dans les locaux d’un autre organisme", english: "on the premises of another organisation")
        case .thirdPlace: LocalizedText(french: "dans un tiers-lieu", english: "in a shared workplace")
        }
    }
}
