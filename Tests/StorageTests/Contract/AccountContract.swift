import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@Suite("Contract of the store: accounts, sessions, forms and uploads")
struct AccountContract {
    private static let auditor = Account(
        id: AccountID("auditor"), login: "auditrice", person: nil, roles: Set(Role.allCases),
        passwordHash: "$argon2id$é",
        mustChangePassword: true, isEnabled: false, language: .english)

    @Test("an account comes back by identifier, login and person", arguments: StoreKind.allCases)
    func accounts(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        try await opened.write { try $0.insert(Self.auditor) }
        #expect(try await opened.read { try $0.account(Self.auditor.id) } == Self.auditor)
        #expect(try await opened.read { try $0.account(login: "auditrice") } == Self.auditor)
        #expect(try await opened.read { try $0.account(login: "Auditrice") } == nil)
        #expect(try await opened.read { try $0.account(of: Cast.yanis.id) } == Cast.yanis.account)
        #expect(try await opened.read { try $0.account(of: PersonID("nobody")) } == nil)
        #expect(try await opened.read { try $0.account(AccountID("none")) } == nil)
        #expect(try await opened.read { try $0.accounts() } == Cast.allCases.map(\.account) + [Self.auditor])
    }

    @Test("a taken login or identifier is a conflict, at creation and at change", arguments: StoreKind.allCases)
    func taken(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        var sameLogin = Self.auditor
        sameLogin.login = Cast.camille.login
        let thief = sameLogin
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.insert(thief) } }
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.update(Self.auditor) } }
        try await opened.write { try $0.insert(Self.auditor) }
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.insert(Self.auditor) } }
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.update(thief) } }
        var changed = Self.auditor
        changed.roles = []
        changed.isEnabled = true
        changed.login = "auditeur"
        changed.mustChangePassword = false
        changed.passwordHash = "another"
        changed.language = .french
        let saved = changed
        try await opened.write { try $0.update(saved) }
        #expect(try await opened.read { try $0.account(saved.id) } == saved)
    }

    private static func session(_ digest: String, _ character: Cast, expires seconds: Int) -> Session {
        Session(
            digest: digest, account: character.accountID, csrfToken: "csrf-\(digest)", createdAt: noon,
            expiresAt: .after(seconds))
    }

    @Test("sessions end one by one, by account, or with time", arguments: StoreKind.allCases)
    func sessions(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let sessions = [
            Self.session("s1", .camille, expires: 10), Self.session("s2", .camille, expires: 20),
            Self.session("s3", .nadia, expires: 30), Self.session("s4", .marc, expires: 40),
        ]
        try await opened.write { store in for session in sessions { try store.insert(session) } }
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.insert(sessions[0]) } }
        func left() async throws -> [String] {
            try await opened.read { store in
                try sessions.filter { try store.session(digest: $0.digest) == $0 }.map(\.digest)
            }
        }
        #expect(try await left() == ["s1", "s2", "s3", "s4"])
        #expect(try await opened.read { try $0.session(digest: "S1") } == nil)
        try await opened.write { try $0.deleteSessions(expiredBefore: .after(10), limit: 9) }
        #expect(try await left() == ["s1", "s2", "s3", "s4"])
        try await opened.write { try $0.deleteSessions(expiredBefore: .after(11), limit: 9) }
        #expect(try await left() == ["s2", "s3", "s4"])
        try await opened.write { try $0.deleteSessions(of: Cast.camille.accountID) }
        #expect(try await left() == ["s3", "s4"])
        try await opened.write { try $0.deleteSession(digest: "s4") }
        try await opened.write { try $0.deleteSession(digest: "none") }
        #expect(try await left() == ["s3"])
    }

    @Test("failed sign-ins are counted from an instant on, two in the same one too", arguments: StoreKind.allCases)
    func failures(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        try await opened.write { store in
            for seconds in [0, 5, 5, 9] { try store.recordFailedSignIn(of: "M001", at: .after(seconds)) }
            try store.recordFailedSignIn(of: "nobody", at: noon)
        }
        for (since, count) in [(0, 4), (1, 3), (5, 3), (6, 1), (9, 1), (10, 0)] {
            #expect(try await opened.read { try $0.failedSignIns(of: "M001", since: .after(since)) } == count)
        }
        #expect(try await opened.read { try $0.failedSignIns(of: "m001", since: noon) } == 0)
        try await opened.write { try $0.deleteFailedSignIns(of: "M001") }
        #expect(try await opened.read { try $0.failedSignIns(of: "M001", since: noon) } == 0)
        #expect(try await opened.read { try $0.failedSignIns(of: "nobody", since: noon) } == 1)
    }

    @Test("a form's token gives the answer it gave, to its account only", arguments: StoreKind.allCases)
    func forms(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let (camille, nadia) = (Cast.camille.accountID, Cast.nadia.accountID)
        let before = try await opened.write { store in
            let before = try store.answer(toForm: "t", account: camille)
            try store.remember(answer: "request-1", toForm: "t", account: camille, at: noon)
            try store.remember(answer: "", toForm: "u", account: camille, at: noon)
            return before
        }
        #expect(before == nil)
        let after = try await opened.write { store in
            [
                try store.answer(toForm: "t", account: camille), try store.answer(toForm: "u", account: camille),
                try store.answer(toForm: "t", account: nadia),
            ]
        }
        #expect(after == ["request-1", "", nil])
        await #expect(throws: StoreError.conflict) {
            try await opened.write { try $0.remember(answer: "2", toForm: "t", account: camille, at: noon) }
        }
    }

    @Test("uploads wait byte by byte until they are confirmed or too old", arguments: StoreKind.allCases)
    func uploads(kind: StoreKind) async throws {
        let opened = try await kind.loaded()
        let states: [JobState] = [.done(at: noon), .buried("f", at: noon), .waiting(due: noon)]
        try await opened.write { store in
            for (index, state) in states.enumerated() {
                try store.insert(Job(id: "j\(index)", kind: LoadingErrand.kind, key: "i\(index)", state: state))
            }
        }
        let uploads = ImportKind.allCases.enumerated().map { index, kind in
            StagedImport(
                id: "i\(index)", kind: kind, fileName: "Été \(index).csv", bytes: index == 0 ? [] : Array(0...255),
                by: Cast.solene.accountID, at: .after(index))
        }
        try await opened.write { store in for upload in uploads { try store.insert(upload) } }
        for upload in uploads { #expect(try await opened.read { try $0.stagedImport(upload.id) } == upload) }
        await #expect(throws: StoreError.conflict) { try await opened.write { try $0.insert(uploads[0]) } }
        try await opened.write { store in
            try store.deleteStagedImport("i4")
            try store.deleteStagedImports(before: .after(2), limit: 9)
        }
        func left() async throws -> [String] {
            try await opened.read { store in try uploads.map(\.id).filter { try store.stagedImport($0) != nil } }
        }
        #expect(try await left() == ["i1", "i2", "i3"], "one that was asked for and is not loaded is kept")
        try await opened.write {
            _ = try $0.deleteStagedImports(before: .after(2 + LoadingErrand.longest), limit: 9)
        }
        #expect(try await left() == ["i2"], "a week longer")
    }
}
