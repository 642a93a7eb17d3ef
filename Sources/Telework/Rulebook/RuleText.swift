import CivilTime

/// Where a rule comes from: what every reason cites.
public struct RuleSource: Hashable, Sendable {
    /// The identity of the text, `ucanss-2022`.
    public let text: String
    /// The article as the text numbers it.
    public let article: String
    public let layer: Layer

    public init(text: String, article: String, layer: Layer) {
        self.text = text
        self.article = article
        self.layer = layer
    }
}

/// One rule in a text, with its article.
public struct RuleEntry: Hashable, Sendable {
    public let key: RuleKey
    /// Nil when the text has the rule but its value could not be verified: a parameter that a lower text must fill.
    public let value: RuleValue?
    public let article: String
    /// The legal basis that lets this value step outside the layer above; nil when it narrows.
    public let derogation: String?
    public let certainty: Certainty
    /// What a reader of the text must know: why a value is unverified, what the article leaves open.
    public let note: LocalizedText?
    /// The line of the file that says so, for error reports.
    public let line: Int

    public init(
        key: RuleKey, value: RuleValue?, article: String, derogation: String? = nil,
        certainty: Certainty = .verified, note: LocalizedText? = nil, line: Int = 0
    ) {
        self.key = key
        self.value = value
        self.article = article
        self.derogation = derogation
        self.certainty = certainty
        self.note = note
        self.line = line
    }
}

/// A text of rules: a national protocol, an accord local, a service's refinement.
public struct RuleText: Hashable, Sendable, Identifiable {
    public let id: String
    public let layer: Layer
    public let title: LocalizedText
    /// Where it was read: a circular letter, a filing number.
    public let source: String
    /// The days on which it produces effect.
    public let span: DateSpan
    /// The branch, organisme or organisme/service codes it is written for; nil for everyone.
    public let scope: Scope
    public let rules: [RuleEntry]
    /// How sure its dates and content are, in words.
    public let note: LocalizedText?
    /// The file it was read from, for error reports.
    public let file: String

    /// For whom a text is written.
    public enum Scope: Hashable, Sendable {
        case everyone
        case branch(String)
        case organisme(String)
        case service(organisme: String, service: String)
    }

    public init(
        id: String, layer: Layer, title: LocalizedText, source: String, span: DateSpan, scope: Scope,
        rules: [RuleEntry], note: LocalizedText? = nil, file: String = ""
    ) {
        self.id = id
        self.layer = layer
        self.title = title
        self.source = source
        self.span = span
        self.scope = scope
        self.rules = rules
        self.note = note
        self.file = file
    }

    public subscript(key: RuleKey) -> RuleEntry? { rules.first { $0.key == key } }

    func source(of entry: RuleEntry) -> RuleSource { RuleSource(text: id, article: entry.article, layer: layer) }
}

/// Who asks for the rules: the codes by which texts name their readers.
public struct RuleReader: Hashable, Sendable {
    public let organisme: String
    public let branch: String?
    public let service: String?

    public init(organisme: String, branch: String? = nil, service: String? = nil) {
        self.organisme = organisme
        self.branch = branch
        self.service = service
    }

    func isAddressed(by scope: RuleText.Scope) -> Bool {
        switch scope {
        case .everyone: true
        case .branch(let code): code == branch
        case .organisme(let code): code == organisme
        case .service(let organisme, let service): organisme == self.organisme && service == self.service
        }
    }
}
