import CivilTime
import Telework

/// The people of the tests' organisme, a small CPAM. On 2 November 2026, the day worlds begin on:
public enum Cast: String, CaseIterable, Sendable {
    /// Full-time employee of benefits, whom everything is allowed.
    case camille
    /// Works 80 %, off on Wednesdays; same team as Camille.
    case nadia
    /// Apprentice, arrived on 5 October 2026: too new to telework. Same team.
    case paul
    /// Left on 30 June 2026. Same team.
    case odile
    /// Heads the team of Camille, Nadia, Paul and Odile.
    case marc
    /// Receptionist: nothing of her post can be done at a distance.
    case ines
    /// Half telephone, half reception, at the site in Moselle.
    case lucie
    /// Member of the works council; same team as Inès and Lucie.
    case yanis
    /// Heads the reception team.
    case hugo
    /// Human resources.
    case solene
    /// Administrator of the program.
    case karim
    /// Directs the organisme: nobody manages her.
    case aicha

    public var id: PersonID { PersonID("person-\(rawValue)") }
    public var accountID: AccountID { AccountID("account-\(rawValue)") }
    public var login: String { employeeNumber }
    public var password: String { "password of \(rawValue)" }

    /// `M001` to `M012`, in order of declaration.
    public var employeeNumber: String {
        let number = (Cast.allCases.firstIndex(of: self) ?? 0) + 1
        return number < 10 ? "M00\(number)" : "M0\(number)"
    }

    /// The roles given by hand.
    public var givenRoles: Set<Role> {
        switch self {
        case .solene: [.humanResources]
        case .yanis: [.worksCouncil]
        case .karim: [.administrator]
        default: []
        }
    }

    /// All roles, those read from the organisation included.
    public var roles: Set<Role> {
        let managers: Set<Cast> = [.marc, .hugo, .aicha]
        return givenRoles.union([.employee]).union(managers.contains(self) ? [.manager] : [])
    }

    public var actor: Actor { Actor(account: accountID, person: id, roles: roles) }

    public var account: Account {
        Account(
            id: accountID, login: login, person: id, roles: givenRoles,
            passwordHash: TestCryptography.hash(of: password))
    }

    /// Who answers their requests; nil for the director, whom HR answers.
    public var manager: Cast? {
        switch self {
        case .camille, .nadia, .paul, .odile: .marc
        case .ines, .lucie, .yanis: .hugo
        case .marc, .hugo, .solene, .karim: .aicha
        case .aicha: nil
        }
    }
}
