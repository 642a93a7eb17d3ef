import HTTPTypes
import Hummingbird
import Logging
import Telework

/// Answers what went wrong: a page in the viewer's language, or a problem (RFC 9457) for programs.
///
/// Every answer carries a reference that is logged with the cause; the cause itself is never shown.
struct ErrorPages {
    let site: Site

    func answer(to error: any Error, _ call: HTTPCall, _ context: OpenContext) -> PageResponse {
        let known =
            (error as? WebError) ?? (error as? any WebErrorConvertible)?.webError
            ?? site.dependencies.outage(error)?.webError
        let wantsJSON = Preferences(call.headers[.accept] ?? "").prefersJSON
        if known == .signInRequired, !wantsJSON {
            // Whoever leaves twice has lost nothing.
            if call.method == .post, !Path.signOut.matches(context.visit.path) {
                return site.redirect(to: Link.signInAfterLostForm)
            }
            let next = call.method == .get ? context.visit.address : Link.home
            return site.redirect(to: Link.signIn(next: Link.isLocal(next) ? next : Link.home))
        }
        if known == .passwordChangeRequired, !wantsJSON { return site.redirect(to: Link.password) }
        let reference = context.visit.requestID
        log(error, known, reference, call, context)
        let status = known?.status ?? .internalServerError
        let heading = (known?.heading ?? WebError.internalHeading)[context.language]
        let explanation = (known?.explanation ?? WebError.internalExplanation)[context.language]
        var response =
            wantsJSON
            ? Problem(
                status: status.code, code: known?.code ?? "internal", title: heading, detail: explanation,
                reference: reference
            ).response(status: status, language: context.language)
            : site.show(
                ErrorPage(
                    title: heading, explanation: explanation, reference: reference, words: .in(context.language),
                    isSignedIn: context.visit.viewer != nil, way: ErrorPage.Way(known, context.language)),
                status: status, for: context)
        if case .methodNotAllowed(let methods) = known {
            response.headers[.allow] = methods.joined(separator: ", ")
        }
        if let seconds = known?.retryAfter { response.headers[.retryAfter] = String(seconds) }
        if case .tooLarge = known { response.headers[.connection] = "close" }
        return response
    }

    private func log(
        _ error: any Error, _ known: WebError?, _ reference: String, _ call: HTTPCall, _ context: OpenContext
    ) {
        // The template: an address holds identifiers, and its query may hold a name that was searched for.
        let metadata: Logger.Metadata = [
            "reference": "\(reference)", "method": "\(call.method)", "route": "\(context.route(of: call))",
            "code": "\(known?.code ?? "internal")",
        ]
        guard let known else {
            context.logger.error("A page failed: \(String(reflecting: error))", metadata: metadata)
            return
        }
        let level: Logger.Level = known.status.kind == .serverError ? .error : .info
        context.logger.log(level: level, "A request was not answered by its page", metadata: metadata)
    }
}

struct ErrorPage: PageModel {
    static let template = TemplateName.error

    let title: String
    let explanation: String
    let reference: String
    let words: ErrorWords
    let isSignedIn: Bool
    /// What to open instead; nil for the first page.
    var way: Way?

    struct Way: Sendable {
        let link: String
        let label: String

        init?(_ error: WebError?, _ language: Language) {
            guard case .wrongValue(let fault) = error else { return nil }
            link = fault.link
            label = fault.linkLabel[language]
        }
    }
}

struct ErrorWords: Words {
    let reference: String
    let home: String
    let signIn: String
    let help: String

    static let french = ErrorWords(
        reference: "Référence à transmettre\u{202F}:", home: "Revenir à l’accueil", signIn: "Se connecter",
        help: "Consulter l’aide")
    static let english = ErrorWords(
        reference: "Reference to give:", home: "Back to the first page", signIn: "Sign in", help: "Read the help")
}
