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
                    own.figures, months: own.months, query: query, motives: book.motiveLabels(of: own.organisation),
                    language: context.language), for: context)
        }
        routes.page(.figuresFile) { context in
            let query = FigureQuery(context.query)
            let own = try await own(query, context)
            try require(own.months, Link.figures(query.with { $0.month = nil }))
            // Not a file without lines: the job counts the organisme within a minute.
            guard let figures = own.figures else { throw WebError.unavailable(retryAfter: 60) }
            let tables = tables(figures, book.motiveLabels(of: own.organisation), context.language)
            let file = FigureFile(figures, of: own.organisation, tables: tables)
            return download(file, "indicateurs", own.months)
        }
        routes.page(.network) { context in
            let query = FigureQuery(context.query)
            let network = try await all(query, context)
            try NetworkTable.require(query, of: network)
            return site.show(
                SteeringPage(
                    network.figures, months: network.months, network: network, query: query,
                    motives: book.sharedMotiveLabels, language: context.language), for: context)
        }
        routes.page(.networkFile) { context in
            let query = FigureQuery(context.query)
            let network = try await all(query, context)
            try require(network.months, Link.network(query.with { $0.month = nil }))
            try NetworkTable.require(query, of: network)
            let file = FigureFile(
                network, shown: NetworkTable.shown(of: network, query),
                tables: tables(network.figures, book.sharedMotiveLabels, context.language))
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
        fault.reason =
            missing < months.shown
            ? LocalizedText(
                french: "est un mois sans chiffres\u{202F}: le premier est \(months.shown.iso).",
                english: "is a month without figures: the first one is \(months.shown.iso).")
            : LocalizedText(
                french: "est un mois sans chiffres\u{202F}: le dernier est \(months.last.iso).",
                english: "is a month without figures: the last one is \(months.last.iso).")
        throw WebError.wrongValue(fault)
    }

    private func download(_ file: FigureFile, _ name: String, _ months: FigureMonths) -> PageResponse {
        site.download(
            Array(CSVText.file([FigureFile.headings] + file.rows).utf8), name: "\(name)-\(months.shown.iso).csv")
    }

    private func tables(
        _ figures: Steering, _ motives: [String: LocalizedText], _ language: Language
    ) -> SteeringTables {
        SteeringTables(figures: figures, words: .in(language), wording: Wording(language), motives: motives)
    }

    private var book: Rulebook { site.dependencies.environment.rules.book }
}

extension Rulebook {
    fileprivate func motiveLabels(of organisation: Organisation) -> [String: LocalizedText] {
        motiveLabels(organisme: organisation.code, branch: organisation.branch)
    }
}
