import SQLDriver

extension Migration {
    /// Logins typed in vain are known by a keyed digest, and what is swept is found by its age.
    static let hideLogins = Migration(
        10, "hide_logins",
        [
            // They only hold a quarter of an hour, and cannot be digested here: the key is not in the base.
            """
            DELETE FROM failed_sign_in
            """,
            """
            ALTER TABLE failed_sign_in RENAME COLUMN login TO login_digest
            """,
            """
            CREATE INDEX failed_sign_in_by_time ON failed_sign_in (organisation_id, failed_at)
            """,
            """
            CREATE INDEX form_token_by_time ON form_token (organisation_id, answered_at)
            """,
        ])
}
