import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("A file that waits to be confirmed")
struct StageImportTests {
    let files = RowFiles(people: PersonRow.everyone() + [.newcomer("M100", line: 14)])

    func staged() async throws -> (world: TestWorld, store: MemoryStore, stage: StageImport, id: String) {
        let (world, store) = try await memoryWorld()
        let stage = StageImport(world.environment, files: files)
        let id = try await stage(
            .people, fileName: "personnes.csv", [1, 2, 3], by: world.actor(.solene), in: world.organisation)
        return (world, store, stage, id)
    }

    @Test("it is previewed, then confirmed once")
    func confirmed() async throws {
        let (world, store, stage, id) = try await staged()
        let (file, preview) = try await stage.preview(id, by: world.actor(.solene), in: world.organisation)
        #expect(file.fileName == "personnes.csv" && file.bytes == [1, 2, 3])
        #expect(preview.created.map(\.key) == ["M100"])
        #expect(world.kept(in: store).people.count == 12)
        let outcome = try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
        #expect(outcome == preview)
        #expect(world.kept(in: store).people.count == 13)
        await #expect(throws: UseCaseError.notFound) {
            try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
        }
    }

    @Test("someone else's file is not found, even by who may load files", arguments: [Cast.karim, .camille, .marc])
    func others(_ character: Cast) async throws {
        let (world, store, stage, id) = try await staged()
        await #expect(throws: UseCaseError.notFound) {
            try await stage.preview(id, by: world.actor(character), in: world.organisation)
        }
        await #expect(throws: UseCaseError.notFound) {
            try await stage.confirm(id, by: world.actor(character), in: world.organisation)
        }
        #expect(world.kept(in: store).people.count == 12)
    }

    @Test("it waits an hour and no more", arguments: [(59, true), (60, true), (61, false)])
    func expiry(_ minutes: Int, _ isFound: Bool) async throws {
        let (world, _, stage, id) = try await staged()
        world.clock.advance(minutes: minutes)
        if isFound {
            #expect(try await stage.confirm(id, by: world.actor(.solene), in: world.organisation).canBeLoaded)
        } else {
            await #expect(throws: UseCaseError.notFound) {
                try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
            }
        }
    }

    @Test("old files are cleared when another comes")
    func cleared() async throws {
        let (world, store, stage, id) = try await staged()
        world.clock.advance(minutes: 61)
        let next = try await stage(.people, fileName: "b.csv", [], by: world.actor(.karim), in: world.organisation)
        #expect(store.inspect(world.organisation) { Set($0.stagedImports.keys) } == [next])
        #expect(next != id)
    }

    @Test("a file is judged again when it is confirmed: what was missing meanwhile stops it, and it keeps waiting")
    func judgedAgain() async throws {
        let (world, store, stage, id) = try await staged()
        store.alter(world.organisation) { $0.posts[TestOrganisation.officer] = nil }
        let outcome = try await stage.confirm(id, by: world.actor(.solene), in: world.organisation)
        #expect(outcome.issues.first?.code == "unknown-post")
        #expect(world.kept(in: store).people.count == 12)
        #expect(store.inspect(world.organisation) { $0.stagedImports.count } == 1)
    }

    @Test("the program itself stages nothing: it has no account to confirm with")
    func system() async throws {
        let (world, _) = try await memoryWorld()
        await #expect(throws: UseCaseError.notFound) {
            try await StageImport(world.environment, files: files)(
                .people, fileName: "a.csv", [], by: .system, in: world.organisation)
        }
    }
}
