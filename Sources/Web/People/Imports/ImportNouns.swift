import Messages
import Telework
import UseCases

/// What a file created, changed and left, counted in the things that its kind is about: on a page and in a terminal.
public struct ImportNouns: Sendable {
    typealias Noun = (one: String, many: String)

    /// Nil for a kind that creates nothing of its own.
    let created: Noun?
    let changed: Noun
    let unchanged: Noun
    let missing: Noun?

    public init(_ kind: ImportKind, _ language: Language) {
        self = language == .french ? ImportNouns(french: kind) : ImportNouns(english: kind)
    }

    /// « 2 personnes créées », « 711 personnes changées », « 0 personne inchangée »… ; who is no longer in the file only
    /// when there is someone.
    public static func counts(of preview: ImportPreview, _ language: Language) -> [String] {
        let nouns = ImportNouns(preview.kind, language)
        let wording = Wording(language)
        let counts: [(Int, Noun?)] = [
            (preview.created.count, nouns.created), (preview.changed.count, nouns.changed),
            (preview.unchangedCount, nouns.unchanged),
            (preview.missing.count, preview.missing.isEmpty ? nil : nouns.missing),
        ]
        return counts.compactMap { count, noun in noun.map { wording.count(count, $0.one, $0.many) } }
    }

    private init(created: Noun?, changed: Noun, unchanged: Noun, missing: Noun? = nil) {
        self.created = created
        self.changed = changed
        self.unchanged = unchanged
        self.missing = missing
    }

    private init(french kind: ImportKind) {
        switch kind {
        case .organisation:
            self.init(
                created: ("site, service ou équipe créé", "sites, services ou équipes créés"),
                changed: ("site, service ou équipe changé", "sites, services ou équipes changés"),
                unchanged: ("site, service ou équipe inchangé", "sites, services ou équipes inchangés"))
        case .posts:
            self.init(
                created: ("poste créé", "postes créés"), changed: ("poste changé", "postes changés"),
                unchanged: ("poste inchangé", "postes inchangés"))
        case .people:
            self.init(
                created: ("personne créée", "personnes créées"), changed: ("personne changée", "personnes changées"),
                unchanged: ("personne inchangée", "personnes inchangées"),
                missing: ("personne absente du fichier", "personnes absentes du fichier"))
        case .absences:
            self.init(
                created: nil, changed: ("absence enregistrée", "absences enregistrées"),
                unchanged: ("absence sans changement", "absences sans changement"))
        case .days:
            self.init(
                created: nil, changed: ("semaine remplie", "semaines remplies"),
                unchanged: ("semaine inchangée", "semaines inchangées"))
        }
    }

    private init(english kind: ImportKind) {
        switch kind {
        case .organisation:
            self.init(
                created: ("site, service or team created", "sites, services or teams created"),
                changed: ("site, service or team changed", "sites, services or teams changed"),
                unchanged: ("site, service or team unchanged", "sites, services or teams unchanged"))
        case .posts:
            self.init(
                created: ("post created", "posts created"), changed: ("post changed", "posts changed"),
                unchanged: ("post unchanged", "posts unchanged"))
        case .people:
            self.init(
                created: ("person created", "people created"), changed: ("person changed", "people changed"),
                unchanged: ("person unchanged", "people unchanged"),
                missing: ("person no longer in the file", "people no longer in the file"))
        case .absences:
            self.init(
                created: nil, changed: ("absence recorded", "absences recorded"),
                unchanged: ("absence without change", "absences without change"))
        case .days:
            self.init(
                created: nil, changed: ("week filled", "weeks filled"),
                unchanged: ("week unchanged", "weeks unchanged"))
        }
    }
}
