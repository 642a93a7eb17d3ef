import Logging
import ServiceLifecycle
import UseCases

/// Removes what has had its day when the server starts, then every hour.
struct HousekeepingService: ServiceLifecycle.Service {
    static let interval = Duration.seconds(3_600)

    let composition: Composition
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await sweepAll()
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// A base that is busy or damaged is tried again at the next turn: what is left lying harms nobody meanwhile.
    private func sweepAll() async {
        let housekeeping = Housekeeping(composition.environment)
        do {
            for organisation in try await composition.environment.store.organisations() {
                let removed = try await housekeeping(in: organisation.id)
                guard removed.total > 0 else { continue }
                logger.info(
                    "Removed what had had its day",
                    metadata: ["organisation": "\(organisation.code)", "rows": "\(removed.total)"])
            }
        } catch {
            guard !Task.isCancelled else { return }
            logger.warning("Housekeeping was not finished this time", metadata: ["error": "\(error)"])
        }
    }
}
