import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

@testable import Web

/// Whatever is posted to the acts of a request, by whomever, in whatever state it is: an answer in words, never a fault,
/// and a change only by those whose turn it is.
@Suite("Acts on requests, made by hand")
struct RequestActsFuzzTests {
    private static let acts: [Path] = [
        .requestWithdrawal, .requestAcceptance, .requestRefusal, .requestCounterProposal, .counterProposalCheck,
        .counterProposalAcceptance, .counterProposalRefusal, .requestVisa,
    ]

    /// Who may read a request of Camille at all.
    private static let concerned: Set<Cast> = [.camille, .marc, .solene]

    private static let valid: KeyValuePairs = [
        "version": "1", "motif": "coverage", "texte": "L’accueil serait vide.", "formule": "fixed", "jour": "1-0",
        "jour": "1-1", "lieu": "home", "debut": "2026-12-14",
    ]

    private func states() -> [RequestState] {
        let at = Moment(day("2026-11-02")).instant
        let counter = CounterProposal(
            proposal: Proposal(.fixed(.monday), from: day("2026-12-14")), message: "", by: Cast.marc.id, at: at)
        return [
            .submitted, .countered(counter), .accepted(by: Cast.marc.id, at: at), .withdrawn(at: at),
            .refused(Refusal(motive: "coverage", text: "…", by: Cast.marc.id, at: at)),
            .granted(AgreementID("agreement"), at: at),
        ]
    }

    private func address(_ act: Path, _ id: String) -> String {
        act.template.replacing("{id}", with: PercentCoding.encode(id))
    }

    private func stored(_ stage: WeekStage, _ id: RequestID) async throws -> Request? {
        try await stage.world.read { try $0.request(id) }
    }

    @Test("another team’s request does not exist, in any state, complete or empty", arguments: acts)
    func othersRequest(act: Path) async throws {
        for state in states() {
            let stage = try await WeekStage()
            let request = try await stage.world.request(of: .camille, Proposal(from: day("2026-12-07")), state: state)
            for character in Cast.allCases where !Self.concerned.contains(character) {
                var client = stage.client(character)
                _ = try await client.get("/aide")
                for fields in [Self.valid, [:] as KeyValuePairs<String, String>] {
                    let answer = try await client.post(address(act, request.id.rawValue), fields)
                    #expect(answer.status == 404, "\(act) by \(character) in \(state.kind)")
                    #expect(!answer.text.contains("Camille"))
                }
                #expect(try await client.get(Link.request(request.id.rawValue)).status == 404)
            }
            #expect(try await stored(stage, request.id) == request)
            #expect(try await stage.decisions() == 0)
        }
    }

    @Test(
        "identifiers that are nobody’s, or nothing",
        arguments: [
            "inconnue", "0", "-1", "..", "../person-camille", "person-camille", "'; DROP TABLE request; --", "é\u{0}",
            "%2e%2e", "1 OR 1=1", String(repeating: "x", count: 2_000), "\u{202E}", "<script>",
        ])
    func unknown(id: String) async throws {
        let stage = try await WeekStage()
        try await stage.world.request(of: .camille, Proposal(from: day("2026-12-07")))
        for character in [Cast.camille, .marc, .solene] {
            var client = stage.client(character)
            _ = try await client.get("/aide")
            #expect((400..<500).contains(try await client.get("/demandes/\(PercentCoding.encode(id))").status))
            for act in Self.acts {
                let answer = try await client.post(address(act, id), Self.valid)
                #expect((400..<500).contains(answer.status), "\(act): \(answer.status)")
                #expect(!answer.text.contains("<script>"))
            }
        }
        #expect(try await stage.decisions() == 0)
    }

    @Test("random fields never break a page, and change nothing that was not one’s turn", arguments: 0..<12)
    func random(seed: Int) async throws {
        var dice = SeededRandom(seed: UInt64(seed))
        for state in states() {
            let stage = try await WeekStage()
            let request = try await stage.world.request(of: .camille, Proposal(from: day("2026-12-07")), state: state)
            for _ in 0..<12 {
                let character = [Cast.camille, .marc, .solene, .hugo].randomElement(using: &dice) ?? .marc
                let act = Self.acts.randomElement(using: &dice) ?? .request
                var client = stage.client(character)
                _ = try await client.get("/aide")
                let before = try await stored(stage, request.id)
                let answer = try await client.send(
                    "POST", address(act, request.id.rawValue),
                    headers: ["Content-Type": "application/x-www-form-urlencoded"],
                    body: .init(buffer: .init(string: fields(csrf: client.csrf, &dice))))
                #expect(answer.status < 500, "\(act) by \(character): \(answer.status)")
                let after = try await stored(stage, request.id)
                #expect(answer.status == 303 || after == before, "\(act) by \(character) wrote with \(answer.status)")
                #expect(act != .counterProposalCheck || after == before)
                #expect(character != .hugo || after == before)
                if let before, let after, before != after { #expect(after.version == before.version + 1) }
            }
        }
    }

    /// A form of the right names and of values that are right, nearly right, or nothing of the kind.
    private func fields(csrf: String, _ dice: inout SeededRandom) -> String {
        let names = [
            "version", "motif", "texte", "formule", "jour", "jours-par-semaine", "jours-par-an", "lieu", "autre-lieu",
            "debut", "fin", "message", "_jeton", "inconnu",
        ]
        let values = [
            "", "0", "1", "2", "-1", "9223372036854775808", "fixed", "flexible", "envelope", "1-0", "1-0 1-1", "8-2",
            "1,5", "1e3", "NaN", "home", "third_place", "nulle-part", "2026-12-14", "14/12/2026", "2026-02-30",
            "9999-12-31", "coverage", "humeur", "\u{0}", "é\u{301}\u{202E}<b>&\"'",
            String(repeating: "é", count: 2_001),
        ]
        let pairs = (0..<Int.random(in: 0...16, using: &dice)).map { _ in
            let name = names.randomElement(using: &dice) ?? ""
            return "\(name)=\(PercentCoding.encode(values.randomElement(using: &dice) ?? ""))"
        }
        return (["_csrf=\(PercentCoding.encode(csrf))"] + pairs).joined(separator: "&")
    }
}
