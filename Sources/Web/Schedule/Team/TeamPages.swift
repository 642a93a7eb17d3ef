import CivilTime
import Messages
import Telework
import UseCases

/// The week and the month of several people together.
struct TeamPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.teamWeek) { context in
            let choice = try choice(context)
            let page = ListPage.askedOrWhole(context.query)
            let bounds = page.bounds(size: TeamWeekPage.size)
            let view = try await opened(ISOWeek.asked(context.query), choice, bounds, context)
            return site.show(
                TeamWeekPage(view, choice, page: page, viewer: context.viewer, language: context.language),
                for: context)
        }
        routes.page(.teamMonth) { context in
            let choice = try choice(context)
            let page = ListPage.askedOrWhole(context.query)
            let bounds = page.bounds(size: TeamMonthPage.size)
            let month = try await month(context)
            let view = try await ViewTeam(site.dependencies.environment)(
                choice.scope, from: ISOWeek(containing: month.first), through: ISOWeek(containing: month.last),
                offset: bounds.offset, limit: bounds.limit, by: context.viewer.actor, in: context.viewer.organisation)
            return site.show(
                TeamMonthPage(view, month, choice, page: page, viewer: context.viewer, language: context.language),
                for: context)
        }
    }

    /// The week of the address; without one that of today, or the next at the weekend when nobody works any more, as on
    /// the page of one's own week.
    private func opened(
        _ asked: ISOWeek?, _ choice: TeamChoice, _ bounds: (offset: Int, limit: Int), _ context: SignedInContext
    ) async throws -> ViewTeam.Page {
        func view(_ week: ISOWeek?) async throws -> ViewTeam.Page {
            try await ViewTeam(site.dependencies.environment)(
                choice.scope, from: week, through: week, offset: bounds.offset, limit: bounds.limit,
                by: context.viewer.actor, in: context.viewer.organisation)
        }
        let opened = try await view(asked)
        guard asked == nil, let week = opened.weeks.first,
            week.isBehind(on: opened.today, opened.rows.compactMap { $0.weeks[week] })
        else { return opened }
        return try await view(week.adding(weeks: 1))
    }

    /// - Throws: ``WebError/notFound`` for an address that names nobody.
    private func choice(_ context: SignedInContext) throws -> TeamChoice {
        guard let text = context.query.value("qui") else { return .usual(for: context.viewer) }
        guard let choice = TeamChoice(text) else { throw WebError.notFound }
        return choice
    }

    private func month(_ context: SignedInContext) async throws -> YearMonth {
        if let month = YearMonth(iso: context.query["mois"]), (2000...2099).contains(month.year) { return month }
        let zone = try await site.timeZone(of: context.viewer.organisation)
        return YearMonth(containing: site.dependencies.clock.now(in: zone).date)
    }
}
