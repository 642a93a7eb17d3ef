import CivilTime
import Telework
import TestSupport

@testable import UseCases
@testable import Web

/// The pages of indicators, in every shape.
enum SteeringSamples {
    static let month = yearMonth("2026-10")

    /// Figures of an organisme of some size over two years.
    static func tally(people: Int) -> FigureTally {
        var tally = FigureTally()
        let first = month.adding(months: -23)
        for (slice, count) in [(Slice.all, people), (.sex(.woman), people * 4 / 5), (.sex(.man), people / 5)] {
            tally.add(count, to: Figure(.people, slice, first))
            tally.add(count / 2, to: Figure(.teleworkers, slice, first))
        }
        tally.add(people / 2, to: Figure(.teleworkers, .formula(.fixed), first))
        for index in 0..<24 {
            let month = first.adding(months: index)
            for (measure, amount) in [
                (Measure.closes, 1), (.paidPeople, people / 2), (.paidHalves, people * 5), (.paidCents, people * 675),
                (.filed, people / 10), (.granted, people / 12), (.refused, people / 40),
                (.decisionMinutes, people * 1_440),
            ] { tally.add(amount, to: Figure(measure, month)) }
            tally.add(people / 40, to: Figure(.refused, .motive("coverage"), month))
        }
        return tally
    }

    static func network(_ count: Int, people: Int) -> NetworkFigures {
        let members = (0..<count).map {
            NetworkMember(
                id: OrganisationID("o\($0)"), code: "o\($0)", name: "Organisme numéro \($0) (démonstration)",
                branch: $0.isMultiple(of: 3) ? "famille" : nil, isCounted: $0 != 1)
        }
        let tally = tally(people: people)
        let sums = members.map {
            ($0.id, OrganismeSums(of: tally, month: month, requestsFrom: month.adding(months: -11)))
        }
        return NetworkFigures(
            months: FigureMonths(asked: month, today: day("2026-12-01")),
            figures: Steering(tally.collapsed(from: Steering.first(for: month), through: month), month: month),
            members: members, sums: Dictionary(uniqueKeysWithValues: sums))
    }

    static func pages(_ language: Language) -> [any PageModel] {
        let network = network(120, people: 400)
        let alone = self.network(1, people: 4)
        let motives = ["coverage": LocalizedText(french: "Continuité du service", english: "Continuity of service")]
        func page(_ network: NetworkFigures, _ query: Form) -> SteeringPage {
            SteeringPage(
                network.figures, months: network.months, network: network, query: FigureQuery(query),
                motives: motives, language: language)
        }
        return [
            page(network, Form()), page(network, Form(["tri": "-effectif", "branche": "famille", "page": "2"])),
            page(alone, Form()),
            SteeringPage(
                network.figures, months: network.months, query: FigureQuery(Form()), motives: motives,
                language: language),
            SteeringPage(
                nil, months: FigureMonths(asked: yearMonth("2030-01"), today: day("2026-12-01")),
                query: FigureQuery(Form()), motives: [:], language: language),
        ]
    }
}
