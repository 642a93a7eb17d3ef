import Messages
import Telework
import UseCases

/// What loading a file would do, or why it cannot be loaded.
struct ImportPreviewPage: PageModel {
    static let template = TemplateName.importPreview
    /// Lines of a list that are shown; the rest is counted.
    static let longest = 40
    /// Mistakes and remarks shown: they are to be mended in the file, all at once.
    static let mistakes = 200

    let title: String
    let words: ImportWords
    let file: String?
    let again: String
    let verdict: String
    let tone: String
    let action: String?
    let figures: [Figure]
    let issues: ImportList?
    let notes: ImportList?
    let changed: ImportList?
    let created: ImportList?
    let missing: ImportList?

    struct Figure: Sendable {
        let value: String
        let label: String
    }

    init(
        _ preview: ImportPreview, of staged: StagedImport, isRefused: Bool = false,
        titles: (String) -> LocalizedText?, language: Language
    ) {
        let words = ImportWords.in(language)
        let wording = Wording(language)
        self.words = words
        title = "\(words.previewTitle) \(preview.kind.label[language])"
        let lines = wording.count(preview.lineCount, words.lineNoun, words.linesNoun)
        // Of a file with mistakes only the lines without one are counted: the number would mislead.
        file = preview.canBeLoaded ? "\(staged.fileName), \(lines)" : staged.fileName
        again = "\(Link.imports)?fichier=\(preview.kind.rawValue)"
        if !preview.canBeLoaded {
            let count = wording.count(preview.issues.count, words.mistakeNoun, words.mistakesNoun)
            (verdict, tone) = ("\(words.nothingChanged) \(count).", "error")
        } else if isRefused {
            (verdict, tone) = (words.notLoaded, "error")
        } else if preview.changesNothing {
            (verdict, tone) = (preview.lineCount == 0 ? words.noLine : words.changesNothing, "")
        } else {
            (verdict, tone) = (words.readyToLoad, "success")
        }
        // A file that changes nothing may still set apart who is no longer in it: there is nothing to confirm.
        let mayBeLoaded = preview.canBeLoaded && !preview.changesNothing && !isRefused
        action = mayBeLoaded ? Link.importConfirmation(staged.id) : nil
        figures = preview.canBeLoaded ? ImportCounts(ImportOutcome(preview), words, language).figures : []
        issues = ImportList(preview.issues, longest: ImportPreviewPage.mistakes, language) { html, issue in
            html.row(
                at: words.place(of: issue, wording), issue.origin?.text(language).capitalisedFirst,
                issue.messages(language, titles: titles))
        }
        notes = ImportList(preview.notes, longest: ImportPreviewPage.mistakes, language) { html, note in
            html.row(
                note.origin.map { "\(words.line)\u{A0}\(wording.number(note.line)), \($0.text(language))" },
                note.messages(language, titles: titles), wording)
        }
        changed = ImportList(preview.changed, language) { html, item in
            html.row(item, words.was, words.becomes, empty: words.blank, language)
        }
        created = ImportList(preview.created, language) { html, item in html.row(item) }
        missing = ImportList(preview.missing, language) { html, item in html.row(item) }
    }
}

/// A list of a preview, its first lines ready to be shown.
struct ImportList: Sendable {
    let count: String
    let rows: String
    /// How many more there are than shown.
    let rest: String?

    /// Nil when there is nothing to list.
    ///
    /// - Parameter longest: Lines shown at most.
    init?<Item>(
        _ items: [Item], longest: Int = ImportPreviewPage.longest, _ language: Language,
        row: (inout HTML, Item) -> Void
    ) {
        guard !items.isEmpty else { return nil }
        let wording = Wording(language)
        count = wording.number(items.count)
        var html = HTML(capacity: min(items.count, longest) * 256)
        for item in items.prefix(longest) { row(&html, item) }
        rows = html.string
        let hidden = items.count - longest
        rest = hidden > 0 ? wording.count(hidden, wording.pick("autre", "more"), wording.pick("autres", "more")) : nil
    }
}

/// How many are created, changed, left and gone.
struct ImportCounts {
    let figures: [ImportPreviewPage.Figure]
    /// The same as sentences, after the file was loaded.
    let done: [String]

    init(_ outcome: ImportOutcome, _ words: ImportWords, _ language: Language) {
        let wording = Wording(language)
        let nouns = ImportNouns(outcome.kind, language)
        let created = nouns.created.map { (outcome.createdCount, $0.one, $0.many) }
        let counts = [
            created, (outcome.changedCount, nouns.changed.one, nouns.changed.many),
            (outcome.unchangedCount, nouns.unchanged.one, nouns.unchanged.many),
        ].compactMap(\.self)
        let missing = (outcome.missingCount, words.missingNoun, words.missingNouns)
        let all = outcome.missingCount == 0 ? counts : counts + [missing]
        figures = all.map { count, one, many in
            ImportPreviewPage.Figure(value: wording.number(count), label: wording.noun(count, one, many))
        }
        done = all.filter { $0.0 > 0 }.map { wording.count($0.0, $0.1, $0.2) }
    }
}

extension HTML {
    /// A mistake and where it is: the line and character, then the column and the person.
    fileprivate mutating func row(at place: String, _ origin: String?, _ messages: [String]) {
        raw("<tr><th scope=\"row\">")
        text(place)
        if let origin {
            raw("<small>")
            text(origin)
            raw("</small>")
        }
        raw("</th><td>")
        for message in messages {
            raw("<p>")
            text(message)
            raw("</p>")
        }
        raw("</td></tr>")
    }

    /// Something good to know, after its place in the file.
    fileprivate mutating func row(_ place: String?, _ messages: [String], _ words: Wording) {
        raw("<li>")
        if let place {
            raw("<strong>")
            text("\(place)\(words.pick("\u{202F}:", ":"))")
            raw("</strong> ")
        }
        text(messages.joined(separator: " "))
        raw("</li>")
    }

    fileprivate mutating func row(_ item: ImportPreview.Item) {
        raw("<li>")
        name(item)
        raw("</li>")
    }

    /// A line of the file with each field that changes.
    fileprivate mutating func row(
        _ item: ImportPreview.Item, _ was: String, _ becomes: String, empty: String, _ language: Language
    ) {
        raw("<li>")
        name(item)
        if let days = item.days {
            text(" \(Wording(language).range(days.lowerBound, days.upperBound))")
        }
        guard !item.changes.isEmpty else { return raw("</li>") }
        raw("<ul>")
        for change in item.changes {
            let (before, after) = change.shown(language)
            raw("<li><code>")
            text(change.field)
            raw("</code> <span class=\"visually-hidden\">")
            text(was)
            raw("</span> <del>")
            text(before.isEmpty ? empty : before)
            raw("</del> <span aria-hidden=\"true\">→</span> <span class=\"visually-hidden\">")
            text(becomes)
            raw("</span> <ins>")
            text(after.isEmpty ? empty : after)
            raw("</ins></li>")
        }
        raw("</ul></li>")
    }

    private mutating func name(_ item: ImportPreview.Item) {
        text(item.name)
        raw(" <span class=\"muted\">")
        text(item.key)
        raw("</span>")
    }
}
