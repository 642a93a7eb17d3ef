import Foundation
import Testing

@testable import App

@Suite("Scheduled backups and their folder")
struct BackupFolderTests {
    private let place: Place

    init() throws { place = try Place() }

    private func put(_ names: String...) throws {
        for name in names { try Data("x".utf8).write(to: URL(fileURLWithPath: "\(place.path)/\(name)")) }
    }

    @Test("names bear the moment in UTC, and are read back")
    func names() throws {
        let folder = BackupFolder(place.path, database: "/srv/base.sqlite")
        let moment = Date(timeIntervalSince1970: 1_795_314_540)
        #expect(folder.place(at: moment) == "\(place.path)/base-20261122T022900Z.backup")
        try put("base-20261122T022900Z.backup")
        #expect(try folder.files().map(\.made) == [moment])
    }

    @Test("only the oldest backups of this base beyond those to keep are removed", arguments: [1, 2, 3, 4])
    func rotation(keep: Int) throws {
        let folder = BackupFolder(place.path, database: "base.sqlite")
        let ours = (1...3).map { "base-2026010\($0)T000000Z.backup" }
        let others = [
            "base-20260101T000000Z.backup.draft-1", "autre-20260101T000000Z.backup", "base-hier.backup", "base.sqlite",
        ]
        for name in ours + others { try put(name) }
        let removed = try folder.rotate(keep: keep).map { URL(fileURLWithPath: $0.path).lastPathComponent }
        #expect(removed.sorted() == Array(ours.prefix(max(0, 3 - keep))))
        let left = try FileManager.default.contentsOfDirectory(atPath: place.path)
        #expect(Set(left) == Set(ours.suffix(keep) + others))
    }

    @Test("a failure is told until a later backup is there")
    func failure() throws {
        let folder = BackupFolder(place.path, database: "base.sqlite")
        #expect(BackupStatus.last(in: "\(place.path)/none", database: "base.sqlite") == nil)
        let failed = BackupStatus.Failed(at: Date(timeIntervalSince1970: 1_795_314_540), reason: "The disk is full.")
        BackupStatus.note(failed, in: folder)
        try put("base-20261122T022859Z.backup")
        let before = try #require(BackupStatus.last(in: place.path, database: "base.sqlite"))
        #expect(before.failed == failed && before.count == 1)
        try put("base-20261122T022901Z.backup")
        let after = try #require(BackupStatus.last(in: place.path, database: "base.sqlite"))
        #expect(after.failed == nil && after.count == 2)
        BackupStatus.forgetFailure(in: folder)
        #expect(BackupStatus.last(in: place.path, database: "base.sqlite")?.failed == nil)
    }

    @Test("a backup is late when two turns have passed", arguments: [(7_200, false), (7_201, true)])
    func late(seconds: Int, isLate: Bool) throws {
        try put("base-20261122T022900Z.backup")
        let status = try #require(BackupStatus.last(in: place.path, database: "base.sqlite"))
        let now = Date(timeIntervalSince1970: 1_795_314_540 + Double(seconds))
        #expect(status.isLate(at: now, every: .seconds(3_600)) == isLate)
    }

    @Test(
        "durations are minutes, hours or days, a minute to a year",
        arguments: [
            ("1m", 60), ("30m", 1_800), ("24h", 86_400), ("7d", 604_800), ("7j", 604_800), ("366d", 31_622_400),
            ("367d", nil), ("0m", nil), ("59", nil), ("", nil), ("m", nil), ("-1h", nil),
            ("99999999999999999999d", nil),
        ] as [(String, Int?)])
    func durations(text: String, seconds: Int?) {
        #expect((try? BackupSchedule.duration(text)) == seconds.map { .seconds($0) })
    }
}
