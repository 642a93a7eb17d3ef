import SQLDriver

extension Migration {
    /// What PostgreSQL does at the end of each step: tables that the step made to be split by organisme get their parts.
    ///
    /// Eight: see the decision record. Moduli divide each other, so that one part can be split again by itself.
    static let partitions: SQLQuery = """
        DO $$
        DECLARE
            made RECORD;
        BEGIN
            FOR made IN
                SELECT c.oid::regclass AS name, c.relname
                FROM pg_catalog.pg_class AS c
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'p'
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = c.oid)
            LOOP
                FOR part IN 0..7 LOOP
                    EXECUTE format(
                        'CREATE TABLE %I PARTITION OF %s FOR VALUES WITH (MODULUS 8, REMAINDER %s)',
                        made.relname || '_' || part, made.name, part);
                END LOOP;
            END LOOP;
        END $$
        """
}
