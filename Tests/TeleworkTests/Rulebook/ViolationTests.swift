import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Violations among texts")
struct ViolationTests {
    private static func text(
        _ id: String, _ layer: Layer, _ first: String = "2023-01-01", _ last: String? = nil, halves: Int,
        derogation: String? = nil
    ) -> RuleText {
        Texts.text(
            id, layer, during: DateSpan(from: day(first), through: last.map(day)),
            [
                rule(.formulas, .set(["fixed"])),
                rule(.weeklyMaximum, .days(halves: halves), "art. \(id)", derogation: derogation),
            ])
    }

    @Test("the texts of the tests agree with one another")
    func none() {
        #expect(Texts.book.violations().isEmpty)
    }

    @Test("a violation names the file and line of the lower rule, both articles and both values")
    func both() {
        let book = Rulebook(texts: [Self.text("upper", .network, halves: 4), Self.text("lower", .service, halves: 5)])
        let found = book.violations()
        #expect(found.count == 1)
        #expect(found.first?.file == "lower.yaml" && found.first?.line == 11)
        #expect(found.first?.source == RuleSource(text: "lower", article: "art. lower", layer: .service))
        #expect(
            found.first?.kind
                == .outsideFrame(
                    upper: RuleSource(text: "upper", article: "art. upper", layer: .network),
                    upperValue: .days(halves: 4), lowerValue: .days(halves: 5)))
    }

    @Test("every violation is listed, in order of file and line")
    func all() {
        let wide = Texts.local.with(.weeklyMaximum, .days(halves: 7)).with(.onSiteMinimum, .days(halves: 3))
            .with(.places, .set(["home"]))
        let service = Texts.text(
            "a-service", .service, [rule(.places, .set(["residence"])), rule(.annualMaximum, .days(halves: 201))])
        let found = Rulebook(texts: [Texts.national, wide, service]).violations()
        #expect(
            found.map { "\($0.file):\($0.key?.rawValue ?? "")" } == [
                "a-service.yaml:places", "a-service.yaml:annual_days_max", "local.yaml:weekly_days_max",
                "local.yaml:on_site_days_min",
            ])
        #expect(found.map(\.line) == [10, 11, 11, 12])
    }

    @Test("texts that never meet do not clash", arguments: [("2026-12-01", 1), ("2026-12-02", 0), ("2026-12-03", 0)])
    func dates(first: String, count: Int) {
        let upper = Self.text("upper", .network, "2022-12-02", "2026-12-01", halves: 4)
        let lower = Self.text("lower", .organisme, first, halves: 5)
        #expect(Rulebook(texts: [upper, lower]).violations().count == count)
    }

    @Test("a frame that begins within the life of a lower text is compared too")
    func laterFrame() {
        let lower = Self.text("lower", .organisme, "2023-01-01", halves: 5)
        let upper = Self.text("upper", .network, "2025-01-01", halves: 4)
        #expect(Rulebook(texts: [lower, upper]).violations().map(\.code) == ["outside-frame"])
    }

    @Test("a service that leant on a derogation is outside the frame once the derogation ends")
    func endOfDerogation() {
        let national = Self.text("national", .network, halves: 4)
        let service = Self.text("service", .service, halves: 6)
        func book(until last: String?) -> Rulebook {
            Rulebook(texts: [
                national, Self.text("local", .organisme, "2023-01-01", last, halves: 6, derogation: "L. 2253-3"),
                service,
            ])
        }
        #expect(book(until: nil).violations().isEmpty)
        #expect(book(until: "2025-12-31").violations().map(\.source.text) == ["service"])
    }

    @Test("a derogation is useful only when something above is narrower", arguments: [(3, 1), (4, 1), (5, 0)])
    func useless(halves: Int, count: Int) {
        let upper = Self.text("upper", .network, halves: 4)
        let lower = Self.text("lower", .organisme, halves: halves, derogation: "L. 2253-3")
        let found = Rulebook(texts: [upper, lower]).violations()
        #expect(found.map(\.code) == Array(repeating: "useless-derogation", count: count))
        #expect(Rulebook(texts: [lower]).violations().map(\.code) == ["useless-derogation"])
        let over = Self.text("upper", .network, "2017-01-01", "2022-12-31", halves: 4)
        #expect(
            Rulebook(texts: [over, lower]).violations().map(\.code) == ["useless-derogation"], "the frame was over")
    }

    @Test(
        "two texts of one layer for the same readers may not overlap by a single day",
        arguments: [("2025-12-30", 2), ("2025-12-31", 1), ("2026-01-01", 0)])
    func overlapping(first: String, days: Int) {
        let old = Self.text("old", .organisme, "2023-01-01", "2025-12-31", halves: 4)
        let new = Self.text("new", .organisme, first, halves: 4)
        let expected = DateSpan(from: day(first), through: day("2025-12-31"))
        #expect(
            Rulebook(texts: [new, old]).violations().map(\.kind)
                == (days == 0 ? [] : [.overlappingTexts(other: "old", span: expected)]))
    }

    @Test("two texts of one layer for different readers may")
    func otherReaders() {
        let one = Self.text("one", .organisme, halves: 4)
        let other = Texts.text(
            "other", .organisme, scope: .organisme("caf-other"), [rule(.weeklyMaximum, .days(halves: 6))])
        let service = Texts.text(
            "service", .service, scope: .service(organisme: "caf-other", service: "S"),
            [rule(.weeklyMaximum, .days(halves: 6))])
        #expect(Rulebook(texts: [one, other, service]).violations().isEmpty)
    }

    @Test("two texts of one identity are a violation even apart in time")
    func identity() {
        let old = Self.text("same", .organisme, "2023-01-01", "2023-12-31", halves: 4)
        let new = Self.text("same", .organisme, "2025-01-01", halves: 4)
        #expect(Rulebook(texts: [old, new]).violations().map(\.code) == ["repeated-identity"])
    }
}
