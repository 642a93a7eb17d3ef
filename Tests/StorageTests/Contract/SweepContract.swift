import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Contract of the store: sweeping")
struct SweepContract {
    /// Two rows before the fifth second and one at it, of each kind.
    private func filled(_ kind: StoreKind) async throws -> OpenedStore {
        let opened = try await kind.loaded()
        try await opened.write { store in
            for (index, seconds) in [0, 4, 5].enumerated() {
                try store.recordFailedSignIn(of: "d\(index)", at: .after(seconds))
                try store.remember(
                    answer: "", toForm: "t\(index)", account: Cast.camille.accountID, at: .after(seconds))
                try store.insert(
                    Session(
                        digest: "s\(index)", account: Cast.camille.accountID, csrfToken: "c", createdAt: noon,
                        expiresAt: .after(seconds)))
                try store.insert(
                    StagedImport(
                        id: "i\(index)", kind: .people, fileName: "f", bytes: [], by: Cast.solene.accountID,
                        at: .after(seconds)))
            }
        }
        return opened
    }

    /// Which of the three rows of each kind are left.
    private func left(_ opened: OpenedStore) async throws -> [[Int]] {
        try await opened.write { store in
            [
                try (0..<3).filter { try store.failedSignIns(of: "d\($0)", since: noon) > 0 },
                try (0..<3).filter { try store.answer(toForm: "t\($0)", account: Cast.camille.accountID) != nil },
                try (0..<3).filter { try store.session(digest: "s\($0)") != nil },
                try (0..<3).filter { try store.stagedImport("i\($0)") != nil },
            ]
        }
    }

    @Test(
        "removes the oldest rows first, as many as it is let, and says how many",
        arguments: StoreKind.allCases, [(0, [0, 1, 2], 0), (1, [1, 2], 1), (2, [2], 2), (3, [2], 2)])
    func limits(kind: StoreKind, sweep: (limit: Int, left: [Int], removed: Int)) async throws {
        let opened = try await filled(kind)
        let removed = try await opened.write { store in
            [
                try store.deleteFailedSignIns(before: .after(5), limit: sweep.limit),
                try store.deleteFormAnswers(before: .after(5), limit: sweep.limit),
                try store.deleteSessions(expiredBefore: .after(5), limit: sweep.limit),
                try store.deleteStagedImports(before: .after(5), limit: sweep.limit),
            ]
        }
        #expect(removed == Array(repeating: sweep.removed, count: 4))
        #expect(try await left(opened) == Array(repeating: sweep.left, count: 4))
    }
}
