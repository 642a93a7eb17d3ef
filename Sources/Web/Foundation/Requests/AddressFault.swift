import CivilTime
import Messages
import Telework
import UseCases

/// A value in the address of a page that means nothing there: a week that does not exist, a page that is no number.
///
/// Told rather than passed over: whoever follows an old or a misspelt link would read another week for the one meant. The
/// filters that people type in a form of the page are told at their fields instead.
struct AddressFault: Hashable, Sendable {
    enum Name: String, CaseIterable, Hashable, Sendable {
        case week = "semaine"
        case month = "mois"
        case page
        case desk = "file"
        case importKind = "fichier"
        case order = "tri"
        case branch = "branche"
    }

    let name: Name
    let value: String
    /// The same page without that value.
    let link: String
    /// What is wrong with a value that is well written: "is beyond the last page, 2."
    var reason: LocalizedText?
    /// What the link opens, where it is not the same page.
    var way: LocalizedText?

    /// - Parameter link: A page with a value that means something.
    init(_ name: Name, value: String, link: String) {
        self.name = name
        self.value = value
        self.link = link
    }

    /// The first fault of an address; nil for none.
    init?(path: String, query: Form) {
        guard
            let fault = Name.allCases.lazy.compactMap({ name in
                query.value(name.rawValue).flatMap { name.accepts($0) ? nil : (name, $0) }
            }).first
        else { return nil }
        (name, value) = fault
        reason = fault.0.reason(against: fault.1)
        let others = query.fields.filter { field in
            Name(rawValue: field.name).map { $0 != fault.0 && $0.accepts(field.value.trimmed) } ?? true
        }
        let pairs = others.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
        link = pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
    }
}

extension AddressFault {
    /// A page of a list after the last one that has something.
    ///
    /// - Parameter link: The first page of the list.
    static func beyond(_ last: ListPage, _ page: ListPage, link: String) -> AddressFault {
        var fault = AddressFault(.page, value: String(page.number), link: link)
        fault.reason = LocalizedText(
            french: "dépasse la dernière page, la \(last.number).",
            english: "is beyond the last page, \(last.number).")
        return fault
    }
}

extension AddressFault.Name {
    fileprivate func accepts(_ value: String) -> Bool {
        switch self {
        case .week: ISOWeek(iso: value)?.isPlannable ?? false
        case .month: YearMonth(iso: value)?.isWithinReach ?? false
        case .page: ListPage.names(value)
        case .desk: RequestDesk(rawValue: value) != nil
        case .importKind: ImportKind(rawValue: value) != nil
        case .order: FigureQuery.names(order: value)
        case .branch: true
        }
    }

    /// What is wrong with a value that is well written; nil for one that is not.
    fileprivate func reason(against value: String) -> LocalizedText? {
        switch self {
        case .week where ISOWeek(iso: value) != nil, .month where YearMonth(iso: value) != nil:
            LocalizedText(
                french: "est hors de portée\u{202F}: les années vont de 2000 à 2099.",
                english: "is out of reach: years go from 2000 to 2099.")
        case .page where (Int(value) ?? 0) > 0:
            LocalizedText(
                french: "est hors de portée\u{202F}: les pages vont de 1 à 100\u{202F}000.",
                english: "is out of reach: pages go from 1 to 100,000.")
        default: nil
        }
    }
}

extension AddressFault {
    /// What is wrong, and how it is written.
    var explanation: LocalizedText {
        let shown = value.count > 40 ? value.prefix(39) + "…" : value[...]
        let (french, english) =
            switch name {
            case .week:
                ("n’est pas une semaine. Elle s’écrit comme 2026-W47.", "is no week. It is written like 2026-W47.")
            case .month: ("n’est pas un mois. Il s’écrit comme 2026-11.", "is no month. It is written like 2026-11.")
            case .page: ("n’est pas un numéro de page.", "is no page number.")
            case .desk: ("n’est pas une liste de demandes.", "is no list of requests.")
            case .importKind: ("n’est pas une sorte de fichier.", "is no kind of file.")
            case .order: ("n’est pas un ordre de cette liste.", "is no order of this list.")
            case .branch: ("n’est pas une branche du réseau.", "is no branch of the network.")
            }
        return LocalizedText(
            french: "Dans l’adresse, «\u{202F}\(shown)\u{202F}» \(reason?.french ?? french)",
            english: "In the address, “\(shown)” \(reason?.english ?? english)")
    }

    var linkLabel: LocalizedText { way ?? samePage }

    private var samePage: LocalizedText {
        switch name {
        case .week: LocalizedText(french: "Ouvrir la semaine en cours", english: "Open the current week")
        case .month: LocalizedText(french: "Ouvrir le mois habituel", english: "Open the usual month")
        case .page: LocalizedText(french: "Ouvrir la première page", english: "Open the first page")
        case .desk, .importKind, .order, .branch: LocalizedText(french: "Ouvrir la page", english: "Open the page")
        }
    }
}
