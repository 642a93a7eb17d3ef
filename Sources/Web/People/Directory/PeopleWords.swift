import CivilTime
import Messages
import Telework

struct PeopleWords: Words {
    let title: String
    let personNoun: String
    let peopleNoun: String
    let search: String
    let searchHint: String
    let team: String
    let everyTeam: String
    let find: String
    let caption: String
    let name: String
    let number: String
    let site: String
    let post: String
    let nobody: String
    let accounts: String
    let back: String
    let seeWeek: String
    let identity: String
    let email: String
    let contract: String
    let employment: String
    let manager: String
    let noManager: String
    let language: String
    let postTitle: String
    let noPost: String
    let teleworkableShare: String
    let activity: String
    let kind: String
    let share: String
    let teleworkable: String
    let yes: String
    let no: String
    let activities: String
    let patternTitle: String
    let agreements: String
    let noAgreement: String
    let inForce: String
    let toCome: String
    let ended: String
    let requests: String
    let noRequest: String
    let submitted: String
    let recorded: String

    /// « Arrive le… », « Partie le… »; nil for somebody who is there.
    func presence(of person: Person, on today: LocalDate, _ language: Language) -> String? {
        let wording = Wording(language)
        if person.employment.first > today {
            let date = wording.date(person.employment.first)
            return wording.pick("arrivée le \(date)", "arrives on \(date)")
        }
        guard let last = person.employment.last else { return nil }
        let date = wording.date(last)
        return last < today
            ? wording.pick("départ le \(date)", "left on \(date)")
            : wording.pick("départ prévu le \(date)", "leaves on \(date)")
    }

    /// « 4 jours par semaine, 80 % ».
    func workingTime(halves: Int, _ language: Language) -> String {
        let wording = Wording(language)
        let share = wording.percent(halves, of: 10)
        return wording.pick(
            "\(wording.daysWithNoun(halves: halves)) par semaine, soit \(share)",
            "\(wording.daysWithNoun(halves: halves)) a week, \(share)")
    }

    static let french = PeopleWords(
        title: "Personnes", personNoun: "personne", peopleNoun: "personnes", search: "Nom ou matricule",
        searchHint: "Le début suffit.", team: "Équipe", everyTeam: "Toutes les équipes", find: "Chercher",
        caption: "Personnes, par nom", name: "Nom", number: "Matricule", site: "Site", post: "Poste",
        nobody: "Personne ne correspond. Élargissez la recherche, ou chargez le fichier des personnes depuis la page "
            + "Imports.",
        accounts: "Comptes et codes de connexion", back: "Toutes les personnes", seeWeek: "Voir sa semaine",
        identity: "Situation", email: "Courriel", contract: "Contrat", employment: "Présence", manager: "Manager",
        noManager: "Personne\u{202F}: les ressources humaines répondent", language: "Langue", postTitle: "Poste",
        noPost: "Ce poste n’est pas dans le fichier des postes.",
        teleworkableShare: "Part télétravaillable\u{202F}:",
        activity: "Activité", kind: "Nature", share: "Part", teleworkable: "Télétravaillable", yes: "oui", no: "non",
        activities: "Activités du poste", patternTitle: "Jours travaillés", agreements: "Accords",
        noAgreement: "Aucun accord de télétravail.", inForce: "En vigueur", toCome: "À venir", ended: "Terminé",
        requests: "Demandes", noRequest: "Aucune demande.", submitted: "déposée le",
        recorded: "Cette consultation est enregistrée\u{202F}: la personne peut en avoir connaissance.")
    static let english = PeopleWords(
        title: "People", personNoun: "person", peopleNoun: "people", search: "Name or employee number",
        searchHint: "The beginning is enough.", team: "Team", everyTeam: "All teams", find: "Search",
        caption: "People, by name", name: "Name", number: "Employee number", site: "Site", post: "Post",
        nobody: "Nobody matches. Widen the search, or load the file of people from the Imports page.",
        accounts: "Accounts and sign-in codes", back: "All people", seeWeek: "See their week", identity: "Situation",
        email: "E-mail", contract: "Contract", employment: "Employed", manager: "Manager",
        noManager: "Nobody: human resources answer", language: "Language", postTitle: "Post",
        noPost: "This post is not in the file of posts.", teleworkableShare: "Teleworkable share:",
        activity: "Activity", kind: "Kind", share: "Share", teleworkable: "Teleworkable", yes: "yes", no: "no",
        activities: "Activities of the post", patternTitle: "Days worked", agreements: "Agreements",
        noAgreement: "No telework agreement.", inForce: "In force", toCome: "To come", ended: "Ended",
        requests: "Requests", noRequest: "No request.", submitted: "sent on",
        recorded: "This reading is recorded: the person may be told of it.")
}
