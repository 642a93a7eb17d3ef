import CivilTime
import Telework

/// One written week on its way to another template.
struct WeekRefill {
    private let plan: WeekPlan
    /// The telework that the person placed, in order.
    private let placed: [CellChange]
    /// The half-days that were not what the old template said.
    private let decided: HalfDaySet
    private(set) var cells: WeekCells

    /// - Parameter history: What was in half-days that were not worked for a while; nil when none of them is worked again.
    init(_ plan: WeekPlan, from old: WeekBasis, to new: WeekBasis, on first: LocalDate, history: RefillHistory?) {
        self.plan = plan
        let before = old.template(of: plan.week)
        var cells = plan.cells
        var placed: [CellChange] = []
        for (weekday, half, cell) in new.template(of: plan.week).all where plan.week.day(weekday) >= first {
            let mine = plan.cells[weekday, half]
            let was = before[weekday, half]
            if mine.isTelework, mine != was {
                placed.append(CellChange(date: plan.week.day(weekday), half: half, cell: mine))
            }
            let isGivenUp = mine == .ownSite && was.isTelework
            if cell.isWorked, mine == .absent || mine == .otherSite || isGivenUp { continue }
            cells[weekday, half] = cell
            guard cell.isWorked, mine.isClosed, let kept = history?.decision(plan.week, weekday, half) else { continue }
            if !kept.isTelework {
                cells[weekday, half] = kept
            } else if !old.person.employment.contains(plan.week.day(weekday)) {
                // The person was there all the time: a date of departure was put right.
                placed.append(CellChange(date: plan.week.day(weekday), half: half, cell: kept))
            }
        }
        // Days before the first one, and absences, may leave less room than the template knew.
        self.cells = new.frame.trimmed(cells, of: plan.week, from: first, for: new.person)
        self.placed = placed
        decided = plan.cells.differences(from: before)
    }

    /// Whether another basis works half-days that the written week holds as not worked.
    static func reopens(_ plan: WeekPlan, on basis: WeekBasis) -> Bool {
        basis.template(of: plan.week).all.contains { $2.isWorked && plan.cells[$0, $1].isClosed }
    }

    var hasPlacedDays: Bool { !placed.isEmpty }

    /// Puts the placed days back, whole or by one of their halves, where the rules let them be.
    mutating func place(judgedBy facts: WeekFacts) {
        var facts = facts
        for date in plan.week.days {
            let day = placed.filter { $0.date == date && cells[date.weekday, $0.half] != $0.cell }
            guard !day.isEmpty else { continue }
            let halves = day.count > 1 ? day.map { [$0] } : []
            for changes in [day] + halves {
                facts.current = cells
                let (decision, after) = WeekRules.decide(changes, facts: facts)
                guard decision.isAllowed else { continue }
                cells = after
                break
            }
        }
    }

    /// What the journal has to tell: how the week changed, then which days the person can no longer telework.
    func events(causes: [RefillCause]) -> [Event] {
        let refilled = Event.refilled(plan, into: cells, decided: decided)
        let lost = placed.filter {
            plan.cells[$0.date.weekday, $0.half].isTelework && !cells[$0.date.weekday, $0.half].isTelework
        }
        guard !lost.isEmpty else { return [refilled] }
        let told = Event(
            .placedDaysLost, person: plan.person, entity: plan.week.iso,
            details: [
                "before": plan.cells.text, "after": cells.text,
                "days": Set(lost.map(\.date)).sorted().map(\.iso).joined(separator: ","),
                "causes": causes.map(\.rawValue).joined(separator: ","),
            ])
        return [refilled, told]
    }
}

extension Event {
    /// A written week that changed because something around it did.
    ///
    /// - Parameter decided: The half-days that the person had decided, rather than the template.
    static func refilled(_ plan: WeekPlan, into cells: WeekCells, decided: HalfDaySet) -> Event {
        Event(
            .weekRefilled, person: plan.person, entity: plan.week.iso,
            details: ["before": plan.cells.text, "after": cells.text, "decided": decided.text])
    }
}

extension WeekCells {
    /// The half-days that are not the same in another week.
    func differences(from other: WeekCells) -> HalfDaySet {
        HalfDaySet(
            bits: zip(all, other.all).enumerated().reduce(0) { bits, entry in
                entry.element.0.cell == entry.element.1.cell ? bits : bits | 1 << UInt16(entry.offset)
            })
    }
}

extension Cell {
    /// Nothing is done then: a holiday, or a half-day that the person does not work.
    var isClosed: Bool { self == .notWorked || self == .holiday }
}
