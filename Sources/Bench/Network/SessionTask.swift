import Foundation
import Telework
import UseCases
import Web

/// Signs people in by the use case, with any password: what a password costs is measured elsewhere, and 20,000 of them
/// would take an hour. `--people FILE` holds a line `organisme<TAB>login` for each; the cookies are printed in that order.
struct SessionTask {
    private let task: NetworkTask

    init(_ task: NetworkTask) { self.task = task }

    func run() async throws {
        let lines = try String(contentsOfFile: try task.option("people"), encoding: .utf8).split(separator: "\n")
        let signIn = SignIn(
            Environment(
                store: task.environment.store, clock: task.environment.clock,
                identifiers: task.environment.identifiers,
                cryptography: AnyPassword(real: task.environment.cryptography), rules: task.environment.rules,
                exemptions: task.environment.exemptions, journalKey: task.environment.journalKey))
        let (cryptography, key) = (task.environment.cryptography, task.secrets.cookieKey)
        let cookies = try await task.each(Array(lines.enumerated()), width: 4) { index, line in
            let parts = line.split(separator: "\t").map(String.init)
            let token = try await signIn(organisation: parts[0], login: parts[1], password: "x").token.text
            return (index, WebApplication.sessionCookie(token) { cryptography.keyedDigest($0, key: key) })
        }
        print(cookies.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: "\n"))
    }
}

private struct AnyPassword: Cryptography {
    let real: any Cryptography

    func digest(_ bytes: [UInt8]) -> [UInt8] { real.digest(bytes) }
    func keyedDigest(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] { real.keyedDigest(bytes, key: key) }
    func randomBytes(_ count: Int) -> [UInt8] { real.randomBytes(count) }
    func hashPassword(_ password: String) async throws -> String { try await real.hashPassword(password) }
    func verify(_ password: String, hash: String) async -> Bool { true }
    func needsRehash(_ hash: String) -> Bool { false }
    func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool { real.equal(a, b) }
}
