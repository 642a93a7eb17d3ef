import CivilTime
import Testing

@testable import Web

@Suite("Addresses")
struct PathTests {
    private static let december = YearMonth(year: 2026, month: 12)!
    private static let week = ISOWeek(year: 2026, week: 50)!

    /// A link of each path; a path that is added gets its row.
    static let links: [(Path, String)] = [
        (.home, Link.home), (.signIn, Link.signIn()), (.signOut, Link.signOut), (.password, Link.password),
        (.language, Link.language), (.myWeek, Link.myWeek()), (.myRequests, Link.myRequests),
        (.newRequest, Link.newRequest), (.newRequestCheck, Link.newRequestCheck),
        (.requestsToAnswer, Link.requestsToAnswer), (.request, Link.request("r1")),
        (.requestWithdrawal, Link.requestWithdrawal("r1")), (.requestAcceptance, Link.requestAcceptance("r1")),
        (.requestRefusal, Link.requestRefusal("r1")), (.requestCounterProposal, Link.requestCounterProposal("r1")),
        (.counterProposalCheck, Link.counterProposalCheck("r1")), (.newAccount, Link.newAccount),
        (.counterProposalAcceptance, Link.counterProposalAcceptance("r1")),
        (.counterProposalRefusal, Link.counterProposalRefusal("r1")), (.requestVisa, Link.requestVisa("r1")),
        (.agreement, Link.agreement("a1")), (.teamWeek, Link.teamWeek()), (.teamMonth, Link.teamMonth()),
        (.people, Link.people()), (.person, Link.person("p1")), (.imports, Link.imports),
        (.importReport, Link.importReport("i1")), (.importConfirmation, Link.importConfirmation("i1")),
        (.texts, Link.texts), (.text, Link.text("t1")), (.allowances, Link.allowances),
        (.allowanceMonth, Link.allowanceMonth(december)), (.allowanceClosing, Link.allowanceClosing(december)),
        (.allowancePayroll, Link.allowancePayroll(december)),
        (.allowancePerson, Link.allowancePerson(december, "p1")), (.amounts, Link.amounts),
        (.figures, Link.figures(FigureQuery(Form()))), (.figuresFile, Link.figuresFile(FigureQuery(Form()))),
        (.network, Link.network(FigureQuery(Form()))), (.networkFile, Link.networkFile(FigureQuery(Form()))),
        (.journal, Link.journal()), (.help, Link.help), (.legalNotice, Link.legalNotice),
        (.accessibility, Link.accessibility), (.asset, Link.asset("pendulaire.css")),
        (.myWeekCheck, Link.myWeekCheck), (.myDays, Link.myDays), (.myAbsences, Link.myAbsences),
        (.personWeek, Link.personWeek("p1")), (.accounts, Link.accounts()),
        (.accountsCreation, Link.accountsCreation), (.account, Link.account("a1")),
        (.accountCode, Link.accountCode("a1")), (.accountRoles, Link.accountRoles("a1")),
        (.accountAccess, Link.accountAccess("a1")), (.importExample, Link.importExample("personnes.csv")),
        (.live, Link.live), (.ready, Link.ready), (.metrics, Link.metrics),
        (.myAllowance, Link.myAllowance()), (.journalCheck, Link.journalCheck),
    ]

    @Test("every path has a link, and the link leads to it and to no other")
    func everyPath() {
        #expect(Set(Self.links.map(\.0)) == Set(Path.allCases))
        #expect(Path.allCases.count >= 38)
        for (path, link) in Self.links {
            let literal = Path.allCases.filter { $0.matches(link) && $0.parameters.isEmpty }
            let matching = literal.isEmpty ? Path.allCases.filter { $0.matches(link) } : literal
            #expect(matching == [path], "\(link)")
        }
    }

    @Test("identifiers are encoded in a link")
    func encoded() {
        #expect(Link.person("a/b é?") == "/personnes/a%2Fb%20%C3%A9%3F")
        #expect(Link.allowancePerson(Self.december, "p 1") == "/indemnites/2026-12/personnes/p%201")
        #expect(Link.myWeek(Self.week) == "/ma-semaine?semaine=2026-W50")
        #expect(Link.teamMonth(Self.december) == "/equipe/mois?mois=2026-12")
        #expect(Link.signIn(next: "/demandes?page=2") == "/connexion?suite=%2Fdemandes%3Fpage%3D2")
        #expect(Link.signIn(next: "/") == "/connexion")
    }

    @Test(
        "only an address of this site is followed after a form",
        arguments: [
            ("/", true), ("/demandes?page=2", true), ("/a//b", true), ("", false), ("demandes", false),
            ("//ailleurs.fr", false), ("/\\ailleurs.fr", false), ("https://ailleurs.fr", false), ("/a\nb", false),
            ("/a b", false), ("/\t/ailleurs.fr", false), ("javascript:alert(1)", false),
            ("/" + String(repeating: "a", count: 1_999), true), ("/" + String(repeating: "a", count: 2_000), false),
        ])
    func local(address: String, isLocal: Bool) {
        #expect(Link.isLocal(address) == isLocal)
    }

    @Test(
        "percent-encoding is read strictly",
        arguments: [
            ("a%20b", "a b"), ("a+b", "a+b"), ("%C3%A9", "é"), ("%c3%a9", "é"), ("%", nil), ("%4", nil), ("%zz", nil),
            ("%FF", nil), ("", ""),
        ] as [(String, String?)])
    func percent(text: String, expected: String?) {
        #expect(PercentCoding.decode(text) == expected)
    }
}
