import Foundation

/// The doctor's looks at the machine.
enum DoctorMachine {
    /// Bytes below which the disk is too full: room for the write-ahead log, a migration, and time to notice.
    static let leastRoom: Int64 = 500 << 20

    /// Whether the tz database is there, and knows what the law says of summer.
    static func zones() throws -> DoctorFinding {
        for (zone, winter, summer) in [
            ("Europe/Paris", 3_600, 7_200), ("Indian/Reunion", 14_400, 14_400),
            ("America/Martinique", -14_400, -14_400),
        ] {
            // 15 January and 15 July 2026, at noon UTC.
            let offsets = [1_768_478_400, 1_784_116_800].map {
                TimeZone(identifier: zone)?.secondsFromGMT(for: Date(timeIntervalSince1970: $0))
            }
            guard offsets == [winter, summer] else { throw unknown(zone) }
        }
        return .fine(.zones, "Paris, La Réunion et Martinique sont connus", "Paris, Reunion and Martinique are known")
    }

    static func unknown(_ zone: String) -> Failure {
        Failure(
            .unavailable, "Le fuseau \(zone) n’est pas connu de cette machine : installez tzdata.",
            "The time zone \(zone) is not known to this machine: install tzdata.")
    }

    /// The room beside the base, if it is a file, and beside the keys; a base needs as much again, to be backed up and migrated.
    static func disk(_ settings: Settings) throws -> DoctorFinding {
        var least = Int64.max
        for path in [settings.database.file, settings.secrets].compactMap(\.self) {
            let folder = existingFolder(of: path)
            let needed = max(leastRoom, size(of: path))
            let free = try freeBytes(in: folder)
            least = min(least, free)
            guard free >= needed else {
                throw Failure(
                    .refused,
                    "Il ne reste que \(megabytes(free)) Mo dans \(folder), et il en faut \(megabytes(needed)) : libérez de "
                        + "la place.",
                    "Only \(megabytes(free)) MB are left in \(folder), and \(megabytes(needed)) are needed: make room.")
            }
        }
        return .fine(.disk, "\(megabytes(least)) Mo libres", "\(megabytes(least)) MB free")
    }

    private static func existingFolder(of path: String) -> String {
        var folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
            folder.deleteLastPathComponent()
        }
        return folder.path
    }

    private static func size(of path: String) -> Int64 {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    }

    private static func freeBytes(in folder: String) throws -> Int64 {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder)
        return (attributes[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
    }

    private static func megabytes(_ bytes: Int64) -> Int64 { bytes >> 20 }
}
