import Synchronization

/// What the pages and the operator's tools share: who comes in, how it went, whether more may come.
public struct Operations: Sendable {
    public let meter: RequestMeter
    public let admission: Admission
    public let draining: Draining
    /// Looks whether the base answers, within a bounded time.
    let look: @Sendable () async -> Readiness

    /// - Parameter look: Whether what stands behind the pages is ready; asked at each visit of the health page.
    public init(
        meter: RequestMeter = RequestMeter(), admission: Admission = Admission(), draining: Draining = Draining(),
        look: @escaping @Sendable () async -> Readiness = { .ready }
    ) {
        self.meter = meter
        self.admission = admission
        self.draining = draining
        self.look = look
    }

    /// A server that is about to stop says so without asking the base.
    func readiness() async -> Readiness { draining.hasBegun ? .draining : await look() }
}

/// Whether the server was asked to stop.
public final class Draining: Sendable {
    private let begun = Mutex(false)

    public init() {}

    public var hasBegun: Bool { begun.withLock { $0 } }
    public func begin() { begun.withLock { $0 = true } }
}
