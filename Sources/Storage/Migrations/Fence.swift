import SQLDriver

extension Migration {
    /// What PostgreSQL does at the end of each step: tables of organismes that the step made show and accept only rows of
    /// the organisme that the transaction named, or of all of them when it named `*` (``Tenancy``). Their owner is held to
    /// it as anyone else, and no step can forget it.
    ///
    /// A part of a split table has no policy: what is not asked of the whole gives nothing.
    ///
    /// Each question is a subquery, so that it is asked once in a statement and not at each row; the second is a bare
    /// truth value, which the planner takes for an even chance, while an equality there would make it expect no row.
    static let fence: SQLQuery = """
        DO $$
        DECLARE
            made RECORD;
        BEGIN
            FOR made IN
                SELECT c.oid::regclass AS name, c.relispartition AS is_part
                FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'organisation_id'
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
                AND NOT c.relrowsecurity
            LOOP
                EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', made.name);
                CONTINUE WHEN made.is_part;
                EXECUTE format(
                    'CREATE POLICY one_organisation ON %s USING (
                        organisation_id = (SELECT current_setting(''pendulaire.organisation'', true))
                        OR (SELECT current_setting(''pendulaire.organisation'', true) = ''*''))',
                    made.name);
            END LOOP;
        END $$
        """
}
