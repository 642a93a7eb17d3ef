import Messages
import Telework
import UseCases

struct AllowanceWords: Words {
    let title: String
    let introduction: String
    let month: String
    let state: String
    let closed: String
    let running: String
    let toClose: String
    let toCome: String
    let beforeFirst: String
    let whenClosed: String
    let lineNoun: String
    let linesNoun: String
    let personNoun: String
    let peopleNoun: String
    let back: String
    let total: String
    let exempt: String
    let subject: String
    let noLimit: String
    let problems: String
    let seeAmounts: String
    let seeTexts: String
    let payrollTitle: String
    let payrollText: String
    let download: String
    let amount: String
    let since: String
    let certainty: String
    let source: String
    let noAmount: String
    let confirm: String
    let confirmButton: String
    let confirmMissing: String
    let closeTitle: String
    let close: String
    let typedMissing: String
    let typedOther: String
    let lines: String
    let person: String
    let days: String
    let unit: String
    let origin: String
    let adjustment: String
    let nothing: String
    let monthClosed: String
    let closeUnderWay: String
    let lookAgain: String
    let closeRefused: String
    let closeGivenUp: String
    let amountsConfirmed: String
    let mine: String
    let computed: String
    let daysTitle: String
    let day: String
    let duration: String
    let article: String
    let noDay: String
    let paidTitle: String
    let toPayTitle: String
    let label: String
    let correctedSince: String
    let months: String
    let search: String
    let find: String
    let nobody: String

    /// Which days of a closed month were put right since.
    func corrected(_ view: ViewPersonMonth.Page, _ wording: Wording) -> String? {
        guard view.isCorrected else { return nil }
        guard !view.corrected.isEmpty else { return correctedSince }
        let dates = wording.list(view.corrected.map { wording.dayAndMonth($0) })
        return wording.pick(
            "Jours corrigés depuis la clôture\u{202F}: \(dates). La différence est régularisée dans un mois suivant.",
            "Days corrected after the close: \(dates). The difference is adjusted in a later month.")
    }

    /// What became of a close that was asked for.
    func asked(_ errand: Errand, address: String) -> AllowanceMonthPage.Asked {
        switch errand.state {
        case .underWay:
            .init(text: closeUnderWay, tone: "", again: address, againLabel: lookAgain)
        case .over: .init(text: closeRefused, tone: "error", again: nil, againLabel: "")
        case .givenUp(let code):
            .init(text: "\(closeGivenUp) \(code)", tone: "error", again: nil, againLabel: "")
        }
    }

    func notice(_ done: String) -> String? {
        switch done {
        case "cloture": monthClosed
        case "montants": amountsConfirmed
        default: nil
        }
    }

    /// The Urssaf limit under which the allowance bears no contributions.
    func limit(_ limit: ExemptionLimit, _ wording: Wording) -> String {
        let mark = limit.certainty.mark[wording.language]
        let day = wording.amount(limit.day)
        let month = limit.month.map { wording.amount($0) }
        let text = wording.pick(
            "Limite d’exonération Urssaf de \(limit.year)\u{202F}: \(day) par jour"
                + (month.map { ", \($0) par mois" } ?? ""),
            "Urssaf exemption limit of \(limit.year): \(day) a day" + (month.map { ", \($0) a month" } ?? ""))
        return mark.isEmpty ? "\(text)." : "\(text) \(mark)."
    }

    /// Exactly what closing does.
    func consequence(_ view: MonthView, _ wording: Wording) -> String {
        let lines = wording.count(view.lines.count, lineNoun, linesNoun)
        let total = wording.amount(view.total)
        let month = wording.month(view.month)
        let ofMonth = wording.monthOf(view.month)
        return wording.pick(
            "La clôture fige \(lines), \(total), pour toujours. Personne ne pourra plus modifier les semaines du "
                + "\(ofMonth)\u{202F}; une correction des ressources humaines donnera une régularisation le mois suivant. "
                + "Le fichier de paie sera ensuite disponible.",
            "Closing fixes \(lines), \(total), for ever. Nobody will be able to change the weeks of \(month) any more; a "
                + "correction by human resources gives an adjustment in the next month. The payroll file will then be "
                + "available.")
    }
}
