import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import Telework
import UseCases

/// Does the jobs of the base while the server runs, one at a time, beside the other servers; when it stops, what is under
/// way ends or is given back, and the journals are sealed once more.
struct JobService: ServiceLifecycle.Service {
    /// Seconds between two looks at the base, give or take a third, so that servers do not look together.
    static let pause = 3.0

    let composition: Composition
    let logger: Logger

    func run() async throws {
        let isStopping = Signal()
        let said = SaidOnce()
        let sealing = SealingJob(seal: SealJournal(composition.environment), heads: composition.heads) {
            [logger] organisation, entries in
            for entry in said.new(entries) {
                logger.error(
                    "A journal row was not written by the program and is not sealed",
                    metadata: ["organisation": "\(organisation)", "entry": "\(entry)"])
            }
        }
        let worker = worker(
            [sealing, Housekeeping(), Retention(composition.environment), FigureKeeping()],
            isStopping: { isStopping.isRaised })
        // Only the pauses are cut short: a transaction that has begun ends.
        await withGracefulShutdownHandler {
            while !isStopping.isRaised, !Task.isCancelled {
                await turn(of: worker, until: isStopping)
                await cancelWhenGracefulShutdown {
                    try? await Task.sleep(for: .seconds(Self.pause * Double.random(in: 0.67...1.33)))
                }
            }
        } onGracefulShutdown: {
            isStopping.raise()
        }
        // Cancelled, and not asked to stop: the server never began, and nothing was written.
        guard !Task.isCancelled else { return }
        await turn(
            of: self.worker([sealing], isStopping: { false }), ahead: SealingJob.pauseBeforeRefused, until: Signal())
    }

    private func worker(_ handlers: [any JobHandler], isStopping: @escaping @Sendable () -> Bool) -> JobWorker {
        JobWorker(
            composition.environment, handlers: handlers, owner: JobService.owner, isStopping: isStopping,
            code: JobFailureCode.code)
    }

    private var log: JobLog { JobLog(work: composition.work, logger: logger) }

    /// One organisme's fault does not stop the others, and a busy base is tried again at the next turn.
    private func turn(of worker: JobWorker, ahead: Int = 0, until isStopping: Signal) async {
        do {
            for organisation in try await composition.environment.store.organisations() {
                guard !isStopping.isRaised else { return }
                do {
                    for report in try await worker.turn(in: organisation.id, ahead: ahead) {
                        log(report, of: organisation.code)
                    }
                } catch {
                    guard !Task.isCancelled else { return }
                    logger.warning(
                        "The jobs of an organisation were not looked at this time",
                        metadata: ["organisation": "\(organisation.code)", "error": "\(JobFailureCode.code(error))"])
                }
            }
        } catch {
            guard !Task.isCancelled else { return }
            logger.warning(
                "The jobs were not looked at this time", metadata: ["error": "\(JobFailureCode.code(error))"])
        }
    }

    /// The machine and the process: enough for an operator to find who holds a job.
    static var owner: String {
        var name = [CChar](repeating: 0, count: 100)
        guard gethostname(&name, name.count - 1) == 0 else { return "\(getpid())" }
        let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return "\(String(decoding: bytes, as: UTF8.self)):\(getpid())"
    }
}

/// Something that has happened, or not yet.
final class Signal: Sendable {
    private let value = Mutex(false)

    var isRaised: Bool { value.withLock { $0 } }
    func raise() { value.withLock { $0 = true } }
}

/// What was said to the operator already, by this server.
private final class SaidOnce: Sendable {
    private let said = Mutex<Set<String>>([])

    func new(_ texts: [String]) -> [String] {
        said.withLock { said in texts.filter { said.insert($0).inserted } }
    }
}
