import HTTPTypes
import Hummingbird

/// Lets a posted form in only when it was made by one of our pages, for this visit, and sent from one of our pages.
struct Fence {
    let configuration: WebConfiguration
    let signer: Signer

    /// What `_csrf` must say: the signature of the session, or of the visitor before sign-in.
    func token(session: String?, visitor: String) -> String {
        signer.signature(of: session.map { "session \($0)" } ?? "visitor \(visitor)", for: .form)
    }

    /// The fence that browsers hold: where the form was sent from.
    ///
    /// - Throws: ``WebError/foreignForm`` when the browser says that another site sent it.
    func checkOrigin(of call: HTTPCall) throws(WebError) {
        if let site = call.headers[.fetchSite], site != "same-origin", site != "none" { throw .foreignForm }
        guard let origin = call.headers[.origin] else { return }
        if let expected = configuration.publicOrigin {
            guard origin.lowercased() == expected.lowercased() else { throw .foreignForm }
        } else {
            let host = origin.split(separator: "//", maxSplits: 1).last.map { $0.lowercased() }
            guard let authority = call.head.authority?.lowercased(), host == authority else { throw .foreignForm }
        }
    }

    /// The fence that we hold: the token of this visit.
    ///
    /// - Throws: ``WebError/foreignForm`` when the token is missing or another's.
    func checkToken(of form: Form, expected: String) throws(WebError) {
        guard ConstantTime.equal(form["_csrf"], expected) else { throw .foreignForm }
    }
}

extension HTTPField.Name {
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
