/// Every table of the schema but the record of migrations; a test compares it with the database.
enum Tables {
    /// Those of rows that belong to an organisme.
    static let all: [StaticString] = [
        "account", "agreement", "allowance_line", "amount_confirmation", "failed_sign_in", "figure_change",
        "figure_count", "figure_total", "form_token", "job", "job_renewal",
        "journal",
        "journal_payload", "journal_seal", "month_close", "organisation", "organisation_holiday", "outbox",
        "paid_day", "past_service", "pending_correction", "person", "post", "post_activity", "reading", "request",
        "service", "session",
        "site", "staged_import", "team", "week",
    ]

    /// What a base says of organismes apart from their rows.
    static let ofTheBase: [StaticString] = ["closed_organisation", "erased_rows", "erasure"]
}
