import Messages
import UseCases

extension ViewMyWeek.Page {
    /// The placed days that were lost, by what took them away, in order of date.
    func lostSentences(_ words: Wording) -> [String] {
        var seen: Set<[RefillCause]> = []
        return lost.filter { seen.insert($0.causes).inserted }.map { first in
            let dates = lost.filter { $0.causes == first.causes }.map { words.longDate($0.date) }
            let days = words.list(dates).capitalisedFirst
            guard !first.causes.isEmpty else { return "\(days)." }
            let causes = words.list(first.causes.map { $0.words(words) })
            return "\(days)\(words.pick("\u{202F}:", ":")) \(causes)."
        }
    }
}

extension RefillCause {
    fileprivate func words(_ words: Wording) -> String {
        switch self {
        case .pattern: words.pick("votre schéma de travail a changé", "your working pattern changed")
        case .employment:
            words.pick("votre date d’entrée ou de sortie a changé", "your date of arrival or departure changed")
        case .calendar:
            words.pick("les jours chômés de votre site ont changé", "the days off of your site changed")
        case .service: words.pick("votre service a changé", "your service changed")
        case .agreement: words.pick("votre accord a changé", "your agreement changed")
        }
    }
}
