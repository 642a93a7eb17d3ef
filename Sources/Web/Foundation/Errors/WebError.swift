import HTTPTypes
import Telework

/// Why a request is not answered by its page. Each has a status, a stable code and words for people.
enum WebError: Error, Equatable {
    /// The request contradicts itself; the text says how.
    case badRequest(LocalizedText)
    case unreadableForm(FormError)
    /// Nobody is signed in: answered by the sign-in page.
    case signInRequired
    /// The password is still a one-time code: answered by the page of the password.
    case passwordChangeRequired
    /// The viewer may not do this; the text says what and whom to ask.
    case forbidden(LocalizedText)
    /// A form that none of our pages made for this visit.
    case foreignForm
    /// There is no such page, or not for this viewer: the two are not told apart.
    case notFound
    /// The page exists, and a value of its address means nothing.
    case wrongValue(AddressFault)
    case methodNotAllowed([String])
    case tooLarge(limit: Int)
    /// The rules refuse; pages normally show their own form again instead.
    case unprocessable(LocalizedText)
    /// Somebody else changed the same thing in between; pages normally show their own form again instead.
    case outdated
    /// The database or another part does not answer for the moment.
    case unavailable(retryAfter: Int)
    /// As many requests as allowed are under way and wait.
    case overloaded(retryAfter: Int)
    /// The database went away while it kept what was sent: it is kept, or it is not.
    case uncertain(retryAfter: Int)

    var status: HTTPResponse.Status {
        switch self {
        case .badRequest, .unreadableForm: .badRequest
        case .signInRequired: .unauthorized
        case .forbidden, .foreignForm, .passwordChangeRequired: .forbidden
        case .notFound, .wrongValue: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .tooLarge: .contentTooLarge
        case .unprocessable: .unprocessableContent
        case .outdated: .conflict
        case .unavailable, .overloaded, .uncertain: .serviceUnavailable
        }
    }

    /// Stable, for programs.
    var code: String {
        switch self {
        case .badRequest: "bad-request"
        case .unreadableForm(.truncated): "truncated-form"
        case .unreadableForm: "unreadable-form"
        case .signInRequired: "sign-in-required"
        case .passwordChangeRequired: "password-change-required"
        case .forbidden: "forbidden"
        case .foreignForm: "foreign-form"
        case .notFound: "not-found"
        case .wrongValue: "wrong-value"
        case .methodNotAllowed: "method-not-allowed"
        case .tooLarge: "too-large"
        case .unprocessable: "unprocessable"
        case .outdated: "outdated"
        case .unavailable: "unavailable"
        case .overloaded: "overloaded"
        case .uncertain: "uncertain"
        }
    }

    /// After how many seconds it is worth trying again.
    var retryAfter: Int? {
        switch self {
        case .unavailable(let seconds), .overloaded(let seconds), .uncertain(let seconds): seconds
        default: nil
        }
    }
}

/// An error of another layer that has an answer on the web: refused rights, unknown things, a database that is away.
///
///     extension StorageUnavailable: WebErrorConvertible { var webError: WebError { .unavailable(retryAfter: 5) } }
protocol WebErrorConvertible: Error {
    var webError: WebError { get }
}
