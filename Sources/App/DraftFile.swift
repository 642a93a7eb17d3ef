import Foundation

/// A file that is written under a name of its own, and takes its place once it is whole and on disk; readable by its owner
/// only.
///
/// It is held locked while it is written: what a killed program left behind can be told from what another is writing.
final class DraftFile {
    private static let mark = ".draft-"
    /// What SQLite keeps beside a base.
    private static let companions = ["-wal", "-shm", "-journal"]

    let path: String
    let place: String
    private let descriptor: Int32
    /// Whether the draft goes with this value.
    private var isTemporary = true

    /// - Parameter place: The file to make, which must not exist.
    /// - Throws: ``Failure`` when it exists, or nothing can be made there.
    init(for place: String) throws {
        guard !FileManager.default.fileExists(atPath: place) else { throw Self.taken(place) }
        self.place = place
        path = "\(place)\(Self.mark)\(UInt64.random(in: 0...UInt64.max))"
        descriptor = place.isEmpty ? -1 : open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(
                .unavailable,
                "Le fichier \(place) ne peut pas être créé : vérifiez le dossier, ses droits et la place.",
                "The file \(place) cannot be created: check the folder, its permissions and the room left.")
        }
        flock(descriptor, LOCK_EX | LOCK_NB)
    }

    deinit {
        if isTemporary { unlink(path) }
        close(descriptor)
    }

    func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = Foundation.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { throw notWritten }
                rest = rest.dropFirst(written)
            }
        }
    }

    /// Waits until the disk has it all, then gives the file its name, never another's.
    ///
    /// - Parameter isOnlyCopy: Whether its content is nowhere else: it then stays in the draft when the name cannot be had.
    func takePlace(isOnlyCopy: Bool = false) throws {
        guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else { throw notWritten }
        // A link, unlike a renaming, does not replace a file that came in the meantime. Some shares have none.
        let isLinked = link(path, place) == 0
        let isTaken = !isLinked && (errno == EEXIST || FileManager.default.fileExists(atPath: place))
        guard isLinked || (!isTaken && rename(path, place) == 0) else {
            isTemporary = !isOnlyCopy
            throw isOnlyCopy ? unnamed : isTaken ? Self.taken(place) : notWritten
        }
        if isLinked { unlink(path) }
        isTemporary = false
        try synchroniseFolder()
    }

    /// Without this, a power cut can take the name away from a file that is on disk.
    private func synchroniseFolder() throws {
        let folder = open(Self.folder(of: place), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        defer { close(folder) }
        // A few file systems know no such thing, and say so.
        guard fsync(folder) == 0 || errno == EINVAL else { throw notWritten }
    }

    /// Removes the drafts for `place`, or for any file whose name begins like it, that nobody holds any more.
    static func removeLeftOvers(for place: String) {
        let folder = folder(of: place)
        let beginning = URL(fileURLWithPath: place).lastPathComponent
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where name.hasPrefix(beginning) && name.contains(mark) {
            let path = "\(folder)/\(name)"
            // The log of a base goes with the base, which may be held.
            let owner = companions.first(where: path.hasSuffix).map { String(path.dropLast($0.count)) }
            if let owner, FileManager.default.fileExists(atPath: owner) { continue }
            let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                for end in [""] + companions { unlink(path + end) }
            }
            close(descriptor)
        }
    }

    static func folder(of path: String) -> String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

    private static func taken(_ place: String) -> Failure {
        Failure(
            .refused, "Le fichier \(place) existe déjà : donnez-en un autre.",
            "The file \(place) exists already: give another one.")
    }

    private var notWritten: Failure {
        Failure(
            .unavailable, "\(place) n’a pas pu être écrit en entier : vérifiez la place sur le disque et les droits.",
            "\(place) could not be written whole: check the room on the disk and the permissions.")
    }

    private var unnamed: Failure {
        Failure(
            .unavailable,
            "Le fichier \(place) n’a pas pu recevoir son nom, ou a été créé entre-temps : son contenu est dans \(path).",
            "The file \(place) could not be given its name, or was made in the meantime: its content is in \(path).")
    }
}
