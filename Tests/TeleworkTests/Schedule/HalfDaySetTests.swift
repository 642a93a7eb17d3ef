import CivilTime
import Telework
import TestSupport
import Testing

@Suite("HalfDaySet")
struct HalfDaySetTests {
    @Test("every set is read back from its fourteen characters")
    func roundTrip() {
        for bits in 0..<UInt16(1 << 14) {
            let set = HalfDaySet(bits: bits)
            guard HalfDaySet(text: set.text) != set || set.halves != bits.nonzeroBitCount else { continue }
            Issue.record("\(set.text)")
        }
    }

    @Test("ten characters are the week without its weekend")
    func ten() {
        #expect(halfDays("1111111111") == .fullTime)
        #expect(halfDays("1111111111").text == "11111111110000")
        #expect(halfDays("0000000001").contains(.friday, .afternoon))
        #expect(halfDays("00000000000001").contains(.sunday, .afternoon))
    }

    @Test(
        "any other text is refused",
        arguments: ["", "111111111", "11111111111", "1111111111111", "111111111111111", "11111 1111", "111111111x"])
    func refused(text: String) {
        #expect(HalfDaySet(text: text) == nil)
    }

    @Test("bits beyond Sunday are dropped")
    func mask() {
        #expect(HalfDaySet(bits: .max).halves == 14)
        #expect(HalfDaySet(bits: 0xC000).isEmpty)
    }

    @Test("whole days have both their halves, in whatever order they are given")
    func wholeDays() {
        let set = HalfDaySet(days: [.friday, .monday, .friday])
        #expect(set.text == "11000000110000")
        #expect(set.weekdays == [.monday, .friday])
        #expect(halfDays("0100001000").weekdays == [.monday, .thursday])
    }

    @Test(
        "a day is split when one of two worked halves is in the set",
        arguments: [
            ("1000000000", "1111111111", true), ("1100000000", "1111111111", false),
            ("1000000000", "1011111111", false), ("0000000000", "1111111111", false),
            ("1100000001", "1111111111", true), ("1000000000", "0111111111", false),
        ])
    func split(days: String, worked: String, splits: Bool) {
        #expect(halfDays(days).splitsDay(of: halfDays(worked)) == splits)
    }

    @Test("what is left of a set without another")
    func subtracting() {
        #expect(halfDays("1111000000").subtracting(halfDays("0110000000")) == halfDays("1001000000"))
        #expect(halfDays("1111000000").subtracting(.fullTime).isEmpty)
    }

    @Test("each weekday has its code and comes back from it", arguments: Weekday.allCases)
    func codes(weekday: Weekday) {
        #expect(WeekdayCode(weekday).weekday == weekday)
        #expect(WeekdayCode(weekday).rawValue == "\(weekday)")
    }
}
