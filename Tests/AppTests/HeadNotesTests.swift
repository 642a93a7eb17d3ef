import Foundation
import Sodium
import Telework
import Testing
import UseCases

@testable import App

@Suite("The notes of the heads, kept outside the base") struct HeadNotesTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("heads-\(UUID().uuidString)")
    private let cpam = OrganisationID("cpam-exemple")
    private let caf = OrganisationID("caf-exemple")

    /// As one process sees them: nothing is shared but the files.
    private func process() throws -> HeadNotes {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return HeadNotes(
            database: folder.appendingPathComponent("base.sqlite").path,
            secrets: folder.appendingPathComponent("secrets").path, key: Array(repeating: 7, count: 32),
            cryptography: try SodiumCryptography())
    }

    private func seal(_ sequence: Int) -> JournalSeal {
        JournalSeal(sequence: sequence, entry: "entry-\(sequence)", hash: "hash-\(sequence)")
    }

    @Test("a verification that began before the server sealed does not put the notes back", arguments: [99, 100, 101])
    func never(verified: Int) throws {
        let (server, command) = (try process(), try process())
        try server.note(seal(100), of: cpam)
        try command.note(seal(verified), of: cpam)
        let known = server[cpam]
        #expect(known.note == seal(max(100, verified)))
        #expect(known.kept == seal(max(100, verified)))
        try FileManager.default.removeItem(at: folder)
    }

    @Test("two processes that note two organismes at once lose nothing of each other")
    func together() async throws {
        let (server, command) = (try process(), try process())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (heads, organisation) in [(server, cpam), (command, caf)] {
                group.addTask {
                    for sequence in 1...200 {
                        try heads.note(JournalSeal(sequence: sequence, entry: "e", hash: "h"), of: organisation)
                    }
                }
            }
            try await group.waitForAll()
        }
        for organisation in [cpam, caf] {
            let known = server[organisation]
            #expect(known.note?.sequence == 200)
            #expect(known.kept?.sequence == 200)
        }
        try FileManager.default.removeItem(at: folder)
    }
}
