import CivilTime
import Telework

extension ReasonSource {
    /// accord individuel à partir du 2 mars 2026 ; article 7.1, accord local « … » · individual agreement from 2 March 2026;
    /// article 7.1, local agreement “…”
    ///
    /// - Parameter titles: The title of a text by its identity; without one, the layer alone names the text.
    public func citation(_ language: Language, titles: (String) -> LocalizedText? = { _ in nil }) -> String {
        let article = article.citation(language, titles: titles)
        guard let instrument else { return article }
        let mark = language == .french ? "\(Wording.narrowSpace);" : ";"
        return "\(instrument.citation(language))\(mark) \(article)"
    }
}

extension Article {
    public func citation(_ language: Language, titles: (String) -> LocalizedText? = { _ in nil }) -> String {
        switch self {
        case .rule(let source): source.citation(language, titles: titles)
        case .law(let statute): statute.citation(language)
        }
    }
}

extension RuleSource {
    /// article 7.1, accord local « Télétravail à la CPAM » · article 7.1, local agreement “…”
    public func citation(_ language: Language, titles: (String) -> LocalizedText? = { _ in nil }) -> String {
        let words = Wording(language)
        let title = titles(text).map { " \(words.quoted($0[language]))" } ?? ""
        let name = layer.noun[language] + title
        let reference = words.article(article)
        return reference.isEmpty ? name : "\(reference), \(name)"
    }
}

extension Statute {
    /// article L. 1222-9 du code du travail · article L. 1222-9 of the labour code
    public func citation(_ language: Language) -> String {
        let space = Wording.noBreakSpace
        let number = "\(article.prefix(1)).\(space)\(article.dropFirst())"
        return "article\(space)\(number) \(Wording(language).pick("du code du travail", "of the labour code"))"
    }
}

extension Instrument {
    /// The name within a sentence: people know their agreement by its days.
    public func citation(_ language: Language) -> String {
        let words = Wording(language)
        switch self {
        case .agreement(_, let span):
            return words.pick(
                "accord individuel \(words.span(span))",
                "individual agreement \(span.last == nil ? "" : "of ")\(words.span(span))")
        case .calendar(let day):
            let name = day.isEmpty ? "" : " \(words.quoted(day))"
            return words.pick("calendrier de l’organisme\(name)", "calendar of the organisation\(name)")
        case .workingPattern: return words.pick("répartition du temps de travail", "working pattern")
        case .employmentContract: return words.pick("contrat de travail", "employment contract")
        }
    }
}

extension Wording {
    /// article 7.1 · article L1222-9; a part of a text that has a name of its own (préambule, annexe 2) keeps it.
    public func article(_ article: String) -> String {
        guard let first = article.first else { return "" }
        let isNamed = first.isLetter && article.prefix(while: \.isLetter).count > 2
        return isNamed ? article : "article\(Wording.noBreakSpace)\(article)"
    }
}
