import CivilTime
import Telework

/// Writes a decision as JSON, for `pendulaire decide` and the API (`docs/decide.md`).
public enum DecisionJSON {
    /// - Parameters:
    ///   - indented: For people; machines get one line.
    ///   - fact: What to say of a missing fact, and what to do about it, in both languages.
    ///   - message: The words for a reason in both languages.
    public static func text(
        of decision: Decision, indented: Bool = true, fact: (Fact) -> LocalizedText, message: (Reason) -> LocalizedText
    ) -> String {
        let verdict =
            switch decision.verdict {
            case .allowed: "allowed"
            case .refused: "refused"
            case .incomplete: "incomplete"
            }
        return JSONValue.object([
            .init("verdict", .text(verdict)),
            .init("reasons", .list(decision.reasons.map { value(of: $0, message($0)) })),
            .init(
                "missing",
                .list(decision.missing.map { .object([.init("fact", .text($0.rawValue)), value(of: fact($0))]) })),
            .init("trace", .list(decision.trace.map(value))),
        ]).text(indented: indented)
    }

    private static func value(of reason: Reason, _ message: LocalizedText) -> JSONValue {
        .object(
            [.init("code", .text(reason.code))]
                + members(of: reason.source) + [
                    .init("values", .object(reason.cause.values.map { .init($0.name, value(of: $0.value)) })),
                    value(of: message),
                ])
    }

    private static func value(of message: LocalizedText) -> JSONValue.Member {
        .init("message", .object([.init("fr", .text(message.french)), .init("en", .text(message.english))]))
    }

    private static func value(of entry: TraceEntry) -> JSONValue {
        .object(
            [.init("rule", .text(entry.key.rawValue)), .init("value", value(of: entry.value))]
                + members(of: entry.source) + [
                    .init("narrowed", .list(entry.narrowed.map { .object(members(of: $0)) })),
                    .init("outcome", .text(entry.outcome.rawValue)),
                ])
    }

    /// The article in the members of a rule's source; the law is the layer above all of them.
    private static func members(of source: ReasonSource) -> [JSONValue.Member] {
        let article: [JSONValue.Member] =
            switch source.article {
            case .rule(let rule): members(of: rule)
            case .law(let statute):
                [
                    .init("text", .text(statute.text)), .init("article", .text(statute.article)),
                    .init("layer", .text("law")),
                ]
            }
        return article + (source.instrument.map { [.init("instrument", value(of: $0))] } ?? [])
    }

    private static func value(of instrument: Instrument) -> JSONValue {
        let members: [JSONValue.Member] =
            switch instrument {
            case .agreement(_, let span):
                [.init("start", .text(span.first.iso))] + (span.last.map { [.init("end", .text($0.iso))] } ?? [])
            case .calendar(let day): day.isEmpty ? [] : [.init("day", .text(day))]
            case .workingPattern, .employmentContract: []
            }
        return .object([.init("kind", .text(instrument.code))] + members)
    }

    private static func members(of source: RuleSource) -> [JSONValue.Member] {
        [
            .init("text", .text(source.text)), .init("article", .text(source.article)),
            .init("layer", .text(source.layer.rawValue)),
        ]
    }

    private static func value(of value: CauseValue) -> JSONValue {
        switch value {
        case .number(let number): .integer(number)
        case .text(let text): .text(text)
        case .list(let items): .list(items.map(JSONValue.text))
        case .days(let halves): days(halves)
        }
    }

    /// The value in the form of the texts' files.
    private static func value(of value: RuleValue) -> JSONValue {
        switch value {
        case .days(let halves): days(halves)
        case .months(let number), .percent(let number): .integer(number)
        case .flag(let flag): .flag(flag)
        case .set(let codes): .list(codes.map(JSONValue.text))
        case .choice(let code): .text(code)
        case .delay(let delay):
            .object([.init("count", .integer(delay.count)), .init("unit", .text(delay.unit.rawValue))])
        case .amounts(let amounts):
            .list(
                amounts.map {
                    .object([
                        .init("from", .text($0.from.iso)), .init("amount", .text($0.amount.description)),
                        .init("certainty", .text($0.certainty.rawValue)), .init("source", .text($0.source)),
                    ])
                })
        case .motives(let motives):
            .list(
                motives.map {
                    .object([
                        .init("code", .text($0.code)), .init("fr", .text($0.label.french)),
                        .init("en", .text($0.label.english)),
                    ])
                })
        }
    }

    /// 3 halves are 1.5, 4 are 2.
    private static func days(_ halves: Int) -> JSONValue {
        halves % 2 == 0 ? .integer(halves / 2) : .decimal(Double(halves) / 2)
    }
}
