import CivilTime
import Telework
import UseCases

/// The texts, for everyone: which ones are in force on a day, and what each says, rule by rule.
struct TextPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.texts) { context in
            let typed = context.query.value("date")
            let asked = typed.flatMap { LocalDate(fromForm: $0) }
            let page = try await ListTexts(site.dependencies.environment)(
                on: asked, by: context.viewer.actor, in: context.viewer.organisation)
            return site.show(
                TextsPage(
                    page, typed: typed ?? "", isUnreadable: typed != nil && asked == nil,
                    text: site.dependencies.environment.rules.book.text, context.language),
                status: typed != nil && asked == nil ? .unprocessableContent : .ok, for: context)
        }
        routes.page(.text) { context in
            let page = try await ViewText(site.dependencies.environment)(
                try context.parameter(), by: context.viewer.actor, in: context.viewer.organisation)
            return site.show(TextPage(page, titles: site.title(ofText:), context.language), for: context)
        }
    }
}
