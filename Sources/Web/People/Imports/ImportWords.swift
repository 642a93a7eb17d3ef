import Messages
import UseCases

struct ImportWords: Words {
    let title: String
    let introduction: String
    let kindLegend: String
    let example: String
    let columnsBefore: String
    let optionalBefore: String
    let fileLabel: String
    let fileHint: String
    let check: String
    let nothingDone: String
    let kindMissing: String
    let fileMissing: String
    let fileEmpty: String
    let gone: String
    let previewTitle: String
    let lineNoun: String
    let linesNoun: String
    let mistakeNoun: String
    let mistakesNoun: String
    let nothingChanged: String
    let changesNothing: String
    let noLine: String
    let readyToLoad: String
    let missingNoun: String
    let missingNouns: String
    let mistakes: String
    let placeHeading: String
    let messageHeading: String
    let wholeFile: String
    let line: String
    let column: String
    let notes: String
    let changed: String
    let created: String
    let missing: String
    let missingText: String
    let was: String
    let becomes: String
    let blank: String
    let notShown: String
    let confirm: String
    let confirmText: String
    let anotherFile: String
    let correctedFile: String
    let done: String
    let nothingToDo: String
    let doneText: String
    let missingLater: String
    let seePeople: String
    let nextFile: String
    let imports: String
    let underWay: String
    let underWayText: String
    let lookAgain: String
    let notLoaded: String
    let notLoadedTitle: String

    /// « Ligne 12, caractère 5 ».
    func place(of issue: FileIssue, _ wording: Wording) -> String {
        guard issue.line > 0 else { return wholeFile }
        let start = "\(line)\u{A0}\(wording.number(issue.line))"
        return issue.column > 0 ? "\(start), \(column)\u{A0}\(wording.number(issue.column))" : start
    }

    static let french = ImportWords(
        title: "Imports",
        introduction: "Déposez un export CSV de votre logiciel RH. Vous verrez d’abord ce qui changerait\u{202F}; rien "
            + "n’est modifié avant votre confirmation.",
        kindLegend: "Que contient le fichier\u{202F}?", example: "Exemple", columnsBefore: "Colonnes\u{202F}:",
        optionalBefore: "Facultatives\u{202F}:",
        fileLabel: "Déposez le fichier ici, ou choisissez-le",
        fileHint: "CSV, 20\u{A0}Mo au plus. Colonnes dans l’ordre que vous voulez, titres en français ou en anglais.",
        check: "Vérifier le fichier", nothingDone: "Le fichier n’a pas été vérifié",
        kindMissing: "Dites ce que contient le fichier.", fileMissing: "Choisissez un fichier.",
        fileEmpty: "Ce fichier est vide. Vérifiez l’export, puis choisissez-le de nouveau.",
        gone: "Ce fichier n’attend plus de confirmation\u{202F}: il a été chargé, ou plus d’une heure a passé. "
            + "Choisissez-le de nouveau.",
        previewTitle: "Aperçu\u{202F}:", lineNoun: "ligne lue", linesNoun: "lignes lues",
        mistakeNoun: "erreur à corriger", mistakesNoun: "erreurs à corriger",
        nothingChanged: "Rien n’a été modifié\u{202F}:",
        changesNothing: "Ce fichier ne change rien\u{202F}: tout y est déjà.",
        noLine: "Ce fichier ne change rien\u{202F}: il n’a aucune ligne sous ses titres.",
        readyToLoad: "Le fichier peut être chargé. Rien n’est encore modifié.",
        missingNoun: "départ proposé",
        missingNouns: "départs proposés", mistakes: "Erreurs", placeHeading: "Où", messageHeading: "Ce qui ne va pas",
        wholeFile: "Fichier", line: "Ligne", column: "caractère", notes: "À savoir", changed: "Modifications",
        created: "Ajouts", missing: "Proposés comme départs",
        missingText: "Ces personnes sont présentes aujourd’hui et absentes du fichier. Rien n’est supprimé\u{202F}: si "
            + "elles partent, remettez-les dans le fichier avec leur date de sortie.",
        was: "avant\u{202F}:", becomes: "après\u{202F}:", blank: "vide", notShown: "non affichés",
        confirm: "Charger le fichier", confirmText: "Tout est chargé, ou rien. L’import est inscrit au journal.",
        anotherFile: "Choisir un autre fichier", correctedFile: "Charger le fichier corrigé",
        done: "Le fichier est chargé", nothingToDo: "Le fichier ne changeait rien",
        doneText: "L’import est inscrit au journal.",
        missingLater: "Les personnes absentes du fichier n’ont pas été modifiées.", seePeople: "Voir les personnes",
        nextFile: "Fichier suivant\u{202F}:", imports: "Charger un autre fichier",
        underWay: "Chargement en cours\u{202F}:",
        underWayText:
            "Le chargement a été demandé et se poursuit, même si vous quittez cette page. Tout sera chargé, ou "
            + "rien.",
        lookAgain: "Voir où il en est",
        notLoaded:
            "Le fichier n’a pas été chargé\u{202F}: l’organisme avait changé entre-temps, ou vous n’en avez plus le "
            + "droit. Rien n’a été modifié. Choisissez-le de nouveau.",
        notLoadedTitle: "Non chargé\u{202F}:")

    static let english = ImportWords(
        title: "Imports",
        introduction:
            "Drop a CSV export of your HR software. You will first see what would change; nothing is modified "
            + "before you confirm.",
        kindLegend: "What does the file hold?", example: "Example", columnsBefore: "Columns:",
        optionalBefore: "May be left out:",
        fileLabel: "Drop the file here, or choose it",
        fileHint: "CSV, 20\u{A0}MB at most. Columns in any order, headings in French or English.",
        check: "Check the file", nothingDone: "The file was not checked", kindMissing: "Say what the file holds.",
        fileMissing: "Choose a file.", fileEmpty: "This file is empty. Check the export, then choose it again.",
        gone: "This file no longer awaits confirmation: it was loaded, or more than an hour went by. Choose it again.",
        previewTitle: "Preview:", lineNoun: "line read", linesNoun: "lines read", mistakeNoun: "mistake to correct",
        mistakesNoun: "mistakes to correct", nothingChanged: "Nothing was changed:",
        changesNothing: "This file changes nothing: all of it is there already.",
        noLine: "This file changes nothing: it has no line below its headings.",
        readyToLoad: "The file can be loaded. Nothing is changed yet.", missingNoun: "proposed departure",
        missingNouns: "proposed departures",
        mistakes: "Mistakes", placeHeading: "Where", messageHeading: "What is wrong", wholeFile: "File", line: "Line",
        column: "character", notes: "Good to know", changed: "Changes", created: "Additions",
        missing: "Proposed as departures",
        missingText:
            "These people are here today and not in the file. Nothing is deleted: if they leave, put them back in "
            + "the file with their date of departure.",
        was: "before:", becomes: "after:", blank: "empty", notShown: "not shown", confirm: "Load the file",
        confirmText: "All of it is loaded, or nothing. The import is recorded in the journal.",
        anotherFile: "Choose another file", correctedFile: "Load the corrected file", done: "The file is loaded",
        nothingToDo: "The file changed nothing", doneText: "The import is recorded in the journal.",
        missingLater: "The people who are not in the file were not modified.", seePeople: "See the people",
        nextFile: "Next file:", imports: "Load another file",
        underWay: "Loading:",
        underWayText:
            "Loading was asked for and goes on, even if you leave this page. All of it will be loaded, or nothing.",
        lookAgain: "See how far it is",
        notLoaded:
            "The file was not loaded: the organisation had changed meanwhile, or you no longer have the right to. "
            + "Nothing was modified. Choose it again.",
        notLoadedTitle: "Not loaded:")
}
