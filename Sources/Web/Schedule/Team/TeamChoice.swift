import CivilTime
import Telework
import UseCases

/// Whose weeks the team pages show, as their address and their list name it.
struct TeamChoice: Sendable {
    let scope: TeamScope
    /// `mienne`, `encadrees`, `organisme` or `equipe:CODE`.
    let value: String

    init(_ scope: TeamScope) {
        self.scope = scope
        value =
            switch scope {
            case .mine: "mienne"
            case .managed: "encadrees"
            case .organisme: "organisme"
            case .team(let code): "equipe:\(code)"
            }
    }

    /// The choice of an address; nil for one that means nothing.
    init?(_ text: String) {
        switch text {
        case "mienne": self.init(.mine)
        case "encadrees": self.init(.managed)
        case "organisme": self.init(.organisme)
        case let text where text.hasPrefix("equipe:"): self.init(.team(String(text.dropFirst("equipe:".count))))
        default: return nil
        }
    }

    /// What someone comes for when they have chosen nothing: whom they manage, else their own team, else everyone.
    static func usual(for viewer: Viewer) -> TeamChoice {
        if viewer.roles.contains(.manager) { return TeamChoice(.managed) }
        return TeamChoice(viewer.person == nil ? .organisme : .mine)
    }

    /// Absences and places are for those the people answer to; colleagues see who is on site.
    var detail: CellDetail { scope == .mine ? .presence : .full }

    /// What can be chosen; the use case decides what is allowed.
    static func all(for viewer: Viewer, teams: [Team]) -> [TeamChoice] {
        var choices: [TeamChoice] = []
        if viewer.person != nil { choices.append(TeamChoice(.mine)) }
        if viewer.roles.contains(.manager) { choices.append(TeamChoice(.managed)) }
        if viewer.roles.contains(where: { Permissions.reach(of: .viewTeamWeek, for: $0) == .organisme }) {
            choices.append(TeamChoice(.organisme))
            choices += teams.map { TeamChoice(.team($0.code)) }
        }
        return choices
    }

    func label(_ words: TeamWords, teams: [Team]) -> String {
        switch scope {
        case .mine: words.mine
        case .managed: words.managed
        case .organisme: words.everyone
        case .team(let code): "\(words.team) \(teams.first { $0.code == code }?.name ?? code)"
        }
    }
}

/// The list to choose from, when there is more than one thing to choose.
struct TeamChooser: Sendable {
    struct Item: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    let items: [Item]

    init(_ chosen: TeamChoice, _ words: TeamWords, for viewer: Viewer, teams: [Team]) {
        items = TeamChoice.all(for: viewer, teams: teams).map {
            Item(value: $0.value, label: $0.label(words, teams: teams), isChosen: $0.value == chosen.value)
        }
    }
}
