import CivilTime
import Telework

/// Five failures of a login in fifteen minutes, and it waits: guessing then takes years, and mistyping minutes.
enum SignInLimit {
    static let failures = 5
    static let windowInSeconds = 15 * 60
    /// Longer than any login or password of a person: not looked at, so that nobody fills the base or the processor.
    static let longestLogin = 200
    static let longestPassword = 1_000
}

extension Environment {
    /// What stands for a login where failures are counted: people also type there what is no login, their password at
    /// times, and the base alone must not tell it.
    func signInDigest(of login: String) -> String {
        ByteText.hex(cryptography.keyedDigest(Array("sign-in:\(login)".utf8), key: journalKey))
    }
}

extension AccountReading {
    /// When a login may be tried again; nil when it may be now.
    func signInBlocked(_ digest: String, at now: Instant) throws -> Instant? {
        let start = now.adding(seconds: -SignInLimit.windowInSeconds)
        func isOver(_ seconds: Int) throws -> Bool {
            try failedSignIns(of: digest, since: start.adding(seconds: seconds)) >= SignInLimit.failures
        }
        guard try isOver(0) else { return nil }
        // The port only counts: halving finds the second at which the window no longer holds too many.
        var within = 0
        var beyond = SignInLimit.windowInSeconds + 1
        while beyond - within > 1 {
            let middle = (within + beyond) / 2
            if try isOver(middle) { within = middle } else { beyond = middle }
        }
        return start.adding(seconds: beyond + SignInLimit.windowInSeconds)
    }
}

/// A password that no account has, so that an unknown login takes as long to refuse as a known one.
final class Decoy: Sendable {
    private let hash = Locked<String?>(nil)

    func verify(_ password: String, with cryptography: any Cryptography) async throws {
        if let known = hash.with({ $0 }) {
            _ = await cryptography.verify(password, hash: known)
        } else {
            // Making a hash takes the time of verifying one.
            let made = try await cryptography.hashPassword(ByteText.hex(cryptography.randomBytes(16)))
            hash.with { $0 = made }
        }
    }
}

extension Account {
    /// What is compared with the hash: a one-time code may be typed in lower case, with or without its hyphens.
    func candidate(typed password: String) -> String {
        mustChangePassword ? OneTimeCode(typed: password)?.letters ?? password : password
    }
}
