import CivilTime
import Telework
import UseCases

/// Everything the pages are given at start.
public struct WebDependencies: Sendable {
    public let resources: Resources
    /// What use cases are made from: `SubmitRequest(site.dependencies.environment)`.
    public let environment: Environment
    /// Reads the files that HR uploads.
    public let files: any FileReading
    /// Writes `paie.csv`.
    public let payrollFile: @Sendable ([PayrollRow]) throws -> [UInt8]
    public let sessions: any SessionKeeping
    /// A 32-byte digest that only the holder of the program's key can make: cookies and form tokens are signed with it.
    public let signer: @Sendable ([UInt8]) -> [UInt8]
    public let configuration: WebConfiguration
    public let operations: Operations
    /// What an error of the layers below means for whoever comes: the base is away, or too busy; nil for a fault.
    public let outage: @Sendable (any Error) -> Outage?
    /// Has what was just asked for in an organisme done at once, and waits for it, but not for long: what then is not
    /// over goes on, here or on another server, and the page says so.
    public let hurry: @Sendable (OrganisationID) async -> Void

    public init(
        resources: Resources, environment: Environment, files: any FileReading,
        payrollFile: @escaping @Sendable ([PayrollRow]) throws -> [UInt8], sessions: any SessionKeeping,
        signer: @escaping @Sendable ([UInt8]) -> [UInt8], configuration: WebConfiguration = WebConfiguration(),
        operations: Operations = Operations(), outage: @escaping @Sendable (any Error) -> Outage? = { _ in nil },
        hurry: @escaping @Sendable (OrganisationID) async -> Void = { _ in }
    ) {
        self.resources = resources
        self.environment = environment
        self.files = files
        self.payrollFile = payrollFile
        self.sessions = sessions
        self.signer = signer
        self.configuration = configuration
        self.operations = operations
        self.outage = outage
        self.hurry = hurry
    }

    public var clock: any Clock { environment.clock }
}

/// What the operator may set about pages.
public struct WebConfiguration: Hashable, Sendable {
    /// Whether people reach the server by HTTPS: cookies are then `Secure` and browsers are told never to come by HTTP.
    public var isSecure: Bool
    /// The address people type, such as `https://teletravail.cpam-exemple.fr`. Without it the Host header is believed.
    public var publicOrigin: String?
    /// Bytes of an upload beyond which it is refused before it is read.
    public var uploadLimit: Int
    /// Bytes of any other form.
    public var formLimit: Int
    /// Whether a proxy in front gives each request its identity, in `X-Request-Id`.
    public var trustsRequestID: Bool

    public init(
        isSecure: Bool = false, publicOrigin: String? = nil, uploadLimit: Int = 20 << 20, formLimit: Int = 256 << 10,
        trustsRequestID: Bool = false
    ) {
        self.isSecure = isSecure
        self.publicOrigin = publicOrigin
        self.uploadLimit = uploadLimit
        self.formLimit = formLimit
        self.trustsRequestID = trustsRequestID
    }
}
