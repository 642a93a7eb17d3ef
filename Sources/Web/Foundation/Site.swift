/// What every page may use: the templates, the clock, the sessions, the way to answer.
struct Site: Sendable {
    let dependencies: WebDependencies
    let signer: Signer
    let cookies: Cookies

    init(_ dependencies: WebDependencies) {
        self.dependencies = dependencies
        signer = Signer(dependencies.signer)
        cookies = Cookies(isSecure: dependencies.configuration.isSecure, signer: signer)
    }

    var resources: Resources { dependencies.resources }
    var operations: Operations { dependencies.operations }
    var configuration: WebConfiguration { dependencies.configuration }
}
