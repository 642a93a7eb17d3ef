import Telework

/// What one look of the doctor found: fine, or what to do.
struct DoctorFinding: Sendable {
    /// What is looked at, in the order it is reported.
    enum Check: String, CaseIterable, Sendable {
        case configuration, resources, texts, secrets, database, schema, fence, integrity, organisations, heads
        case journal, backups, clock, zones, disk
    }

    let check: Check
    /// What was seen; in one language each.
    let text: LocalizedText
    /// Nil when it is fine.
    let failure: ExitStatus?

    static func fine(_ check: Check, _ french: String, _ english: String) -> DoctorFinding {
        let seen = Failure(.done, french, english)
        return DoctorFinding(check: check, text: seen.text, failure: nil)
    }

    static func wrong(_ check: Check, _ error: any Error) -> DoctorFinding {
        let failure = Failure(error)
        // A setting that cannot be used is an invalid one: only the command itself can be badly written.
        return DoctorFinding(
            check: check, text: failure.text, failure: failure.status == .usage ? .refused : failure.status)
    }
}

extension DoctorFinding.Check {
    /// The name for people.
    var name: LocalizedText {
        switch self {
        case .configuration: LocalizedText(french: "configuration", english: "configuration")
        case .resources: LocalizedText(french: "pages", english: "pages")
        case .texts: LocalizedText(french: "textes", english: "texts")
        case .secrets: LocalizedText(french: "clés", english: "keys")
        case .database: LocalizedText(french: "base", english: "database")
        case .schema: LocalizedText(french: "schéma", english: "schema")
        case .fence: LocalizedText(french: "cloison", english: "fence")
        case .integrity: LocalizedText(french: "intégrité", english: "integrity")
        case .organisations: LocalizedText(french: "organismes", english: "organisations")
        case .heads: LocalizedText(french: "têtes du journal", english: "journal heads")
        case .journal: LocalizedText(french: "journal", english: "journal")
        case .backups: LocalizedText(french: "sauvegardes", english: "backups")
        case .clock: LocalizedText(french: "horloge", english: "clock")
        case .zones: LocalizedText(french: "fuseaux horaires", english: "time zones")
        case .disk: LocalizedText(french: "disque", english: "disk")
        }
    }
}
