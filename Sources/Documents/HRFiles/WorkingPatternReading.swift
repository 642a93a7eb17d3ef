import CivilTime
import Telework

/// `schema_travail` and `jour_non_travaille`: which half-days of a week someone works.
enum WorkingPatternReading {
    /// What is wrong, and with which of the two cells.
    enum Failure: Error {
        case pattern(HRFileProblem)
        case daysOff(HRFileProblem)
        case unknownDay(FileProblem)
    }

    /// - Parameters:
    ///   - pattern: Ten or fourteen digits, or a share (`80%`, `80`); nil when the cell is blank.
    ///   - daysOff: Weekdays, in French or English, each with a half or not: `mercredi`, `lundi matin + jeudi`.
    static func pattern(_ pattern: String?, daysOff: String?) throws(Failure) -> WorkingPattern {
        let off = try daysOff.map(halfDays)
        guard let pattern else { return try worked(.fullTime, without: off, daysOff) }
        let digits = String(String.UnicodeScalarView(pattern.unicodeScalars.filter { !isBlank($0) && $0 != "-" }))
        if let set = HalfDaySet(text: digits), !set.isEmpty {
            guard let off, off.bits & set.bits != 0 else { return set }
            throw .daysOff(.dayOffWorked(daysOff ?? ""))
        }
        let share = try percent(pattern)
        guard let off else {
            guard share == 100 else { throw .pattern(.missingDayOff(share: "\(share)%")) }
            return .fullTime
        }
        let set = try worked(.fullTime, without: off, daysOff)
        // Half-days are tenths of a week: 75 % is seven or eight of them.
        guard abs(set.halves * 10 - share) < 10 else {
            throw .daysOff(.shareMismatch(share: "\(share)%", halves: set.halves))
        }
        return set
    }

    private static func worked(
        _ week: WorkingPattern, without off: HalfDaySet?, _ text: String?
    ) throws(Failure) -> WorkingPattern {
        guard let off else { return week }
        let set = week.subtracting(off)
        guard !set.isEmpty else { throw .daysOff(.invalidPattern(text ?? "")) }
        return set
    }

    /// `80%`, `80 %`, `80,00 %`, `80`.
    private static func percent(_ text: String) throws(Failure) -> Int {
        var number = text.split(whereSeparator: { ".,".contains($0) }).map(String.init)
        if number.count == 2, number[1].utf8.allSatisfy({ $0 == 0x30 || $0 == 0x25 || $0 == 0x20 }) {
            number.removeLast()
        }
        guard number.count == 1, let share = try? ValueParser.percent(number[0]) else {
            throw .pattern(.invalidPattern(text))
        }
        guard share >= 1 else { throw .pattern(.shareOutOfRange(text)) }
        return share
    }

    private static func halfDays(_ text: String) throws(Failure) -> HalfDaySet {
        var bits: UInt16 = 0
        for item in text.split(whereSeparator: { ",+/;&|".contains($0) }) {
            for words in groups(item) {
                do {
                    let weekday = try HRChoices.weekday.value(of: words[0])
                    let half = words.count > 1 ? try HRChoices.half.value(of: words[1...].joined(separator: " ")) : nil
                    for each in half.map({ [$0] }) ?? HalfDay.allCases {
                        bits |= 1 << UInt16((weekday.rawValue - 1) * 2 + each.rawValue)
                    }
                } catch {
                    throw .unknownDay(error)
                }
            }
        }
        return HalfDaySet(bits: bits)
    }

    /// The words between `et` and `and`.
    private static func groups(_ item: Substring) -> [[String]] {
        var groups: [[String]] = [[]]
        for word in item.unicodeScalars.split(whereSeparator: isBlank).map({ String(String.UnicodeScalarView($0)) }) {
            if ["et", "and"].contains(folded(word)) {
                groups.append([])
            } else {
                groups[groups.count - 1].append(word)
            }
        }
        return groups.filter { !$0.isEmpty }
    }
}
