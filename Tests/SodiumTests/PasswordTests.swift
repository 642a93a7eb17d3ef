import Testing
import UseCases

@testable import Sodium

@Suite("Passwords")
struct PasswordTests {
    let cryptography: SodiumCryptography

    // Made by argon2-cffi, another binding of the reference implementation: time_cost=2, memory_cost=19456, parallelism=1.
    static let foreign =
        "$argon2id$v=19$m=19456,t=2,p=1$Bb9rJt4Vf47gjTHcFVVT/Q$mmTldamLfDkp9CrfWzrminF4m2vYcosKBwz1p1/FQW8"
    // The same with one pass.
    static let cheaper =
        "$argon2id$v=19$m=19456,t=1,p=1$Xrqbgdeqi38/kWjhefAScQ$xzg1T5cuvulz5WQ3n102tXoRTF7A6fSxOFbCoBvJasY"

    init() throws {
        cryptography = try SodiumCryptography()
    }

    @Test("a hash names argon2id, 19 MiB and two passes")
    func cost() async throws {
        let hash = try await cryptography.hashPassword("correct horse")
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(!cryptography.needsRehash(hash))
    }

    @Test("the same password hashed twice gives two texts, and both are verified")
    func salted() async throws {
        let first = try await cryptography.hashPassword("Mot de passe n° 1 ✓")
        let second = try await cryptography.hashPassword("Mot de passe n° 1 ✓")
        #expect(first != second)
        #expect(await cryptography.verify("Mot de passe n° 1 ✓", hash: first))
        #expect(await cryptography.verify("Mot de passe n° 1 ✓", hash: second))
    }

    @Test(
        "any other password is refused",
        arguments: ["", "correct hors", "correct horse ", "Correct horse", "correct horse\0", "correct horse\0x"])
    func wrongPassword(other: String) async throws {
        let hash = try await cryptography.hashPassword("correct horse")
        #expect(await !cryptography.verify(other, hash: hash))
    }

    @Test("an empty password and a very long one are hashed as any other", arguments: [0, 1, 72, 73, 5000])
    func lengths(length: Int) async throws {
        let password = String(repeating: "x", count: length)
        let hash = try await cryptography.hashPassword(password)
        #expect(await cryptography.verify(password, hash: hash))
        #expect(await !cryptography.verify(password + "x", hash: hash))
    }

    @Test("a hash made by another implementation is verified")
    func foreignHash() async {
        #expect(await cryptography.verify("télétravail", hash: Self.foreign))
        #expect(await !cryptography.verify("teletravail", hash: Self.foreign))
        #expect(!cryptography.needsRehash(Self.foreign))
    }

    @Test("a hash of a lower cost is verified, and asks to be made again")
    func cheaperHash() async {
        #expect(await cryptography.verify("télétravail", hash: Self.cheaper))
        #expect(cryptography.needsRehash(Self.cheaper))
    }

    @Test("a hash cut anywhere is refused, and asks to be made again")
    func truncated() async {
        var tried = 0
        for length in 0..<Self.foreign.count {
            let cut = String(Self.foreign.prefix(length))
            #expect(await !cryptography.verify("télétravail", hash: cut), "\(length) characters kept")
            // The cost stands in the head of the text: that is all libsodium reads for this question.
            if length < 30 { #expect(cryptography.needsRehash(cut), "\(length) characters kept") }
            tried += 1
        }
        #expect(tried == Self.foreign.count)
    }

    @Test(
        "what is no hash is refused",
        arguments: [
            "plain", "$2b$12$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=19456,t=2,p=1$$",
            String(repeating: "$", count: 127),
            String(repeating: "$", count: 128), foreign + "\0", foreign + "\0x", "\0" + foreign,
        ])
    func noHash(text: String) async {
        #expect(await !cryptography.verify("télétravail", hash: text))
        #expect(cryptography.needsRehash(text))
    }

    @Test("twenty sign-ins at once are all answered rightly")
    func manyAtOnce() async throws {
        let hash = try await cryptography.hashPassword("correct horse")
        let answers = await withTaskGroup(of: Bool.self) { group in
            for attempt in 0..<20 {
                group.addTask { [cryptography] in
                    let right = attempt.isMultiple(of: 3)
                    return await cryptography.verify(right ? "correct horse" : "no", hash: hash) == right
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 20)
        #expect(answers.allSatisfy { $0 })
    }
}
