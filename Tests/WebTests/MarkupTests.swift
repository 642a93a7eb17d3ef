import Foundation
import Messages
import Telework
import Testing

@testable import Web

@Suite("Markup and colours")
struct MarkupTests {
    @Test("text is escaped, and only text")
    func escaping() {
        var html = HTML()
        html.raw("<td")
        html.attribute("title", "L'«\u{A0}A & B\u{A0}» <\"x\">")
        html.raw(">")
        html.text("Zoé <b> & d'Été")
        html.raw("</td>")
        #expect(
            html.string
                == "<td title=\"L&#39;«\u{A0}A &amp; B\u{A0}» &lt;&quot;x&quot;&gt;\">Zoé &lt;b&gt; &amp; d&#39;Été</td>"
        )
    }

    @Test("each kind of half-day has its own letter, word and class, in both languages")
    func cells() {
        for language in Language.allCases {
            #expect(Set(Cell.allCases.map { $0.mark[language] }).count == Cell.allCases.count)
            #expect(Set(Cell.allCases.map { $0.label[language] }).count == Cell.allCases.count)
        }
        #expect(Set(Cell.allCases.map(\.cssClass)).count == Cell.allCases.count)
    }

    @Test("the class of each kind of half-day is in the style sheet")
    func cellClasses() throws {
        let sheet = try Self.sheet()
        for cell in Cell.allCases { #expect(sheet.contains(".cell.\(cell.cssClass) ")) }
    }

    @Test(
        "a gauge is never longer than its frame",
        arguments: [(0, 0, 0), (0, 10, 0), (5, 10, 200), (10, 10, 400), (15, 10, 400)])
    func gauge(used: Int, total: Int, width: Int) {
        let svg = Gauge.svg(used: used, of: total, label: "5 jours sur 10")
        #expect(svg.contains("width=\"\(width)\"/></svg>"))
        #expect(svg.contains("aria-label=\"5 jours sur 10\""))
        #expect(svg.contains("gauge-over") == (used > total))
    }

    /// Text on ground that the sheet puts together.
    static let pairs: [(String, String, Double)] = [
        ("ink", "paper", 4.5), ("ink", "wash", 4.5), ("muted", "paper", 4.5), ("muted", "wash", 4.5),
        ("action", "paper", 4.5), ("action", "wash", 4.5), ("action", "action-wash", 4.5), ("on-action", "action", 4.5),
        ("on-action", "action-strong", 4.5), ("action-strong", "action-wash", 4.5), ("ink", "action-wash", 4.5),
        ("accent", "accent-wash", 4.5), ("accent", "paper", 4.5), ("ink", "accent-wash", 4.5),
        ("danger", "danger-wash", 4.5), ("danger", "paper", 4.5), ("ink", "danger-wash", 4.5),
        ("good", "good-wash", 4.5), ("ink", "good-wash", 4.5), ("edge", "paper", 3), ("accent-rule", "paper", 3),
        ("ink", "h0", 4.5), ("ink", "h1", 4.5), ("on-action", "h5", 4.5),
    ]

    @Test("texts stand out from their ground by 4.5 to 1, edges by 3 to 1, in both themes")
    func contrast() throws {
        let sheet = try Self.sheet()
        let blocks = sheet.split(separator: ":root {").dropFirst().map { $0.prefix { $0 != "}" } }
        #expect(blocks.count >= 2)
        for (theme, block) in zip(["light", "dark"], blocks) {
            let colours = Dictionary(
                block.matches(of: /--([a-z0-9-]+): #([0-9a-f]{3,6});/).map { (String($0.1), String($0.2)) },
                uniquingKeysWith: { first, _ in first })
            for (text, ground, least) in Self.pairs {
                let one = try #require(colours[text].map(Self.luminance), "\(text) in the \(theme) theme")
                let other = try #require(colours[ground].map(Self.luminance), "\(ground) in the \(theme) theme")
                let ratio = (max(one, other) + 0.05) / (min(one, other) + 0.05)
                #expect(ratio >= least, "\(text) on \(ground), \(theme): \(ratio)")
            }
        }
    }

    private static func sheet() throws -> String {
        try String(contentsOfFile: "\(TestSite.resourcesDirectory)/assets/pendulaire.css", encoding: .utf8)
    }

    /// Relative luminance (WCAG 2.2).
    private static func luminance(_ hex: String) -> Double {
        let full = hex.count == 3 ? hex.map { "\($0)\($0)" }.joined() : hex
        let value = Int(full, radix: 16) ?? 0
        let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel -> Double in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
}
