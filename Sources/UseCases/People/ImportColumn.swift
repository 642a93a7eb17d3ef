import Telework

/// A column of one of HR's files, by the one heading that pages, examples and the demonstration give it. Readers take other
/// spellings, and English, all the same.
public struct ImportColumn: Hashable, Sendable {
    /// In French: `date_sortie`.
    public let heading: String
    public let isRequired: Bool

    init(_ heading: String, isRequired: Bool = true) {
        self.heading = heading
        self.isRequired = isRequired
    }

    static func optional(_ heading: String) -> ImportColumn { ImportColumn(heading, isRequired: false) }
}

extension ImportKind {
    /// The columns of the file, in the order of the documentation.
    public var columns: [ImportColumn] {
        switch self {
        case .organisation:
            [
                ImportColumn("type"), ImportColumn("code"), ImportColumn("nom"), .optional("parent"),
                .optional("zone"), .optional("postes_de_travail"), .optional("responsable"),
            ]
        case .posts:
            ["code", "intitule", "activite", "part", "teletravaillable", "nature"].map { ImportColumn($0) }
        case .people:
            [
                ImportColumn("matricule"), ImportColumn("nom"), ImportColumn("prenom"), ImportColumn("courriel"),
                .optional("sexe"), ImportColumn("contrat"), ImportColumn("date_entree"), .optional("date_sortie"),
                .optional("schema_travail"), .optional("jour_non_travaille"), ImportColumn("equipe"),
                ImportColumn("site"), ImportColumn("poste"), .optional("matricule_manager"), .optional("langue"),
            ]
        case .absences:
            [ImportColumn("matricule"), ImportColumn("debut"), ImportColumn("fin"), .optional("demi_journee")]
        case .days:
            [ImportColumn("matricule"), ImportColumn("date"), .optional("demi_journee"), .optional("lieu")]
        }
    }

    /// The headings of the columns, in the same order.
    public var headings: [String] { columns.map(\.heading) }
}
