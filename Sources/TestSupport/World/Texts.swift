import CivilTime
import Telework

/// The texts of the tests. The values are made up; the dates of the national one are those of the text of 2022.
public enum Texts {
    /// The whole network, from 2 December 2022 to 1 December 2026.
    public static let national = RuleText(
        id: "national", layer: .network,
        title: LocalizedText(french: "Protocole national d’essai", english: "Test national protocol"),
        source: "Tests", span: DateSpan(from: day("2022-12-02"), through: day("2026-12-01")), scope: .everyone,
        rules: [
            rule(.formulas, .set(["envelope", "fixed", "flexible"]), "art. 3"),
            rule(.weeklyMaximum, .days(halves: 6), "art. 4-1"),
            rule(.onSiteMinimum, .days(halves: 4), "art. 4-2"),
            rule(.places, .set(["home", "other_organisation", "residence", "third_place"]), "art. 5"),
            rule(.seniority, nil, "art. 2-2"),
            rule(.answerDelay, .delay(Delay(45, .civilDays)), "art. 6-2"),
            rule(.reexaminationDelay, .delay(Delay(30, .civilDays)), "art. 6-3"),
            rule(.allowanceDay, .amounts([amount(270, from: "2022-12-02")]), "art. 9"),
        ].numbered(), file: "national.yaml")

    /// The organisme's own text, from 1 January 2023 on: two days a week, the three formulas, half-days.
    public static let local = RuleText(
        id: "local", layer: .organisme,
        title: LocalizedText(french: "Accord local d’essai", english: "Test local agreement"), source: "Tests",
        span: DateSpan(from: day("2023-01-01")), scope: .organisme(TestOrganisation.code),
        rules: [
            rule(.formulas, .set(["envelope", "fixed", "flexible"]), "art. 3"),
            rule(.weeklyMaximum, .days(halves: 4), "art. 4-1"),
            rule(.onSiteMinimum, .days(halves: 4), "art. 4-2"),
            rule(.annualMaximum, .days(halves: 200), "art. 4-3"),
            rule(.envelopeProration, .choice("prorata"), "art. 4-3"),
            rule(.halfDays, .flag(true), "art. 4-4"),
            rule(.partTimeProration, .choice("prorata"), "art. 4-5"),
            rule(.absenceDeduction, .choice("none"), "art. 4-6"),
            rule(.places, .set(["home", "residence", "third_place"]), "art. 5"),
            rule(.excludedActivities, .set(["accueil"]), "art. 2-1"),
            rule(.teleworkableShare, .percent(20), "art. 2-1"),
            rule(.seniority, .months(3), "art. 2-2"),
            rule(
                .contracts,
                .set(["CDD", "CDI", "apprentissage", "mise_a_disposition", "professionnalisation"]), "art. 2-3"),
            rule(.placeNotice, .delay(Delay(2, .workingDays)), "art. 7-1"),
            rule(.moveNotice, .delay(Delay(1, .workingDays)), "art. 7-2"),
            rule(.agreementDuration, .months(36), "art. 8"),
            rule(.answerDelay, .delay(Delay(30, .civilDays)), "art. 6-2"),
            rule(.refusalMotives, .motives(motives), "art. 6-3"),
            rule(
                .allowanceDay, .amounts([amount(295, from: "2023-01-01"), amount(325, from: "2026-01-01")]),
                "art. 9-1"),
            rule(.allowanceHalfDay, .choice("half"), "art. 9-2"),
            rule(.allowancePlaces, .set(["home", "residence"]), "art. 9-3"),
        ].numbered(), file: "local.yaml")

    public static let motives = [
        Motive(code: "activity", label: LocalizedText(french: "Activités", english: "Activities")),
        Motive(code: "coverage", label: LocalizedText(french: "Continuité du service", english: "Coverage")),
    ]

    /// Both texts.
    public static let book = Rulebook(texts: [national, local])

    /// Whoever reads the texts in the organisme of the tests.
    public static func reader(service: String? = "PREST") -> RuleReader {
        RuleReader(organisme: TestOrganisation.code, service: service)
    }

    public static func amount(
        _ cents: Int64, from first: String, certainty: Certainty = .fictional
    ) -> DatedAmount {
        DatedAmount(from: day(first), amount: Cents(cents), certainty: certainty, source: "Tests")
    }

    /// A text with these rules, for whoever needs another one.
    public static func text(
        _ id: String, _ layer: Layer, during span: DateSpan = DateSpan(from: day("2023-01-01")),
        scope: RuleText.Scope? = nil, _ rules: [RuleEntry]
    ) -> RuleText {
        let usual: RuleText.Scope =
            switch layer {
            case .network: .everyone
            case .branch: .branch("maladie")
            case .organisme: .organisme(TestOrganisation.code)
            case .service: .service(organisme: TestOrganisation.code, service: "PREST")
            }
        return RuleText(
            id: id, layer: layer, title: LocalizedText(french: id, english: id), source: "Tests", span: span,
            scope: scope ?? usual, rules: rules.numbered(), file: "\(id).yaml")
    }
}
