import CivilTime
import Telework

extension Cause {
    var french: Explanation {
        let (body, remedy) = frenchSentences(Wording(.french))
        return Explanation(body, remedy, in: .french)
    }

    /// What is not possible, without its full stop, and what is, as whole sentences.
    private func frenchSentences(_ w: Wording) -> (String, String) {
        switch self {
        case .formulaNotOffered(let asked, let offered):
            (
                "La formule « \(asked.noun.french) » n’est pas ouverte à la date demandée",
                offered.isEmpty
                    ? "Aucune formule ne l’est : renseignez-vous auprès des ressources humaines."
                    : "Vous pouvez demander : \(w.choice(offered.map(w.formula)))."
            )
        case .placeNotOffered(let asked, let offered):
            (
                "Le télétravail \(asked.whereabouts.french) n’est pas prévu",
                offered.isEmpty
                    ? "Aucun lieu ne l’est : renseignez-vous auprès des ressources humaines."
                    : "Vous pouvez choisir : \(w.choice(offered.map(w.place)))."
            )
        case .contractNotConcerned(let contract):
            (
                "Ce contrat (\(contract.noun.french)) ne permet pas de demander le télétravail",
                "Si ce n’est pas le bon contrat, signalez-le aux ressources humaines."
            )
        case .seniorityTooShort(let months, let date):
            (
                "Il faut \(w.months(months)) d’ancienneté le premier jour du télétravail",
                "Le télétravail peut commencer à partir du \(w.longDate(date))."
            )
        case .activitiesNotTeleworkable(let share, let minimum):
            (
                "Ce poste compte \(w.percent(share)) d’activités télétravaillables ; il en faut au moins "
                    + w.percent(minimum),
                "Si la description du poste n’est plus à jour, faites-la corriger."
            )
        case .daysBeyondShare(let asked, let limit, let share):
            (
                "Il est demandé \(w.duration(halves: asked)) par semaine ; la part télétravaillable du poste "
                    + "(\(w.percent(share))) permet \(w.duration(halves: limit)) au plus",
                limit > 0
                    ? "Demandez \(w.duration(halves: limit)) ou moins."
                    : "Si la description du poste n’est plus à jour, faites-la corriger."
            )
        case .emptyFormula:
            ("Aucun jour de télétravail n’est demandé", "Indiquez les jours, ou leur nombre.")
        case .annualEnvelopeTooLarge(let asked, let limit):
            (
                "Il est demandé \(w.duration(halves: asked)) par an ; la limite est de \(w.duration(halves: limit))",
                "Demandez \(w.duration(halves: limit)) ou moins."
            )
        case .weeklyMinimumNotReached(let asked, let minimum):
            (
                "Il est demandé \(w.duration(halves: asked)) par semaine ; le minimum est de "
                    + w.duration(halves: minimum),
                "Demandez \(w.duration(halves: minimum)) ou plus."
            )
        case .startInPast(let start):
            (
                "Le début demandé, le \(w.longDate(start)), est déjà passé",
                "Choisissez aujourd’hui ou une date à venir."
            )
        case .startOutsideEmployment(let start):
            (
                "Le \(w.longDate(start)) est en dehors de la période d’emploi",
                "Choisissez une date comprise dans le contrat, ou faites-la vérifier par les ressources humaines."
            )
        case .agreementTooLong(let months):
            (
                "La période demandée dépasse la durée maximale de \(w.months(months))",
                "Choisissez une date de fin plus proche."
            )
        case .requestPending:
            (
                "Une demande attend déjà une réponse",
                "Attendez cette réponse, ou retirez la demande avant d’en déposer une autre."
            )
        case .agreementBeginsLater(let start):
            (
                "Un accord commence déjà le \(w.longDate(start))",
                "Choisissez un début après cette date."
            )
        case .weeklyQuotaExceeded(let limit, let asked):
            (
                "La semaine compterait \(w.duration(halves: asked)) de télétravail ; la limite est de "
                    + w.duration(halves: limit),
                limit > 0
                    ? "Gardez \(w.duration(halves: limit)) de télétravail au plus."
                    : "Prévoyez ces jours sur site."
            )
        case .onSiteMinimumNotReached(let minimum, let left):
            (
                "Il resterait \(w.duration(halves: left)) sur site dans la semaine ; le minimum est de "
                    + w.duration(halves: minimum),
                "Gardez au moins \(w.duration(halves: minimum)) sur site."
            )
        case .halfDayNotAllowed(let date):
            (
                "Le \(w.longDate(date)) ne peut pas être télétravaillé à moitié : le télétravail se prend par jour entier",
                "Prévoyez le jour entier en télétravail, ou sur site."
            )
        case .halfDaysNotAllowed:
            (
                "Le télétravail se prend par jour entier, sans demi-journée seule",
                "Choisissez des jours entiers."
            )
        case .weekdayForbidden(let weekday):
            ("Le \(w.weekday(weekday)) ne peut pas être télétravaillé", "Choisissez un autre jour de la semaine.")
        case .publicHoliday(let date):
            ("Le \(w.longDate(date)) est un jour férié", "Choisissez un autre jour.")
        case .notWorked(let date):
            (
                "Le \(w.longDate(date)) n’est pas travaillé, ou pas toute la journée",
                "Choisissez une demi-journée travaillée."
            )
        case .weekdayNotWorked(let weekday):
            (
                "Le \(w.weekday(weekday)) n’est pas travaillé, ou pas toute la journée",
                "Choisissez une demi-journée travaillée."
            )
        case .absent(let date):
            (
                "Une absence est déjà notée le \(w.longDate(date))",
                "Choisissez un autre jour, ou modifiez d’abord l’absence."
            )
        case .noticeTooShort(let date, let delay, let earliest):
            (
                "Le \(w.longDate(date)) est trop proche : le délai à respecter est de \(w.delay(delay))",
                "La première date possible est le \(w.longDate(earliest))."
            )
        case .inPast(let date):
            (
                "Le \(w.longDate(date)) est déjà passé",
                "Choisissez un jour à venir. Pour corriger le passé, voyez avec les ressources humaines."
            )
        case .noAgreement(let date):
            (
                "Aucun accord de télétravail n’est en vigueur le \(w.longDate(date))",
                "Choisissez un jour couvert par un accord ; à défaut, une demande est à déposer."
            )
        case .outsideEmployment(let date):
            (
                "Le \(w.longDate(date)) est en dehors de la période d’emploi",
                "Choisissez un jour compris dans le contrat."
            )
        case .notAFixedDay(let date):
            (
                "Le \(w.longDate(date)) ne fait pas partie des jours fixes de l’accord",
                "Choisissez un des jours fixes ; en changer demande un nouvel accord."
            )
        case .placeNotInAgreement(let place, let date):
            (
                "L’accord ne prévoit pas de télétravail \(place.whereabouts.french), choisi pour le "
                    + w.longDate(date),
                "Choisissez un lieu de l’accord ; un autre demande un nouvel accord."
            )
        case .alreadyTeleworked(let date, let half):
            (
                "\(w.halfDay(half, of: date).capitalisedFirst) est déjà en télétravail",
                "Choisissez une autre demi-journée."
            )
        case .repeatedHalfDay(let date, let half):
            (
                "\(w.halfDay(half, of: date).capitalisedFirst) figure deux fois dans votre saisie",
                "Indiquez cette demi-journée une seule fois."
            )
        case .outsideWeek(let date):
            (
                "Le \(w.longDate(date)) ne fait pas partie de la semaine modifiée",
                "Ouvrez la semaine \(w.weekRange(ISOWeek(containing: date))) pour changer ce jour."
            )
        case .envelopeExceeded(let year, let limit, let asked):
            (
                "Le télétravail de \(String(year)) atteindrait \(w.duration(halves: asked)) ; l’enveloppe est de "
                    + w.duration(halves: limit),
                "Prévoyez ce jour sur site, ou libérez d’abord un jour à venir."
            )
        case .monthClosed(let month):
            (
                "Le \(w.monthOf(month)) est clôturé",
                "Signalez la correction aux ressources humaines : elle sera régularisée sur un mois suivant."
            )
        }
    }
}
