import Foundation

/// The three streams that every program is started with, or should be.
enum StandardStreams {
    /// Puts the null device where a stream is closed: a file opened later, such as the base, would take its number, and
    /// be written over by what the program says.
    static func occupy() {
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
            // The lowest free number, which is the one that was looked at.
            _ = open("/dev/null", O_RDWR)
        }
    }
}
