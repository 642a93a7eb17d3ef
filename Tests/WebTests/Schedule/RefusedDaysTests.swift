import CivilTime
import Telework
import TestSupport
import Testing

@testable import Web

/// One of the seven things that others let through, as a browser sends it and as somebody writes it by hand.
struct RefusedDays: Sendable, CustomTestStringConvertible {
    /// Where a form goes, and its fields.
    struct Sent: Sendable {
        let path: String
        /// The week whose grid is sent whole; nil for the form of days.
        var grid: String?
        let fields: [(name: String, value: String)]

        /// The week's form, every list in it as the page shows it but for these.
        static func grid(_ week: String, _ changed: (String, String)...) -> Sent {
            Sent(path: "/ma-semaine", grid: week, fields: changed.map { (name: $0.0, value: $0.1) })
        }

        /// The form of days, or its fields alone.
        static func days(_ fields: (String, String)...) -> Sent {
            Sent(path: "/ma-semaine/jours", fields: fields.map { (name: $0.0, value: $0.1) })
        }

        /// A week's fields alone.
        static func cells(_ week: String, _ fields: (String, String)...) -> Sent {
            Sent(
                path: "/ma-semaine",
                fields: [(name: "semaine", value: week), (name: "version", value: "0")]
                    + fields.map { (name: $0.0, value: $0.1) })
        }
    }

    let testDescription: String
    /// Camille's week before, when it is not the template.
    var before: (week: String, cells: String)?
    /// Nil for what no page lets people write.
    let page: Sent?
    let handMade: Sent
    /// Pieces of the answer: what is refused, its numbers, its article; `_` is a no-break space, `~` a narrow one.
    let french: [String]
    let english: [String]

    func pieces(_ language: Language) -> [String] {
        (language == .french ? french : english).map {
            String($0.map { $0 == "~" ? "\u{202F}" : $0 == "_" ? "\u{A0}" : $0 })
        }
    }

    static let all = [
        RefusedDays(
            testDescription: "five telework days in a week limited to two",
            page: .grid(
                "2026-W47", ("2026-11-16-matin", "H"), ("2026-11-16-apres-midi", "H"), ("2026-11-17-matin", "H"),
                ("2026-11-17-apres-midi", "H"), ("2026-11-18-matin", "H"), ("2026-11-18-apres-midi", "H"),
                ("2026-11-19-matin", "H"), ("2026-11-19-apres-midi", "H"), ("2026-11-20-matin", "H"),
                ("2026-11-20-apres-midi", "H")),
            handMade: .days(("debut", "2026-11-16"), ("fin", "2026-11-20"), ("lieu", "H")),
            french: [
                "compterait 5_jours de télétravail~; la limite est de 2_jours (art. 4-1, accord local "
                    + "«~Accord local d’essai~»)",
                "le minimum est de 2_jours (art. 4-2, accord local «~Accord local d’essai~»)",
            ],
            english: [
                "would hold 5_days of telework; the limit is 2_days (art. 4-1, local agreement “Test local agreement”)",
                "the minimum is 2_days (art. 4-2, local agreement “Test local agreement”)",
            ]),
        RefusedDays(
            testDescription: "the same day twice", before: ("2026-W47", "SSHHSSSSSS...."),
            page: .days(("debut", "2026-11-17"), ("fin", ""), ("demi", "journee"), ("lieu", "H")),
            handMade: .days(("debut", "2026-11-17"), ("lieu", "H")),
            french: [
                "Le matin du mardi 17 novembre 2026 est déjà en télétravail (art. 4-4, accord local «~Accord local",
                "L’après-midi du mardi 17 novembre 2026 est déjà en télétravail (art. 4-4, accord local «~Accord local",
            ],
            english: [
                "The morning of Tuesday 17 November 2026 is already teleworked (art. 4-4, local agreement “Test",
                "The afternoon of Tuesday 17 November 2026 is already teleworked (art. 4-4, local agreement “Test",
            ]),
        RefusedDays(
            testDescription: "the same half-day twice in one form", page: nil,
            handMade: .cells("2026-W47", ("2026-11-17-matin", "H"), ("2026-11-17-matin", "H")),
            french: [
                "Le matin du mardi 17 novembre 2026 figure deux fois dans votre saisie (art. 4-4, accord local «~Accord"
            ],
            english: [
                "The morning of Tuesday 17 November 2026 appears twice in what you entered (art. 4-4, local agreement"
            ]),
        RefusedDays(
            testDescription: "overlapping days", before: ("2026-W47", "SSSHSSSSSS...."),
            page: .days(("debut", "2026-11-16"), ("fin", "2026-11-17"), ("demi", "journee"), ("lieu", "H")),
            handMade: .days(("debut", "2026-11-16"), ("fin", "2026-11-17"), ("lieu", "H")),
            french: [
                "L’après-midi du mardi 17 novembre 2026 est déjà en télétravail (art. 4-4, accord local «~Accord local"
            ],
            english: [
                "The afternoon of Tuesday 17 November 2026 is already teleworked (art. 4-4, local agreement “Test"
            ]),
        RefusedDays(
            testDescription: "a public holiday",
            page: .days(("debut", "2026-11-11"), ("fin", ""), ("demi", "journee"), ("lieu", "H")),
            handMade: .cells("2026-W46", ("2026-11-11-matin", "H")),
            french: [
                "Le mercredi 11 novembre 2026 est un jour férié (article_L._3133-1 du code du travail)"
            ],
            english: ["Wednesday 11 November 2026 is a public holiday (article_L._3133-1 of the labour code)"]),
        RefusedDays(
            testDescription: "a day before the notice",
            page: .grid("2026-W45", ("2026-11-03-matin", "H"), ("2026-11-03-apres-midi", "H")),
            handMade: .days(("debut", "2026-11-03"), ("lieu", "H")),
            french: [
                "le délai à respecter est de 2_jours ouvrés (art. 7-1, accord local «~Accord local d’essai~»)",
                "mercredi 4 novembre 2026",
            ],
            english: [
                "the notice is 2_working days (art. 7-1, local agreement “Test local agreement”)",
                "Wednesday 4 November 2026",
            ]),
        RefusedDays(
            testDescription: "a day outside the agreement’s period",
            page: .grid("2026-W52", ("2026-12-22-matin", "H"), ("2026-12-22-apres-midi", "H")),
            handMade: .days(("debut", "2026-12-22"), ("lieu", "H")),
            french: [
                "en vigueur le mardi 22 décembre 2026 (accord individuel du 5 janvier au 20 décembre 2026~; "
                    + "article_L._1222-9 du code du travail)"
            ],
            english: [
                "in force on Tuesday 22 December 2026 (individual agreement of 5 January to 20 December 2026; "
                    + "article_L._1222-9 of the labour code)"
            ]),
        RefusedDays(
            testDescription: "a week that leaves fewer than two days on site", before: ("2026-W47", "AAAAAASSSS...."),
            page: .grid("2026-W47", ("2026-11-19-matin", "H"), ("2026-11-19-apres-midi", "H")),
            handMade: .days(("debut", "2026-11-19"), ("lieu", "H")),
            french: [
                "resterait 1_jour sur site dans la semaine~; le minimum est de 2_jours (art. 4-2, accord local "
                    + "«~Accord local d’essai~»)"
            ],
            english: [
                "leave 1_day on site; the minimum is 2_days (art. 4-2, local agreement “Test local agreement”)"
            ]),
    ]
}

@Suite("Days that nobody may place, from the page and by hand")
struct RefusedDaysTests {
    private func stage(_ before: (week: String, cells: String)?) async throws -> WeekStage {
        let stage = try await WeekStage()
        try await stage.world.agreement(for: .camille, through: day("2026-12-20"))
        if let before { try await stage.world.week(before.week, of: .camille, before.cells) }
        return stage
    }

    @Test("the page's own form is refused with the article, and nothing is kept", arguments: RefusedDays.all)
    func page(days: RefusedDays) async throws {
        guard let sent = days.page else { return }
        for language in Language.allCases {
            let stage = try await stage(days.before)
            var client = stage.client(.camille, language)
            let shown = try await client.get("/ma-semaine?semaine=\(sent.grid ?? "2026-W47")")
            #expect(shown.status == 200)
            let fields = sent.grid.map { shown.grid(of: $0, with: sent.fields) } ?? sent.fields
            let answer = try await client.post(sent.path, body: fields)
            try await expect(answer, refuses: days, language, stage)
        }
    }

    @Test("a form written by hand, with none of the page's fields, is refused alike", arguments: RefusedDays.all)
    func handMade(days: RefusedDays) async throws {
        for language in Language.allCases {
            let stage = try await stage(days.before)
            var client = stage.client(.camille, language)
            _ = try await client.get("/aide")
            let answer = try await client.post(
                days.handMade.path, body: days.handMade.fields + [(name: "_csrf", value: client.csrf)])
            try await expect(answer, refuses: days, language, stage)
        }
    }

    private func expect(
        _ answer: Answer, refuses days: RefusedDays, _ language: Language, _ stage: WeekStage
    ) async throws {
        #expect(answer.status == 422)
        for piece in days.pieces(language) { #expect(answer.text.contains(piece), "\(piece)") }
        #expect(answer.text.contains(RefusalWords.in(language).nothingChanged))
        #expect(try await stage.decisions() == 0)
        for week in ["2026-W45", "2026-W46", "2026-W47", "2026-W52"] {
            #expect(try await stage.cells(week) == (days.before?.week == week ? days.before?.cells : nil))
        }
    }

    @Test("twenty forms for the same day at once: one is kept, the others are refused with the article")
    func sameDay() async throws {
        let stage = try await stage(nil)
        let answers = try await twenty(stage) { _ in [("debut", "2026-11-17"), ("lieu", "H")] }
        #expect(answers.count { $0.status == 303 } == 1)
        let refused = answers.filter { $0.status == 422 }
        #expect(refused.count == 19)
        #expect(refused.allSatisfy { $0.text.contains("est déjà en télétravail (art. 4-4, accord local") })
        #expect(try await stage.cells("2026-W47") == "SSHHSSSSSS....")
        #expect(try await stage.decisions() == 1)
    }

    @Test("twenty forms for the five days of a week limited to two: two days are kept, whatever the order")
    func sameWeek() async throws {
        let stage = try await stage(nil)
        let monday = day("2026-11-16")
        let answers = try await twenty(stage) { [("debut", monday.adding(days: $0 % 5).iso), ("lieu", "H")] }
        #expect(answers.count { $0.status == 303 } == 2)
        let refused = answers.filter { $0.status == 422 }
        #expect(refused.count == 18)
        #expect(refused.allSatisfy { $0.text.contains("(art. 4-1, accord local") || $0.text.contains("(art. 4-4,") })
        #expect(try await stage.cells("2026-W47")?.count { $0 == "H" } == 4)
        #expect(try await stage.decisions() == 2)
    }

    /// Twenty forms by hand, sent at the same time.
    private func twenty(
        _ stage: WeekStage, _ fields: @Sendable (Int) -> [(name: String, value: String)]
    ) async throws -> [Answer] {
        var client = stage.client(.camille)
        _ = try await client.get("/aide")
        let ready = client
        return try await withThrowingTaskGroup(of: Answer.self) { group in
            for index in 0..<20 {
                let body = fields(index) + [(name: "_csrf", value: ready.csrf)]
                group.addTask {
                    var client = ready
                    return try await client.post("/ma-semaine/jours", body: body)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}

extension TestClient {
    /// Sends these fields and no other: no token is added.
    fileprivate mutating func post(_ path: String, body: [(name: String, value: String)]) async throws -> Answer {
        var fields = body
        if !fields.contains(where: { $0.name == "_csrf" }) {
            fields += [(name: "_csrf", value: csrf), (name: "_jeton", value: jeton)]
        }
        let text = fields.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
        return try await send(
            "POST", path, headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: .init(buffer: .init(string: text.joined(separator: "&"))))
    }
}

extension Answer {
    /// Every field of the week's form as it stands on the page, but for those changed.
    fileprivate func grid(
        of week: String, with changed: [(name: String, value: String)]
    ) -> [(name: String, value: String)] {
        let names = isoWeek(week).days.flatMap { ["\($0.iso)-matin", "\($0.iso)-apres-midi"] }
        let cells = names.compactMap { name -> (name: String, value: String)? in
            if let change = changed.first(where: { $0.name == name }) { return change }
            return Cell.allCases.first { chooses($0.letter, in: name) }.map { (name: name, value: $0.letter) }
        }
        return [(name: "semaine", value: week), (name: "version", value: hiddenField("version") ?? "")] + cells
    }
}
