import CivilTime
import Telework
import UseCases

extension SituationJSON {
    static func person(
        in fields: inout JSONFields, problems: inout [SituationProblem]
    ) -> Situation.PersonFacts {
        guard var person = fields.object("person", isRequired: false, problems: &problems) else {
            return Situation.PersonFacts()
        }
        defer { person.finish(problems: &problems) }
        let arrival = person.date("arrival", isRequired: false, problems: &problems)
        let departure = person.date("departure", isRequired: false, problems: &problems)
        if let arrival, let departure, departure < arrival {
            let problem = TextProblem.endBeforeStart(first: arrival, last: departure)
            problems.add(.text(problem), at: person.path(of: "departure"))
        }
        return Situation.PersonFacts(
            employment: arrival.map { DateSpan(from: $0, through: departure) },
            contract: person.choice("contract", Contract.self, isRequired: false, problems: &problems),
            pattern: person.text("working_pattern", isRequired: false, problems: &problems, halfDays),
            post: post(in: &person, problems: &problems))
    }

    private static func post(in person: inout JSONFields, problems: inout [SituationProblem]) -> Post? {
        guard let items = person.items("post", isRequired: false, problems: &problems) else { return nil }
        let activities = items.compactMap { item -> Activity? in
            guard var fields = JSONFields(item.value, path: item.path, problems: &problems) else { return nil }
            let name = fields.text("activity", isRequired: false, problems: &problems) { text throws(FileProblem) in
                try ValueParser.text(text)
            }
            let share = fields.integer("share", in: 1...100, problems: &problems)
            let teleworkable = fields.flag("teleworkable", problems: &problems)
            let kind = fields.choice("kind", ActivityKind.self, problems: &problems)
            fields.finish(problems: &problems)
            guard let share, let teleworkable, let kind else { return nil }
            return Activity(name: name ?? kind.rawValue, share: share, isTeleworkable: teleworkable, kind: kind)
        }
        let sum = activities.reduce(0) { $0 + $1.share }
        if activities.count == items.count, sum != 100 {
            problems.add(.text(.sharesDoNotSum(sum)), at: person.path(of: "post"))
        }
        return Post(code: "post", title: "post", activities: activities)
    }

    static func agreement(
        of value: JSONValue, path: String, problems: inout [SituationProblem]
    ) -> Situation.AgreementFacts? {
        guard var fields = JSONFields(value, path: path, problems: &problems) else { return nil }
        let formula = formula(in: &fields, problems: &problems)
        let places = places(in: &fields, problems: &problems)
        let first = fields.date("start", problems: &problems)
        let last = fields.date("end", isRequired: false, problems: &problems)
        fields.finish(problems: &problems)
        guard let formula, let first else { return nil }
        guard let span = DateSpan(checking: first, through: last) else {
            if let last {
                problems.add(.text(.endBeforeStart(first: first, last: last)), at: fields.path(of: "end"))
            }
            return nil
        }
        return Situation.AgreementFacts(formula: formula, places: places, span: span)
    }

    /// `{"kind": "fixed", "half_days": "0011000000"}`, `{"kind": "flexible", "days_per_week": 2}`,
    /// `{"kind": "envelope", "days_per_year": 80}`.
    static func formula(in fields: inout JSONFields, problems: inout [SituationProblem]) -> Formula? {
        guard var formula = fields.object("formula", problems: &problems),
            let kind = formula.choice("kind", FormulaKind.self, problems: &problems)
        else { return nil }
        defer { formula.finish(problems: &problems) }
        switch kind {
        case .fixed:
            return formula.text("half_days", problems: &problems, halfDays).map(Formula.fixed)
        case .flexible:
            return formula.halves("days_per_week", most: 7, problems: &problems).map(Formula.flexible)
        case .envelope:
            return formula.halves("days_per_year", most: 366, problems: &problems).map(Formula.envelope)
        }
    }

    static func places(in fields: inout JSONFields, problems: inout [SituationProblem]) -> [Place] {
        let choices = Choices(Place.allCases.map { ($0, [$0.rawValue]) })
        guard let items = fields.items("places", problems: &problems) else { return [] }
        if items.isEmpty { problems.add(.blankValue(name: "places"), at: fields.path(of: "places")) }
        return items.compactMap { item in
            item.value.parsed(at: item.path, problems: &problems) { text throws(FileProblem) in
                try choices.value(of: text)
            }
        }
    }

    static func halfDays(_ text: String) throws(FileProblem) -> HalfDaySet {
        guard let days = HalfDaySet(text: text) else { throw .text(.invalidHalfDays(text)) }
        return days
    }
}
