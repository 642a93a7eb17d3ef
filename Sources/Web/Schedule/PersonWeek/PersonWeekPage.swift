import CivilTime
import Messages
import Telework
import UseCases

/// Somebody's week, to read; for HR, a week that has begun, to correct.
struct PersonWeekPage: PageModel {
    static let template = TemplateName.personWeek

    let title: String
    let words: PersonWeekWords
    let pager: WeekPager
    let back: String
    let notice: String?
    let refusal: RefusalView?
    let agreement: String?
    let figures: [BalanceFigure]
    let remarks: [String]
    let grid: String
    /// That the choice shown is not what is stored; nil when it is.
    let unsaved: String?
    let correction: Correction?

    struct Correction: Sendable {
        let action: String
        let week: String
        let version: Int
        /// What the correction does to the allowance.
        let consequence: String
    }

    init(
        _ view: ViewMyWeek.Page, mayCorrect: Bool, asked: WeekCells? = nil, notice: String? = nil,
        refusal: RefusalView? = nil, language: Language
    ) {
        let words = Wording(language)
        let week = view.plan.week
        let person = view.person
        self.words = .in(language)
        title = "\(self.words.titleBefore) \(person.fullName)"
        pager = WeekPager(week, today: view.today, language) { Link.personWeek(person.id.rawValue, $0) }
        back = Link.teamWeek(week)
        self.notice = notice
        self.refusal = refusal
        agreement = view.agreements.isEmpty ? nil : view.formulas(language)
        figures = view.agreements.isEmpty ? [] : BalanceFigure.all(view.balance, view.envelopes, language)
        remarks = view.holidaySentences(words)
        let isCorrectable = mayCorrect && view.hasBegun
        grid = WeekGrid(
            view: view, asked: asked ?? view.plan.cells, purpose: isCorrectable ? .correct : .read, language: language
        ).html()
        unsaved = refusal != nil && asked.map { $0 != view.plan.cells } ?? false ? self.words.unsaved : nil
        correction =
            isCorrectable
            ? Correction(
                action: Link.personWeek(person.id.rawValue), week: week.iso, version: view.plan.version,
                consequence: PersonWeekPage.consequence(view, words))
            : nil
    }

    private static func consequence(_ view: ViewMyWeek.Page, _ words: Wording) -> String {
        let name = view.person.fullName
        guard !view.closed.isEmpty else {
            return words.pick(
                "Le mois n’est pas clôturé\u{202F}: l’indemnité de \(name) sera calculée sur la semaine corrigée, "
                    + "sans régularisation.",
                "The month is not closed: the allowance of \(name) will be computed on the corrected week, without "
                    + "an adjustment.")
        }
        let closed = view.closed.sorted()
        let last = closed.last ?? YearMonth(containing: view.today)
        let months = words.list(closed.map { words.month($0) }).capitalisedFirst
        return words.pick(
            "\(months)\u{202F}: mois clôturé, qui ne changera pas. La correction donnera une régularisation de "
                + "l’indemnité de \(name), payée avec le premier mois encore ouvert après le \(words.monthOf(last)).",
            "\(months): closed, and will not change. The correction will give an adjustment of the allowance of "
                + "\(name), paid with the first month still open after \(words.month(last)).")
    }
}

extension ViewMyWeek.Page {
    /// Whether some of the week has happened already, which is what HR corrects.
    var hasBegun: Bool { plan.week.monday <= today }
}
