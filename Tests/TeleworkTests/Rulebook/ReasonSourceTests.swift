import CivilTime
import Telework
import TestSupport
import Testing

/// A situation that gives a cause, and the article it must carry.
struct Origin: Sendable, CustomTestStringConvertible {
    let code: String
    let texts: [RuleText]
    /// `text article`, then the instrument if any.
    let source: String
    let decide: @Sendable ([RuleText]) -> Decision

    init(
        _ code: String, _ source: String, texts: [RuleText] = [Texts.national, Texts.local],
        _ decide: @escaping @Sendable ([RuleText]) -> Decision
    ) {
        self.code = code
        self.source = source
        self.texts = texts
        self.decide = decide
    }

    var testDescription: String { "\(code), \(texts.map(\.id).joined(separator: " "))" }
}

@Suite("Every refusal carries its article")
struct ReasonSourceTests {
    @Test("each cause rests on the rule that gives it, else on the law", arguments: Origins.all)
    func origin(origin: Origin) throws {
        let decision = origin.decide(origin.texts)
        let reason = try #require(decision.reasons.first { $0.code == origin.code })
        let instrument = reason.source.instrument.map { " \($0.code)" } ?? ""
        #expect("\(reason.source.article.text) \(reason.source.article.number)\(instrument)" == origin.source)
        #expect(decision.reasons.allSatisfy { !$0.source.article.number.isEmpty })
    }

    @Test("no cause is left out of the table above")
    func exhaustive() {
        #expect(Set(Origins.all.map(\.code)) == Set(everyCause.map(\.code)))
    }

    @Test(
        "a holiday rests on the law that makes it one, or on the employer's own calendar",
        arguments: [
            (HolidayZone.metropolitan, "2026-11-11", ReasonSource.law(.publicHolidays)),
            (.moselle, "2026-11-11", .law(.publicHolidays)),
            (.moselle, "2026-04-03", .law(.alsaceMoselleHolidays)),
            (.hautRhin, "2028-12-26", .law(.alsaceMoselleHolidays)),
            (.martinique, "2026-05-22", .law(.overseasHolidays)),
            (.reunion, "2027-12-20", .law(.overseasHolidays)),
            (.metropolitan, "2026-05-15", ReasonSource(.law(.telework), through: .calendar(day: "Pont"))),
            (.metropolitan, "2026-07-14", .law(.publicHolidays)),
        ])
    func holidays(zone: HolidayZone, date: String, source: ReasonSource) {
        let extra = [day("2026-05-15"): "Pont", day("2026-07-14"): "Fermeture"]
        let facts = weekFacts(ISOWeek(containing: day(date)).iso) {
            $0.today = day("2026-01-05")
            $0.calendar = HolidayCalendar(zone: zone, extra: extra)
        }
        let decision = judged(days(date), facts)
        #expect(decision.reasons.map(\.source) == [source])
        #expect(decision.causes == [.publicHoliday(date: day(date))])
    }

    @Test(
        "a day outside every agreement names the one before it, else the one after",
        arguments: [("2026-11-16", 0), ("2026-11-17", nil), ("2026-11-19", 0), ("2026-11-20", 1)] as [(String, Int?)])
    func nearest(date: String, index: Int?) {
        let agreements = [("2026-11-17", "2026-11-18"), ("2026-11-20", "2026-11-20")].map {
            Agreement(of: .camille, .flexible(halvesPerWeek: 4), from: day($0.0), through: day($0.1))
        }
        let facts = weekFacts { $0.agreements = date == "2026-11-20" ? [agreements[0]] : agreements }
        let reasons = judged(days(date), facts).reasons
        let named = date == "2026-11-20" ? agreements[0] : index.map { agreements[$0] }
        #expect(reasons.map(\.source.instrument) == (named.map { [.agreement($0.id, span: $0.span)] } ?? []))
    }

    @Test("a month closed across the end of a text is told once")
    func once() {
        let texts = [Texts.national, Texts.text("short", .organisme, [rule(.halfDays, .flag(true))])]
        let facts = weekFacts("2026-W49", "HHHHHHSSSS....", texts: texts) {
            $0.today = day("2027-01-05")
            $0.closedMonths = [yearMonth("2026-11"), yearMonth("2026-12")]
        }
        let decision = judged(
            days("2026-11-30", "2026-12-01", "2026-12-02", are: .ownSite), facts)
        #expect(
            decision.causes == [
                .monthClosed(month: yearMonth("2026-11")), .monthClosed(month: yearMonth("2026-12")),
            ])
    }
}
