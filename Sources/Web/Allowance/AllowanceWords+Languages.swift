extension AllowanceWords {
    static let french = AllowanceWords(
        title: "Indemnités", introduction: "Chaque mois se clôture une fois terminé, puis part à la paie.",
        month: "Mois", state: "État", closed: "Clôturé", running: "En cours", toClose: "À clôturer",
        lineNoun: "ligne", linesNoun: "lignes", personNoun: "personne", peopleNoun: "personnes",
        back: "Tous les mois", total: "Total", exempt: "Part exonérée", subject: "Part soumise à cotisations",
        noLimit: "Aucune limite d’exonération n’est connue pour cette année\u{202F}: rien n’est exonéré.",
        problems: "Ce mois ne peut pas encore être clôturé", seeAmounts: "Confirmer les montants",
        seeTexts: "Voir les textes", payrollTitle: "Fichier de paie",
        payrollText: "Le même fichier à chaque fois. Chaque téléchargement est inscrit au journal.",
        download: "Télécharger paie.csv", amount: "Montant", since: "En vigueur", certainty: "Fiabilité",
        source: "Source",
        noAmount: "Les textes en vigueur ne donnent aucun montant pour cette année.",
        confirm: "Ce sont les montants à payer cette année.", confirmButton: "Confirmer les montants",
        confirmMissing: "Cochez la case pour confirmer les montants.", closeTitle: "Clôturer le mois",
        close: "Clôturer le mois", typedMissing: "Tapez le nom du mois pour le clôturer.",
        typedOther: "Ce n’est pas le nom de ce mois. Rien n’a été clôturé.", lines: "Lignes de paie",
        person: "Personne", days: "Jours", unit: "Par jour", origin: "Mois d’origine", adjustment: "Régularisation",
        nothing: "Aucun jour télétravaillé ne donne lieu à indemnité ce mois-ci.",
        monthClosed: "Le mois est clôturé.",
        closeUnderWay: "La clôture de ce mois a été demandée et se poursuit, même si vous quittez cette page.",
        lookAgain: "Voir où elle en est",
        closeRefused:
            "La clôture demandée n’a pas été faite\u{202F}: quelque chose avait changé entre-temps. Rien n’a été "
            + "clôturé\u{202F}; vérifiez le mois, puis recommencez.",
        closeGivenUp: "Le programme n’a pas pu faire la clôture demandée. Rien n’a été clôturé. Signalez-le à votre "
            + "administrateur, avec ce code\u{202F}:", amountsConfirmed: "Les montants sont confirmés.",
        mine: "Mes indemnités", computed: "Calcul du jour, qui suit la semaine jusqu’à la clôture",
        daysTitle: "Jour par jour", day: "Jour", duration: "Durée", article: "Article",
        noDay: "Aucun jour télétravaillé et passé ce mois-ci. Les jours à venir compteront une fois effectués.",
        paidTitle: "Payé avec ce mois", toPayTitle: "À payer avec ce mois", label: "Nature",
        correctedSince:
            "Des jours ont été corrigés depuis la clôture\u{202F}: la différence est régularisée dans un mois "
            + "suivant.",
        months: "Choisir le mois", search: "Nom ou matricule", find: "Chercher",
        nobody: "Aucune ligne ne correspond. Élargissez la recherche.")
    static let english = AllowanceWords(
        title: "Allowances", introduction: "Each month is closed once it is over, then goes to payroll.",
        month: "Month",
        state: "State", closed: "Closed", running: "Running", toClose: "To be closed", lineNoun: "line",
        linesNoun: "lines", personNoun: "person", peopleNoun: "people", back: "All months", total: "Total",
        exempt: "Exempt part", subject: "Part subject to contributions",
        noLimit: "No exemption limit is known for this year: nothing is exempt.",
        problems: "This month cannot be closed yet", seeAmounts: "Confirm the amounts", seeTexts: "See the texts",
        payrollTitle: "Payroll file", payrollText: "The same file each time. Each download is recorded in the journal.",
        download: "Download paie.csv", amount: "Amount", since: "In force", certainty: "Certainty", source: "Source",
        noAmount: "The texts in force give no amount for this year.",
        confirm: "These are the amounts to be paid this year.", confirmButton: "Confirm the amounts",
        confirmMissing: "Tick the box to confirm the amounts.", closeTitle: "Close the month", close: "Close the month",
        typedMissing: "Type the name of the month to close it.",
        typedOther: "This is not the name of this month. Nothing was closed.", lines: "Payroll lines",
        person: "Person", days: "Days", unit: "A day", origin: "Month of origin", adjustment: "Adjustment",
        nothing: "No teleworked day earns an allowance this month.", monthClosed: "The month is closed.",
        closeUnderWay: "The close of this month was asked for and goes on, even if you leave this page.",
        lookAgain: "See how far it is",
        closeRefused: "The close that was asked for was not done: something had changed meanwhile. Nothing was closed; "
            + "check the month, then try again.",
        closeGivenUp: "The program could not do the close that was asked for. Nothing was closed. Tell your "
            + "administrator, with this code:",
        amountsConfirmed: "The amounts are confirmed.", mine: "My allowances",
        computed: "As computed today: it follows the week until the month is closed", daysTitle: "Day by day",
        day: "Day", duration: "Length", article: "Article",
        noDay: "No past teleworked day this month. Days to come count once they are done.",
        paidTitle: "Paid with this month", toPayTitle: "To be paid with this month", label: "Kind",
        correctedSince: "Days were corrected after the close: the difference is adjusted in a later month.",
        months: "Choose the month", search: "Name or employee number", find: "Search",
        nobody: "No line matches. Widen the search.")
}
