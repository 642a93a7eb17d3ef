import CivilTime
import Messages
import Telework
import TestSupport
import Testing

@Suite("Every text, in both languages")
struct EveryTextTests {
    @Test("none is empty, and a sentence or a label has its form")
    func form() {
        print("Messages: tried \(everyText.count) texts")
        #expect(everyText.count >= 400)
        for spoken in everyText {
            for text in [spoken.french, spoken.english] {
                #expect(!text.isEmpty, "\(spoken)")
                guard spoken.form != .fragment else { continue }
                // A figure opens a sentence as well as a capital does.
                let opens = text.first.map { $0.isUppercase || $0.isNumber || "«“".contains($0) } ?? false
                #expect(opens, "\(spoken): \(text)")
                #expect(text.hasSuffix(".") == (spoken.form == .sentence), "\(spoken): \(text)")
            }
        }
    }

    @Test("the typography of each language is respected")
    func typography() {
        for spoken in everyText {
            #expect(frenchFaults(spoken.french) == [], "\(spoken): \(spoken.french)")
            #expect(englishFaults(spoken.english) == [], "\(spoken): \(spoken.english)")
        }
    }

    @Test(
        "the fault finder finds faults",
        arguments: [
            "Au plus 2 jours", "l'accord", "« x »", "attention !", "Deux  espaces", "Prix : 2 €", "Fin..",
            "code half_day",
        ])
    func faults(text: String) { #expect(frenchFaults(text) != []) }

    @Test("the two languages say it differently, but for the few words they share")
    func differing() {
        let shared = [
            "role manager", "mark of ownSite", "mark of residence", "mark of otherOrganisation", "mark of absent",
            "mark of notWorked",
        ]
        let same = everyText.filter { $0.french == $0.english }.map(\.name)
        #expect(same.sorted() == shared.sorted())
    }

    @Test("labels of one kind are told apart")
    func distinct() {
        for language in Language.allCases {
            #expect(Set(RuleKey.allCases.map { $0.label[language] }).count == RuleKey.allCases.count)
            #expect(Set(Cell.allCases.map { $0.label[language] }).count == Cell.allCases.count)
            #expect(Set(Cell.allCases.map { $0.mark[language] }).count == Cell.allCases.count)
            #expect(Set(Event.Kind.allCases.map { $0.sentence[language] }).count == Event.Kind.allCases.count)
            #expect(Set(everyCause.map { $0.message(language) }).count == everyCause.count)
        }
    }
}

@Suite("Refusals")
struct RefusalTests {
    @Test("there is one sample of each cause")
    func complete() {
        #expect(everyCause.count >= 34)
        #expect(Set(everyCause.map(\.code)).count == everyCause.count)
    }

    @Test("every number, date and name of the cause is in the message", arguments: everyCause)
    func numbers(cause: Cause) {
        for language in Language.allCases {
            let message = cause.message(language)
            for (name, value) in cause.values {
                for expected in words(for: value, named: name, Wording(language)) {
                    #expect(message.contains(expected), "\(name) in \(message)")
                }
            }
        }
    }

    private func words(for value: CauseValue, named name: String, _ words: Wording) -> [String] {
        switch value {
        case .number(let number): return [String(number)]
        case .days(let halves): return [words.duration(halves: halves)]
        case .list(let codes):
            return codes.compactMap { code in
                FormulaKind(rawValue: code)?.noun[words.language] ?? Place(rawValue: code)?.noun[words.language]
            }
        case .text(let text):
            if let date = LocalDate(iso: text) { return [words.longDate(date)] }
            if let month = YearMonth(iso: text) { return [words.month(month)] }
            if let weekday = WeekdayCode(rawValue: text) { return [words.weekday(weekday.weekday)] }
            if let place = Place(rawValue: text) { return [place.whereabouts[words.language]] }
            if let formula = FormulaKind(rawValue: text) { return [formula.noun[words.language]] }
            if let contract = Contract(rawValue: text) { return [contract.noun[words.language]] }
            // The half of a day is spelled out, a delay's unit in words.
            if name == "half" { return [words.half(text == "morning" ? .morning : .afternoon)] }
            if name == "unit" { return [words.pickUnit(text)] }
            Issue.record("a value that the test does not know: \(name) \(text)")
            return []
        }
    }

    @Test("an article is cited after the first sentence, with its layer and title")
    func citation() {
        let reason = Reason(.weeklyQuotaExceeded(limit: 4, asked: 10), source: .rule(localSource))
        #expect(
            reason.message(.english, titles: titles)
                == "The week would hold 5\u{A0}days of telework; the limit is 2\u{A0}days (article\u{A0}7.1, local agreement "
                + "“Telework: our agreement”). Keep to 2\u{A0}days of telework at most.")
        let lawful = Reason(.publicHoliday(date: december(25)), source: .law(.publicHolidays))
        #expect(
            lawful.message(.english)
                == "Friday 25 December 2026 is a public holiday (article\u{A0}L.\u{A0}3133-1 of the labour code). "
                + "Choose another day.")
    }

    @Test(
        "an article is named as the text names it",
        arguments: [
            ("7.1", "article\u{A0}7.1, accord local"), ("L1222-9", "article\u{A0}L1222-9, accord local"),
            ("préambule", "préambule, accord local"), ("Annexe 2", "Annexe 2, accord local"), ("", "accord local"),
        ])
    func articles(article: String, expected: String) {
        let source = RuleSource(text: "x", article: article, layer: .organisme)
        #expect(source.citation(.french) == expected)
    }
}

extension Wording {
    fileprivate func pickUnit(_ code: String) -> String {
        switch Delay.Unit(rawValue: code) {
        case .workingDays: language == .french ? "jours ouvrés" : "working days"
        case .civilDays: language == .french ? "jours" : "days"
        case .months: language == .french ? "mois" : "months"
        case nil: "?"
        }
    }
}
