import CivilTime
import Foundation
import Telework
import UseCases

/// Reads a situation from JSON (`docs/decide.md`).
public enum SituationJSON {
    private static let limit = 1024 * 1024

    /// - Throws: ``SituationError`` with every bad field.
    public static func situation(from bytes: [UInt8]) throws(SituationError) -> Situation {
        guard bytes.count <= limit else {
            let problem = FileProblem.fileTooLarge(bytes: bytes.count, limit: limit)
            throw SituationError(problems: [SituationProblem(path: "$", kind: .field(problem))])
        }
        var problems: [SituationProblem] = []
        let root = try parsed(bytes)
        guard var fields = JSONFields(root, path: "$", problems: &problems) else {
            throw SituationError(problems: problems)
        }
        let situation = situation(in: &fields, problems: &problems)
        fields.finish(problems: &problems)
        guard let situation, problems.isEmpty else { throw SituationError(problems: problems) }
        return situation
    }

    /// Foundation reads some documents that are no JSON, such as a list with a comma too many: other readers would not.
    private static func parsed(_ bytes: [UInt8]) throws(SituationError) -> JSONValue {
        if let fault = JSONSyntaxScanner.fault(in: bytes) {
            throw SituationError(problems: [SituationProblem(path: "$", kind: .syntax(fault))])
        }
        do {
            return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        } catch {
            throw SituationError(problems: [SituationProblem(path: "$", kind: .syntax(nil))])
        }
    }

    private enum Kind: String, CaseIterable {
        case request, week
    }

    private static func situation(in fields: inout JSONFields, problems: inout [SituationProblem]) -> Situation? {
        let kind = fields.choice("kind", Kind.self, problems: &problems)
        let today = fields.date("today", problems: &problems)
        let reader = reader(in: &fields, problems: &problems)
        let zone = fields.text("zone", isRequired: false, problems: &problems) { text throws(FileProblem) in
            guard let zone = HolidayZone(code: text) else {
                throw .unknownValue(text, allowed: HolidayZone.allCases.map(\.code), suggestion: nil)
            }
            return zone
        }
        let extra = fields.dates("extra_holidays", problems: &problems)
        let worked = fields.dates("worked_holidays", problems: &problems)
        let person = person(in: &fields, problems: &problems)
        let agreements = fields.items("agreements", isRequired: false, problems: &problems)?.compactMap {
            agreement(of: $0.value, path: $0.path, problems: &problems)
        }
        let question: Situation.Question? =
            switch kind {
            case .request: request(in: &fields, problems: &problems)
            case .week: week(in: &fields, problems: &problems)
            // Which fields belong to the question is not known: they are not reported as unknown.
            case nil: anyQuestion(in: &fields, problems: &problems)
            }
        guard let today, let reader, let question else { return nil }
        return Situation(
            today: today, reader: reader, zone: zone, extraHolidays: extra, workedHolidays: worked, person: person,
            agreements: agreements, question: question)
    }

    private static func reader(in fields: inout JSONFields, problems: inout [SituationProblem]) -> RuleReader? {
        let organisme = fields.text("organisme", problems: &problems, RuleValueReader.identifier)
        let branch = fields.text("branch", isRequired: false, problems: &problems, RuleValueReader.identifier)
        let service = fields.text("service", isRequired: false, problems: &problems) { text throws(FileProblem) in
            try ValueParser.text(text, limit: 64)
        }
        return organisme.map { RuleReader(organisme: $0, branch: branch, service: service) }
    }

    private static func anyQuestion(
        in fields: inout JSONFields, problems: inout [SituationProblem]
    ) -> Situation.Question? {
        let names = ["proposal", "pending_request", "week", "cells", "changes", "closed_months", "envelope_used"]
        for name in names + ["authority"] { _ = fields.value(name, isRequired: false, problems: &problems) }
        return nil
    }

    private static func request(
        in fields: inout JSONFields, problems: inout [SituationProblem]
    ) -> Situation.Question? {
        let pending = fields.flag("pending_request", isRequired: false, problems: &problems) ?? false
        guard var proposal = fields.object("proposal", problems: &problems) else { return nil }
        let formula = formula(in: &proposal, problems: &problems)
        let places = places(in: &proposal, problems: &problems)
        let start = proposal.date("start", problems: &problems)
        let end = proposal.date("end", isRequired: false, problems: &problems)
        proposal.finish(problems: &problems)
        if let start, let end, end < start {
            problems.add(.text(.endBeforeStart(first: start, last: end)), at: proposal.path(of: "end"))
        }
        guard let formula, let start else { return nil }
        return .request(
            Proposal(formula: formula, places: places, start: start, end: end), hasPendingRequest: pending)
    }
}
