import Telework

/// A limit with the place where it is written.
struct DatedLimit: Sendable {
    let limit: ExemptionLimit
    let line: Int
    let column: Int
}

/// Reads the table of Urssaf limits, `exemption_limits`.
struct ExemptionReader {
    static let key = "exemption_limits"

    func limits(in fields: inout YAMLFields, errors: inout DocumentErrors) -> [DatedLimit] {
        _ = fields.localized("title", errors: &errors)
        _ = fields.localized("note", isRequired: false, errors: &errors)
        let limits = fields.list(ExemptionReader.key, errors: &errors) { node, errors in
            limit(of: node, errors: &errors)
        }
        var seen: Set<[String]> = []
        for dated in limits {
            let (year, basis) = (dated.limit.year, dated.limit.basis.rawValue)
            if !seen.insert(["\(year)", basis]).inserted {
                errors.add(.text(.repeatedLimit(year: year, basis: basis)), line: dated.line, column: dated.column)
            }
        }
        return limits
    }

    private func limit(of node: YAMLValue, errors: inout DocumentErrors) -> DatedLimit? {
        guard var fields = YAMLFields(node, errors: &errors) else { return nil }
        let year = fields.integer("year", in: 2020...2100, errors: &errors)
        let bases = Choices(AgreementBasis.allCases.map { ($0, [$0.rawValue]) })
        let basis = fields.choice("basis", among: bases, errors: &errors)
        let day = fields.value("day", errors: &errors, amount)
        let month = fields.value("month", isRequired: false, errors: &errors, amount)
        let certainty = fields.choice("certainty", among: .certainty, errors: &errors)
        _ = fields.string("source", limit: 2_000, errors: &errors)
        _ = fields.localized("note", isRequired: false, errors: &errors)
        fields.finish(errors: &errors)
        guard let year, let basis, let day, let certainty else { return nil }
        let limit = ExemptionLimit(
            year: year, basis: basis, day: day, month: month, certainty: certainty)
        return DatedLimit(limit: limit, line: node.line, column: node.column)
    }

    private func amount(_ scalar: YAMLScalar) throws(FileProblem) -> Cents {
        try RuleValueReader.amount(scalar.trimmed)
    }
}
