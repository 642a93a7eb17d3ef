import CivilTime
import Telework
import UseCases

/// What only HR's files can get wrong, and what is said of them without being wrong.
enum HRFileProblem: Error, Hashable, Sendable {
    case endBeforeStart(start: LocalDate, end: LocalDate)
    case spanTooLong(limit: Int)
    case invalidPattern(String)
    case missingDayOff(share: String)
    /// The days off leave another share of the week than the one written.
    case shareMismatch(share: String, halves: Int)
    case dayOffWorked(String)
    case shareOutOfRange(String)
    /// The headings are those of another file.
    case otherKind(ImportKind)
    /// HTML, as saved from a browser.
    case webPage
    /// More problems than are listed.
    case more(Int)

    // Said only
    /// With the heading that was probably meant, if any.
    case ignoredColumn(String, likely: String?)
    case ignoredReason(String)
    case absentColumn(french: String, english: String, Silence)
    case noLine

    var code: String {
        switch self {
        case .endBeforeStart: "end-before-start"
        case .spanTooLong: "span-too-long"
        case .invalidPattern: "invalid-pattern"
        case .missingDayOff: "missing-day-off"
        case .shareMismatch: "share-mismatch"
        case .dayOffWorked: "day-off-worked"
        case .shareOutOfRange: "share-out-of-range"
        case .otherKind: "other-kind"
        case .webPage: "web-page"
        case .more: "more-errors"
        case .ignoredColumn: "ignored-column"
        case .ignoredReason: "ignored-reason"
        case .absentColumn: "absent-column"
        case .noLine: "no-line"
        }
    }

    func issue(line: Int = 0, column: Int = 0) -> FileIssue {
        FileIssue(
            line: line, column: column, code: code, .text(LocalizedText(french: french, english: english)))
    }

    var french: String {
        switch self {
        case .endBeforeStart(let start, let end): "La fin (\(end.slashed)) précède le début (\(start.slashed))."
        case .spanTooLong(let limit): "Cette période dépasse \(limit) jours. Vérifiez les dates."
        case .invalidPattern(let text):
            "«\(thin)\(excerpt(text))\(thin)» n’est pas un schéma de travail. Écrivez dix chiffres 1 ou 0, du lundi matin "
                + "au vendredi après-midi, ou une part comme 80\(thin)% avec le jour non travaillé. Un tableur abîme ces "
                + "chiffres s’il les prend pour un nombre\(thin): mettez la colonne au format texte."
        case .missingDayOff(let share):
            "La part \(spaced(share)) ne dit pas quels jours sont travaillés. Remplissez «\(thin)jour_non_travaille\(thin)»."
        case .shareMismatch(let share, let halves):
            "Les jours non travaillés laissent \(days(halves, ",")) jours sur cinq, ce qui n’est pas \(spaced(share))."
        case .dayOffWorked(let text):
            "«\(thin)\(excerpt(text))\(thin)» est travaillé d’après le schéma de travail de cette ligne."
        case .shareOutOfRange(let text): "«\(thin)\(excerpt(text))\(thin)» n’est pas une part de 1 à 100\(thin)%."
        case .otherKind(let kind):
            "Ce fichier ressemble à «\(thin)\(kind.label.french)\(thin)»\(thin): choisissez cette sorte de fichier, ou un "
                + "autre fichier."
        case .webPage: "Ce fichier est une page web (HTML), non un export CSV. Refaites l’export depuis le logiciel RH."
        case .more(let count): "Et \(count) \(count == 1 ? "autre erreur" : "autres erreurs")."
        case .ignoredColumn(let heading, let likely):
            "La colonne «\(thin)\(excerpt(heading))\(thin)» n’est pas connue\(thin): elle n’a pas été lue."
                + (likely.map { " Vouliez-vous dire «\(thin)\($0)\(thin)»\(thin)?" } ?? "")
        case .ignoredReason(let heading):
            "La colonne «\(thin)\(excerpt(heading))\(thin)» n’a pas été lue\(thin): aucun motif d’absence n’est demandé "
                + "ni conservé."
        case .absentColumn(let french, _, let silence):
            "La colonne «\(thin)\(french)\(thin)» n’est pas dans le fichier\(thin): \(silence.french)."
        case .noLine: "Le fichier n’a que sa ligne d’en-tête."
        }
    }

    var english: String {
        switch self {
        case .endBeforeStart(let start, let end): "The end (\(end.iso)) comes before the start (\(start.iso))."
        case .spanTooLong(let limit): "This period is longer than \(limit) days. Check the dates."
        case .invalidPattern(let text):
            "“\(excerpt(text))” is not a working pattern. Write ten digits 1 or 0, from Monday morning to Friday "
                + "afternoon, or a share such as 80% with the day off. A spreadsheet damages these digits when it takes "
                + "them for a number: set the column’s format to text."
        case .missingDayOff(let share): "The share \(share) does not say which days are worked. Fill in “day_off”."
        case .shareMismatch(let share, let halves):
            "The days off leave \(days(halves, ".")) days out of five, which is not \(share)."
        case .dayOffWorked(let text): "“\(excerpt(text))” is worked according to the working pattern of this line."
        case .shareOutOfRange(let text): "“\(excerpt(text))” is not a share from 1 to 100%."
        case .otherKind(let kind):
            "This file looks like “\(kind.label.english)”: choose that kind of file, or another file."
        case .webPage: "This file is a web page (HTML), not a CSV export. Export it again from the HR software."
        case .more(let count): "And \(count) more \(count == 1 ? "error" : "errors")."
        case .ignoredColumn(let heading, let likely):
            "The column “\(excerpt(heading))” is not known: it was not read."
                + (likely.map { " Did you mean “\($0)”?" } ?? "")
        case .ignoredReason(let heading):
            "The column “\(excerpt(heading))” was not read: no reason of absence is asked for or kept."
        case .absentColumn(_, let english, let silence):
            "The column “\(english)” is not in the file: \(silence.english)."
        case .noLine: "The file has nothing but its heading."
        }
    }

    private func days(_ halves: Int, _ mark: String) -> String {
        halves % 2 == 0 ? "\(halves / 2)" : "\(halves / 2)\(mark)5"
    }

    /// `80%` as French writes it.
    private func spaced(_ share: String) -> String { share.hasSuffix("%") ? "\(share.dropLast())\(thin)%" : share }
}

extension Silence {
    fileprivate var french: String {
        switch self {
        case .kept: "ses valeurs enregistrées ne changent pas, et elle reste vide pour ce qui est ajouté"
        case .keptOrFullTime:
            "les schémas de travail enregistrés ne changent pas, et une personne ajoutée travaille à temps plein"
        case .keptOrFrench:
            "les langues enregistrées ne changent pas, et celle d’une personne ajoutée est le français"
        case .keptWithoutDaysOff:
            "sans jour non travaillé sur la ligne, le schéma enregistré ne change pas, et une personne ajoutée travaille "
                + "à temps plein"
        case .wholeDays: "chaque ligne vaut pour des journées entières"
        case .home: "chaque ligne vaut pour le domicile"
        }
    }

    fileprivate var english: String {
        switch self {
        case .kept: "the values on record are left as they are, and it stays blank for what is added"
        case .keptOrFullTime:
            "the working patterns on record are left as they are, and a person who is added works full time"
        case .keptOrFrench:
            "the languages on record are left as they are, and that of a person who is added is French"
        case .keptWithoutDaysOff:
            "where a line names no day off, the pattern on record is left as it is, and a person who is added works full "
                + "time"
        case .wholeDays: "each line is about whole days"
        case .home: "each line is about telework at home"
        }
    }
}

private let thin = "\u{202F}"

extension FileIssue {
    init(_ error: DocumentError) {
        self.init(
            line: error.line ?? 0, column: error.column ?? 0, code: error.code,
            .text(LocalizedText(french: error.problem.french, english: error.problem.english)))
    }
}
