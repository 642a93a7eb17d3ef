import Documents
import Logging
import ServiceLifecycle
import Telework
import UseCases

/// Where the pages leave what somebody asked for, to have it done at once and to wait for it a little.
final class ErrandDesk: Sendable {
    struct Ticket: Sendable {
        let organisation: OrganisationID
        fileprivate let isOver = AsyncStream<Never>.makeStream()
    }

    /// How long a page waits before it says that the errand goes on without it.
    private let patience: Duration
    fileprivate let tickets: AsyncStream<Ticket>
    private let desk: AsyncStream<Ticket>.Continuation

    init(patience: Duration = .seconds(3)) {
        self.patience = patience
        (tickets, desk) = AsyncStream.makeStream()
    }

    /// Has the errands of an organisme done, and returns when they are, or when the wait has been long enough.
    func hurry(_ organisation: OrganisationID) async {
        let ticket = Ticket(organisation: organisation)
        guard case .enqueued = desk.yield(ticket) else { return }
        await withTaskGroup(of: Void.self) { [patience] group in
            group.addTask { for await _ in ticket.isOver.stream {} }
            group.addTask { try? await Task.sleep(for: patience) }
            await group.next()
            group.cancelAll()
        }
    }

    /// For those that another server left, or that failed.
    fileprivate func look(at organisation: OrganisationID) { desk.yield(Ticket(organisation: organisation)) }

    fileprivate func close() { desk.finish() }
}

/// Does what people asked for, one errand at a time on each server, and apart from the jobs that nobody waits for: a
/// file of ten thousand people must not keep the journals from being sealed.
struct ErrandService: ServiceLifecycle.Service {
    /// Seconds between two looks at what other servers left, give or take a third.
    static let pause = 30.0

    let desk: ErrandDesk
    let composition: Composition
    let logger: Logger

    func run() async throws {
        let isStopping = Signal()
        let environment = composition.environment
        let handlers = environment.errands(files: HRFileReader())
        let worker = JobWorker(
            environment, handlers: handlers,
            owner: JobService.owner, isStopping: { isStopping.isRaised }, code: JobFailureCode.code)
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await watch(for: Set(handlers.map(\.kind)), until: isStopping) }
                for await ticket in desk.tickets {
                    if !isStopping.isRaised { await serve(ticket, worker) }
                    ticket.isOver.continuation.finish()
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            isStopping.raise()
            desk.close()
        }
    }

    private func serve(_ ticket: ErrandDesk.Ticket, _ worker: JobWorker) async {
        let log = JobLog(work: composition.work, logger: logger)
        do {
            // An errand of each kind at a turn; those that fail are for later.
            while true {
                let reports = try await worker.turn(in: ticket.organisation)
                guard !reports.isEmpty else { return }
                let code = try await composition.environment.store.read(ticket.organisation) {
                    try $0.organisation().code
                }
                for report in reports { log(report, of: code) }
                guard reports.contains(where: { $0.outcome == .finished }) else { return }
            }
        } catch {
            guard !Task.isCancelled else { return }
            logger.warning(
                "What was asked for was not looked at this time", metadata: ["error": "\(JobFailureCode.code(error))"])
        }
    }

    private func watch(for kinds: Set<String>, until isStopping: Signal) async {
        while !isStopping.isRaised, !Task.isCancelled {
            try? await Task.sleep(for: .seconds(Self.pause * Double.random(in: 0.67...1.33)))
            let store = composition.environment.store
            guard !isStopping.isRaised, let all = try? await store.organisations() else { continue }
            for organisation in all where !isStopping.isRaised {
                // Only where something waits: whoever is in a hurry must not stand behind three hundred looks.
                let waiting = try? await store.read(organisation.id) { store in
                    try store.unfinishedJobs().contains { kinds.contains($0.kind) && $0.state.kind.isOpen }
                }
                if waiting == true { desk.look(at: organisation.id) }
            }
        }
    }
}
