/// Names compared without case nor the accents of French.
enum Folding {
    private static let plain: [Character: String] = [
        "à": "a", "â": "a", "ä": "a", "á": "a", "ã": "a", "å": "a", "æ": "ae", "ç": "c", "é": "e", "è": "e", "ê": "e",
        "ë": "e", "î": "i", "ï": "i", "í": "i", "ì": "i", "ñ": "n", "ô": "o", "ö": "o", "ó": "o", "ò": "o", "õ": "o",
        "œ": "oe", "ù": "u", "û": "u", "ü": "u", "ú": "u", "ÿ": "y", "ý": "y",
    ]

    static func fold(_ text: String) -> String { text.lowercased().map { plain[$0] ?? String($0) }.joined() }
}
