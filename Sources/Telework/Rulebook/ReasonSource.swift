import CivilTime

/// What a refusal rests on. There is none without an article: of a text in force, else of the law.
public struct ReasonSource: Hashable, Sendable {
    public let article: Article
    /// What the article is applied through, when the limit is written there and not in a text.
    public let instrument: Instrument?

    public init(_ article: Article, through instrument: Instrument? = nil) {
        self.article = article
        self.instrument = instrument
    }

    public static func rule(_ source: RuleSource) -> ReasonSource { ReasonSource(.rule(source)) }

    public static func law(_ statute: Statute) -> ReasonSource { ReasonSource(.law(statute)) }
}

/// An article that whoever is refused can open and read.
public enum Article: Hashable, Sendable {
    case rule(RuleSource)
    case law(Statute)

    /// The rule's source, when the article is one of a text.
    public var rule: RuleSource? { if case .rule(let source) = self { source } else { nil } }

    /// The identity of the text, `code-du-travail` for the law.
    public var text: String {
        switch self {
        case .rule(let source): source.text
        case .law(let statute): statute.text
        }
    }

    /// The number, as the text or the code writes it.
    public var number: String {
        switch self {
        case .rule(let source): source.article
        case .law(let statute): statute.article
        }
    }
}

/// Something that binds one person or one employer, and that is neither a text of rules nor the law.
public enum Instrument: Hashable, Sendable {
    /// The individual agreement, known by the days on which it produces effect.
    case agreement(AgreementID, span: DateSpan)
    /// The employer's own day off, with its name; empty when it has none.
    case calendar(day: String)
    /// The half-days on which the person works.
    case workingPattern
    case employmentContract

    /// A stable code, for the API and for tests.
    public var code: String {
        switch self {
        case .agreement: "agreement"
        case .calendar: "calendar"
        case .workingPattern: "working_pattern"
        case .employmentContract: "employment_contract"
        }
    }
}

extension Agreement {
    var instrument: Instrument { .agreement(id, span: span) }
}

extension [Agreement] {
    /// The agreement that a day misses: the last that began before it, else the first that begins after.
    func nearest(to date: LocalDate) -> Agreement? {
        self.filter { $0.span.first <= date }.max { $0.span.first < $1.span.first }
            ?? self.min { $0.span.first < $1.span.first }
    }
}

extension EffectiveRules {
    /// The article of the first of these rules that a text sets; the law where none does.
    func article(_ keys: RuleKey..., or statute: Statute) -> Article {
        keys.lazy.compactMap { values[$0]?.source }.first.map(Article.rule) ?? .law(statute)
    }
}

extension HolidayCalendar {
    /// What makes a date a holiday: the law for the statutory ones, else the employer's own decision. Nobody teleworks on a
    /// day on which the premises are not worked in either.
    func source(of date: LocalDate) -> ReasonSource {
        switch labels(on: date).first {
        case .organisme(let name): ReasonSource(.law(.telework), through: .calendar(day: name))
        case .statutory(.goodFriday), .statutory(.saintStephen): .law(.alsaceMoselleHolidays)
        case .statutory(.abolition): .law(.overseasHolidays)
        case .statutory, nil: .law(.publicHolidays)
        }
    }
}
