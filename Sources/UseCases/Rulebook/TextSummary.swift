import CivilTime
import Telework

/// A text as a list shows it: what it is, and whether it produces effect.
public struct TextSummary: Sendable {
    public let text: RuleText
    public let period: Period

    /// Where a date stands in the life of a text.
    public enum Period: String, CaseIterable, Hashable, Sendable {
        case past, inForce, toCome
    }

    init(_ text: RuleText, on today: LocalDate) {
        self.text = text
        if text.span.first > today {
            period = .toCome
        } else {
            period = text.span.contains(today) ? .inForce : .past
        }
    }

    /// The day whose rules explain the text: today while it is in force, else the nearest day of its life.
    func referenceDate(today: LocalDate) -> LocalDate {
        switch period {
        case .inForce: today
        case .toCome: text.span.first
        case .past: text.span.last ?? today
        }
    }
}

extension RuleText {
    /// Whether someone of the organisme reads the text: its own, its services', its branch's, the network's.
    func concerns(_ organisation: Organisation) -> Bool {
        switch scope {
        case .everyone: true
        case .branch(let branch): branch == organisation.branch
        case .organisme(let code), .service(let code, _): code == organisation.code
        }
    }

    /// Whoever reads the text in the organisme, and no lower text than it.
    func reader(in organisation: Organisation) -> RuleReader {
        let service: String? = if case .service(_, let service) = scope { service } else { nil }
        return RuleReader(organisme: organisation.code, branch: organisation.branch, service: service)
    }
}
