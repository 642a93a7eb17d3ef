import Telework
import TestSupport
import Testing

@Suite("Permissions")
struct PermissionsTests {
    /// The whole table, as agreed: o on oneself, m on the people one manages, t on one's own team, * on everyone, - never.
    private static let table = """
        act                   employee  manager  human_resources  works_council  administrator  network
        viewWeek              o         m        *                -              -              -
        changeWeek            o         -        -                -              -              -
        recordAbsence         o         m        *                -              -              -
        correctPastWeek       -         -        *                -              -              -
        viewTeamWeek          t         m        *                -              -              -
        submitRequest         o         -        -                -              -              -
        viewRequest           o         m        *                -              -              -
        withdrawRequest       o         -        -                -              -              -
        answerRequest         -         m        -                -              -              -
        answerCounterProposal o         -        -                -              -              -
        grantVisa             -         -        *                -              -              -
        viewAgreement         o         m        *                -              -              -
        viewPeople            -         m        *                -              *              -
        importFiles           -         -        *                -              *              -
        viewTexts             *         *        *                *              *              *
        viewAllowance         o         -        *                -              -              -
        confirmAmounts        -         -        *                -              -              -
        closeMonth            -         -        *                -              -              -
        exportPayroll         -         -        *                -              -              -
        viewJournal           -         -        *                *              *              -
        manageAccounts        -         -        *                -              *              -
        configure             -         -        -                -              *              -
        viewFigures           -         -        *                *              -              -
        viewNetworkFigures    -         -        -                -              -              *
        """

    private static let rows = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }

    private static func letter(_ reach: Reach?) -> String {
        switch reach {
        case .own: "o"
        case .managed: "m"
        case .sameTeam: "t"
        case .organisme: "*"
        case nil: "-"
        }
    }

    @Test("every role may do each act on whom the table says, and no act or role is left out")
    func wholeTable() throws {
        #expect(Self.rows.first == ["act"] + Role.allCases.map(\.rawValue))
        #expect(Self.rows.dropFirst().map { $0[0] } == Act.allCases.map(\.rawValue))
        for (row, act) in zip(Self.rows.dropFirst(), Act.allCases) {
            let reaches = Role.allCases.map { Self.letter(Permissions.reach(of: act, for: $0)) }
            #expect(reaches == Array(row.dropFirst()), "\(act)")
        }
    }

    @Test("on oneself, and on nobody else")
    func own() {
        let camille = Cast.camille.actor
        #expect(Permissions.allows(.changeWeek, to: camille, on: Cast.camille.id))
        #expect(!Permissions.allows(.changeWeek, to: camille, on: Cast.nadia.id, isSameTeam: true))
        #expect(!Permissions.allows(.changeWeek, to: camille))
        let account = Actor(account: Cast.camille.accountID, person: nil, roles: [.employee])
        #expect(!Permissions.allows(.changeWeek, to: account), "an account without a person has nothing of its own")
    }

    @Test("on the people one manages, never on oneself")
    func managed() {
        let marc = Cast.marc.actor
        #expect(Permissions.allows(.answerRequest, to: marc, on: Cast.camille.id, isManaged: true))
        #expect(!Permissions.allows(.answerRequest, to: marc, on: Cast.lucie.id, isManaged: false))
        #expect(!Permissions.allows(.answerRequest, to: marc, on: Cast.marc.id, isManaged: true))
        #expect(!Permissions.allows(.answerRequest, to: Cast.camille.actor, on: Cast.nadia.id, isManaged: true))
    }

    @Test("on the people of one's team")
    func team() {
        #expect(Permissions.allows(.viewTeamWeek, to: Cast.camille.actor, on: Cast.nadia.id, isSameTeam: true))
        #expect(!Permissions.allows(.viewTeamWeek, to: Cast.camille.actor, on: Cast.lucie.id))
    }

    @Test("the program itself has the reach of HR and of the administrator, and no week of its own")
    func system() {
        #expect(Actor.system.isSystem)
        #expect(Permissions.allows(.importFiles, to: .system))
        #expect(Permissions.allows(.closeMonth, to: .system))
        #expect(!Permissions.allows(.changeWeek, to: .system, on: Cast.camille.id))
        #expect(!Permissions.allows(.answerRequest, to: .system, on: Cast.camille.id))
    }

    @Test("roles sort in the order of the table")
    func order() {
        #expect(Role.allCases.shuffled().sorted() == Role.allCases)
    }
}
