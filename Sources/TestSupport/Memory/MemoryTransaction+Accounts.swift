import CivilTime
import Telework
import UseCases

extension MemoryTransaction {
    func account(_ id: AccountID) throws -> Account? { state.accounts[id] }

    func account(login: String) throws -> Account? { state.accounts.values.first { $0.login == login } }

    func account(of person: PersonID) throws -> Account? {
        try accounts().first { $0.person == person }
    }

    func accounts() throws -> [Account] { state.accounts.values.sorted { $0.login < $1.login } }

    func session(digest: String) throws -> Session? { state.sessions[digest] }

    func failedSignIns(of digest: String, since: Instant) throws -> Int {
        state.failedSignIns.count { $0.digest == digest && $0.at >= since }
    }

    func insert(_ account: Account) throws {
        guard state.accounts[account.id] == nil else { throw StoreError.conflict }
        try keep(account)
    }

    func update(_ account: Account) throws {
        guard state.accounts[account.id] != nil else { throw StoreError.conflict }
        try keep(account)
    }

    private func keep(_ account: Account) throws {
        guard !state.accounts.values.contains(where: { $0.login == account.login && $0.id != account.id }) else {
            throw StoreError.conflict
        }
        state.accounts[account.id] = account
    }

    func insert(_ session: Session) throws {
        guard state.sessions[session.digest] == nil else { throw StoreError.conflict }
        state.sessions[session.digest] = session
    }

    func deleteSession(digest: String) throws { state.sessions[digest] = nil }

    func deleteSessions(of account: AccountID) throws {
        state.sessions = state.sessions.filter { $0.value.account != account }
    }

    func deleteSessions(expiredBefore instant: Instant, limit: Int) throws -> Int {
        let over = state.sessions.values.filter { $0.expiresAt < instant }.sorted { $0.expiresAt < $1.expiresAt }
        for session in over.prefix(limit) { state.sessions[session.digest] = nil }
        return min(over.count, limit)
    }

    func recordFailedSignIn(of digest: String, at instant: Instant) throws {
        state.failedSignIns.append(MemoryState.FailedSignIn(digest: digest, at: instant))
    }

    func deleteFailedSignIns(of digest: String) throws { state.failedSignIns.removeAll { $0.digest == digest } }

    func deleteFailedSignIns(before instant: Instant, limit: Int) throws -> Int {
        let over = Set(state.failedSignIns.filter { $0.at < instant }).sorted { $0.at < $1.at }.prefix(limit)
        state.failedSignIns.removeAll { over.contains($0) }
        return over.count
    }
}

// MARK: - Forms, messages, uploads

extension MemoryTransaction {
    func answer(toForm token: String, account: AccountID) throws -> String? {
        state.formAnswers[MemoryState.FormToken(token: token, account: account)]
    }

    func remember(answer: String, toForm token: String, account: AccountID, at: Instant) throws {
        let key = MemoryState.FormToken(token: token, account: account)
        guard state.formAnswers[key] == nil else { throw StoreError.conflict }
        state.formAnswers[key] = answer
        state.formInstants[key] = at
    }

    func deleteFormAnswers(before instant: Instant, limit: Int) throws -> Int {
        let over = state.formInstants.filter { $0.value < instant }.sorted { $0.value < $1.value }.prefix(limit)
        for (token, _) in over {
            state.formAnswers[token] = nil
            state.formInstants[token] = nil
        }
        return over.count
    }

    func enqueue(_ messages: [OutboxMessage]) throws { state.outbox += messages }

    func deleteMessages(before instant: Instant, limit: Int) throws -> Int {
        let over = state.outbox.filter { $0.createdAt < instant }.sorted {
            ($0.createdAt, $0.id) < ($1.createdAt, $1.id)
        }
        let removed = Set(over.prefix(limit).map(\.id))
        state.outbox.removeAll { removed.contains($0.id) }
        return removed.count
    }

    func stagedImport(_ id: String) throws -> StagedImport? { state.stagedImports[id] }

    func insert(_ staged: StagedImport) throws {
        guard state.stagedImports[staged.id] == nil else { throw StoreError.conflict }
        state.stagedImports[staged.id] = staged
    }

    func deleteStagedImport(_ id: String) throws { state.stagedImports[id] = nil }

    func deleteStagedImports(before instant: Instant, limit: Int) throws -> Int {
        let asked = Set(try unfinishedJobs().filter { $0.kind == LoadingErrand.kind }.map(\.key))
        let tooOld = instant.adding(seconds: -LoadingErrand.longest)
        let over = state.stagedImports.values.filter { $0.at < instant && ($0.at < tooOld || !asked.contains($0.id)) }
            .sorted { $0.at < $1.at }.prefix(limit)
        for staged in over { state.stagedImports[staged.id] = nil }
        return over.count
    }
}
