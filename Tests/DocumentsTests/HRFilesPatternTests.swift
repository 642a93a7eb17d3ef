import CivilTime
import Telework
import TestSupport
import Testing

@testable import Documents

@Suite("The working pattern of a file")
struct HRFilesPatternTests {
    static let good: [(String?, String?, String)] = [
        (nil, nil, "1111111111"), ("1111111111", nil, "1111111111"), ("11 11 00 11 11", nil, "1111001111"),
        ("11-11-00-11-11", nil, "1111001111"), ("11111111110011", nil, "11111111110011"),
        ("1111001111", "mercredi", "1111001111"), ("100%", nil, "1111111111"), ("100", nil, "1111111111"),
        ("80%", "mercredi", "1111001111"), ("80", "Wednesday", "1111001111"), ("80 %", "MER", "1111001111"),
        ("80,00 %", "vendredi", "1111111100"), ("90%", "mercredi après-midi", "1111101111"),
        ("90\u{202F}%", "Friday PM", "1111111110"), ("50%", "lundi, mardi, mercredi matin", "0000011111"),
        ("60 %", "lundi et jeudi", "0011110011"), ("60 %", "Monday and Thursday", "0011110011"),
        (nil, "mercredi", "1111001111"), ("75%", "mercredi", "1111001111"),
        ("75%", "mercredi + jeudi matin", "1111000111"),
    ]

    @Test("digits, shares and days off", arguments: good)
    func patterns(_ pattern: String?, _ off: String?, _ expected: String) throws {
        #expect(try WorkingPatternReading.pattern(pattern, daysOff: off) == halfDays(expected))
    }

    static let wrong: [(String?, String?, String)] = [
        ("111111111", nil, "pattern invalid-pattern"), ("11111111111", nil, "pattern invalid-pattern"),
        ("1111111112", nil, "pattern invalid-pattern"), ("0000000000", nil, "pattern invalid-pattern"),
        ("1,11E+09", nil, "pattern invalid-pattern"), ("temps plein", nil, "pattern invalid-pattern"),
        ("80,5%", "mercredi", "pattern invalid-pattern"), ("0%", nil, "pattern share-out-of-range"),
        ("101%", nil, "pattern invalid-pattern"), ("80%", nil, "pattern missing-day-off"),
        ("99%", nil, "pattern missing-day-off"), ("80%", "lundi, mardi", "off share-mismatch"),
        ("90%", "mercredi", "off share-mismatch"), ("100%", "mercredi matin", "off share-mismatch"),
        ("1111111111", "mercredi", "off day-off-worked"), ("80%", "mercerdi", "off unknown-value"),
        ("80%", "mercredi soir", "off unknown-value"),
        (nil, "lundi, mardi, mercredi, jeudi, vendredi", "off invalid-pattern"),
    ]

    @Test("what is neither, or does not agree, is told at the right cell", arguments: wrong)
    func refusals(_ pattern: String?, _ off: String?, _ expected: String) {
        do throws(WorkingPatternReading.Failure) {
            let found = try WorkingPatternReading.pattern(pattern, daysOff: off)
            Issue.record("read as \(found.text)")
        } catch {
            switch error {
            case .pattern(let problem): #expect("pattern \(problem.code)" == expected)
            case .daysOff(let problem): #expect("off \(problem.code)" == expected)
            case .unknownDay(let problem): #expect("off \(problem.code)" == expected)
            }
        }
    }

    static let problems: [HRFileProblem] = [
        .endBeforeStart(start: day("2026-01-02"), end: day("2026-01-01")), .spanTooLong(limit: 400),
        .invalidPattern("x"),
        .missingDayOff(share: "80%"), .shareMismatch(share: "80%", halves: 9), .dayOffWorked("x"),
        .shareOutOfRange("x"), .more(1), .more(2), .ignoredColumn("x", likely: nil), .ignoredReason("x"),
        .absentColumn(french: "a", english: "b", .kept), .absentColumn(french: "a", english: "b", .keptWithoutDaysOff),
        .absentColumn(french: "a", english: "b", .keptOrFullTime),
        .absentColumn(french: "a", english: "b", .keptOrFrench),
        .absentColumn(french: "a", english: "b", .wholeDays), .absentColumn(french: "a", english: "b", .home), .noLine,
        .otherKind(.posts), .webPage,
    ]

    @Test("each has a code and two sentences, the French one with its thin spaces", arguments: problems)
    func sentences(_ problem: HRFileProblem) {
        #expect(problem.code.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
        #expect(problem.french != problem.english)
        for sentence in [problem.french, problem.english] {
            #expect(sentence.hasSuffix(".") && !sentence.contains("'"))
        }
        for sign in [" ;", " :", " ?", " !", " %", "« ", " »", "0%"] { #expect(!problem.french.contains(sign)) }
        #expect(!problem.english.unicodeScalars.contains("\u{202F}"))
    }
}
