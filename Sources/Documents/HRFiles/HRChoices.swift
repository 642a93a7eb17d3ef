import CivilTime
import Telework
import UseCases

/// The words that stand for each value in HR's files. The first of each is the one that messages list.
enum HRChoices {
    static let unitKind = Choices<OrganisationRow.Kind>([
        (.site, ["site", "lieu", "location"]), (.service, ["service", "departement", "direction", "department"]),
        (.team, ["equipe", "team"]),
    ])

    static let activityKind = Choices<ActivityKind>([
        (.backOffice, ["back_office"]), (.reception, ["accueil", "reception", "front_office"]),
        (.telephone, ["telephone", "phone"]), (.itinerant, ["itinerant", "itinerante", "field"]),
        (.socialWork, ["social", "social_work", "travail_social"]),
        (.management, ["encadrement", "management"]), (.other, ["autre", "other"]),
    ])

    static let sex = Choices<Sex>([
        (.woman, ["F", "femme", "feminin", "woman", "female"]),
        (.man, ["H", "M", "homme", "masculin", "man", "male"]), (.other, ["X", "autre", "other"]),
    ])

    static let contract = Choices<Contract>([
        (.permanent, ["CDI", "contrat à durée indéterminée", "permanent", "open-ended"]),
        (.fixedTerm, ["CDD", "contrat à durée déterminée", "fixed-term", "temporary"]),
        (
            .apprenticeship,
            ["apprentissage", "contrat d’apprentissage", "apprenti", "apprentie", "apprenticeship", "apprentice"]
        ),
        (
            .professionalisation,
            [
                "professionnalisation", "contrat de professionnalisation", "contrat pro", "professionalisation",
                "professionalization",
            ]
        ),
        (.internship, ["stage", "stagiaire", "internship", "intern"]),
        (
            .secondment,
            [
                "mise_a_disposition", "mis à disposition", "mise à disposition entrante", "MAD", "secondment",
                "seconded",
            ]
        ),
    ])

    static let language = Choices<Language>([
        (.french, ["fr", "français", "fr-FR", "french"]), (.english, ["en", "anglais", "en-GB", "en-US", "english"]),
    ])

    /// Nil is the whole day.
    static let half = Choices<HalfDay?>([
        (.morning, ["matin", "matinée", "AM", "morning"]),
        (.afternoon, ["apres_midi", "PM", "afternoon"]),
        (nil, ["journee", "journée entière", "day", "whole day", "full day"]),
    ])

    static let place = Choices<Place>([
        (.home, ["domicile", "home"]),
        (.residence, ["autre_residence", "résidence secondaire", "residence", "other_residence"]),
        (.otherOrganisation, ["autre_organisme", "other_organisation", "other_organization"]),
        (.thirdPlace, ["tiers_lieu", "third_place", "coworking"]),
    ])

    static let zone = Choices<HolidayZone>(HolidayZone.allCases.map { ($0, [$0.code]) })

    static let weekday = Choices<Weekday>([
        (.monday, ["lundi", "monday", "lun", "mon"]), (.tuesday, ["mardi", "tuesday", "mar", "tue"]),
        (.wednesday, ["mercredi", "wednesday", "mer", "wed"]), (.thursday, ["jeudi", "thursday", "jeu", "thu"]),
        (.friday, ["vendredi", "friday", "ven", "fri"]), (.saturday, ["samedi", "saturday", "sam", "sat"]),
        (.sunday, ["dimanche", "sunday", "dim", "sun"]),
    ])
}
