import CivilTime
import Telework
import UseCases

extension OrganisationRow {
    init?(reading record: inout HRRecord<OrganisationColumn>) {
        let kind = record.choice(.kind, HRChoices.unitKind)
        let code = record.identifier(.code)
        let name = record.text(.name)
        let parent = record.identifier(.parent)
        let zone = record.value(.zone) { text throws(FileProblem) in
            if let zone = HolidayZone(code: text) { return zone }
            return try HRChoices.zone.value(of: text)
        }
        let desks = record.value(.desks) { text throws(FileProblem) in
            try ValueParser.integer(text, in: 0...1_000_000)
        }
        let head = record.identifier(.head)
        guard let kind, let code, let name else { return nil }
        self.init(kind: kind, code: code, name: name, parent: parent, zone: zone, desks: desks, head: head)
    }
}

extension PostRow {
    init?(reading record: inout HRRecord<PostColumn>) {
        let code = record.identifier(.code)
        let title = record.text(.title)
        let activity = record.text(.activity)
        let share = record.value(.share, ValueParser.percent)
        if share == 0 { record.report(.shareOutOfRange("0"), at: .share) }
        let isTeleworkable = record.value(.teleworkable, ValueParser.boolean)
        let kind = record.choice(.kind, HRChoices.activityKind)
        guard let code, let title, let activity, let share, let isTeleworkable, let kind else { return nil }
        self.init(
            code: code, title: title, activity: record.located(activity, .activity),
            share: record.located(share, .share), isTeleworkable: isTeleworkable, kind: kind)
    }
}

extension PersonRow {
    init?(reading record: inout HRRecord<EmployeeColumn>) {
        let number = record.identifier(.id)
        let familyName = record.text(.familyName)
        let givenName = record.text(.givenName)
        let email = record.value(.email, ValueParser.email)
        let sex = record.choice(.sex, HRChoices.sex)
        let contract = record.choice(.contract, HRChoices.contract)
        let employment = record.employment()
        let pattern = record.pattern()
        let team = record.identifier(.team)
        let site = record.identifier(.site)
        let post = record.identifier(.post)
        let manager = record.identifier(.manager)
        let language = record.choice(.language, HRChoices.language)
        guard let number, let familyName, let givenName, let email, let contract, let employment, let team, let site,
            let post
        else { return nil }
        self.init(
            employeeNumber: number, familyName: familyName, givenName: givenName, email: email, sex: sex,
            contract: contract, employment: employment, pattern: pattern, team: team, site: site, post: post,
            manager: manager, language: language ?? .french)
    }
}

extension HRRecord<EmployeeColumn> {
    fileprivate mutating func employment() -> DateSpan? {
        let first = date(.arrival)
        let last = date(.departure)
        guard let first else { return nil }
        guard let span = DateSpan(checking: first, through: last) else {
            report(.endBeforeStart(start: first, end: last ?? first), at: .departure)
            return nil
        }
        return span
    }

    /// Nil when the file does not say, or says it wrong.
    fileprivate mutating func pattern() -> WorkingPattern? {
        let daysOff = text(.dayOff)
        guard has(.pattern) || daysOff != nil else { return nil }
        do {
            return try WorkingPatternReading.pattern(text(.pattern), daysOff: daysOff)
        } catch {
            switch error {
            case .pattern(let problem): report(problem, at: .pattern)
            case .daysOff(let problem): report(problem, at: .dayOff)
            case .unknownDay(let problem): record.report(problem, at: .dayOff, errors: &errors)
            }
            return nil
        }
    }
}

extension AbsenceRow {
    /// A longer absence is a slip of the year, and would be written week by week.
    static let longest = 400

    init?(reading record: inout HRRecord<AbsenceColumn>) {
        let number = record.identifier(.id)
        let first = record.date(.first)
        let last = record.date(.last)
        let half = record.choice(.half, HRChoices.half) ?? nil
        guard let number, let first, let last else { return nil }
        guard first <= last else {
            record.report(.endBeforeStart(start: first, end: last), at: .last)
            return nil
        }
        guard last - first < AbsenceRow.longest else {
            record.report(.spanTooLong(limit: AbsenceRow.longest), at: .last)
            return nil
        }
        self.init(employeeNumber: number, start: record.located(first, .first), end: last, half: half)
    }
}

extension DayRow {
    init?(reading record: inout HRRecord<DayColumn>) {
        let number = record.identifier(.id)
        let date = record.date(.date)
        let half = record.choice(.half, HRChoices.half) ?? nil
        let place = record.choice(.place, HRChoices.place)
        guard let number, let date else { return nil }
        self.init(
            employeeNumber: number, date: record.located(date, .date), half: half, place: place ?? .home)
    }
}
