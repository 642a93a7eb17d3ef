import Telework
import UseCases

struct AccountWords: Words {
    let title: String
    let introduction: String
    let accountNoun: String
    let accountsNoun: String
    let waitingNoun: String
    let waitingNouns: String
    let search: String
    let searchHint: String
    let find: String
    let caption: String
    let name: String
    let login: String
    let roles: String
    let noRole: String
    let state: String
    let open: String
    let waiting: String
    let closed: String
    let nobody: String
    let createTitle: String
    let createText: String
    let create: String
    let back: String
    let errors: String
    let record: String
    let rolesTitle: String
    let rolesText: String
    let saveRoles: String
    let codeTitle: String
    let codeText: String
    let newCode: String
    let accessTitle: String
    let closeText: String
    let close: String
    let reopenText: String
    let reopen: String
    let rolesSaved: String
    let accessClosed: String
    let accessOpened: String
    let ownAdministrator: String
    let unknownRole: String
    let ownAccess: String
    let accessMissing: String
    let humanResources: String
    let worksCouncil: String
    let administrator: String
    let codesTitle: String
    let codeNoun: String
    let codeNouns: String
    let codesText: String
    let organisation: String
    let code: String
    let save: String
    let codesCaption: String
    let noCode: String
    let codeColumns: [String]
    let addTitle: String
    let addText: String
    let add: String
    let newLoginHint: String
    let rolesHint: String
    let roleMissing: String
    let notCreated: String
    let language: String

    func state(of account: ListedAccount) -> String {
        !account.isEnabled ? closed : account.mustChangePassword ? waiting : open
    }

    func meaning(of role: Role) -> String {
        switch role {
        case .humanResources: humanResources
        case .worksCouncil: worksCouncil
        case .administrator: administrator
        case .employee, .manager, .network: ""
        }
    }

    func notice(_ done: String) -> String? {
        switch done {
        case "roles": rolesSaved
        case "fermer": accessClosed
        case "ouvrir": accessOpened
        default: nil
        }
    }
}
