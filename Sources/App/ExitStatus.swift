/// How the program ends.
public enum ExitStatus: Int32, Sendable {
    case done = 0
    /// What was asked is refused, or what was given is invalid; nothing was changed.
    case refused = 1
    /// The command is not written as it should be.
    case usage = 2
    /// Something the program needs is missing, taken or broken.
    case unavailable = 3
}
