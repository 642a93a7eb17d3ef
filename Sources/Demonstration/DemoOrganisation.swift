import Telework

/// The fictional CPAM de Valmont: two sites, and the services of a primary fund.
enum DemoOrganisation {
    static let code = "cpam-demo"
    static let name = "CPAM de Valmont (démonstration)"
    static let branch = "maladie"

    struct TeamPlan {
        let code: String
        let name: String
        let service: String
        let site: String
        let size: Int
        /// Posts of its members with their weight; the head's post comes apart.
        let posts: [(code: String, weight: Int)]
    }

    static let sites: [(code: String, name: String, zone: String, desks: Int)] = [
        ("VAL", "Siège de Valmont", "FR", 210),
        ("BEA", "Centre de Beaulieu", "FR", 120),
    ]

    static let services: [(code: String, name: String, parent: String?)] = [
        ("DIR", "Direction", nil),
        ("REL", "Relation clients", "DIR"),
        // The service that the sample text of the reception is written for.
        ("ACCUEIL", "Accueil physique", "REL"),
        ("PRE", "Prestations", "DIR"),
        ("SOC", "Service social", "DIR"),
        ("SUP", "Fonctions support", "DIR"),
    ]

    static let teams: [TeamPlan] = [
        TeamPlan(code: "DIR1", name: "Comité de direction", service: "DIR", site: "VAL", size: 8, posts: [("CDS", 1)]),
        TeamPlan(
            code: "ACC1", name: "Accueil de Valmont", service: "ACCUEIL", site: "VAL", size: 24,
            posts: [("CSA", 1)]),
        TeamPlan(
            code: "ACC2", name: "Accueil de Beaulieu", service: "ACCUEIL", site: "BEA", size: 18,
            posts: [("CSA", 1)]),
        TeamPlan(
            code: "TEL1", name: "Plateforme téléphonique 1", service: "REL", site: "VAL", size: 22, posts: [("TCO", 1)]),
        TeamPlan(
            code: "TEL2", name: "Plateforme téléphonique 2", service: "REL", site: "BEA", size: 20, posts: [("TCO", 1)]),
        TeamPlan(
            code: "IJ1", name: "Indemnités journalières 1", service: "PRE", site: "VAL", size: 26,
            posts: [("GPR", 4), ("REF", 1)]),
        TeamPlan(
            code: "IJ2", name: "Indemnités journalières 2", service: "PRE", site: "BEA", size: 24,
            posts: [("GPR", 4), ("REF", 1)]),
        TeamPlan(
            code: "FSE1", name: "Frais de santé 1", service: "PRE", site: "VAL", size: 28,
            posts: [("GPR", 5), ("REF", 1)]),
        TeamPlan(
            code: "FSE2", name: "Frais de santé 2", service: "PRE", site: "BEA", size: 26,
            posts: [("GPR", 5), ("REF", 1)]),
        TeamPlan(
            code: "AFF", name: "Affiliation et droits", service: "PRE", site: "VAL", size: 30,
            posts: [("GPR", 5), ("REF", 1)]),
        TeamPlan(
            code: "C2S", name: "Complémentaire santé solidaire", service: "PRE", site: "VAL", size: 22,
            posts: [("GPR", 4), ("REF", 1)]),
        TeamPlan(
            code: "RJU", name: "Recours et affaires juridiques", service: "PRE", site: "VAL", size: 16,
            posts: [("JUR", 1)]),
        TeamPlan(
            code: "LCF", name: "Contrôle et lutte contre la fraude", service: "PRE", site: "VAL", size: 20,
            posts: [("ENQ", 1), ("JUR", 1)]),
        TeamPlan(
            code: "SOC1", name: "Service social de Valmont", service: "SOC", site: "VAL", size: 18,
            posts: [("ASS", 3), ("CSS", 1)]),
        TeamPlan(
            code: "SOC2", name: "Service social de Beaulieu", service: "SOC", site: "BEA", size: 14,
            posts: [("ASS", 3), ("CSS", 1)]),
        TeamPlan(
            code: "INF", name: "Informatique", service: "SUP", site: "VAL", size: 24, posts: [("INF", 4), ("EXP", 1)]),
        TeamPlan(code: "RH", name: "Ressources humaines", service: "SUP", site: "VAL", size: 16, posts: [("GRH", 1)]),
        TeamPlan(
            code: "FIN", name: "Finances et comptabilité", service: "SUP", site: "VAL", size: 24, posts: [("CPT", 1)]),
        TeamPlan(
            code: "LOG", name: "Logistique et courrier", service: "SUP", site: "BEA", size: 20, posts: [("LOG", 1)]),
        TeamPlan(
            code: "QUA", name: "Qualité et communication", service: "SUP", site: "BEA", size: 20, posts: [("QUA", 1)]),
    ]

    struct PostPlan {
        let code: String
        let title: String
        let activities: [(name: String, share: Int, isTeleworkable: Bool, kind: ActivityKind)]
    }

    static let posts: [PostPlan] = [
        PostPlan(
            code: "CDS", title: "Cadre de direction",
            activities: [
                ("Pilotage et dossiers", 60, true, .management),
                ("Présence auprès des équipes", 40, false, .management),
            ]),
        PostPlan(
            code: "RES", title: "Responsable d’équipe",
            activities: [
                ("Suivi de l’activité", 60, true, .management), ("Animation sur place", 40, false, .management),
            ]),
        PostPlan(
            code: "CSA", title: "Conseiller service de l’assurance maladie",
            activities: [
                ("Accueil physique", 60, false, .reception), ("Traitement des dossiers", 40, true, .backOffice),
            ]),
        PostPlan(
            code: "TCO", title: "Téléconseiller",
            activities: [
                ("Réponse téléphonique", 80, true, .telephone), ("Rappels et courriels", 20, true, .backOffice),
            ]),
        PostPlan(
            code: "GPR", title: "Gestionnaire de prestations",
            activities: [
                ("Liquidation des dossiers", 85, true, .backOffice), ("Tri du courrier papier", 15, false, .backOffice),
            ]),
        PostPlan(
            code: "REF", title: "Référent technique",
            activities: [("Expertise et contrôle", 75, true, .backOffice), ("Formation sur place", 25, false, .other)]),
        PostPlan(
            code: "JUR", title: "Juriste",
            activities: [("Rédaction et analyse", 90, true, .backOffice), ("Audiences", 10, false, .itinerant)]),
        PostPlan(
            code: "ENQ", title: "Enquêteur",
            activities: [("Enquêtes sur le terrain", 60, false, .itinerant), ("Rapports", 40, true, .backOffice)]),
        PostPlan(
            code: "ASS", title: "Assistant de service social",
            activities: [
                ("Entretiens en présence", 50, false, .socialWork),
                ("Suivi à distance et écrits", 50, true, .socialWork),
            ]),
        PostPlan(
            code: "CSS", title: "Conseiller du service social",
            activities: [
                ("Réponse au 3646", 70, true, .telephone), ("Accueil physique", 30, false, .reception),
            ]),
        PostPlan(
            code: "INF", title: "Technicien informatique",
            activities: [
                ("Administration à distance", 70, true, .backOffice), ("Interventions sur site", 30, false, .other),
            ]),
        PostPlan(
            code: "EXP", title: "Expert informatique", activities: [("Études et développement", 100, true, .backOffice)]
        ),
        PostPlan(
            code: "GRH", title: "Gestionnaire des ressources humaines",
            activities: [("Paie et dossiers", 80, true, .backOffice), ("Accueil du personnel", 20, false, .reception)]),
        PostPlan(code: "CPT", title: "Comptable", activities: [("Tenue des comptes", 100, true, .backOffice)]),
        PostPlan(
            code: "LOG", title: "Agent logistique",
            activities: [
                ("Courrier et réception", 90, false, .other), ("Commandes", 10, true, .backOffice),
            ]),
        PostPlan(
            code: "QUA", title: "Chargé de mission",
            activities: [("Études et projets", 90, true, .backOffice), ("Ateliers sur place", 10, false, .other)]),
    ]
}
