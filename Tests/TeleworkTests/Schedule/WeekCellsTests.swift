import CivilTime
import Telework
import TestSupport
import Testing

@Suite("Cells of a week")
struct WeekCellsTests {
    @Test(
        "each letter is the one that is stored",
        arguments: [
            (Cell.ownSite, "S"), (.otherSite, "s"), (.home, "H"), (.residence, "R"), (.otherOrganisation, "O"),
            (.thirdPlace, "T"), (.absent, "A"), (.notWorked, "."), (.holiday, "F"),
        ])
    func letters(cell: Cell, letter: String) {
        #expect(cell.letter == letter && Cell(letter: letter) == cell)
        #expect(Cell.allCases.count == 9)
    }

    @Test("no other letter is a cell", arguments: ["", "SS", "h", "a", "f", " ", "é", "🏠"])
    func otherLetters(letter: String) {
        #expect(Cell(letter: letter) == nil)
    }

    @Test("each place has its cell", arguments: Place.allCases)
    func places(place: Place) {
        let cell = Cell(place: place)
        #expect(cell.place == place && cell.isTelework && cell.isWorked && !cell.isOnSite)
    }

    @Test("a half-day is worked on site, worked at a distance, or not worked")
    func kinds() {
        #expect(Cell.allCases.filter(\.isOnSite) == [.ownSite, .otherSite])
        #expect(Cell.allCases.filter { !$0.isWorked } == [.absent, .notWorked, .holiday])
    }

    @Test("random weeks are read back from their text, cell by cell")
    func roundTrip() {
        var random = SeededRandom(seed: 14)
        for _ in 0..<500 {
            var cells = WeekCells(repeating: .notWorked)
            var expected: [Cell] = []
            for weekday in Weekday.allCases {
                for half in HalfDay.allCases {
                    let cell = Cell.allCases.randomElement(using: &random) ?? .home
                    cells[weekday, half] = cell
                    expected.append(cell)
                }
            }
            #expect(cells.text == expected.map(\.letter).joined())
            #expect(WeekCells(text: cells.text) == cells)
            #expect(cells.all.map(\.cell) == expected)
            #expect(cells.teleworkHalves == expected.count(where: \.isTelework))
            #expect(cells.onSiteHalves == expected.count(where: \.isOnSite))
        }
    }

    @Test("the halves come in order, Monday morning first and Sunday afternoon last")
    func order() {
        let all = WeekCells(repeating: .ownSite).all
        #expect(all.count == 14)
        #expect(all[0].weekday == .monday && all[0].half == .morning)
        #expect(all[5].weekday == .wednesday && all[5].half == .afternoon)
        #expect(all[13].weekday == .sunday && all[13].half == .afternoon)
    }

    @Test(
        "a text that is no week is refused",
        arguments: ["", "SSSSSSSSSS", "SSSSSSSSSS...", "SSSSSSSSSS.....", "SSSSSSSSSX....", "SSSSSSSSSé..."])
    func refused(text: String) {
        #expect(WeekCells(text: text) == nil)
    }
}
