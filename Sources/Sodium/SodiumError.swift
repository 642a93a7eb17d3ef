/// What can go wrong with libsodium itself.
public enum SodiumError: Error, Equatable, CustomStringConvertible {
    /// `sodium_init` failed: no source of randomness.
    case unavailable
    /// The 19 MiB a password's hash works in could not be had.
    case outOfMemory

    public var description: String {
        switch self {
        case .unavailable: "libsodium cannot start: the system gives it no randomness."
        case .outOfMemory: "There is not enough memory to hash a password."
        }
    }
}
