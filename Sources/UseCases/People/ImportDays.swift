import CivilTime
import Telework

/// Absences and telework days in bulk: every line is judged by the rules, and one refusal stops them all.
struct DaysImport {
    private(set) var preview: ImportPreview
    private(set) var events: [Event] = []

    /// Applies the absences to the store as it goes: the caller rolls back a preview, or a file with issues.
    init(
        absences contents: FileContents<AbsenceRow>, by actor: Actor, store: any StoreWriting,
        environment: Environment
    ) throws {
        preview = ImportPreview(.absences, contents)
        let frame = try store.frame(in: environment)
        var earlier = EarlierAbsences()
        for row in contents.rows {
            guard let person = try person(row.employeeNumber, in: store) else { continue }
            if let slip = frame.slip(in: row.span, of: person) {
                preview.issues.append(ImportProblem.slip(slip).issue(at: row.start))
                continue
            }
            let note = earlier.note(on: row)
            if let note { preview.notes.append(note.issue(at: row.employeeNumber)) }
            // A file is no way round the rule that nobody corrects their own closed months.
            let corrects = try store.allows(.correctPastWeek, to: actor, on: person)
            var rest: RestDays?
            try judge(ReasonPlaces(row.start), of: person, days: row.span) {
                let done = try store.recordAbsence(
                    row.span, half: row.half, of: person, frame: frame, authority: corrects ? .correction : .person)
                rest = done.rest
                return done.events
            }
            if note == nil, let rest {
                preview.notes.append(ImportProblem.nothingWorked(rest).issue(at: row.start))
            }
        }
        try tellStrangers(contents.unread, store: store)
    }

    /// Places the days of each person together, so that a limit is judged on the whole of what the file asks.
    init(days contents: FileContents<DayRow>, store: any StoreWriting, environment: Environment) throws {
        preview = ImportPreview(.days, contents)
        let frame = try store.frame(in: environment)
        var order: [String] = []
        var rowsByNumber: [String: [DayRow]] = [:]
        for row in contents.rows {
            if rowsByNumber[row.employeeNumber.value] == nil { order.append(row.employeeNumber.value) }
            rowsByNumber[row.employeeNumber.value, default: []].append(row)
        }
        for number in order {
            guard let rows = rowsByNumber[number], let first = rows.first,
                let person = try person(first.employeeNumber, in: store)
            else { continue }
            for (week, rows) in Dictionary(grouping: rows, by: { ISOWeek(containing: $0.date.value) }).sorted(by: {
                $0.key < $1.key
            }) {
                guard week <= frame.lastOpenWeek else {
                    preview.issues += rows.map { ImportProblem.tooFarAhead.issue(at: $0.date) }
                    continue
                }
                guard let places = ReasonPlaces(rows) else { continue }
                try judge(places, of: person, name: week.iso) {
                    try store.apply(rows.flatMap(\.changes), to: person, frame: frame, authority: .person)
                }
            }
        }
        try tellStrangers(contents.unread, store: store)
    }

    /// Tells the unknown numbers of the lines that have another mistake too.
    private mutating func tellStrangers(_ rows: [UnreadRow], store: any StoreReading) throws {
        for number in rows.compactMap({ $0.named["matricule"] }) { _ = try person(number, in: store) }
    }

    private mutating func person(_ number: Located<String>, in store: any StoreReading) throws -> Person? {
        if let person = try store.person(employeeNumber: number.value) { return person }
        preview.issues.append(ImportProblem.unknownPerson(number.value).issue(at: number))
        return nil
    }

    /// Does the act, or tells each reason of its refusal at the line that causes it.
    private mutating func judge(
        _ places: ReasonPlaces, of person: Person, name: String? = nil, days: ClosedRange<LocalDate>? = nil,
        _ act: () throws -> [Event]
    ) throws {
        do {
            let done = try act()
            events += done
            if done.isEmpty {
                preview.unchangedCount += 1
            } else {
                let suffix = name.map { " \($0)" } ?? ""
                preview.changed.append(.init(key: person.employeeNumber, name: person.fullName + suffix, days: days))
            }
        } catch UseCaseError.refused(let decision) {
            preview.issues += decision.issues(at: places)
        }
    }
}

extension DayRow {
    fileprivate var changes: [CellChange] {
        (half.map { [$0] } ?? HalfDay.allCases).map {
            CellChange(date: date.value, half: $0, cell: Cell(place: place))
        }
    }
}
