import CivilTime
import Telework
import TestSupport

/// One situation at least for each cause; those that a text need not give are tried without any text as well.
enum Origins {
    static let all: [Origin] = offers + state + limits + dates + agreed

    private static let start = day("2026-11-16")
    private static let law = "code-du-travail L1222-9"

    private static func local(_ key: RuleKey, _ value: RuleValue?) -> [RuleText] {
        [Texts.national, Texts.local.with(key, value)]
    }

    private static func request(
        _ texts: [RuleText], _ proposal: Proposal = Proposal(from: start), of character: Cast = .camille,
        _ change: (inout RequestFacts) -> Void = { _ in }
    ) -> Decision {
        RequestRules.decide(proposal, facts: requestFacts(character, start: proposal.start, texts: texts, change))
    }

    /// What only a text can refuse.
    private static let offers = [
        Origin("formula-not-offered", "local art. 3", texts: local(.formulas, .set(["fixed"]))) { request($0) },
        Origin("place-not-offered", "local art. 5") {
            request($0, Proposal(at: [.home, .otherOrganisation], from: start))
        },
        Origin("contract-not-concerned", "local art. 2-3") { request($0) { $0.contract = .internship } },
        Origin("seniority-too-short", "local art. 2-2") { request($0, of: .paul) },
        Origin("activities-not-teleworkable", "local art. 2-1") { request($0, of: .ines) },
        Origin("days-beyond-share", "local art. 99", texts: local(.daysWithinShare, .flag(true))) {
            request($0, Proposal(.flexible(halvesPerWeek: 6), from: start), of: .lucie)
        },
        Origin("annual-envelope-too-large", "local art. 4-3") {
            request($0, Proposal(.envelope(halvesPerYear: 201), from: start))
        },
        Origin("weekly-minimum-not-reached", "local art. 99", texts: local(.weeklyMinimum, .days(halves: 2))) {
            request($0, Proposal(.flexible(halvesPerWeek: 1), from: start))
        },
        Origin("agreement-too-long", "local art. 8") {
            request($0, Proposal(from: start, through: day("2029-11-16")))
        },
        Origin("half-days-not-allowed", "local art. 4-4", texts: local(.halfDays, .flag(false))) {
            request($0, Proposal(.flexible(halvesPerWeek: 3), from: start))
        },
        Origin("weekday-forbidden", "local art. 99", texts: local(.forbiddenWeekdays, .set(["tuesday"]))) {
            judged(days("2026-11-17"), weekFacts(texts: $0))
        },
        Origin("half-day-not-allowed", "local art. 4-4", texts: local(.halfDays, .flag(false))) {
            judged([half("2026-11-17", .morning)], weekFacts(texts: $0))
        },
        Origin("notice-too-short", "local art. 7-1") { judged(days("2026-11-03"), weekFacts("2026-W45", texts: $0)) },
    ]

    /// The state of a request: with the texts, then without.
    private static let state: [Origin] =
        [
            both("start-in-past", law, law) { request($0, Proposal(from: day("2026-11-01"))) },
            both("start-outside-employment", "\(law) employment_contract", "\(law) employment_contract") {
                request($0) { $0.employment = DateSpan(from: day("2026-11-17")) }
            },
            both("request-pending", "local art. 6-2", law) { request($0) { $0.hasPendingRequest = true } },
            both("agreement-begins-later", "\(law) agreement", "\(law) agreement") {
                request($0) { $0.agreements = [Agreement(of: .camille, .flexible(halvesPerWeek: 2), from: start)] }
            },
            both("empty-formula", "local art. 3", law) {
                request($0, Proposal(.flexible(halvesPerWeek: 0), from: start))
            },
            both("weekday-not-worked", "\(law) working_pattern", "\(law) working_pattern") {
                request($0, Proposal(.fixed(.wednesday), from: start), of: .nadia)
            },
        ].flatMap { $0 }

    private static let limits = [
        Origin("weekly-quota-exceeded", "local art. 4-1") { judged(halves(5), weekFacts(texts: $0)) },
        Origin("on-site-minimum-not-reached", "local art. 4-2") { judged(halves(10), weekFacts(texts: $0)) },
        Origin("on-site-minimum-not-reached", "national art. 4-2", texts: local(.onSiteMinimum, nil)) {
            judged(halves(10), weekFacts(texts: $0))
        },
        Origin("on-site-minimum-not-reached", "local art. 4-2", texts: [Texts.local]) {
            judged(halves(10), weekFacts(texts: $0))
        },
    ]

    private static let dates: [Origin] =
        [
            both("outside-week", "code-du-travail L3121-35", "code-du-travail L3121-35") {
                week(days("2026-11-24"), $0)
            },
            both("public-holiday", "code-du-travail L3133-1", "code-du-travail L3133-1") { texts in
                judged(days("2026-11-11"), weekFacts("2026-W46", texts: texts))
            },
            both("not-worked", "\(law) working_pattern", "\(law) working_pattern") { week(days("2026-11-21"), $0) },
            both("absent", "local art. 4-6", law) {
                judged(days("2026-11-17"), weekFacts("2026-W47", "SSAASSSSSS....", texts: $0))
            },
            both("in-past", "local art. 7-1", law) { week(days("2026-11-17"), $0) { $0.today = day("2026-11-18") } },
            both("outside-employment", "\(law) employment_contract", "\(law) employment_contract") {
                week(days("2026-11-16"), $0) { $0.employment = DateSpan(from: day("2026-11-17")) }
            },
            both("already-teleworked", "local art. 4-4", law) {
                judged(days("2026-11-17"), weekFacts("2026-W47", "SSHHSSSSSS....", texts: $0))
            },
            both("repeated-half-day", "local art. 4-4", law) { week(days("2026-11-17", "2026-11-17"), $0) },
            both("month-closed", "local art. 9-1", "code-du-travail L3242-1") {
                week(days("2026-11-17"), $0) { $0.closedMonths = [yearMonth("2026-11")] }
            },
        ].flatMap { $0 } + [
            Origin("in-past", "local art. 9-1", texts: local(.placeNotice, nil)) {
                week(days("2026-11-17"), $0) { $0.today = day("2026-11-18") }
            }
        ]

    /// What the individual agreement limits, below the texts or without them.
    private static let agreed: [Origin] =
        [
            both("no-agreement", law, law) { week(days("2026-11-17"), $0) { $0.agreements = [] } },
            both("no-agreement", "\(law) agreement", "\(law) agreement") {
                week(days("2026-11-17"), .flexible(halvesPerWeek: 4), through: "2026-11-16", $0)
            },
            both("weekly-quota-exceeded", "local art. 3 agreement", "\(law) agreement") {
                week(halves(3), .flexible(halvesPerWeek: 2), $0)
            },
            both("not-a-fixed-day", "local art. 3 agreement", "\(law) agreement") {
                week(days("2026-11-17"), .fixed(.monday), $0)
            },
            [
                Origin("not-a-fixed-day", "national art. 3 agreement", texts: local(.formulas, nil)) {
                    week(days("2026-11-17"), .fixed(.monday), $0)
                }
            ],
            both("place-not-in-agreement", "local art. 5 agreement", "\(law) agreement") {
                week(days("2026-11-17", are: .residence), .flexible(halvesPerWeek: 4), $0)
            },
            both("envelope-exceeded", "local art. 4-3 agreement", "\(law) agreement") {
                week(days("2026-11-17"), .envelope(halvesPerYear: 1), $0)
            },
        ].flatMap { $0 }

    private static func week(
        _ changes: [CellChange], _ texts: [RuleText], _ change: (inout WeekFacts) -> Void = { _ in }
    ) -> Decision {
        judged(changes, weekFacts(texts: texts, change))
    }

    private static func week(
        _ changes: [CellChange], _ formula: Formula, through last: String? = nil, _ texts: [RuleText]
    ) -> Decision {
        week(changes, texts) {
            $0.agreements = [Agreement(of: .camille, formula, from: day("2026-01-05"), through: last.map(day))]
        }
    }

    private static func both(
        _ code: String, _ withTexts: String, _ without: String,
        _ decide: @escaping @Sendable ([RuleText]) -> Decision
    ) -> [Origin] {
        [Origin(code, withTexts, decide), Origin(code, without, texts: [], decide)]
    }
}
