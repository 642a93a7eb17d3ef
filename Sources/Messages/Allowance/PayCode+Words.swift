import Telework

extension PayCode {
    public var label: LocalizedText {
        switch self {
        case .allowance: LocalizedText(french: "Indemnité de télétravail", english: "Telework allowance")
        case .adjustment:
            LocalizedText(
                french: "Régularisation de l’indemnité de télétravail", english: "Telework allowance adjustment")
        }
    }
}
