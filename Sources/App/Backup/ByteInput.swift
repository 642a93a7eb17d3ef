import Foundation

/// Bytes read in order from a file or from standard input, without keeping them.
final class ByteInput {
    private let file: FileHandle
    private let path: String
    private var waiting: [UInt8] = []
    /// The first bytes that came, for words about what a file is.
    private(set) var beginning: [UInt8] = []

    /// - Parameter path: `-` for standard input.
    /// - Throws: ``Failure`` when the file cannot be read.
    init(_ path: String) throws {
        self.path = path
        if path == "-" {
            file = .standardInput
        } else {
            try InputFile.check(path)
            guard let file = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileReadNoPermission) }
            self.file = file
        }
    }

    /// At most `count` bytes; fewer only at the end.
    func read(_ count: Int) throws -> [UInt8] {
        while waiting.count < count, try fill(max(count - waiting.count, 1 << 16)) {}
        let bytes = Array(waiting.prefix(count))
        waiting.removeFirst(bytes.count)
        return bytes
    }

    /// The bytes up to the next end of line, which is passed; nil when none comes within `limit` bytes.
    func line(atMost limit: Int) throws -> [UInt8]? {
        var searched = 0
        while true {
            if let end = waiting[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(waiting[..<end])
                waiting.removeFirst(end + 1)
                return line.count <= limit ? line : nil
            }
            searched = waiting.count
            guard searched <= limit, try fill(1 << 16) else { return nil }
        }
    }

    private func fill(_ count: Int) throws -> Bool {
        do {
            guard let data = try file.read(upToCount: count), !data.isEmpty else { return false }
            waiting += data
            if beginning.count < 64 { beginning += data.prefix(64) }
            return true
        } catch {
            throw Failure(
                .unavailable, "La lecture de \(path) s’est interrompue : vérifiez le disque.",
                "The reading of \(path) was interrupted: check the disk.")
        }
    }

    func close() { if path != "-" { try? file.close() } }
}
