import Hummingbird

/// All pages, from injected dependencies to something that answers requests.
///
///     let web = WebApplication(dependencies)
///     let server = Application(responder: web.buildResponder(), configuration: …)
public struct WebApplication: Sendable {
    let site: Site

    public init(_ dependencies: WebDependencies) {
        site = Site(dependencies)
    }

    /// The capabilities that have pages; a new one is added here (`docs/pages.md`).
    private var capabilities: [any PageGroup] {
        [
            SignInPages(site: site),
            LanguagePages(site: site),
            HelpPages(site: site),
            MyRequestsPages(site: site),
            RequestsToAnswerPages(site: site),
            RequestPages(site: site),
            AgreementPages(site: site),
            TextPages(site: site),
            MyWeekPages(site: site),
            PersonWeekPages(site: site),
            TeamPages(site: site),
            PasswordPages(site: site),
            AccountPages(site: site), NewAccountPages(site: site),
            PeoplePages(site: site),
            ImportPages(site: site),
            AllowancePages(site: site),
            AllowanceDetailPages(site: site),
            JournalPages(site: site),
            SteeringPages(site: site),
        ]
    }

    /// Every page and act, registered.
    private var routes: Routes {
        let routes = Routes()
        AssetPages(resources: site.resources).register(on: routes)
        HealthPages(site: site).register(on: routes)
        for capability in capabilities {
            capability.register(on: routes)
        }
        return routes
    }

    /// The methods that each page answers to: what the suites go through.
    var allowedMethods: [Path: [String]] { routes.allowedMethods }

    /// What answers requests: every page, behind the fences, with the error pages.
    public func buildResponder() -> RouterResponder<OpenContext> {
        let routes = self.routes
        let router = Router(context: OpenContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: Gate(site: site, allowed: routes.allowedMethods))
        routes.install(on: router)
        return router.buildResponder()
    }
}

/// The pages of one capability.
protocol PageGroup: Sendable {
    func register(on routes: Routes)
}
