import CivilTime
import Messages
import Telework
import UseCases

/// Indicators: of one's organisme for human resources, of all of them for the network's roles (PIL-1).
struct SteeringPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.figures) { context in
            let query = FigureQuery(context.query)
            let (months, figures) = try await own(query, context)
            return site.show(
                SteeringPage(figures, months: months, query: query, motives: motives, language: context.language),
                for: context)
        }
        routes.page(.figuresFile) { context in
            let (months, figures) = try await own(FigureQuery(context.query), context)
            guard let figures else { throw WebError.notFound }
            return file(tables(figures, context.language), "indicateurs", months, context.language)
        }
        routes.page(.network) { context in
            let query = FigureQuery(context.query)
            let network = try await all(query, context)
            return site.show(
                SteeringPage(
                    network.figures, months: network.months, network: network, query: query, motives: motives,
                    language: context.language), for: context)
        }
        routes.page(.networkFile) { context in
            let query = FigureQuery(context.query)
            let network = try await all(query, context)
            let organismes = NetworkTable(network, query, .in(context.language)).table
            return file(
                tables(network.figures, context.language) + [organismes], "reseau", network.months, context.language)
        }
    }

    private func own(
        _ query: FigureQuery, _ context: SignedInContext
    ) async throws -> (months: FigureMonths, figures: Steering?) {
        try await ViewFigures(site.dependencies.environment)(
            query.month, by: context.viewer.actor, in: context.viewer.organisation)
    }

    private func all(_ query: FigureQuery, _ context: SignedInContext) async throws -> NetworkFigures {
        try await ViewNetworkFigures(site.dependencies.environment)(query.month, by: context.viewer.actor)
    }

    /// The file holds what the page shows, and hides what it hides.
    private func file(
        _ tables: [FigureTable], _ name: String, _ months: FigureMonths, _ language: Language
    ) -> PageResponse {
        let lines = tables.flatMap { $0.lines(Wording(language)) }
        return site.download(Array(CSVText.file(lines).utf8), name: "\(name)-\(months.shown.iso).csv")
    }

    private func tables(_ figures: Steering, _ language: Language) -> [FigureTable] {
        let tables = SteeringTables(
            figures: figures, words: .in(language), wording: Wording(language), motives: motives)
        return [tables.trend, tables.requests, tables.refusals, tables.formulas, tables.groups]
    }

    /// What the texts call the motives of refusals: the highest layer's word where several have one.
    private var motives: [String: LocalizedText] {
        var labels: [String: LocalizedText] = [:]
        for text in site.dependencies.environment.rules.book.texts {
            for case .motives(let motives)? in text.rules.map(\.value) {
                for motive in motives where labels[motive.code] == nil { labels[motive.code] = motive.label }
            }
        }
        return labels
    }
}
