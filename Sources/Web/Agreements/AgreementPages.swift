import Telework
import UseCases

/// The individual agreement, to read and to print.
struct AgreementPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.agreement) { context in
            let view = try await ViewAgreement(site.dependencies.environment)(
                AgreementID(try context.parameter()), by: context.viewer.actor, in: context.viewer.organisation)
            return site.show(
                AgreementPage(view, isOwn: context.viewer.person == view.person.id, context.language), for: context)
        }
    }
}
