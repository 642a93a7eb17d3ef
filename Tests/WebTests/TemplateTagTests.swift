import Telework
import Testing

@testable import Web

@Suite("Tags of the templates")
struct TemplateTagTests {
    let resources: Resources

    init() throws { resources = try TestSite.resources.get() }

    @Test("every tag of every page is a stored property of its model", arguments: Language.allCases)
    func everyTag(language: Language) {
        let check = TagCheck(sources: resources.sources)
        var findings = TagCheck.Findings()
        let byTemplate = Dictionary(grouping: PageSamples.pages(language)) { type(of: $0).template }
        for pages in byTemplate.values {
            let layouts = pages.flatMap { PageSamples.layouts(around: $0, language, assets: resources.assets) }
            findings.add(check.findings(of: .layout, samples: layouts))
        }
        for fragment in PageSamples.fragments(language) {
            let frame = FragmentFrame(
                fragment: fragment, template: type(of: fragment).template.rawValue, csrf: "token")
            findings.add(check.findings(of: .fragment, samples: [frame]))
        }
        #expect(findings.sentences == [])
        #expect(findings.seen.count >= 50)
    }

    @Test("every template that is no partial has samples")
    func everyTemplateHasSamples() {
        let sampled =
            PageSamples.pages(.french).map { type(of: $0).template }
            + PageSamples.fragments(.french).map { type(of: $0).template }
        let expected = TemplateName.allCases.filter { !$0.isPartial }
        #expect(Set(expected) == Set(sampled))
        #expect(expected.count >= 5)
    }

    @Test(
        "a tag without its property is found",
        arguments: [
            ("{{naem}}", "{{naem}} is no stored property"),
            ("{{computed}}", "{{computed}} is no stored property"),
            ("{{#rows}}{{titel}}{{/rows}}", "{{titel}} is no stored property"),
            ("{{#rwos}}{{/rwos}}", "{{#rwos}} is no stored property"),
            ("{{#empty}}{{name}}{{/empty}}", "no sample enters {{#empty}}"),
            ("{{#missing}}{{name}}{{/missing}}", "no sample enters {{#missing}}"),
            ("{{row.titel}}", "{{row.titel}} is no stored property"),
            ("{{> partials/inconnu}}", "{{> partials/inconnu}} is no template"),
        ])
    func faults(template: String, fault: String) {
        let faults = TagCheck(sources: [.help: template]).faults(of: .help, samples: [Sample()])
        #expect(faults == ["aide.mustache: \(fault)"])
    }

    @Test("right tags are left alone: text, raw, rows, flags, the page from inside a row, optionals")
    func rightTags() {
        let template =
            "{{name}}{{{name}}}{{&name}}{{! note }}{{row.title}}{{#rows}}{{title}}{{name}}{{/rows}}"
            + "{{#isOpen}}{{name}}{{/isOpen}}{{^isOpen}}{{name}}{{/isOpen}}{{#note}}{{.}}{{/note}}{{missing}}"
        #expect(TagCheck(sources: [.help: template]).faults(of: .help, samples: [Sample()]) == [])
    }

    private struct Sample {
        struct Row { let title = "ligne" }
        let name = "nom"
        let rows = [Row()]
        let row = Row()
        let empty: [Row] = []
        let missing: Row? = nil
        let note: String? = "note"
        let isOpen = true
        var computed: String { name }
    }

    @Test("no template holds inline style or script, which the security policy forbids")
    func noInline() {
        for (name, source) in resources.sources {
            for forbidden in [" style=", "<style", " onclick=", " onchange=", " onsubmit=", "javascript:"] {
                #expect(!source.contains(forbidden), "\(name.fileName) holds \(forbidden)")
            }
        }
        #expect(resources.sources.count == TemplateName.allCases.count)
    }

    @Test("every form that posts carries its token")
    func everyFormHasItsToken() {
        var forms = 0
        for (name, source) in resources.sources {
            for form in source.split(separator: "<form").dropFirst() where form.contains("method=\"post\"") {
                forms += 1
                let body = form.prefix { $0 != "\u{0}" }
                let inside = body.firstRange(of: "</form>").map { body[..<$0.lowerBound] } ?? body
                #expect(
                    inside.contains("name=\"_csrf\"") || inside.contains("{{> partials/jetons}}"),
                    "a form of \(name.fileName) has no token")
            }
        }
        #expect(forms >= 3)
    }
}
