/// What a line of the people's file names of the organisme, whether the line could be read whole or not.
struct PersonNames {
    let line: Int
    let number: Located<String>?
    let team: Located<String>?
    let site: Located<String>?
    let post: Located<String>?
    let manager: Located<String>?

    init(_ row: PersonRow) {
        line = row.employeeNumber.line
        number = row.employeeNumber
        team = row.team
        site = row.site
        post = row.post
        manager = row.manager
    }

    init(_ row: UnreadRow) {
        line = row.line
        number = row.named["matricule"]
        team = row.named["equipe"]
        site = row.named["site"]
        post = row.named["poste"]
        manager = row.named["matricule_manager"]
    }
}
