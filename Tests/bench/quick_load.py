"""Rows without their references looked up one by one, then all of them at once.

Looking up what each row of a made-up base refers to is more than half of PostgreSQL's work in writing it. The engine's own
`session_replication_role` leaves it out, which only a superuser can allow: the bench is one in its own cluster, and looks for
rows that refer to nothing when the base is whole.
"""

from contextlib import contextmanager

from place import ROLE, BenchFailure

ORPHANS = """
DO $$
DECLARE
    reference RECORD;
    columns TEXT;
    joined TEXT;
    orphans BIGINT;
BEGIN
    FOR reference IN
        SELECT c.oid, c.conname, c.conrelid::regclass AS child, c.confrelid::regclass AS parent, c.conkey, c.confkey,
            c.conrelid, c.confrelid
        FROM pg_catalog.pg_constraint AS c
        WHERE c.contype = 'f' AND c.conparentid = 0 AND c.connamespace = current_schema()::regnamespace
    LOOP
        SELECT string_agg(format('p.%I = r.%I', f.attname, k.attname), ' AND '),
            string_agg(format('r.%I IS NOT NULL', k.attname), ' AND ')
        INTO joined, columns
        FROM unnest(reference.conkey, reference.confkey) AS u(k, f)
        JOIN pg_catalog.pg_attribute AS k ON k.attrelid = reference.conrelid AND k.attnum = u.k
        JOIN pg_catalog.pg_attribute AS f ON f.attrelid = reference.confrelid AND f.attnum = u.f;
        EXECUTE format('SELECT count(*) FROM %s AS r WHERE %s AND NOT EXISTS (SELECT FROM %s AS p WHERE %s)',
            reference.child, columns, reference.parent, joined) INTO orphans;
        IF orphans > 0 THEN
            RAISE EXCEPTION '% rows of % refer to no row of %', orphans, reference.child, reference.parent;
        END IF;
    END LOOP;
END $$
"""


@contextmanager
def quick_load(cluster, database):
    cluster.psql("postgres", f"ALTER ROLE {ROLE} IN DATABASE {database} SET session_replication_role = replica")
    try:
        yield
    finally:
        cluster.psql("postgres", f"ALTER ROLE {ROLE} IN DATABASE {database} RESET session_replication_role")
    cluster.psql(database, "VACUUM ANALYZE")
    said = cluster.psql(database, ORPHANS)
    if said.strip():
        raise BenchFailure(said)
