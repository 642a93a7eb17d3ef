import CivilTime
import Telework
import UseCases

/// What was decided, by whom, on whom; and the proof that nobody has changed it since.
struct JournalPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.journal) { context in try await show(context) }
        routes.act(.journalCheck) { _, context in
            let report = try await VerifyJournal(site.dependencies.environment)(
                by: context.viewer.actor, in: context.viewer.organisation)
            return site.show(JournalReportPage(report, language: context.language), for: context)
        }
    }

    private func show(_ context: SignedInContext) async throws -> PageResponse {
        try context.require(.viewJournal)
        let actor = context.viewer.actor
        let organisation = context.viewer.organisation
        let environment = site.dependencies.environment
        let zone = try await site.timeZone(of: organisation)
        var query = JournalQuery(context.query, language: context.language)
        if let text = query.person {
            query.found = try await NameJournal(environment).person(text, by: actor, in: organisation)
            query.note(isMissing: query.found == nil, context.language)
        }
        guard query.errors.isEmpty else {
            return site.show(
                JournalPageModel(query, nil, names: nil, language: context.language), status: .unprocessableContent,
                for: context)
        }
        let journal = try await ViewJournal(environment)(query.filter(in: zone), by: actor, in: organisation)
        try query.requirePage(of: journal)
        let names = try await NameJournal(environment)(journal.entries, by: actor, in: organisation)
        return site.show(JournalPageModel(query, journal, names: names, language: context.language), for: context)
    }
}

/// The filters of the page, as they were typed and as they were understood.
struct JournalQuery {
    let kind: Event.Kind?
    let person: String?
    let from: String?
    let through: String?
    let page: ListPage
    private let first: LocalDate?
    private let last: LocalDate?
    var found: PersonID?
    private(set) var errors: [FieldError] = []

    init(_ query: Form, language: Language) {
        let words = JournalWords.in(language)
        kind = query.value("acte").flatMap(Event.Kind.init(rawValue:))
        person = query.value("personne")
        from = query.value("du")
        through = query.value("au")
        page = ListPage(asked: query)
        first = from.flatMap { LocalDate(fromForm: $0) }
        last = through.flatMap { LocalDate(fromForm: $0) }
        if query.value("acte") != nil, kind == nil {
            errors.append(FieldError(field: "acte", message: words.unknownKind))
        }
        if from != nil, first == nil { errors.append(FieldError(field: "du", message: words.notADate)) }
        if through != nil, last == nil { errors.append(FieldError(field: "au", message: words.notADate)) }
        if let first, let last, last < first {
            errors.append(FieldError(field: "au", message: words.endBeforeStart))
        }
    }

    mutating func note(isMissing: Bool, _ language: Language) {
        guard isMissing else { return }
        errors.append(FieldError(field: "personne", message: JournalWords.in(language).unknownPerson))
    }

    func filter(in zone: String) -> JournalFilter {
        let (offset, limit) = page.bounds(size: JournalPageModel.size)
        return JournalFilter(
            person: found, kind: kind?.rawValue, from: first.map { Instant(startOf: $0, in: zone) },
            before: last.map { Instant(startOf: $0.adding(days: 1), in: zone) },
            offset: offset, limit: limit)
    }

    /// - Throws: ``WebError/wrongValue(_:)`` for a page beyond the last of the lines that match.
    func requirePage(of journal: JournalPage) throws {
        let last = ListPage.last(of: journal.total, size: JournalPageModel.size)
        guard page.number > last.number else { return }
        throw WebError.wrongValue(.beyond(last, page, link: link(page: .first)))
    }

    func link(page: ListPage) -> String {
        Link.journal(kind: kind?.rawValue, person: person, from: from, through: through, page: page)
    }
}
