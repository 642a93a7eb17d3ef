import CivilTime
import Foundation
import Messages
import Storage
import Telework

/// How an organisme of the base is: the raw value is for programs, ``told`` for people.
enum OrganisationState: String, Encodable {
    case open, closed, arriving, erasing, erased

    init(_ closure: OrganisationDoor.Closure?) {
        self =
            switch closure?.reason {
            case nil: .open
            case .closed: .closed
            case .arriving: .arriving
            case .erasing: .erasing
            }
    }

    /// In the language of the console.
    var told: String {
        switch self {
        case .open: words("ouvert", "open")
        case .closed: words("fermé", "closed")
        case .arriving: words("repris en partie", "taken in by half")
        case .erasing: words("effacé en partie", "erased by half")
        case .erased: words("effacé", "erased")
        }
    }

    /// 22 novembre 2026 · 22 November 2026, at Greenwich: an organisme that is gone has no time of its own.
    ///
    /// - Parameter milliseconds: Since 1970-01-01T00:00:00Z.
    static func day(_ milliseconds: Int64) -> String {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
        let iso = date.formatted(.iso8601.year().month().day())
        return LocalDate(iso: iso).map { Wording(Console.current.language).date($0) } ?? iso
    }
}

/// Rows of cells whose columns begin under each other.
enum TextColumns {
    static func lines(_ rows: [[String]]) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.compactMap { $0.dropFirst(column).first?.count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { index, cell in
                index == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[index] - cell.count + 2)
            }.joined()
        }
    }
}
