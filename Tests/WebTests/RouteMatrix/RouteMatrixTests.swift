import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

/// Every address × method × visitor: what answers. `RouteMatrix.rows` holds what is expected, written out; a page that is
/// registered gets its row there.
@Suite("Every path for everybody")
struct RouteMatrixTests {
    @Test("every registered page and act has its row, and every row its page")
    func complete() throws {
        let registered = Set(
            try TestSite().web.allowedMethods.flatMap { path, methods in
                methods.filter { $0 != "HEAD" }.map { RouteMatrix.Route($0, path) }
            })
        let rows = RouteMatrix.rows.map(\.route)
        #expect(Set(rows).count == rows.count, "a row stands twice")
        for route in registered.subtracting(rows) { Issue.record("\(route) has no row in RouteMatrix.rows") }
        for route in Set(rows).subtracting(registered) { Issue.record("\(route) is in RouteMatrix.rows and no page") }
        print("Route matrix: \(rows.count) routes × \(RouteMatrix.Visitor.allCases.count) visitors")
        #expect(rows.count >= RouteMatrix.recorded)
    }

    @Test("each visitor gets what the table says", arguments: RouteMatrix.rows)
    func answers(row: RouteMatrix.Row) async throws {
        for (visitor, expected) in zip(RouteMatrix.Visitor.allCases, row.expected) {
            let answer = try await RouteMatrix.ask(row.route, by: visitor)
            #expect(answer.status == expected, "\(row.route) by \(visitor)")
            #expect(answer.status < 500)
        }
        #expect(row.expected.count == RouteMatrix.Visitor.allCases.count)
    }

    @Test("where nothing is registered, nobody gets anything", arguments: Path.allCases)
    func nothing(path: Path) async throws {
        let known = Set(RouteMatrix.rows.map(\.route))
        for method in ["GET", "POST"] where !known.contains(RouteMatrix.Route(method, path)) {
            for visitor in RouteMatrix.Visitor.allCases {
                let status = try await RouteMatrix.ask(RouteMatrix.Route(method, path), by: visitor).status
                #expect(status == 404 || status == 405, "\(method) \(path.rawValue) by \(visitor): \(status)")
            }
        }
    }

    @Test("reading a page changes nothing", arguments: RouteMatrix.rows.filter { $0.route.method == "GET" })
    func readingIsReading(row: RouteMatrix.Row) async throws {
        let stage = try await RouteMatrix.stage()
        let before = try await stage.snapshot()
        for visitor in RouteMatrix.Visitor.allCases {
            _ = try await RouteMatrix.ask(row.route, by: visitor, on: stage)
        }
        #expect(try await stage.snapshot() == before)
    }
}

enum RouteMatrix {
    /// The rows there were when somebody last looked: fewer is a page lost.
    static let recorded = 67

    enum Visitor: String, CaseIterable {
        case stranger, employee, manager, humanResources, worksCouncil, administrator, network

        var character: Cast? {
            switch self {
            case .stranger, .network: nil
            case .employee: .camille
            case .manager: .marc
            case .humanResources: .solene
            case .worksCouncil: .yanis
            case .administrator: .karim
            }
        }
    }

    struct Route: Hashable, CustomTestStringConvertible, CustomStringConvertible {
        let method: String
        let path: Path

        init(_ method: String, _ path: Path) {
            self.method = method
            self.path = path
        }

        var description: String { "\(method) \(path.rawValue)" }
        var testDescription: String { description }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let route: Route
        /// One status for each visitor, in the order of ``Visitor``.
        let expected: [Int]

        var testDescription: String { route.description }
    }

    /// The organisme of the matrix: Nadia asks for telework, Camille has an agreement, October is over.
    static func stage() async throws -> HRStage {
        let stage = try await HRStage.october()
        let request = Request(
            of: .nadia, Proposal(from: day("2026-12-07")), on: day("2026-11-02"), due: day("2026-12-02"), id: "request")
        try await stage.world.write { try $0.insert(request) }
        return stage
    }

    static func ask(_ route: Route, by visitor: Visitor, on shared: HRStage? = nil) async throws -> Answer {
        let stage: HRStage
        if let shared { stage = shared } else { stage = try await self.stage() }
        var client =
            visitor == .network
            ? stage.site.signedIn(.network(of: stage.world.organisation))
            : visitor.character.map { stage.client($0) } ?? stage.site.visitor()
        let address = try await address(of: route.path, in: stage)
        guard route.method == "POST" else { return try await client.get(address) }
        // Any page gives the tokens that a form needs.
        _ = try await client.get("/aide")
        return try await client.post(address)
    }

    /// The address with parts that exist.
    private static func address(of path: Path, in stage: HRStage) async throws -> String {
        switch path {
        case .agreement:
            let agreements = try await stage.world.read { try $0.agreements(of: Cast.camille.id) }
            return Link.agreement(try #require(agreements.first).id.rawValue)
        case .person: return Link.person(Cast.camille.id.rawValue)
        case .personWeek: return Link.personWeek(Cast.camille.id.rawValue)
        case .allowancePerson: return Link.allowancePerson(yearMonth("2026-10"), Cast.camille.id.rawValue)
        case .account: return Link.account(Cast.camille.accountID.rawValue)
        case .accountCode: return Link.accountCode(Cast.camille.accountID.rawValue)
        case .accountRoles: return Link.accountRoles(Cast.camille.accountID.rawValue)
        case .accountAccess: return Link.accountAccess(Cast.camille.accountID.rawValue)
        case .importExample: return Link.importExample("personnes.csv")
        case .text: return Link.text("national")
        case .asset: return stage.site.web.site.resources.assets.link("pendulaire.css")
        default:
            return path.template.replacing("{id}", with: "request").replacing("{month}", with: "2026-10")
        }
    }
}
