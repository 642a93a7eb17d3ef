/// The columns of HR's files (`docs/data-dictionary.md`). The raw value is the French heading.
protocol HRColumn: CSVColumn, RawRepresentable<String> {
    /// The column of the number or code that a line is about.
    static var key: Self { get }

    /// What a file without this column says; nil when another column says it.
    ///
    /// - Parameter file: The columns that the file has.
    func silence(in file: Set<Self>) -> Silence?
}

extension HRColumn {
    var french: String { rawValue }

    /// An organisme's own headings by column, from those by French heading.
    static func extra(_ headings: [String: [String]]) -> [Self: [String]] {
        Dictionary(
            uniqueKeysWithValues: headings.compactMap { name, others in Self(rawValue: name).map { ($0, others) } })
    }

    /// How many columns these headings name, and whether all those that a file must have are among them.
    static func known(in texts: [String], own headings: [String: [String]]) -> (count: Int, isWhole: Bool) {
        let names = CSVHeadings<Self>(extra: extra(headings))
        let found = Set(texts.compactMap(names.column))
        return (found.count, allCases.allSatisfy { !$0.isRequired || found.contains($0) })
    }

    /// Whether lines are about people, rather than things with a code.
    static var namesPeople: Bool { key.rawValue == "matricule" }

    func silence(in file: Set<Self>) -> Silence? { .kept }
}

/// What becomes of the values of a column that a file does not have.
enum Silence: Hashable, Sendable {
    /// They stay as the base has them; what the file adds has none.
    case kept
    /// The same, but the people added work full time.
    case keptOrFullTime
    /// The same, but the people added read French.
    case keptOrFrench
    /// As full time, but for the lines that name days off.
    case keptWithoutDaysOff
    /// Each line is about whole days.
    case wholeDays
    /// Each line is about telework at home.
    case home
}

enum OrganisationColumn: String, HRColumn {
    case kind = "type"
    case code
    case name = "nom"
    case parent, zone
    case desks = "postes_de_travail"
    case head = "responsable"

    static var key: OrganisationColumn { .code }

    var english: String {
        switch self {
        case .kind: "type"
        case .code: "code"
        case .name: "name"
        case .parent: "parent"
        case .zone: "zone"
        case .desks: "desks"
        case .head: "head"
        }
    }

    var synonyms: [String] {
        switch self {
        case .kind: ["nature"]
        case .code: []
        case .name: ["libelle", "intitule"]
        case .parent: ["code_parent", "rattachement"]
        case .zone: ["zone_feries", "holiday_zone"]
        case .desks: ["nombre_de_postes"]
        case .head: ["matricule_responsable", "head_id"]
        }
    }

    var isRequired: Bool { [.kind, .code, .name].contains(self) }
}

enum PostColumn: String, HRColumn {
    case code
    case title = "intitule"
    case activity = "activite"
    case share = "part"
    case teleworkable = "teletravaillable"
    case kind = "nature"

    static var key: PostColumn { .code }

    var english: String {
        switch self {
        case .code: "code"
        case .title: "title"
        case .activity: "activity"
        case .share: "share"
        case .teleworkable: "teleworkable"
        case .kind: "kind"
        }
    }

    var synonyms: [String] {
        switch self {
        case .code: ["code_poste", "post_code"]
        case .title: ["libelle", "intitule_poste"]
        case .share: ["pourcentage", "percent"]
        case .activity, .teleworkable, .kind: []
        }
    }

    var isRequired: Bool { true }
}

enum EmployeeColumn: String, HRColumn {
    case id = "matricule"
    case familyName = "nom"
    case givenName = "prenom"
    case email = "courriel"
    case sex = "sexe"
    case contract = "contrat"
    case arrival = "date_entree"
    case departure = "date_sortie"
    case pattern = "schema_travail"
    case dayOff = "jour_non_travaille"
    case team = "equipe"
    case site
    case post = "poste"
    case manager = "matricule_manager"
    case language = "langue"

    static var key: EmployeeColumn { .id }

    var english: String {
        switch self {
        case .id: "employee_id"
        case .familyName: "last_name"
        case .givenName: "first_name"
        case .email: "email"
        case .sex: "sex"
        case .contract: "contract"
        case .arrival: "start_date"
        case .departure: "end_date"
        case .pattern: "working_pattern"
        case .dayOff: "day_off"
        case .team: "team"
        case .site: "site"
        case .post: "post"
        case .manager: "manager_id"
        case .language: "language"
        }
    }

    var synonyms: [String] {
        switch self {
        case .id: employeeNumberSynonyms
        case .familyName: ["nom_de_famille", "nom_usuel", "family_name", "surname"]
        case .givenName: ["prenom_usuel", "given_name"]
        case .email: ["mail", "adresse_mail", "adresse_electronique", "adresse_de_courriel"]
        case .sex: ["genre", "gender"]
        case .contract: ["type_de_contrat", "type_contrat", "contract_type"]
        case .arrival: ["entree", "date_d'entree", "date_arrivee", "arrival"]
        case .departure: ["sortie", "date_de_sortie", "date_depart", "departure"]
        case .pattern: ["schema_de_travail", "temps_de_travail", "quotite", "working_time"]
        case .dayOff: ["jours_non_travailles", "non_working_day", "days_off"]
        case .team: ["code_equipe", "team_code"]
        case .site: ["code_site", "site_code"]
        case .post: ["code_poste", "post_code"]
        case .manager: ["responsable", "matricule_responsable", "manager"]
        case .language: []
        }
    }

    var isRequired: Bool {
        switch self {
        case .id, .familyName, .givenName, .email, .contract, .arrival, .team, .site, .post: true
        case .sex, .departure, .pattern, .dayOff, .manager, .language: false
        }
    }

    func silence(in file: Set<EmployeeColumn>) -> Silence? {
        switch self {
        // The two say one thing: the days worked.
        case .dayOff: file.contains(.pattern) ? nil : .keptOrFullTime
        case .pattern: file.contains(.dayOff) ? .keptWithoutDaysOff : .keptOrFullTime
        case .language: .keptOrFrench
        default: .kept
        }
    }
}

enum AbsenceColumn: String, HRColumn {
    case id = "matricule"
    case first = "debut"
    case last = "fin"
    case half = "demi_journee"

    static var key: AbsenceColumn { .id }

    var english: String {
        switch self {
        case .id: "employee_id"
        case .first: "start"
        case .last: "end"
        case .half: "half_day"
        }
    }

    var synonyms: [String] {
        switch self {
        case .id: employeeNumberSynonyms
        case .first: ["date_debut", "date_de_debut", "start_date", "du", "from"]
        case .last: ["date_fin", "date_de_fin", "end_date", "au", "to"]
        case .half: ["demi_journees"]
        }
    }

    var isRequired: Bool { self != .half }

    func silence(in file: Set<AbsenceColumn>) -> Silence? { .wholeDays }
}

enum DayColumn: String, HRColumn {
    case id = "matricule"
    case date
    case half = "demi_journee"
    case place = "lieu"

    static var key: DayColumn { .id }

    var english: String {
        switch self {
        case .id: "employee_id"
        case .date: "date"
        case .half: "half_day"
        case .place: "place"
        }
    }

    var synonyms: [String] {
        switch self {
        case .id: employeeNumberSynonyms
        case .date: ["jour", "day"]
        case .half: ["demi_journees"]
        case .place: ["lieu_de_teletravail"]
        }
    }

    var isRequired: Bool { self == .id || self == .date }

    func silence(in file: Set<DayColumn>) -> Silence? { self == .place ? .home : .wholeDays }
}

private let employeeNumberSynonyms = [
    "numero_agent", "numero_de_matricule", "matricule_agent", "employee_number", "id_salarie",
]
