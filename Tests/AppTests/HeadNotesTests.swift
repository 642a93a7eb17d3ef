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

    @Test(
        "servers that seal in turn, each with notes of its own, all keep up; a chain that lost their link is not followed"
    )
    func inTurn() async throws {
        let place = try await Place.withOrganisme()
        _ = await place.run("journal", "seal")
        let other = place.path + "/other"
        try FileManager.default.copyItem(atPath: place.secrets, toPath: other)
        let (first, organisation) = try await place.composition()
        let second = try await Composition(
            Settings(given: [:], environment: place.environment.merging(["PENDULAIRE_SECRETS": other]) { $1 }))
        let servers = [first, second]
        for turn in 1...5 {
            let server = servers[turn % 2]
            #expect(await place.run("config", "organisation", "set", "--name", "Tour \(turn)").status == .done)
            let sealed = try await Sealing(server).seal(organisation).sealed
            let head = try await server.environment.store.read(organisation) { try $0.head() }
            #expect(sealed > 0 && server.heads[organisation].kept == head && server.heads[organisation].note == head)
        }
        let kept = try #require(servers[0].heads[organisation].kept)
        try await servers[0].database.write {
            try $0.run("UPDATE journal_seal SET hash = 'x' WHERE sequence = \(kept.sequence)")
        }
        _ = await place.run("config", "organisation", "set", "--name", "Encore")
        _ = try await Sealing(servers[1]).seal(organisation)
        _ = await place.run("config", "organisation", "set", "--name", "Encore une fois")
        _ = try await Sealing(servers[0]).seal(organisation)
        #expect(servers[0].heads[organisation].kept == kept, "the proof is not overwritten")
        for server in servers { try await server.database.close() }
    }
}
