import CivilTime
import Telework

extension RulebookViolation {
    /// What is wrong between the texts, with both articles and both values, and what to do about it.
    ///
    /// - Parameter titles: The title of a text by its identity; without one, the identity itself is named.
    public func message(_ language: Language, titles: (String) -> LocalizedText? = { _ in nil }) -> String {
        let words = Wording(language)
        func name(_ text: String) -> String { words.quoted(titles(text)?[language] ?? text) }
        func cite(_ source: RuleSource) -> String {
            source.citation(language) { titles($0) ?? LocalizedText(french: $0, english: $0) }
        }
        let rule = key.map { words.quoted($0.label[language]) } ?? name(source.text)
        switch kind {
        case .outsideFrame(let upper, let upperValue, let lowerValue):
            let lower = key.map { lowerValue.phrase(for: $0, language) } ?? ""
            let frame = key.map { upperValue.phrase(for: $0, language) } ?? ""
            return words.pick(
                "\(rule) : \(words.quoted(lower)) (\(cite(source))) sort du cadre fixé au-dessus : "
                    + "\(words.quoted(frame)) (\(cite(upper))). Restez dans ce cadre, ou déclarez une dérogation avec "
                    + "sa base légale.",
                "\(rule): \(words.quoted(lower)) (\(cite(source))) steps outside the frame above: "
                    + "\(words.quoted(frame)) (\(cite(upper))). Stay within it, or declare a derogation with its legal "
                    + "basis."
            ).spaced(language)
        case .overlappingTexts(let other, let span):
            return words.pick(
                "\(name(source.text)) et \(name(other)), de même niveau et pour les mêmes personnes, sont tous deux en "
                    + "vigueur \(words.span(span)). Faites finir l’un avant le début de l’autre.",
                "\(name(source.text)) and \(name(other)), of the same layer and for the same people, are both in force "
                    + "\(words.span(span)). Make one end before the other begins."
            ).spaced(language)
        case .repeatedIdentity:
            return words.pick(
                "L’identité \(words.quoted(source.text)) est déjà celle d’un autre texte. Choisissez-en une autre.",
                "The identity \(words.quoted(source.text)) is already that of another text. Choose another one."
            ).spaced(language)
        case .uselessDerogation:
            return words.pick(
                "\(rule) (\(cite(source))) : la dérogation est inutile, car rien au-dessus ne s’y oppose. Retirez-la.",
                "\(rule) (\(cite(source))): the derogation is useless, as nothing above stands against it. Remove it."
            ).spaced(language)
        }
    }
}

extension String {
    /// The spaces that the language asks for.
    func spaced(_ language: Language) -> String { language == .french ? frenchSpaces : self }
}
