import CivilTime
import Telework

/// What someone's written weeks held before something around them changed, as the journal tells it.
struct RefillHistory {
    private struct Step {
        let before: WeekCells
        let after: WeekCells
        let decided: HalfDaySet
    }

    /// Latest first.
    private var steps: [ISOWeek: [Step]] = [:]

    fileprivate init(_ entries: [JournalEntry]) {
        for entry in entries {
            // A payload that was erased tells nothing: the template then says what the week is.
            guard let week = entry.entity.flatMap({ ISOWeek(iso: $0) }), let details = entry.payload?.details,
                let before = details["before"].flatMap({ WeekCells(text: $0) }),
                let after = details["after"].flatMap({ WeekCells(text: $0) }),
                let decided = details["decided"].flatMap({ HalfDaySet(text: $0) })
            else { continue }
            steps[week, default: []].append(Step(before: before, after: after, decided: decided))
        }
    }

    /// What a half-day was when it last stopped being worked; nil when the journal does not tell.
    func cell(_ week: ISOWeek, _ weekday: Weekday, _ half: HalfDay) -> Cell? {
        step(week, weekday, half)?.before[weekday, half]
    }

    /// What the person had decided on a half-day before it stopped being worked: an absence, another site, a fixed day
    /// given up, telework placed; nil for what followed the template.
    func decision(_ week: ISOWeek, _ weekday: Weekday, _ half: HalfDay) -> Cell? {
        guard let step = step(week, weekday, half), step.decided.contains(weekday, half) else { return nil }
        return step.before[weekday, half]
    }

    private func step(_ week: ISOWeek, _ weekday: Weekday, _ half: HalfDay) -> Step? {
        steps[week]?.first { !$0.before[weekday, half].isClosed && $0.after[weekday, half].isClosed }
    }
}

extension StoreReading {
    /// The refills of someone's weeks: read when a half-day is worked again, which is rare.
    func refills(of person: PersonID) throws -> RefillHistory {
        RefillHistory(
            try journal(
                matching: JournalFilter(person: person, kind: Event.Kind.weekRefilled.rawValue, limit: 5_000)))
    }
}

extension JournalPayload {
    /// The codes and numbers of the event, by name.
    var details: [String: String] {
        Dictionary(
            text.split(separator: "\n").compactMap { line in
                line.firstIndex(of: "=").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
            }, uniquingKeysWith: { first, _ in first })
    }
}
