import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Contract of the store: requests")
struct RequestContract {
    private static let counter = CounterProposal(
        proposal: Proposal(
            .envelope(halvesPerYear: 60), at: [.thirdPlace], from: day("2027-02-01"), through: day("2027-12-31")),
        message: "Plutôt ceci ?", by: Cast.marc.id, at: .after(9))
    private static let states: [RequestState] = [
        .submitted, .countered(counter),
        .countered(
            CounterProposal(
                proposal: Proposal(.fixed(.monday), from: day("2027-02-01")), message: "", by: nil, at: noon)),
        .accepted(by: Cast.marc.id, at: .after(1)), .accepted(by: nil, at: .after(1)),
        .refused(Refusal(motive: "coverage", text: "L’accueil n’est pas tenu.", by: Cast.marc.id, at: .after(2))),
        .refused(Refusal(motive: "activity", text: "", by: nil, at: .after(2))), .withdrawn(at: .after(3)),
        .granted(AgreementID("agreement-1"), at: .after(4)),
    ]

    @Test("every state comes back with all it carries", arguments: StoreKind.allCases)
    func states(kind: StoreKind) async throws {
        #expect(Set(Self.states.map(\.kind)) == Set(RequestState.Kind.allCases))
        for (index, state) in Self.states.enumerated() {
            let opened = try await kind.loaded()
            let request = Request(
                of: .camille,
                Proposal(
                    .fixed(.tuesday, .friday), at: Place.allCases.reversed(), from: day("2027-01-04"),
                    through: day("2027-06-30")),
                on: day("2026-11-02"), due: index == 0 ? nil : day("2026-12-02"), id: "request-1", state: state,
                message: "Deux jours,\nmerci — é")
            try await opened.write { try $0.insert(request) }
            #expect(try await opened.read { try $0.request(request.id) } == request)
            #expect(try await opened.read { try $0.hasOpenRequest(Cast.camille.id) } == request.isOpen)
            #expect(try await opened.read { try $0.hasOpenRequest(Cast.nadia.id) } == false)
            let filter = RequestFilter(states: [state.kind])
            let found = try await opened.read { try $0.requests(matching: filter) }
            #expect(found.map(\.request) == [request] && found.map(\.person) == [Cast.camille.person()])
        }
        let opened = try await kind.loaded()
        #expect(try await opened.read { try $0.request(RequestID("none")) } == nil)
    }

    @Test("a request goes through its states, one version after the other", arguments: StoreKind.allCases)
    func transitions(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let submitted = Request(of: .camille, Proposal(from: day("2027-01-04")), on: day("2026-11-02"))
        let countered = try submitted.countered(with: Self.counter).0
        let accepted = try countered.counterAccepted(at: .after(20)).0
        let granted = try accepted.granted(AgreementID("agreement-1"), at: .after(30)).0
        try await opened.write { try $0.insert(submitted) }
        for step in [countered, accepted, granted] {
            try await opened.write { try $0.update(step) }
            #expect(try await opened.read { try $0.request(step.id) } == step)
        }
    }

    @Test("an update of an older page, or of nothing, is a conflict", arguments: StoreKind.allCases)
    func outdated(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let submitted = Request(of: .camille, Proposal(from: day("2027-01-04")), on: day("2026-11-02"))
        let withdrawn = try submitted.withdrawn(at: noon).0
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.update(withdrawn) } }
        try await opened.write { try $0.insert(submitted) }
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.update(submitted) } }
        try await opened.write { try $0.update(withdrawn) }
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.update(withdrawn) } }
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.insert(submitted) } }
        #expect(try await opened.read { try $0.request(submitted.id) } == withdrawn)
    }

    @Test("one open request a person, whatever its state", arguments: StoreKind.allCases)
    func oneOpen(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        for (index, state) in Self.states.enumerated() {
            let first = Request(
                of: .nadia, Proposal(from: day("2027-01-04")), on: day("2026-11-02"), id: "a\(index)", state: state)
            let second = Request(of: .nadia, Proposal(from: day("2027-01-04")), on: day("2026-11-02"), id: "b\(index)")
            try await opened.write { try $0.insert(first) }
            if first.isOpen {
                await #expect(throws: StoreError.conflict, "\(state.kind)") {
                    try await opened.write { try $0.insert(second) }
                }
                let withdrawn = Request(
                    id: first.id, person: first.person, proposal: first.proposal, submittedAt: first.submittedAt,
                    submittedOn: first.submittedOn, answerDue: nil, message: "", state: .withdrawn(at: noon), version: 2
                )
                try await opened.write { try $0.update(withdrawn) }
            } else {
                try await opened.write { try $0.insert(second) }
                try await opened.write { try $0.update(try second.withdrawn(at: noon).0) }
            }
        }
    }

    @Test("the requests of a person come latest first", arguments: StoreKind.allCases)
    func history(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let days = ["2026-03-02", "2025-03-02", "2026-03-02", "2026-10-01"].map(day)
        let requests = days.enumerated().map {
            Request(of: .camille, Proposal(from: day("2027-01-04")), on: $1, id: "r\($0)", state: .withdrawn(at: noon))
        }
        try await opened.write { store in for request in requests { try store.insert(request) } }
        let found = try await opened.read { try $0.requests(of: Cast.camille.id) }
        #expect(found.map(\.id.rawValue) == ["r3", "r2", "r0", "r1"])
        #expect(try await opened.read { try $0.requests(of: Cast.nadia.id) }.isEmpty)
    }

    /// One request of each person, due on days that tie, some never.
    private func withOneEach(_ kind: StoreKind) async throws -> (store: OpenedStore, all: [Request]) {
        let opened = try await kind.loaded()
        let dues: [LocalDate?] = [day("2026-12-02"), nil, day("2026-11-30"), day("2026-12-02")]
        let requests = Cast.allCases.enumerated().map { index, character in
            Request(
                of: character, Proposal(from: day("2027-01-04")), on: day("2026-11-0\(1 + index % 2)"),
                due: dues[index % 4], id: "r\(character.rawValue)", state: Self.states[index % Self.states.count])
        }
        try await opened.write { store in for request in requests { try store.insert(request) } }
        return (opened, requests)
    }

    private func inOrder(_ requests: [Request]) -> [RequestID] {
        requests.map { ($0.answerDue?.iso ?? "never", $0.submittedAt, $0.id) }.sorted { $0 < $1 }.map(\.2)
    }

    @Test("answers owed soonest come first, ties by submission, on every page", arguments: StoreKind.allCases)
    func pages(kind: StoreKind) async throws {
        let (opened, all) = try await withOneEach(kind)
        let everyState = Set(RequestState.Kind.allCases)
        for states in [everyState, [.submitted, .accepted], [.granted], []] as [Set<RequestState.Kind>] {
            let expected = inOrder(all.filter { states.contains($0.state.kind) })
            for size in [1, 3, 50, Int.max] {
                var found: [RequestID] = []
                for offset in stride(from: 0, through: min(expected.count, 12), by: min(size, 13)) {
                    let filter = RequestFilter(states: states, offset: offset, limit: size)
                    found += try await opened.read { try $0.requests(matching: filter) }.map(\.request.id)
                }
                #expect(found == expected, "\(states.count) states by \(size)")
            }
            #expect(
                try await opened.read { try $0.countRequests(matching: RequestFilter(states: states)) }
                    == expected.count)
        }
        #expect(
            try await opened.read { try $0.requests(matching: RequestFilter(states: everyState, limit: 0)) }.isEmpty)
    }

    @Test("a manager's, nobody's and late requests are told apart, and counted alike", arguments: StoreKind.allCases)
    func filters(kind: StoreKind) async throws {
        let (opened, all) = try await withOneEach(kind)
        let every = Set(RequestState.Kind.allCases)
        let terms: [LocalDate?] = [nil, day("2026-11-30"), day("2026-12-01"), day("2026-12-02"), day("2026-12-03")]
        for manager in [nil] + Cast.allCases.map(Optional.some) {
            for nobody in [false, true] {
                for term in terms {
                    for states in [every, [.submitted, .countered]] {
                        let filter = RequestFilter(
                            states: states, answersTo: manager?.id, withoutManager: nobody, dueBefore: term)
                        let expected = all.filter { request in
                            let character = Cast.allCases.first { $0.id == request.person }
                            return states.contains(request.state.kind)
                                && (manager == nil || character?.manager == manager)
                                && (!nobody || character?.manager == nil)
                                && (term.map { term in request.answerDue.map { $0 < term } ?? false } ?? true)
                        }
                        let found = try await opened.read {
                            try ($0.requests(matching: filter).map(\.request.id), $0.countRequests(matching: filter))
                        }
                        #expect(found.0 == inOrder(expected), "\(filter)")
                        #expect(found.1 == expected.count, "\(filter)")
                    }
                }
            }
        }
    }
}
