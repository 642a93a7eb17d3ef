import Dispatch
import SQLDriver
import Storage
import Synchronization
import Telework
import TestSupport
import UseCases

/// An act that found the door open, wrote, and has not ended: its transaction is open until a test lets it end.
final class OpenWriter: Sendable {
    private let hasWritten = DispatchSemaphore(value: 0)
    private let mayEnd = DispatchSemaphore(value: 0)
    private let tries = Mutex(0)
    private let task = Mutex<Task<Void, any Error>?>(nil)

    /// Returns when it has written.
    init(
        in organisation: OrganisationID, of database: any SQLDatabase,
        _ write: @escaping @Sendable (any StoreWriting) throws -> Void
    ) async {
        let store = SQLStore(database: database)
        task.withLock {
            $0 = Task {
                try await store.write(organisation) { store in
                    try write(store)
                    guard self.isFirstTry() else { return }
                    self.hasWritten.signal()
                    self.mayEnd.wait()
                }
            }
        }
        await hasWritten.signalled()
    }

    private func isFirstTry() -> Bool {
        tries.withLock { tries in
            tries += 1
            return tries == 1
        }
    }

    /// Lets it end, and throws what it throws.
    func end() async throws {
        mayEnd.signal()
        try await task.withLock { $0 }?.value
    }
}
