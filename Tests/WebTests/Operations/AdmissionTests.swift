import Synchronization
import Testing

@testable import Web

@Suite("How many requests are worked on at once")
struct AdmissionTests {
    /// Holds whoever comes until it is opened.
    private final class Door: Sendable {
        private let waiting = Mutex<(isOpen: Bool, line: [CheckedContinuation<Void, Never>])>((false, []))

        func pass() async {
            await withCheckedContinuation { continuation in
                let isOpen = waiting.withLock { state in
                    if !state.isOpen { state.line.append(continuation) }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
        }

        func open() {
            let line = waiting.withLock { state in
                defer { state = (true, []) }
                return state.line
            }
            for continuation in line { continuation.resume() }
        }
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)

        var value: Int { count.withLock { $0 } }
        func add() { count.withLock { $0 += 1 } }
    }

    @Test("as many as allowed work, as many as allowed wait, and the next is turned away", arguments: [(1, 0), (2, 3)])
    func bounded(running: Int, waiting: Int) async throws {
        let admission = Admission(maximumRunning: running, maximumWaiting: waiting, patience: .seconds(60))
        let door = Door()
        let done = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<running + waiting {
                group.addTask {
                    try await admission.admit { await door.pass() }
                    done.add()
                }
            }
            try await until { admission.figures == .init(running: running, waiting: waiting, turnedAway: 0) }
            await #expect(throws: WebError.overloaded(retryAfter: 5)) { try await admission.admit {} }
            #expect(done.value == 0 && admission.figures.turnedAway == 1)
            door.open()
            try await group.waitForAll()
        }
        #expect(done.value == running + waiting)
        #expect(admission.figures == .init(running: 0, waiting: 0, turnedAway: 1))
    }

    @Test("nobody waits longer than allowed, nor after having left")
    func patience() async throws {
        let door = Door()
        let admission = Admission(maximumRunning: 1, maximumWaiting: 5, patience: .milliseconds(30))
        let holder = Task { try await admission.admit { await door.pass() } }
        try await until { admission.figures.running == 1 }
        await #expect(throws: WebError.overloaded(retryAfter: 5)) { try await admission.admit {} }
        let leaver = Task { try await admission.admit {} }
        leaver.cancel()
        await #expect(throws: (any Error).self) { try await leaver.value }
        door.open()
        try await holder.value
        #expect(admission.figures == .init(running: 0, waiting: 0, turnedAway: 2))
        try await admission.admit {}
    }

    @Test("what fails gives its place back")
    func failure() async throws {
        struct Broken: Error {}
        let admission = Admission(maximumRunning: 1, maximumWaiting: 0)
        for _ in 0..<3 { await #expect(throws: Broken.self) { try await admission.admit { throw Broken() } } }
        #expect(admission.figures == .init(running: 0, waiting: 0, turnedAway: 0))
    }

    @Test("a page says in words that too many came, and the health pages still answer", arguments: ["fr", "en"])
    func page(language: String) async throws {
        let admission = Admission(maximumRunning: 1, maximumWaiting: 0)
        let door = Door()
        let holder = Task { try await admission.admit { await door.pass() } }
        try await until { admission.figures.running == 1 }
        let site = try TestSite(operations: Operations(admission: admission))
        var client = site.visitor(["Accept-Language": language])
        let answer = try await client.get("/aide")
        #expect(answer.status == 503 && answer.header("Retry-After") == "5")
        #expect(answer.text.contains(language == "fr" ? "Trop de monde à la fois" : "Too many people at once"))
        let problem = try await client.get("/aide", headers: ["Accept": "application/problem+json"])
        #expect(problem.status == 503 && problem.text.contains(#""code":"overloaded""#))
        for path in ["/sante/vivant", "/sante/pret", site.web.site.resources.assets.link("pendulaire.css")] {
            #expect(try await client.get(path).status == 200)
        }
        door.open()
        try await holder.value
        #expect(try await client.get("/aide").status == 200)
    }

    private func until(_ condition: () -> Bool) async throws {
        for _ in 0..<2_000 where !condition() { try await Task.sleep(for: .milliseconds(2)) }
        #expect(condition())
    }
}
