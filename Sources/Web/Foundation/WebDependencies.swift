import CivilTime

/// Everything the pages are given at start. Use cases are added here, one property each.
public struct WebDependencies: Sendable {
    public let resources: Resources
    public let clock: any Clock
    public let sessions: any SessionKeeping
    /// A 32-byte digest that only the holder of the program's key can make: cookies and form tokens are signed with it.
    public let signer: @Sendable ([UInt8]) -> [UInt8]
    public let configuration: WebConfiguration

    public init(
        resources: Resources, clock: any Clock, sessions: any SessionKeeping,
        signer: @escaping @Sendable ([UInt8]) -> [UInt8], configuration: WebConfiguration = WebConfiguration()
    ) {
        self.resources = resources
        self.clock = clock
        self.sessions = sessions
        self.signer = signer
        self.configuration = configuration
    }
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

    public init(
        isSecure: Bool = false, publicOrigin: String? = nil, uploadLimit: Int = 20 << 20, formLimit: Int = 256 << 10
    ) {
        self.isSecure = isSecure
        self.publicOrigin = publicOrigin
        self.uploadLimit = uploadLimit
        self.formLimit = formLimit
    }
}
