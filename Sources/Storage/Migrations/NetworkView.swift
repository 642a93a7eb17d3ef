import SQLDriver

extension Migration {
    /// What PostgreSQL does at the end of each step: the tables of figures, and the list of organismes, can also be read by a
    /// transaction of the network (``Tenancy/network``). Only read, and no other table: the rest of the fence stands.
    static let networkView: SQLQuery = """
        DO $$
        DECLARE
            made RECORD;
        BEGIN
            FOR made IN
                SELECT c.oid::regclass AS name
                FROM pg_catalog.pg_class AS c
                WHERE c.relnamespace = current_schema()::regnamespace
                AND c.relname IN ('organisation', 'figure_total', 'figure_change', 'figure_count')
                AND NOT EXISTS (
                    SELECT FROM pg_catalog.pg_policy AS p WHERE p.polrelid = c.oid AND p.polname = 'network')
            LOOP
                EXECUTE format(
                    'CREATE POLICY network ON %s FOR SELECT USING (
                        (SELECT current_setting(''pendulaire.organisation'', true) = ''+''))',
                    made.name);
            END LOOP;
        END $$
        """
}
