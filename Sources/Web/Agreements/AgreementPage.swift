import CivilTime
import Messages
import Telework
import UseCases

/// What did we agree, on which basis, until when?
struct AgreementPage: PageModel {
    static let template = TemplateName.agreement

    let title: String
    let section: Path?
    let words: AgreementWords
    let back: String
    let backLabel: String
    /// The agreement in place of this one, when it was replaced before its term.
    let replacement: String?
    let subtitle: String
    let employer: String
    let person: [RequestPage.Pair]
    let bases: [Basis]
    let sections: [Section]
    let granted: String
    let employerSigner: String
    let personSigner: String

    /// A text that grounds the agreement.
    struct Basis: Sendable {
        let layer: String
        let title: String
        let link: String
    }

    /// A numbered part: sentences of this agreement, then what the texts say of it.
    struct Section: Sendable {
        let heading: String
        let sentences: [String]
        let rules: [RuleLine]
    }

    init(_ view: AgreementView, isOwn: Bool, _ language: Language) {
        let words = AgreementWords.in(language)
        let format = Wording(language)
        let agreement = view.agreement
        self.words = words
        title = words.title
        section = isOwn ? .myRequests : .requestsToAnswer
        back = isOwn ? Link.myRequests : Link.request(agreement.request.rawValue)
        backLabel = isOwn ? words.backOwn : words.back
        replacement = view.replacement.map { Link.agreement($0.agreement.id.rawValue) }
        subtitle = "\(view.person.fullName), \(format.span(view.signedSpan))"
        employer = view.organisation.name
        person =
            [
                RequestPage.Pair(name: words.name, value: view.person.fullName),
                RequestPage.Pair(name: words.employeeNumber, value: view.person.employeeNumber),
            ] + (view.post.map { [RequestPage.Pair(name: words.post, value: $0.title)] } ?? [])
            + [RequestPage.Pair(name: words.contract, value: view.person.contract.label[language])]
        bases = view.texts.map {
            Basis(layer: $0.layer.label[language], title: $0.title[language], link: Link.text($0.id))
        }
        sections = AgreementPage.sections(view, words, format)
        granted = "\(words.granted) \(format.date(agreement.grantedOn))"
        employerSigner = view.organisation.name
        personSigner = view.person.fullName
    }

    private static func sections(
        _ view: AgreementView, _ words: AgreementWords, _ format: Wording
    ) -> [Section] {
        let agreement = view.agreement
        let language = format.language
        func rules(_ keys: RuleKey...) -> [RuleLine] { RuleLine.all(keys, in: view.rules, language) }
        let quantities =
            agreement.formula.kind == .envelope
            ? rules(.annualMaximum, .envelopeProration, .onSiteMinimum) : rules(.weeklyMaximum, .onSiteMinimum)
        let all = [
            Section(
                heading: words.formula,
                sentences: [agreement.formula.label(language) + ".", formulaMeaning(view, language)],
                rules: quantities),
            Section(
                heading: words.places,
                sentences: [
                    "\(words.usualPlace) \(agreement.place.noun[language])."
                ] + others(agreement, words, format), rules: []),
            Section(
                heading: words.duration,
                sentences: duration(view, words, format), rules: rules(.agreementDuration)),
            Section(
                heading: words.notices, sentences: [],
                rules: agreement.formula.kind == .fixed
                    ? rules(.moveNotice) : rules(.placeNotice, .moveNotice)),
            Section(
                heading: words.allowance, sentences: allowance(view, words, format),
                rules: rules(.allowanceHalfDay, .allowancePlaces)),
            Section(heading: words.reversibility, sentences: reversibility(view, words, format), rules: []),
        ]
        return all.filter { !$0.sentences.isEmpty || !$0.rules.isEmpty }.enumerated().map { index, section in
            Section(
                heading: "\(words.article) \(index + 1). \(section.heading)", sentences: section.sentences,
                rules: section.rules)
        }
    }

    /// Impersonal, as a contract is written.
    private static func formulaMeaning(_ view: AgreementView, _ language: Language) -> String {
        let words = AgreementWords.in(language)
        switch view.agreement.formula.kind {
        case .fixed: return words.fixedMeaning
        case .flexible: return words.flexibleMeaning
        case .envelope: return words.envelopeMeaning
        }
    }

    /// What was signed stays as it was signed; what came after is said beside it.
    private static func duration(_ view: AgreementView, _ words: AgreementWords, _ format: Wording) -> [String] {
        var sentences = ["\(words.effect) \(format.span(view.signedSpan))."]
        if view.signedSpan.last == nil { sentences.append(words.noEnd) }
        if let next = view.replacement?.agreement {
            let (first, granted) = (format.date(next.span.first), format.date(next.grantedOn))
            sentences.append("\(words.replacedFrom) \(first) \(words.replacedBy) \(granted).")
        }
        return sentences
    }

    private static func others(_ agreement: Agreement, _ words: AgreementWords, _ format: Wording) -> [String] {
        let others = agreement.places.dropFirst().map { $0.noun[format.language] }
        return others.isEmpty ? [] : ["\(words.otherPlaces) \(format.list(Array(others)))."]
    }

    /// The amount on the first day, which later ones may replace without a new agreement.
    private static func allowance(
        _ view: AgreementView, _ words: AgreementWords, _ format: Wording
    ) -> [String] {
        guard let amount = view.rules.allowance(on: view.agreement.span.first) else { return [words.noAllowance] }
        let mark = amount.value.certainty.mark[format.language]
        let sum = format.amount(amount.value.amount) + (mark.isEmpty ? "" : " \(mark)")
        return [
            "\(words.allowanceBefore) \(sum) \(words.allowanceAfter) (\(amount.source.citation(format.language))).",
            words.allowanceChanges,
        ]
    }

    /// What lets either side end telework is in the texts themselves: they are named, nothing is made up.
    private static func reversibility(
        _ view: AgreementView, _ words: AgreementWords, _ format: Wording
    ) -> [String] {
        let titles = view.texts.map { format.quoted($0.title[format.language]) }
        guard !titles.isEmpty else { return [words.reversibilityLaw] }
        return ["\(words.reversibilityBefore) \(format.list(titles)).", words.reversibilityLaw]
    }
}
