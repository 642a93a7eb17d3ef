import CivilTime
import Messages
import Telework

/// The half-days of the week that may be ticked, as a table: days in columns, morning and afternoon in rows.
struct DayGridView: Sendable {
    struct Row: Sendable {
        let label: String
        let cells: [Tick]
    }

    /// A box to tick; nil of it where the person does not work or the texts exclude the day.
    struct Tick: Sendable {
        let box: Box?
        let why: String
    }

    struct Box: Sendable {
        let value: String
        let label: String
        let isChecked: Bool
    }

    struct Day: Sendable {
        let name: String
        let short: String
    }

    let days: [Day]
    let rows: [Row]
    let rules: [RuleLine]
    let error: String?
    let state: String

    init(
        _ ticked: Set<String>, rules: EffectiveRules, pattern: WorkingPattern, errors: [String: String],
        _ language: Language
    ) {
        let words = Wording(language)
        let own = ProposalWords.in(language)
        let forbidden = Set(rules.codes(.forbiddenWeekdays)?.value ?? [])
        let weekdays = Weekday.allCases.filter { !$0.isWeekend || pattern.weekdays.contains($0) }
        let hasHalves = rules.flag(.halfDays)?.value ?? true
        func tick(_ codes: [HalfDayCode], label: String) -> Tick {
            let worked = codes.filter { pattern.contains($0.weekday, $0.half) }
            let isExcluded = codes.contains { forbidden.contains(WeekdayCode($0.weekday).rawValue) }
            guard !worked.isEmpty, !isExcluded else {
                return Tick(box: nil, why: isExcluded ? RuleKey.forbiddenWeekdays.label[language] : own.notWorked)
            }
            let box = Box(
                value: worked.map(\.text).joined(separator: " "), label: label,
                isChecked: worked.allSatisfy { ticked.contains($0.text) })
            return Tick(box: box, why: "")
        }
        days = weekdays.map { Day(name: words.weekday($0), short: words.shortWeekday($0)) }
        if hasHalves {
            rows = HalfDay.allCases.map { half in
                Row(
                    label: words.half(half),
                    cells: weekdays.map {
                        tick([HalfDayCode(weekday: $0, half: half)], label: "\(words.weekday($0)) \(words.half(half))")
                    })
            }
        } else {
            rows = [
                Row(
                    label: own.wholeDay,
                    cells: weekdays.map { day in
                        tick(HalfDay.allCases.map { HalfDayCode(weekday: day, half: $0) }, label: words.weekday(day))
                    })
            ]
        }
        self.rules = RuleLine.all(
            [.weeklyMaximum, .weeklyMinimum, .onSiteMinimum, .partTimeProration, .halfDays, .forbiddenWeekdays],
            in: rules, language)
        error = errors[ProposalField.days]
        state = error == nil ? "" : " invalid"
    }
}
