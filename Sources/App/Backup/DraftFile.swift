import Foundation

/// A file that is written under a name of its own, and takes its place once it is whole and on disk; readable by its owner
/// only.
///
/// It is held locked while it is written: what a killed program left behind can be told from what another is writing.
final class DraftFile {
    private static let mark = ".draft-"

    let path: String
    private let place: String
    private let descriptor: Int32
    private(set) var isPlaced = false

    /// - Parameter place: The file to make, which must not exist.
    /// - Throws: ``Failure`` when it exists, or nothing can be made there.
    init(for place: String) throws {
        guard !FileManager.default.fileExists(atPath: place) else { throw BackupFailure.exists(place) }
        self.place = place
        path = "\(place)\(Self.mark)\(UInt64.random(in: 0...UInt64.max))"
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(
                .unavailable,
                "Le fichier \(place) ne peut pas être créé : vérifiez le dossier, ses droits et la place.",
                "The file \(place) cannot be created: check the folder, its permissions and the room left.")
        }
        flock(descriptor, LOCK_EX | LOCK_NB)
    }

    deinit {
        if !isPlaced { unlink(path) }
        close(descriptor)
    }

    func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = Foundation.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { throw BackupFailure.notWritten(place) }
                rest = rest.dropFirst(written)
            }
        }
    }

    /// Waits until the disk has it all, then gives the file its name, never another's.
    func place(withMode mode: mode_t = 0o600) throws {
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw BackupFailure.notWritten(place) }
        // A link, unlike a renaming, does not replace a file that came in the meantime. Some shares have none.
        if link(path, place) != 0 {
            guard errno != EEXIST, !FileManager.default.fileExists(atPath: place) else {
                throw BackupFailure.exists(place)
            }
            guard rename(path, place) == 0 else { throw BackupFailure.notWritten(place) }
        } else {
            unlink(path)
        }
        isPlaced = true
        try Self.synchronise(folderOf: place)
    }

    /// Without this, a power cut can take the name away from a file that is on disk.
    private static func synchronise(folderOf place: String) throws {
        let folder = open(self.folder(of: place), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        defer { close(folder) }
        // A few file systems know no such thing, and say so.
        guard fsync(folder) == 0 || errno == EINVAL else { throw BackupFailure.notWritten(place) }
    }

    /// Removes the drafts for `place`, or for any file whose name begins like it, that nobody holds any more.
    static func removeLeftOvers(for place: String) {
        let folder = folder(of: place)
        let beginning = URL(fileURLWithPath: place).lastPathComponent
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where name.hasPrefix(beginning) && name.contains(mark) {
            let path = "\(folder)/\(name)"
            let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                for end in ["", "-wal", "-shm", "-journal"] { unlink(path + end) }
            }
            close(descriptor)
        }
    }

    static func folder(of path: String) -> String { URL(fileURLWithPath: path).deletingLastPathComponent().path }
}
