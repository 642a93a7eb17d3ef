import Logging
import ServiceLifecycle
import Web

/// The first to be told that the server must stop: it lets the health page say so for a while before the port is closed.
///
/// A load balancer needs that while to notice; without one it would send people to a port where nobody listens.
struct DrainService: ServiceLifecycle.Service {
    let draining: Draining
    let delay: Duration
    let logger: Logger

    func run() async throws {
        // Cancelled when the server never began.
        try? await gracefulShutdown()
        guard !Task.isCancelled else { return }
        draining.begin()
        guard delay > .zero else { return }
        logger.info("Draining before the port is closed", metadata: ["seconds": "\(delay.components.seconds)"])
        try? await Task.sleep(for: delay)
    }
}
