import CivilTime
import Telework
import Testing

@testable import UseCases

@Suite("Sentences of what the organisme's data say against a file")
struct ImportProblemTests {
    static let all: [ImportProblem] = [
        .repeatedEmployeeNumber("1", firstLine: 2), .unknownPerson("1"), .unknownTeam("A"), .unknownSite("A"),
        .unknownPost("A"), .ownManager("1"), .repeatedCode("A", firstLine: 2), .unknownParent("A"),
        .missingParent("A"), .missingZone("A"), .cyclicParent("A"), .sharesNotWhole("A", sum: 99),
        .repeatedActivity("a"), .tooFarAhead,
        .startAfterStoredEnd(start: LocalDate(dayNumber: 20_001), end: LocalDate(dayNumber: 20_000)),
        .slip(.beforeArrival(LocalDate(dayNumber: 20_000))),
        .slip(.tooLongAgo(AbsenceReach.dated[0], before: LocalDate(dayNumber: 20_000))), .repeatedLine(first: 2),
        .overlappingLines(earlier: 2),
    ]

    @Test("each has a code and two sentences, the French one with its thin spaces", arguments: all)
    func sentences(_ problem: ImportProblem) throws {
        let issue = problem.issue(line: 3, column: 4)
        guard case .text(let text) = issue.content else {
            Issue.record("no text: \(issue)")
            return
        }
        #expect(issue.line == 3 && issue.column == 4)
        #expect(issue.code.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
        #expect(text.french != text.english)
        for sentence in [text.french, text.english] {
            #expect(sentence.hasSuffix(".") && !sentence.contains("'"))
        }
        for sign in [" ;", " :", " ?", " !", " %", "« ", " »"] { #expect(!text.french.contains(sign)) }
    }

    @Test("dates are French in French sentences")
    func dates() {
        let texts = Self.all.compactMap { problem -> String? in
            if case .text(let text) = problem.issue(line: 1, column: 1).content { text.french } else { nil }
        }
        for text in texts { #expect(!text.contains(/\d{4}-\d\d/), "\(text)") }
        #expect(texts.count { $0.contains("/10/2024") } == 3)
    }

    @Test("codes are all different")
    func codes() {
        #expect(Set(Self.all.map(\.code)).count == Self.all.count)
    }
}
