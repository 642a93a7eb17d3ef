import Telework

extension MonthProblem {
    /// Why the month cannot be closed, and what comes first.
    public func message(_ words: Wording) -> String {
        switch self {
        case .notOver(let month):
            let first = words.date(month.last.adding(days: 1))
            return words.pick(
                "Le \(words.monthOf(month)) n’est pas terminé. Vous pourrez le clôturer à partir du \(first).",
                "\(words.month(month)) is not over. You can close it from \(first).")
        case .alreadyClosed(let month):
            return words.pick(
                "Le \(words.monthOf(month)) est déjà clôturé. Ce qui change ensuite est régularisé le mois suivant.",
                "\(words.month(month)) is already closed. Later changes are adjusted in the next month.")
        case .beforeFirst(let first):
            return words.pick(
                "Ce mois vient avant le \(words.monthOf(first)), le premier qui a été clôturé\u{202F}: il ne peut être ni "
                    + "clôturé ni payé.",
                "This month comes before \(words.month(first)), the first that was closed: it can be neither closed nor "
                    + "paid.")
        case .earlierMonthOpen(let month):
            return words.pick(
                "Le \(words.monthOf(month)) est encore ouvert. Clôturez-le d’abord.",
                "\(words.month(month)) is still open. Close it first.")
        case .amountsNotConfirmed(let year):
            return words.pick(
                "Les montants de \(year) ne sont pas confirmés. Confirmez-les d’abord.",
                "The amounts of \(year) are not confirmed. Confirm them first.")
        case .limitMissing(let year):
            return words.pick(
                "La limite d’exonération Urssaf de \(year) n’est pas connue. Complétez Texts/amounts/urssaf.yaml.",
                "The Urssaf exemption limit of \(year) is not known. Complete Texts/amounts/urssaf.yaml.")
        case .amountMissing(let date):
            return words.pick(
                "Aucun montant n’est en vigueur le \(words.longDate(date)), jour télétravaillé. "
                    + "Complétez les textes de l’organisme.",
                "No amount is in force on \(words.longDate(date)), a teleworked day. "
                    + "Complete the organisation’s texts.")
        }
    }
}
