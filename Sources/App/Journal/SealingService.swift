import Logging
import ServiceLifecycle
import Telework
import UseCases

/// Seals the journals every few seconds while the server runs, and once more when it stops.
struct SealingService: ServiceLifecycle.Service {
    static let interval = Duration.seconds(3)

    let composition: Composition
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var known: Set<String> = []
            while !Task.isCancelled {
                known.formUnion(await sealAll(except: known))
                try? await Task.sleep(for: Self.interval)
            }
        }
        // Cancelled, and not asked to stop: the server never began, and nothing was written.
        guard !Task.isCancelled else { return }
        _ = await sealAll(except: [])
    }

    /// One organisme's fault does not stop the others, and a busy base is tried again at the next turn.
    ///
    /// - Parameter known: Refused rows that have been said already.
    /// - Returns: The rows refused this time.
    private func sealAll(except known: Set<String>) async -> Set<String> {
        var refused: Set<String> = []
        do {
            for organisation in try await composition.environment.store.organisations() {
                for entry in try await seal(organisation) where !known.contains(entry) {
                    refused.insert(entry)
                    logger.error(
                        "A journal row was not written by the program and is not sealed",
                        metadata: ["organisation": "\(organisation.code)", "entry": "\(entry)"])
                }
            }
        } catch {
            guard !Task.isCancelled else { return refused }
            logger.warning("The journals were not sealed this time", metadata: ["error": "\(error)"])
        }
        return refused
    }

    private func seal(_ organisation: Organisation) async throws -> [String] {
        do {
            return try await Sealing(composition).seal(organisation.id).refused
        } catch {
            guard !Task.isCancelled else { return [] }
            logger.warning(
                "A journal was not sealed this time",
                metadata: ["organisation": "\(organisation.code)", "error": "\(error)"])
            return []
        }
    }
}
