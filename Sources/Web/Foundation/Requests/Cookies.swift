import HTTPTypes
import Telework

/// The three cookies, all strictly necessary: the session, the visitor (for forms before sign-in), the language.
struct Cookies: Sendable {
    let isSecure: Bool
    let signer: Signer

    // The __Host- prefix makes browsers refuse a cookie set by a neighbour domain; it exists over HTTPS only.
    private var prefix: String { isSecure ? "__Host-" : "" }
    var sessionName: String { "\(prefix)pendulaire" }
    var visitorName: String { "\(prefix)pendulaire-visite" }
    var languageName: String { "\(prefix)pendulaire-langue" }

    func session(in headers: HTTPFields) -> String? {
        Cookies.value(sessionName, in: headers).flatMap { signer.open($0, for: .session) }
    }

    func visitor(in headers: HTTPFields) -> String? {
        Cookies.value(visitorName, in: headers).flatMap { signer.open($0, for: .visitor) }
    }

    func language(in headers: HTTPFields) -> Language? {
        Cookies.value(languageName, in: headers).flatMap(Language.init(rawValue:))
    }

    func openSession(_ token: String) -> HTTPField { set(sessionName, to: signer.sign(token, for: .session)) }
    func closeSession() -> HTTPField { set(sessionName, to: "", seconds: 0) }
    func visitor(_ id: String) -> HTTPField { set(visitorName, to: signer.sign(id, for: .visitor)) }
    func language(_ language: Language) -> HTTPField {
        set(languageName, to: language.rawValue, seconds: 365 * 86_400)
    }

    private func set(_ name: String, to value: String, seconds: Int? = nil) -> HTTPField {
        var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if let seconds { text += "; Max-Age=\(seconds)" }
        if isSecure { text += "; Secure" }
        return HTTPField(name: .setCookie, value: text)
    }

    /// The first cookie of that name; several Cookie headers may come (HTTP/2 splits them).
    static func value(_ name: String, in headers: HTTPFields) -> String? {
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let pair = pair.trimmed
                if pair.hasPrefix(name), pair.dropFirst(name.count).first == "=" {
                    return String(pair.dropFirst(name.count + 1))
                }
            }
        }
        return nil
    }
}
