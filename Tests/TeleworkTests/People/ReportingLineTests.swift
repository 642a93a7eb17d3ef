import Telework
import TestSupport
import Testing

@Suite("Who answers to whom")
struct ReportingLineTests {
    private static let people = Dictionary(
        uniqueKeysWithValues: Cast.allCases.map { ($0.employeeNumber, $0.id) })

    private static func line(
        teams: [Team] = TestOrganisation.teams, services: [Service] = TestOrganisation.services
    ) -> ReportingLine {
        ReportingLine(teams: teams, services: services, people: people)
    }

    @Test("each of the cast answers to the one their file says", arguments: Cast.allCases)
    func cast(character: Cast) {
        #expect(Self.line().manager(of: character.person()) == character.manager?.id)
    }

    @Test("the manager named in the people's file comes first, unless it is the person themself")
    func named() {
        #expect(Self.line().manager(of: Cast.camille.person { $0.manager = Cast.hugo.id }) == Cast.hugo.id)
        #expect(Self.line().manager(of: Cast.camille.person { $0.manager = Cast.camille.id }) == Cast.marc.id)
    }

    @Test("a team without a head answers to the nearest service above that has one")
    func services() {
        let teams = [Team(code: TestOrganisation.benefitsTeam, name: "T", service: "C")]
        let tree = [
            Service(code: "A", name: "A", head: Cast.aicha.employeeNumber), Service(code: "B", name: "B", parent: "A"),
            Service(code: "C", name: "C", parent: "B", head: Cast.camille.employeeNumber),
        ]
        #expect(Self.line(teams: teams, services: tree).manager(of: Cast.nadia.person()) == Cast.camille.id)
        #expect(Self.line(teams: teams, services: tree).manager(of: Cast.camille.person()) == Cast.aicha.id)
    }

    @Test("a head whom nobody knows answers nothing")
    func unknownHead() {
        let teams = [Team(code: TestOrganisation.benefitsTeam, name: "T", service: "PREST", head: "M999")]
        #expect(Self.line(teams: teams).manager(of: Cast.camille.person()) == Cast.aicha.id)
    }

    @Test("services that go round in a circle, and teams of no service, are left to HR")
    func circle() {
        let circle = [Service(code: "A", name: "A", parent: "B"), Service(code: "B", name: "B", parent: "A")]
        let team = Team(code: TestOrganisation.benefitsTeam, name: "T", service: "A")
        #expect(Self.line(teams: [team], services: circle).manager(of: Cast.camille.person()) == nil)
        #expect(Self.line(teams: [team], services: []).manager(of: Cast.camille.person()) == nil)
        #expect(Self.line(teams: []).manager(of: Cast.camille.person()) == nil)
    }

    @Test("a post is teleworkable by the share of its activities, those that are excluded left out")
    func post() {
        let head = TestOrganisation.post(TestOrganisation.head)
        #expect(head?.teleworkableShare() == 80)
        #expect(head?.teleworkableShare(excluding: ["encadrement"]) == 0)
        #expect(head?.teleworkableShare(excluding: ["accueil"]) == 80)
        #expect(Cast.camille.person().fullName == "Camille Fournier")
    }
}
