import CivilTime
import Messages
import Telework
import UseCases

extension FileIssue {
    /// What is wrong, every reason of a refusal in a sentence of its own with its article: on a page and in a terminal.
    ///
    /// - Parameter titles: The title of a text by its identity, to cite it by name.
    public func messages(_ language: Language, titles: (String) -> LocalizedText?) -> [String] {
        let words = Wording(language)
        switch content {
        case .text(let text): return [text[language]]
        case .nothingWorked(let days):
            let consequence = words.pick("Elle ne change rien.", "It changes nothing.")
            return ["\(days.message(words)) \(consequence)"]
        case .refused(let decision):
            return decision.reasons.map { $0.message(language, titles: titles) }
                + decision.missing.map { $0.message[language] }
        }
    }
}

extension FileIssue.Origin {
    /// « colonne « date d’entrée », matricule 01094 »: the heading as the file writes it.
    public func text(_ language: Language) -> String {
        let words = Wording(language)
        let column = heading.map { words.pick("colonne «\u{202F}\($0)\u{202F}»", "column “\($0)”") }
        let line = key.map { key in
            switch key {
            case .employeeNumber(let number): words.pick("matricule \(number)", "employee number \(number)")
            case .code(let code): "code \(code)"
            }
        }
        return [column, line].compactMap(\.self).joined(separator: ", ")
    }
}

extension ImportPreview.Change {
    /// The values before and after as people write them: dates in French are.
    public func shown(_ language: Language) -> (before: String, after: String) {
        func text(_ value: String) -> String {
            guard language == .french, field.hasPrefix("date_"), let date = LocalDate(iso: value) else { return value }
            return date.slashed
        }
        return (text(before), text(after))
    }
}
