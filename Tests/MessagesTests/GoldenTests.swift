import CivilTime
import Messages
import Telework
import Testing

/// Whole messages as people read them; `~` is a narrow no-break space, `_` an ordinary one.
@Suite("Whole messages")
struct GoldenTests {
    @Test(
        "refusals",
        arguments: [
            (
                Cause.formulaNotOffered(asked: .flexible, offered: ["envelope", "fixed"]),
                "La formule «~jours flexibles~» n’est pas ouverte à la date demandée. Vous pouvez demander~: enveloppe annuelle "
                    + "ou jours fixes."
            ),
            (
                .placeNotOffered(asked: .thirdPlace, offered: ["home"]),
                "Le télétravail dans un tiers-lieu n’est pas prévu. Vous pouvez choisir~: domicile."
            ),
            (
                .seniorityTooShort(months: 6, eligibleFrom: december(14)),
                "Il faut 6_mois d’ancienneté le premier jour du télétravail. Le télétravail peut commencer à partir du "
                    + "lundi 14 décembre 2026."
            ),
            (
                .activitiesNotTeleworkable(share: 20, minimum: 40),
                "Ce poste compte 20~% d’activités télétravaillables~; il en faut au moins 40~%. Si la description du poste "
                    + "n’est plus à jour, faites-la corriger."
            ),
            (
                .daysBeyondShare(asked: 6, limit: 3, share: 35),
                "Il est demandé 3_jours par semaine~; la part télétravaillable du poste (35~%) permet 1,5_jour au plus. "
                    + "Demandez 1,5_jour ou moins."
            ),
            (
                .annualEnvelopeTooLarge(asked: 240, limit: 200),
                "Il est demandé 120_jours par an~; la limite est de 100_jours. Demandez 100_jours ou moins."
            ),
            (
                .weeklyQuotaExceeded(limit: 4, asked: 10),
                "La semaine compterait 5_jours de télétravail~; la limite est de 2_jours. Gardez 2_jours de télétravail au "
                    + "plus."
            ),
            (
                .weeklyQuotaExceeded(limit: 0, asked: 2),
                "La semaine compterait 1_jour de télétravail~; la limite est de 0_jour. Prévoyez ces jours sur site."
            ),
            (
                .onSiteMinimumNotReached(minimum: 4, left: 1),
                "Il resterait une demi-journée sur site dans la semaine~; le minimum est de 2_jours. Gardez au moins 2_jours "
                    + "sur site."
            ),
            (
                .publicHoliday(date: december(25)),
                "Le vendredi 25 décembre 2026 est un jour férié. Choisissez un autre jour."
            ),
            (
                .noticeTooShort(date: december(8), delay: Delay(5, .workingDays), earliest: december(14)),
                "Le mardi 8 décembre 2026 est trop proche~: le délai à respecter est de 5_jours ouvrés. La première date "
                    + "possible est le lundi 14 décembre 2026."
            ),
            (
                .alreadyTeleworked(date: december(7), half: .afternoon),
                "L’après-midi du lundi 7 décembre 2026 est déjà en télétravail. Choisissez une autre demi-journée."
            ),
            (
                .outsideWeek(date: december(17)),
                "Le jeudi 17 décembre 2026 ne fait pas partie de la semaine modifiée. Ouvrez la semaine du 14 au 20 décembre "
                    + "2026 pour changer ce jour."
            ),
            (
                .envelopeExceeded(year: 2026, limit: 200, asked: 201),
                "Le télétravail de 2026 atteindrait 100,5_jours~; l’enveloppe est de 100_jours. Prévoyez ce jour sur "
                    + "site, ou libérez d’abord un jour à venir."
            ),
            (
                .monthClosed(month: YearMonth(containing: december(1))),
                "Le mois de décembre 2026 est clôturé. Signalez la correction aux ressources humaines~: elle sera régularisée "
                    + "sur un mois suivant."
            ),
        ])
    func refusals(cause: Cause, expected: String) { #expect(cause.message(.french) == spaced(expected)) }

    @Test("a refusal with its article and the title of the text")
    func reason() {
        let reason = Reason(.weekdayForbidden(weekday: .tuesday), source: .rule(localSource))
        #expect(
            reason.message(.french, titles: titles)
                == spaced(
                    "Le mardi ne peut pas être télétravaillé (article_7.1, accord local «~Le télétravail~: notre accord~»). "
                        + "Choisissez un autre jour de la semaine."))
    }

    @Test(
        "rules",
        arguments: [
            (RuleKey.weeklyMaximum, RuleValue.days(halves: 4), "Au plus 2_jours de télétravail par semaine."),
            (.onSiteMinimum, .days(halves: 4), "Au moins 2_jours sur site par semaine."),
            (.formulas, .set(["envelope", "fixed"]), "Formules ouvertes~: jours fixes et enveloppe annuelle."),
            (.forbiddenWeekdays, .set(["friday", "monday"]), "Jours exclus du télétravail~: lundi et vendredi."),
            (.forbiddenWeekdays, .set([]), "Aucun jour de la semaine n’est exclu."),
            (.teleworkableShare, .percent(40), "Au moins 40~% d’activités télétravaillables dans le poste."),
            (.placeNotice, .delay(Delay(2, .workingDays)), "Un jour se place au moins 2_jours ouvrés à l’avance."),
            (.placeNotice, .delay(Delay(0, .civilDays)), "Un jour peut se placer le jour même."),
            (
                .answerDelay, .delay(Delay(45, .civilDays)),
                "L’employeur répond à une demande dans un délai de 45_jours."
            ),
            (.allowanceHalfDay, .choice("half"), "Une demi-journée seule donne droit à~: moitié de l’indemnité."),
        ])
    func rules(key: RuleKey, value: RuleValue, expected: String) {
        #expect(Wording(.french).sentence(for: key, value: value) == spaced(expected))
    }

    @Test("amounts carry the mark of what is not verified")
    func amounts() {
        let amounts = [
            DatedAmount(from: december(1), amount: Cents(270), certainty: .verified, source: ""),
            DatedAmount(from: december(15), amount: Cents(288), certainty: .fictional, source: ""),
        ]
        #expect(
            Wording(.french).sentence(for: .allowanceDay, value: .amounts(amounts))
                == spaced(
                    "Indemnité par jour télétravaillé~: 2,70~€ à partir du 1er décembre 2026 et 2,88~€ à partir du 15 décembre "
                        + "2026 (fictif)."))
        #expect(
            Wording(.english).sentence(for: .allowanceDay, value: .amounts(amounts))
                == "Allowance per teleworked day: €2.70 from 1 December 2026 and €2.88 from 15 December 2026 (fictional)."
        )
    }

    @Test(
        "formulas",
        arguments: [
            (
                Formula.fixed(HalfDaySet(days: [.monday, .tuesday])), "Jours fixes~: lundi et mardi",
                "Fixed days: Monday and Tuesday"
            ),
            (
                .fixed(HalfDaySet(bits: 0b0111)), "Jours fixes~: lundi (journée) et mardi matin",
                "Fixed days: Monday (whole day) and Tuesday morning"
            ),
            (.flexible(halvesPerWeek: 4), "2_jours flexibles par semaine", "2_flexible days a week"),
            (.flexible(halvesPerWeek: 3), "1,5_jour flexible par semaine", "1.5_flexible days a week"),
            (.flexible(halvesPerWeek: 1), "Une demi-journée flexible par semaine", "A flexible half-day a week"),
            (.envelope(halvesPerYear: 200), "Enveloppe de 100_jours par an", "Envelope of 100_days a year"),
            (.envelope(halvesPerYear: 1), "Enveloppe d’une demi-journée par an", "Envelope of half a day a year"),
        ])
    func formulas(formula: Formula, inFrench: String, inEnglish: String) {
        #expect(formula.label(.french) == spaced(inFrench))
        #expect(formula.label(.english) == spaced(inEnglish))
    }

    @Test("an act that comes too late")
    func transition() {
        #expect(
            TransitionError(state: .withdrawn, act: .accept).message(.french)
                == spaced(
                    "Cette demande a été retirée~: vous ne pouvez pas l’accepter. Rechargez la page pour voir où elle en est."
                ))
    }

    @Test("a text outside its frame: both articles, both values")
    func violation() throws {
        #expect(Set(sampleViolations.map(\.code)).count == 4)
        let outside = try #require(sampleViolations.first { $0.code == "outside-frame" })
        #expect(
            outside.message(.french, titles: titles)
                == spaced(
                    "«~Télétravail par semaine, au plus~»~: «~4_jours~» (article_7.1, accord local «~Le télétravail~: notre "
                        + "accord~») sort du cadre fixé au-dessus~: «~3_jours~» (article_4, texte national "
                        + "«~ucanss-2022~»). Restez dans ce cadre, ou déclarez une dérogation avec sa base légale."))
    }
}
