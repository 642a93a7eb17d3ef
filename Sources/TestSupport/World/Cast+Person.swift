import CivilTime
import Telework

extension Cast {
    /// The person, changed as the test needs.
    public func person(_ change: (inout Person) -> Void = { _ in }) -> Person {
        let (given, family) = name
        var person = Person(
            id: id, employeeNumber: employeeNumber, familyName: family, givenName: given,
            email: "\(rawValue)@cpam-test.example", sex: sex, contract: self == .paul ? .apprenticeship : .permanent,
            employment: employment, pattern: self == .nadia ? Cast.withoutWednesday : .fullTime, team: team,
            site: self == .lucie ? TestOrganisation.moselle : TestOrganisation.headquarters, post: post,
            answersTo: manager?.id)
        change(&person)
        return person
    }

    /// 80 %: Wednesday is not worked.
    public static let withoutWednesday = WorkingPattern(days: [.monday, .tuesday, .thursday, .friday])

    private var name: (given: String, family: String) {
        switch self {
        case .camille: ("Camille", "Fournier")
        case .nadia: ("Nadia", "Belkacem")
        case .paul: ("Paul", "Le Goff")
        case .odile: ("Odile", "Étienne")
        case .marc: ("Marc", "Delaunay")
        case .ines: ("Inès", "Da Silva")
        case .lucie: ("Lucie", "Schmitt")
        case .yanis: ("Yanis", "Haddad")
        case .hugo: ("Hugo", "Perrin")
        case .solene: ("Solène", "Kervella")
        case .karim: ("Karim", "Zidi")
        case .aicha: ("Aïcha", "N’Diaye")
        }
    }

    private var sex: Sex? {
        switch self {
        case .camille: nil
        case .nadia, .odile, .ines, .lucie, .solene, .aicha: .woman
        case .paul, .marc, .yanis, .hugo, .karim: .man
        }
    }

    private var employment: DateSpan {
        switch self {
        case .paul: DateSpan(from: day("2026-10-05"), through: day("2028-10-04"))
        case .odile: DateSpan(from: day("1998-02-02"), through: day("2026-06-30"))
        default: DateSpan(from: day("2015-09-01"))
        }
    }

    private var team: String {
        switch self {
        case .camille, .nadia, .paul, .odile, .marc: TestOrganisation.benefitsTeam
        case .ines, .lucie, .yanis, .hugo: TestOrganisation.receptionTeam
        case .solene, .karim, .aicha: TestOrganisation.directionTeam
        }
    }

    private var post: String {
        switch self {
        case .ines: TestOrganisation.receptionist
        case .lucie: TestOrganisation.adviser
        case .marc, .hugo, .aicha: TestOrganisation.head
        default: TestOrganisation.officer
        }
    }
}
