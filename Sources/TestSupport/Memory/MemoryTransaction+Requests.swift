import CivilTime
import Telework
import UseCases

extension MemoryTransaction {
    func request(_ id: RequestID) throws -> Request? { state.requests[id] }

    func requests(of person: PersonID) throws -> [Request] {
        state.requests.values.filter { $0.person == person }
            .sorted { ($0.submittedAt, $0.id) > ($1.submittedAt, $1.id) }
    }

    func hasOpenRequest(_ person: PersonID) throws -> Bool {
        state.requests.values.contains { $0.person == person && $0.isOpen }
    }

    func requests(matching filter: RequestFilter) throws -> [(request: Request, person: Person)] {
        matching(filter)
            .sorted { left, right in
                let (left, right) = (left.request, right.request)
                // Answers without a term are owed last.
                if left.answerDue != right.answerDue {
                    return left.answerDue.map { due in right.answerDue.map { due < $0 } ?? true } ?? false
                }
                return (left.submittedAt, left.id) < (right.submittedAt, right.id)
            }
            .page(offset: filter.offset, limit: filter.limit)
    }

    func countRequests(matching filter: RequestFilter) throws -> Int { matching(filter).count }

    func eachRequest(_ body: (Request) throws -> Void) throws {
        for request in state.requests.values.sorted(by: { $0.id < $1.id }) { try body(request) }
    }

    func insert(_ request: Request) throws {
        guard state.requests[request.id] == nil else { throw StoreError.conflict }
        try keep(request)
    }

    func update(_ request: Request) throws {
        guard state.requests[request.id]?.version == request.version - 1 else { throw StoreError.conflict }
        try keep(request)
    }

    /// One open request for each person, as the schema has it.
    private func keep(_ request: Request) throws {
        let others = state.requests.values.filter { $0.person == request.person && $0.id != request.id && $0.isOpen }
        guard !request.isOpen || others.isEmpty else { throw StoreError.conflict }
        keep(try figureChange(saving: request))
        state.requests[request.id] = request
    }

    private func matching(_ filter: RequestFilter) -> [(request: Request, person: Person)] {
        state.requests.values.compactMap { request in
            guard let person = state.people[request.person], filter.states.contains(request.state.kind) else {
                return nil
            }
            if let manager = filter.answersTo, person.answersTo != manager { return nil }
            if filter.withoutManager, person.answersTo != nil { return nil }
            if let term = filter.dueBefore {
                guard let due = request.answerDue, due < term else { return nil }
            }
            return (request, person)
        }
    }
}

// MARK: - Agreements

extension MemoryTransaction {
    func agreement(_ id: AgreementID) throws -> Agreement? { state.agreements[id] }

    func agreements(of person: PersonID) throws -> [Agreement] {
        state.agreements.values.filter { $0.person == person }.sorted(by: inOrder)
    }

    func agreements(of people: [PersonID], during span: DateSpan) throws -> [PersonID: [Agreement]] {
        let asked = Set(people)
        return try agreements(during: span).filter { asked.contains($0.key) }
    }

    func agreements(during span: DateSpan) throws -> [PersonID: [Agreement]] {
        Dictionary(grouping: state.agreements.values.filter { $0.span.overlaps(span) }, by: \.person)
            .mapValues { $0.sorted(by: inOrder) }
    }

    func insert(_ agreement: Agreement) throws {
        guard state.agreements[agreement.id] == nil else { throw StoreError.conflict }
        keep(try figureChange(saving: agreement))
        state.agreements[agreement.id] = agreement
    }

    func update(_ agreement: Agreement) throws {
        guard state.agreements[agreement.id] != nil else { throw StoreError.conflict }
        keep(try figureChange(saving: agreement))
        state.agreements[agreement.id] = agreement
    }

    private func inOrder(_ left: Agreement, _ right: Agreement) -> Bool {
        (left.span.first, left.id) < (right.span.first, right.id)
    }
}
