/// What can be done in the organisme. One row of the table of permissions each.
public enum Act: String, CaseIterable, Hashable, Sendable, Codable {
    case viewWeek, changeWeek, recordAbsence, correctPastWeek
    case viewTeamWeek
    case submitRequest, viewRequest, withdrawRequest, answerRequest, answerCounterProposal, grantVisa
    case viewAgreement
    case viewPeople, importFiles
    case viewTexts
    case viewAllowance, confirmAmounts, closeMonth, exportPayroll
    case viewJournal
    case manageAccounts, configure
    case viewFigures, viewNetworkFigures
}

/// On whom a role may do an act.
public enum Reach: Hashable, Sendable {
    case own
    /// The people whom the actor manages, never themself.
    case managed
    /// The people of the actor's own team.
    case sameTeam
    case organisme
}

/// The one table of permissions: use cases consult it, routes never do.
public enum Permissions {
    /// On whom a role may do an act; nil for nobody.
    public static func reach(of act: Act, for role: Role) -> Reach? {
        switch (role, act) {
        case (.employee, .viewWeek), (.employee, .changeWeek), (.employee, .recordAbsence),
            (.employee, .submitRequest), (.employee, .viewRequest), (.employee, .withdrawRequest),
            (.employee, .answerCounterProposal), (.employee, .viewAgreement), (.employee, .viewAllowance):
            .own
        case (.employee, .viewTeamWeek): .sameTeam
        case (_, .viewTexts): .organisme
        case (.manager, .viewWeek), (.manager, .viewTeamWeek), (.manager, .recordAbsence), (.manager, .viewRequest),
            (.manager, .answerRequest), (.manager, .viewAgreement), (.manager, .viewPeople):
            .managed
        case (.humanResources, .viewWeek), (.humanResources, .viewTeamWeek), (.humanResources, .recordAbsence),
            (.humanResources, .correctPastWeek), (.humanResources, .viewRequest), (.humanResources, .grantVisa),
            (.humanResources, .viewAgreement), (.humanResources, .viewPeople), (.humanResources, .importFiles),
            (.humanResources, .viewAllowance), (.humanResources, .confirmAmounts), (.humanResources, .closeMonth),
            (.humanResources, .exportPayroll), (.humanResources, .viewJournal),
            (.humanResources, .manageAccounts), (.humanResources, .viewFigures):
            .organisme
        // The works council is told the figures of large enough groups (PIL-1, PIL-2), and nobody's name.
        case (.worksCouncil, .viewJournal), (.worksCouncil, .viewFigures): .organisme
        // The figures of all organismes, which are of no one's file.
        case (.network, .viewNetworkFigures): .organisme
        case (.administrator, .manageAccounts), (.administrator, .configure), (.administrator, .importFiles),
            (.administrator, .viewPeople), (.administrator, .viewJournal):
            .organisme
        default: nil
        }
    }

    /// Whether the actor may do the act on someone.
    ///
    /// - Parameters:
    ///   - subject: Whom the act concerns; nil when it concerns the organisme.
    ///   - isManaged: Whether the actor manages the subject today.
    ///   - isSameTeam: Whether both are in the same team.
    public static func allows(
        _ act: Act, to actor: Actor, on subject: PersonID? = nil, isManaged: Bool = false, isSameTeam: Bool = false
    ) -> Bool {
        actor.roles.contains { role in
            switch reach(of: act, for: role) {
            case .own: subject != nil && subject == actor.person
            // Nobody answers their own request, even as the head of their own team.
            case .managed: isManaged && subject != actor.person
            case .sameTeam: isSameTeam
            case .organisme: true
            case nil: false
            }
        }
    }
}
