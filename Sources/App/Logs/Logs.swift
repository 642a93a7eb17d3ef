import Foundation
import Logging
import Synchronization

/// The technical log of the server, on the problem stream.
enum Logs {
    /// - Throws: ``Failure`` when the settings name a level that does not exist.
    static func logger(_ settings: Settings) throws -> Logger {
        guard let level = Logger.Level(rawValue: settings.logLevel) else {
            throw Failure(
                .usage,
                "« \(settings.logLevel) » n’est pas un niveau de journal technique : debug, info, warning, error…",
                "‘\(settings.logLevel)’ is not a log level: debug, info, warning, error…")
        }
        var logger =
            switch settings.serving.logFormat {
            case .text: Logger(label: "pendulaire", factory: StreamLogHandler.standardError(label:))
            case .json: Logger(label: "pendulaire") { _ in JSONLogHandler { lines.write($0) } }
            }
        logger.logLevel = level
        return logger
    }

    private static let lines = LineWriter()
}

/// Writes whole lines, never one inside another.
private final class LineWriter: Sendable {
    private let turn = Mutex(())

    func write(_ line: String) {
        // Nowhere is left to say that this one failed.
        turn.withLock { _ in try? FileHandle.standardError.write(contentsOf: Data(line.utf8)) }
    }
}
