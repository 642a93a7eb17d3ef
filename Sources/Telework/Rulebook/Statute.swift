/// The articles of law that a refusal may rest on, in one place for a lawyer to check. All are of the code du travail.
///
/// The raw value is the article's number. ``certainty`` says how far it was checked against an official source: the wording
/// of none of them was read at Légifrance, and an `unverified` number is general knowledge.
public enum Statute: String, CaseIterable, Hashable, Sendable {
    /// Telework is work that could have been done on the premises, done outside them by an employee, voluntarily, under a
    /// collective agreement or a charter, or failing these an agreement of both sides.
    case telework = "L1222-9"
    /// The week goes from Monday to Sunday, but for a collective agreement that says otherwise.
    case civilWeek = "L3121-35"
    /// The eleven public holidays.
    case publicHolidays = "L3133-1"
    /// Good Friday and 26 December in Moselle, Bas-Rhin and Haut-Rhin.
    case alsaceMoselleHolidays = "L3134-13"
    /// The abolition of slavery, at the date of each overseas territory.
    case overseasHolidays = "L3422-2"
    /// Pay is monthly: what is found out after a month is paid makes an adjustment.
    case monthlyPay = "L3242-1"

    /// The stable code of the code of law, where a text has its identity.
    public var text: String { "code-du-travail" }

    public var article: String { rawValue }

    public var certainty: Certainty {
        switch self {
        // service-public.fr, fiche F13851 (modified 2026-08-14): the rule, not the wording of the article.
        case .telework: .verified
        case .civilWeek, .publicHolidays, .alsaceMoselleHolidays, .overseasHolidays, .monthlyPay: .unverified
        }
    }
}
