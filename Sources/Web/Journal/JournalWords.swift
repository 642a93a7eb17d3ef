import UseCases

struct JournalWords: Words {
    let title: String
    let introduction: String
    let errors: String
    let unknownKind: String
    let unknownPerson: String
    let notADate: String
    let endBeforeStart: String
    let entryNoun: String
    let entriesNoun: String
    let unsealedNoun: String
    let unsealedNouns: String
    let kind: String
    let everyKind: String
    let person: String
    let from: String
    let through: String
    let filter: String
    let everything: String
    let caption: String
    let when: String
    let what: String
    let who: String
    let onWhom: String
    let program: String
    let nothing: String
    let checkTitle: String
    let checkText: String
    let check: String
    let reportTitle: String
    let back: String
    let sound: String
    let problemNoun: String
    let problemNouns: String
    let problemsText: String
    let sealed: String
    let tail: String
    let erased: String
    let head: String
    let headText: String
    let place: String
    let message: String
    let changed: String
    let removed: String
    let inserted: String
    let reordered: String
    let brokenLink: String
    let forged: String
    let payloadChanged: String

    func message(of problem: JournalProblem) -> String {
        switch problem {
        case .changed: changed
        case .removed: removed
        case .inserted: inserted
        case .reordered: reordered
        case .brokenLink: brokenLink
        case .forged: forged
        case .payloadChanged: payloadChanged
        }
    }

    static let french = JournalWords(
        title: "Journal", introduction: "Ce qui a été décidé, par qui, sur qui. Une ligne écrite ne se modifie plus.",
        errors: "La recherche est à corriger", unknownKind: "Choisissez un acte de la liste.",
        unknownPerson: "Personne ne porte ce matricule ou ce pseudonyme.",
        notADate: "Une date est attendue, comme 07/12/2026.", endBeforeStart: "La fin précède le début.",
        entryNoun: "ligne", entriesNoun: "lignes", unsealedNoun: "ligne attend d’être scellée.",
        unsealedNouns: "lignes attendent d’être scellées.", kind: "Acte", everyKind: "Tous les actes",
        person: "Matricule ou pseudonyme", from: "Du", through: "Au", filter: "Filtrer", everything: "Tout afficher",
        caption: "Lignes du journal, la dernière en premier", when: "Quand", what: "Quoi", who: "Par", onWhom: "Sur",
        program: "Le programme", nothing: "Aucune ligne ne correspond. Élargissez la recherche.",
        checkTitle: "Le journal est-il intact\u{202F}?",
        checkText:
            "Les lignes sont scellées en chaîne. La vérification relit tout et montre ce qui aurait été modifié, "
            + "retiré, ajouté ou déplacé à la main.",
        check: "Vérifier la chaîne", reportTitle: "Vérification du journal", back: "Retour au journal",
        sound: "Le journal est intact.", problemNoun: "anomalie trouvée.", problemNouns: "anomalies trouvées.",
        problemsText:
            "Quelqu’un a modifié la base autrement que par Pendulaire. Conservez la base en l’état et prévenez "
            + "la direction et l’administration du système.",
        sealed: "Lignes scellées, relues", tail: "Lignes à sceller", erased: "Lignes dont le détail a été effacé",
        head: "Dernier sceau",
        headText: "Notez ce dernier sceau hors de Pendulaire\u{202F}: il permettra de voir si la fin du journal a été "
            + "coupée.",
        place: "Ligne ou rang", message: "Anomalie", changed: "La ligne n’est plus celle qui a été scellée.",
        removed: "La ligne de ce rang a disparu.", inserted: "Une ligne étrangère a été glissée à ce rang.",
        reordered: "La ligne de ce rang a été déplacée.", brokenLink: "Le sceau de ce rang ne suit pas le précédent.",
        forged: "Cette ligne n’a pas été écrite par Pendulaire.",
        payloadChanged: "Le détail de cette ligne n’est plus celui d’origine.")
    static let english = JournalWords(
        title: "Journal", introduction: "What was decided, by whom, on whom. A line once written is never changed.",
        errors: "The search needs correcting", unknownKind: "Choose an act in the list.",
        unknownPerson: "Nobody has this employee number or pseudonym.",
        notADate: "A date is expected, such as 07/12/2026.", endBeforeStart: "The end comes before the start.",
        entryNoun: "line", entriesNoun: "lines", unsealedNoun: "line awaits its seal.",
        unsealedNouns: "lines await their seal.", kind: "Act", everyKind: "All acts",
        person: "Employee number or pseudonym", from: "From", through: "To", filter: "Filter", everything: "Show all",
        caption: "Lines of the journal, latest first", when: "When", what: "What", who: "By", onWhom: "On",
        program: "The program", nothing: "No line matches. Widen the search.", checkTitle: "Is the journal intact?",
        checkText:
            "The lines are sealed in a chain. The check reads all of it and shows what was changed, removed, added "
            + "or moved by hand.",
        check: "Verify the chain", reportTitle: "Verification of the journal", back: "Back to the journal",
        sound: "The journal is intact.", problemNoun: "anomaly found.", problemNouns: "anomalies found.",
        problemsText: "Somebody changed the base by another way than Pendulaire. Keep the base as it is and tell the "
            + "management and the system’s administrators.",
        sealed: "Sealed lines, read again", tail: "Lines to be sealed", erased: "Lines whose detail was erased",
        head: "Last seal",
        headText: "Note this last seal outside Pendulaire: it will show whether the end of the journal was cut off.",
        place: "Line or rank", message: "Anomaly", changed: "The line is no longer the one that was sealed.",
        removed: "The line of this rank is gone.", inserted: "A foreign line was slipped in at this rank.",
        reordered: "The line of this rank was moved.",
        brokenLink: "The seal of this rank does not follow from the one before.",
        forged: "This line was not written by Pendulaire.",
        payloadChanged: "The detail of this line is not the original one.")
}
