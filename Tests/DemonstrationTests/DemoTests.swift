import CivilTime
import Documents
import Foundation
import Telework
import TestSupport
import Testing
import UseCases

@testable import Demonstration

@Suite("The demonstration")
struct DemoTests {
    static let today = day("2026-11-23")

    @Test("its files are the same for the same seed and day, and others for another seed")
    func deterministic() {
        let first = DemoFiles(today: Self.today)
        #expect(first.people == DemoFiles(today: Self.today).people)
        #expect(first.absences == DemoFiles(today: Self.today).absences)
        #expect(first.people != DemoFiles(seed: 1, today: Self.today).people)
    }

    @Test("its people's file has about 420 lines, each readable, with heads, part-timers and arrivals")
    func people() {
        let contents = HRFileReader().people(Array(DemoFiles(today: Self.today).people.utf8))
        #expect(contents.issues.isEmpty, "\(contents.issues.prefix(3))")
        #expect((400...440).contains(contents.rows.count))
        #expect(contents.rows.contains { $0.pattern?.halves == 8 })
        #expect(contents.rows.contains { $0.employment.first > Self.today.adding(days: -150) })
        #expect(Set(contents.rows.map(\.contract)).count >= 4)
    }

    @Test("its files have the headings that the pages give, in their order")
    func headings() {
        let files = DemoFiles(today: Self.today)
        for (kind, text) in [
            (ImportKind.organisation, files.organisation), (.posts, files.posts), (.people, files.people),
            (.absences, files.absences),
        ] {
            let headings = text.prefix { !$0.isNewline }.split(separator: ";").map(String.init)
            #expect(headings == kind.headings.filter { $0 != "matricule_manager" }, "\(kind)")
        }
    }

    @Test("four months are lived through the use cases: no page is empty, and a second load changes nothing")
    func history() async throws {
        let store = MemoryStore()
        let texts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Texts").path
        let library = try TextLibrary.load(directory: texts)
        let environment = Environment(
            store: store, clock: TestClock(Self.today), identifiers: TestIdentifiers(),
            cryptography: TestCryptography(), rules: RuleShelf(book: library.book, version: "demo"),
            exemptions: library.exemptions, journalKey: Array(repeating: 7, count: 32))
        let loader = DemoLoader(environment: environment, files: HRFileReader(), today: Self.today)
        let guests = try await loader()
        #expect(guests.map(\.role) == [.employee, .manager, .humanResources, .worksCouncil, .administrator, .network])

        let organisation = try #require(try await store.organisation(code: DemoFiles.organisationCode))
        #expect(organisation.branch == "maladie", "the branch of a CPAM, for the figures of the network")
        let id = organisation.id
        let states = try await store.read(id) { store in
            try RequestState.Kind.allCases.map { kind in
                (kind, try store.countRequests(matching: RequestFilter(states: [kind])))
            }
        }
        for (kind, count) in states { #expect(count > 0, "no request is \(kind)") }
        let closed = try await store.read(id) { try $0.closedMonths() }
        #expect(closed.count == 3, "the months before the last one are closed: \(closed)")
        let last = try #require(closed.max())
        let view = try await ViewMonth(environment)(last, by: .system, in: id)
        #expect(view.total > Cents(300_000), "a month of the demonstration pays \(view.total)")
        let open = try await ViewMonth(environment)(last.adding(months: 1), by: .system, in: id)
        #expect(open.lines.contains { $0.payCode == .adjustment })
        #expect(try await CheckFigures(environment)(in: id).differences == [])
        let report = try await VerifyJournal(environment)(by: .system, in: id)
        #expect(report.problems.isEmpty)

        let entries = try await store.read(id) { try $0.countJournal(matching: JournalFilter()) }
        #expect(try await loader().map(\.login) == guests.map(\.login))
        #expect(try await store.read(id) { try $0.countJournal(matching: JournalFilter()) } == entries)
        print("Demonstration: \(states), \(entries) journal entries, last month \(view.total) €")
    }
}
