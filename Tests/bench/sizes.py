"""How large a base is, for each person and year, and what takes the room."""


def parts(base):
    """(table with its indexes, bytes), the largest first."""
    if base.engine == "sqlite":
        sql = (
            "SELECT m.tbl_name, sum(d.pgsize) FROM dbstat AS d JOIN sqlite_schema AS m ON m.name = d.name "
            "GROUP BY m.tbl_name"
        )
    else:
        sql = (
            "SELECT coalesce(parent.relname, c.relname), sum(pg_total_relation_size(c.oid)) FROM pg_class AS c "
            "LEFT JOIN pg_inherits AS i ON i.inhrelid = c.oid LEFT JOIN pg_class AS parent ON parent.oid = i.inhparent "
            "WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY 1"
        )
    rows = [(str(name), int(size)) for name, size in base.rows(sql)]
    return sorted(rows, key=lambda row: -row[1])


def measure(base, months):
    people = base.number("SELECT count(*) FROM person")
    years = months / 12
    return {
        "bytes": base.bytes, "people": people, "each": base.bytes / people / years,
        "parts": [(name, size, size / people / years) for name, size in parts(base)],
    }  # fmt: skip
