import Telework

extension Event.Kind {
    /// What happened, as the journal tells it: never who, which the journal shows apart.
    public var sentence: LocalizedText {
        let (french, english) = sentences
        return LocalizedText(french: french, english: english)
    }

    private var sentences: (String, String) {
        switch self {
        case .requestSubmitted: ("Une demande de télétravail a été déposée.", "A telework request was sent.")
        case .requestAccepted: ("Une demande a été acceptée par le manager.", "A request was accepted by the manager.")
        case .requestRefused: ("Une demande a été refusée.", "A request was refused.")
        case .requestCountered:
            ("Une autre proposition a été faite en réponse à une demande.", "Another proposal was made to a request.")
        case .counterAccepted: ("La proposition du manager a été acceptée.", "The manager’s proposal was accepted.")
        case .counterDeclined: ("La proposition du manager a été déclinée.", "The manager’s proposal was declined.")
        case .requestGranted:
            ("Les ressources humaines ont donné leur visa à une demande.", "Human resources gave a request their visa.")
        case .requestWithdrawn: ("Une demande a été retirée.", "A request was withdrawn.")
        case .agreementCreated: ("Un accord de télétravail a été conclu.", "A telework agreement was made.")
        case .agreementSuperseded: ("Un accord a été remplacé par un autre.", "An agreement was replaced by another.")
        case .weekChanged: ("Une semaine a été modifiée.", "A week was changed.")
        case .absenceRecorded: ("Une absence a été notée, sans motif.", "An absence was noted, without a reason.")
        case .absenceCancelled: ("Une absence a été annulée.", "An absence was cancelled.")
        case .weekCorrected: ("Une semaine passée a été corrigée.", "A past week was corrected.")
        case .weekRefilled:
            (
                "Une semaine a suivi un changement de schéma de travail, de présence, de calendrier, de service ou d’accord.",
                "A week followed a change of working pattern, employment, calendar, service or agreement."
            )
        case .placedDaysLost:
            (
                "Des jours de télétravail déjà placés ne sont plus possibles.",
                "Telework days already placed are no longer possible."
            )
        case .peopleImported: ("Le fichier des personnes a été chargé.", "The file of people was loaded.")
        case .organisationImported:
            ("Le fichier de l’organisation a été chargé.", "The file of the organisation was loaded.")
        case .postsImported: ("Le fichier des postes a été chargé.", "The file of posts was loaded.")
        case .absencesImported: ("Un fichier d’absences a été chargé.", "A file of absences was loaded.")
        case .daysImported: ("Un fichier de jours de télétravail a été chargé.", "A file of telework days was loaded.")
        case .personCreated: ("Une personne a été ajoutée.", "A person was added.")
        case .personChanged: ("La fiche d’une personne a été modifiée.", "A person’s record was changed.")
        case .amountsConfirmed:
            ("Les montants d’une année ont été confirmés.", "The amounts of a year were confirmed.")
        case .monthClosed: ("Un mois d’indemnités a été clôturé.", "A month of allowances was closed.")
        case .payrollExported: ("Le fichier de paie a été téléchargé.", "The payroll file was downloaded.")
        case .accountCreated: ("Un compte a été créé.", "An account was created.")
        case .accountChanged: ("Un compte a été modifié.", "An account was changed.")
        case .passwordChanged: ("Un mot de passe a été changé.", "A password was changed.")
        case .settingsChanged:
            ("Les réglages de l’organisme ont été modifiés.", "The organisation’s settings were changed.")
        case .journalVerified: ("L’intégrité du journal a été vérifiée.", "The integrity of the journal was checked.")
        case .retentionApplied:
            (
                "Des messages arrivés au terme de leur conservation ont été supprimés.",
                "Messages at the end of their retention period were removed."
            )
        }
    }
}
