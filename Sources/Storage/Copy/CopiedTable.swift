/// A table as a copy needs it: its columns, and the key in whose order its rows are read on both sides.
public struct CopiedTable: Sendable {
    let name: StaticString
    let columns: StaticString
    /// What follows the organisme in the key.
    let key: [StaticString]
    /// Whether all rows of an organisme go in one transaction, since they refer to one another.
    let isWhole: Bool
    /// How many rows go in a transaction, less where a row may be large.
    let page: Int

    init(
        _ name: StaticString, _ columns: StaticString, key: StaticString..., isWhole: Bool = false, page: Int = 2_000
    ) {
        self.name = name
        self.columns = columns
        self.key = key
        self.isWhole = isWhole
        self.page = page
    }
}

extension CopiedTable {
    /// Every table of the schema but the record of its steps, those that others refer to first.
    static let all: [CopiedTable] = [
        CopiedTable("organisation", "organisation_id, code, name, branch, time_zone, agreement_basis"),
        CopiedTable("organisation_holiday", "organisation_id, day, kind, name", key: "day", "kind"),
        CopiedTable("site", "organisation_id, code, name, zone, desks", key: "code"),
        CopiedTable("service", "organisation_id, code, name, parent, head", key: "code"),
        CopiedTable("team", "organisation_id, code, name, service, head", key: "code"),
        CopiedTable("post", "organisation_id, code, title", key: "code"),
        CopiedTable(
            "post_activity", "organisation_id, post_code, rank, name, share, teleworkable, kind",
            key: "post_code", "rank"),
        CopiedTable(
            "person",
            """
            organisation_id, id, employee_number, family_name, given_name, email, sex, contract, first_day, last_day, \
            pattern, team, site, post, manager_id, answers_to, language, search_key, sort_key
            """, key: "id", isWhole: true),
        CopiedTable(
            "past_service", "organisation_id, until_day, person_id, service", key: "until_day", "person_id"),
        CopiedTable(
            "account",
            """
            organisation_id, id, login, person_id, roles, password_hash, must_change_password, enabled, language
            """, key: "id"),
        CopiedTable(
            "session", "organisation_id, digest, account_id, csrf_token, created_at, expires_at", key: "digest"),
        CopiedTable(
            "form_token", "organisation_id, account_id, token, answer, answered_at", key: "account_id", "token"),
        CopiedTable(
            "failed_sign_in", "organisation_id, login_digest, failed_at, times", key: "login_digest", "failed_at"),
        CopiedTable(
            "request",
            """
            organisation_id, id, person_id, formula, places, start_day, end_day, submitted_at, submitted_on, \
            answer_due, due_key, message, state, state_at, state_by, motive, answer, counter_formula, counter_places, \
            counter_start_day, counter_end_day, agreement_id, version
            """, key: "id"),
        CopiedTable(
            "agreement",
            """
            organisation_id, id, person_id, request_id, formula, places, first_day, last_day, last_key, texts, \
            granted_on
            """, key: "id"),
        CopiedTable("week", "organisation_id, person_id, monday, cells, version", key: "person_id", "monday"),
        CopiedTable(
            "month_close",
            """
            organisation_id, month, closed_at, closed_by, line_count, total, basis, limit_day, limit_month, \
            limit_certainty
            """, key: "month"),
        CopiedTable(
            "allowance_line", "organisation_id, month, person_id, pay_code, unit, halves, amount, exempt, origin",
            key: "month", "person_id", "origin", "unit", "pay_code"),
        CopiedTable(
            "paid_day",
            """
            organisation_id, person_id, day, month, cells, service, halves, unit, certainty, text_id, article, layer
            """, key: "person_id", "day", "month"),
        CopiedTable("pending_correction", "organisation_id, month, person_id", key: "month", "person_id"),
        CopiedTable(
            "amount_confirmation", "organisation_id, year, amounts, confirmed_by, confirmed_at", key: "year"),
        CopiedTable(
            "journal",
            """
            organisation_id, id, happened_at, actor_id, kind, person_id, entity, rules, commitment, authenticator, \
            sequence
            """, key: "id"),
        CopiedTable("journal_payload", "organisation_id, journal_id, salt, body", key: "journal_id", page: 500),
        CopiedTable("journal_seal", "organisation_id, sequence, journal_id, hash", key: "sequence"),
        CopiedTable(
            "reading", "organisation_id, person_id, day, viewer_id, use_case",
            key: "person_id", "day", "viewer_id", "use_case"),
        CopiedTable("outbox", "organisation_id, id, kind, person_id, entity, created_at", key: "id"),
        CopiedTable(
            "job",
            "organisation_id, id, kind, job_key, payload, attempts, token, state, due_at, owner, failure, outcome",
            key: "id"),
        CopiedTable("job_renewal", "organisation_id, job_id, token, until_at", key: "job_id"),
        CopiedTable(
            "staged_import", "organisation_id, id, kind, file_name, content, account_id, staged_at", key: "id",
            page: 1),
        CopiedTable(
            "figure_total", "organisation_id, measure, slice, month, amount", key: "measure", "slice", "month"),
        CopiedTable(
            "figure_change", "organisation_id, batch, measure, slice, month, amount",
            key: "batch", "measure", "slice", "month"),
        CopiedTable("figure_count", "organisation_id, definition"),
    ]
}
