import Telework

extension LocalizedText {
    /// The same text with its first letter in upper case.
    var capitalised: LocalizedText {
        LocalizedText(french: french.capitalisedFirst, english: english.capitalisedFirst)
    }
}

extension Language {
    /// Each language under its own name, so that whoever reads only it finds it.
    public var ownName: String {
        switch self {
        case .french: "Français"
        case .english: "English"
        }
    }
}
