import CivilTime
import Messages
import Telework
import UseCases

/// Indicators: of one's organisme for human resources and the works council, of all of them for the network's roles (PIL-1).
struct SteeringPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.figures) { context in
            let query = FigureQuery(context.query)
            let own = try await own(query, context)
            return site.show(
                SteeringPage(
                    own.figures, months: own.months, query: query, motives: motives, language: context.language),
                for: context)
        }
        routes.page(.figuresFile) { context in
            let query = FigureQuery(context.query)
            let own = try await own(query, context)
            try require(own.months, Link.figures(query.with { $0.month = nil }))
            guard let figures = own.figures else { throw WebError.notFound }
            let file = FigureFile(figures, of: own.organisation, tables: tables(figures, context.language))
            return download(file, "indicateurs", own.months)
        }
        routes.page(.network) { context in
            let query = FigureQuery(context.query)
            let network = try await all(query, context)
            try NetworkTable(network, query, .in(context.language)).require(query)
            return site.show(
                SteeringPage(
                    network.figures, months: network.months, network: network, query: query, motives: motives,
                    language: context.language), for: context)
        }
        routes.page(.networkFile) { context in
            let query = FigureQuery(context.query)
            let network = try await all(query, context)
            try require(network.months, Link.network(query.with { $0.month = nil }))
            let organismes = NetworkTable(network, query, .in(context.language))
            try organismes.require(query)
            let file = FigureFile(
                network, shown: organismes.shown, tables: tables(network.figures, context.language))
            return download(file, "reseau", network.months)
        }
    }

    private func own(_ query: FigureQuery, _ context: SignedInContext) async throws -> OrganismeFigures {
        try await ViewFigures(site.dependencies.environment)(
            query.month, by: context.viewer.actor, in: context.viewer.organisation)
    }

    private func all(_ query: FigureQuery, _ context: SignedInContext) async throws -> NetworkFigures {
        try await ViewNetworkFigures(site.dependencies.environment)(query.month, by: context.viewer.actor)
    }

    /// A program that asks for a month gets its figures or none; the page shows another, and says so.
    private func require(_ months: FigureMonths, _ link: String) throws {
        guard let missing = months.missing else { return }
        var fault = AddressFault(.month, value: missing.iso, link: link)
        fault.reason = LocalizedText(
            french: "est un mois sans chiffres\u{202F}: le dernier est \(months.last.iso).",
            english: "is a month without figures: the last one is \(months.last.iso).")
        throw WebError.wrongValue(fault)
    }

    private func download(_ file: FigureFile, _ name: String, _ months: FigureMonths) -> PageResponse {
        site.download(
            Array(CSVText.file([FigureFile.headings] + file.rows).utf8), name: "\(name)-\(months.shown.iso).csv")
    }

    private func tables(_ figures: Steering, _ language: Language) -> SteeringTables {
        SteeringTables(figures: figures, words: .in(language), wording: Wording(language), motives: motives)
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
