import CivilTime
import Messages
import Telework
import TestSupport
import Testing

/// `~` is a narrow no-break space, `_` an ordinary one.
@Suite("What a refusal rests on, as people read it")
struct CitationTests {
    private static func agreement(through last: LocalDate?) -> Instrument {
        .agreement(AgreementID("1"), span: DateSpan(from: december(1), through: last))
    }

    @Test(
        "each kind in both languages",
        arguments: [
            (
                ReasonSource.rule(localSource), "article_7.1, accord local «~Le télétravail~: notre accord~»",
                "article_7.1, local agreement “Telework: our agreement”"
            ),
            (
                .law(.publicHolidays), "article_L._3133-1 du code du travail", "article_L._3133-1 of the labour code"
            ),
            (
                ReasonSource(.law(.telework), through: agreement(through: nil)),
                "accord individuel à partir du 1er décembre 2026~; article_L._1222-9 du code du travail",
                "individual agreement from 1 December 2026; article_L._1222-9 of the labour code"
            ),
            (
                ReasonSource(.rule(localSource), through: agreement(through: december(31))),
                "accord individuel du 1er au 31 décembre 2026~; article_7.1, accord local "
                    + "«~Le télétravail~: notre accord~»",
                "individual agreement of 1 to 31 December 2026; article_7.1, local agreement “Telework: our agreement”"
            ),
            (
                ReasonSource(.law(.telework), through: .calendar(day: "Pont de mai")),
                "calendrier de l’organisme «~Pont de mai~»~; article_L._1222-9 du code du travail",
                "calendar of the organisation “Pont de mai”; article_L._1222-9 of the labour code"
            ),
            (
                ReasonSource(.law(.telework), through: .calendar(day: "")),
                "calendrier de l’organisme~; article_L._1222-9 du code du travail",
                "calendar of the organisation; article_L._1222-9 of the labour code"
            ),
            (
                ReasonSource(.law(.telework), through: .workingPattern),
                "répartition du temps de travail~; article_L._1222-9 du code du travail",
                "working pattern; article_L._1222-9 of the labour code"
            ),
            (
                ReasonSource(.law(.telework), through: .employmentContract),
                "contrat de travail~; article_L._1222-9 du code du travail",
                "employment contract; article_L._1222-9 of the labour code"
            ),
        ])
    func kinds(source: ReasonSource, french: String, english: String) {
        #expect(source.citation(.french, titles: titles) == spaced(french))
        #expect(source.citation(.english, titles: titles) == spaced(english))
    }

    @Test("no cause is told without an article, whatever it rests on", arguments: everyCause)
    func everyReason(cause: Cause) {
        for source in everySource {
            for language in Language.allCases {
                let citation = source.citation(language)
                let names =
                    switch source.article {
                    case .rule(let rule): [rule.article, rule.layer.noun[language]]
                    case .law(let statute): [String(statute.article.dropFirst())]
                    }
                for name in names { #expect(citation.contains(name)) }
                #expect(Reason(cause, source: source).message(language).contains("(\(citation)). "))
            }
        }
    }
}
