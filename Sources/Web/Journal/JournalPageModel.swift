import CivilTime
import Messages
import Telework
import UseCases

/// The journal, latest first, a sentence an entry.
struct JournalPageModel: PageModel {
    static let template = TemplateName.journal
    static let size = 50

    let title: String
    let words: JournalWords
    let errors: ErrorSummary?
    let summary: String
    let unsealed: String?
    let kinds: [Choice]
    let person: String
    let from: String
    let through: String
    let isFiltered: Bool
    let rows: String?
    let showsEmpty: Bool
    let listPager: ListPager?

    struct Choice: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    /// - Parameter journal: Nil when the filters could not be understood.
    init(_ query: JournalQuery, _ journal: JournalPage?, names: JournalNames?, language: Language) {
        let words = JournalWords.in(language)
        let wording = Wording(language)
        self.words = words
        title = words.title
        errors = ErrorSummary(query.errors, heading: words.errors)
        summary = journal.map { wording.count($0.total, words.entryNoun, words.entriesNoun) } ?? ""
        unsealed = journal.flatMap { journal in
            journal.unsealed == 0
                ? nil : wording.count(journal.unsealed, words.unsealedNoun, words.unsealedNouns)
        }
        kinds =
            [Choice(value: "", label: words.everyKind, isChosen: query.kind == nil)]
            + Event.Kind.allCases.map {
                Choice(value: $0.rawValue, label: $0.sentence[language], isChosen: $0 == query.kind)
            }
        person = query.person ?? ""
        from = query.from ?? ""
        through = query.through ?? ""
        isFiltered = query.kind != nil || query.person != nil || query.from != nil || query.through != nil
        let entries = journal?.entries ?? []
        rows = names.flatMap { entries.isEmpty ? nil : JournalRows($0, words, language).html(entries) }
        showsEmpty = journal != nil && entries.isEmpty
        listPager = journal.flatMap { journal in
            ListPager(
                query.page, size: JournalPageModel.size, total: journal.total, language, link: query.link(page:))
        }
    }
}

/// The rows of the journal's table.
struct JournalRows {
    private let names: JournalNames
    private let words: JournalWords
    private let language: Language

    init(_ names: JournalNames, _ words: JournalWords, _ language: Language) {
        self.names = names
        self.words = words
        self.language = language
    }

    func html(_ entries: [JournalEntry]) -> String {
        var html = HTML(capacity: entries.count * 512)
        for entry in entries { write(entry, &html) }
        return html.string
    }

    private func write(_ entry: JournalEntry, _ html: inout HTML) {
        let wording = Wording(language)
        let moment = entry.at.moment(in: names.timeZone)
        html.raw("<tr><td")
        html.attribute("data-label", words.when)
        html.raw("><time")
        html.attribute("datetime", "\(moment.date.iso)T\(moment.time.iso)")
        html.raw(">")
        html.text("\(wording.shortDate(moment.date)) \(wording.time(moment.time))")
        html.raw("</time></td><th scope=\"row\">")
        html.text(Event.Kind(rawValue: entry.kind)?.sentence[language] ?? entry.kind)
        if let subject = subject(of: entry, wording) {
            html.raw(" <small class=\"muted\">")
            html.text(subject)
            html.raw("</small>")
        }
        html.raw("</th><td")
        html.attribute("data-label", words.who)
        html.raw(">")
        if let actor = entry.actor {
            who(names.accounts[actor], pseudonym: actor.rawValue, link: nil, &html)
        } else {
            html.text(words.program)
        }
        html.raw("</td><td")
        html.attribute("data-label", words.onWhom)
        html.raw(">")
        if let person = entry.person {
            who(
                names.people[person], pseudonym: person.rawValue, link: Link.journal(person: person.rawValue), &html)
        } else {
            html.raw("<span class=\"muted\">–</span>")
        }
        html.raw("</td></tr>")
    }

    /// The name, or for those who may not know it the pseudonym, of which the end is seen: it tells one from another. The
    /// whole is read aloud, copied, and shown to whoever points at it.
    private func who(_ name: String?, pseudonym: String, link: String?, _ html: inout HTML) {
        if let link {
            html.raw("<a")
            html.attribute("href", link)
            html.raw(">")
        }
        if let name {
            html.text(name)
        } else {
            html.raw("<code")
            let (hidden, shown) = JournalRows.parts(pseudonym)
            if !hidden.isEmpty {
                html.attribute("title", pseudonym)
                html.raw("><span class=\"visually-hidden\">")
                html.text(hidden)
                html.raw("</span><span aria-hidden=\"true\">…</span>")
            } else {
                html.raw(">")
            }
            html.text(shown)
            html.raw("</code>")
        }
        if link != nil { html.raw("</a>") }
    }

    /// Identifiers of the program have 36 signs, of which the first tell only when they were made.
    static func parts(_ pseudonym: String) -> (hidden: String, shown: String) {
        guard pseudonym.utf8.count == 36 else { return ("", pseudonym) }
        return (String(pseudonym.dropLast(8)), String(pseudonym.suffix(8)))
    }

    /// The month or the year that an act is about.
    private func subject(of entry: JournalEntry, _ wording: Wording) -> String? {
        switch Event.Kind(rawValue: entry.kind) {
        case .monthClosed, .payrollExported:
            entry.entity.flatMap { YearMonth(iso: $0) }.map { wording.month($0).capitalisedFirst }
        case .amountsConfirmed: entry.entity
        default: nil
        }
    }
}

/// What the verification found.
struct JournalReportPage: PageModel {
    static let template = TemplateName.journalReport

    let title: String
    let words: JournalWords
    let verdict: String
    let tone: String
    let facts: [Fact]
    let problems: [Problem]
    let hasProblems: Bool

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Problem: Sendable {
        let place: String
        let message: String
    }

    init(_ report: JournalReport, language: Language) {
        let words = JournalWords.in(language)
        let wording = Wording(language)
        self.words = words
        title = words.reportTitle
        verdict =
            report.isSound
            ? words.sound : wording.count(report.problems.count, words.problemNoun, words.problemNouns)
        tone = report.isSound ? "success" : "error"
        let head = report.head.map {
            Fact(label: words.head, value: "\(wording.number($0.sequence))\u{A0}– \($0.hash)")
        }
        facts =
            [
                Fact(label: words.sealed, value: wording.number(report.sealed)),
                Fact(label: words.tail, value: wording.number(report.unsealedTail)),
                Fact(label: words.erased, value: wording.number(report.erased)),
            ] + (head.map { [$0] } ?? [])
        problems = report.problems.map { Problem(place: $0.place, message: words.message(of: $0)) }
        hasProblems = !report.isSound
    }
}
