@testable import Documents

/// A column list like those of the real files, small enough to read in a test.
enum PersonColumn: CSVColumn {
    case id, name, arrival, rate, remote, email, kind

    var french: String {
        switch self {
        case .id: "matricule"
        case .name: "prénom d’usage"
        case .arrival: "date_entree"
        case .rate: "quotité"
        case .remote: "teletravaillable"
        case .email: "courriel"
        case .kind: "nature"
        }
    }

    var english: String {
        switch self {
        case .id: "employee_id"
        case .name: "first_name"
        case .arrival: "start_date"
        case .rate: "working_rate"
        case .remote: "teleworkable"
        case .email: "email"
        case .kind: "kind"
        }
    }

    var synonyms: [String] { self == .id ? ["numéro agent"] : [] }
    var isRequired: Bool { self == .id || self == .name }
}

enum Kind: String, Sendable, CaseIterable {
    case office, reception, phone

    static let choices = Choices<Kind>([
        (.office, ["back_office", "bureau"]), (.reception, ["accueil", "reception"]), (.phone, ["téléphone", "phone"]),
    ])
}

/// `line:column: code`, or `code` alone for the whole file: what the tables of these tests compare.
func places(_ errors: DocumentErrors) -> [String] {
    errors.list.map { error in
        [error.line.map(String.init), error.column.map(String.init), error.code].compactMap(\.self).joined(
            separator: ":")
    }
}

func table(_ file: [UInt8], _ reader: CSVReader = CSVReader()) -> (table: CSVTable?, errors: DocumentErrors) {
    var errors = DocumentErrors()
    let table = reader.table(from: file, errors: &errors)
    return (table, errors)
}

func table(_ text: String, _ reader: CSVReader = CSVReader()) -> (table: CSVTable?, errors: DocumentErrors) {
    table(Array(text.utf8), reader)
}

func texts(_ table: CSVTable?) -> [[String]] {
    guard let table else { return [] }
    return ([table.header] + table.rows).map { $0.fields.map(\.text) }
}

func yaml(_ text: String, _ reader: YAMLReader = YAMLReader()) -> (value: YAMLValue?, errors: DocumentErrors) {
    var errors = DocumentErrors()
    let value = reader.value(from: Array(text.utf8), errors: &errors)
    return (value, errors)
}

/// SplitMix64: the same seed gives the same files on every machine.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Bytes of a Windows-1252 or UTF-16 file written as text.
func windows1252(_ text: String) -> [UInt8] { text.unicodeScalars.compactMap(Windows1252.byte) }

func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    (["\u{FEFF}"] + [text]).joined().utf16.flatMap { unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return littleEndian ? [low, high] : [high, low]
    }
}
