"""The allowance of the network for a month, beside one SQL aggregate over the same rows, and DuckDB over an export of them."""

import json
from calendar import monthrange
from datetime import date, timedelta

from place import BenchFailure
from server import Meter

KEPT = ("month_close", "allowance_line", "paid_day")


def aggregate(amounts, month, source):
    """The month in one statement: what a database alone would do, knowing what each organisme pays for a day.

    The places that earn it, and half of a day's amount for a half-day, are those of the sample text. Written to be quick: the
    letters of each week that are in the month are cut out together, and counted by what replacing them adds.
    """
    year, number = map(int, month.split("-"))
    weeks = {}
    for day in (date(year, number, day) for day in range(1, monthrange(year, number)[1] + 1)):
        weeks.setdefault(day - timedelta(days=day.weekday()), []).append(2 * day.weekday() + 1)
    units = ", ".join(f"('{organisation}', {cents})" for organisation, cents in amounts)
    letters = " ".join(
        f"WHEN '{monday}' THEN substr(w.cells, {places[0]}, {places[-1] + 2 - places[0]})" for monday, places in weeks.items())
    first, last = min(weeks), max(weeks)
    return f"""
        WITH unit(organisation_id, cents) AS (VALUES {units})
        SELECT CAST(sum((m.halves * m.cents + 1) / 2) AS BIGINT) FROM (
            SELECT w.organisation_id, w.person_id, w.cents,
                sum(length(replace(replace(replace(w.cells, 'H', 'HH'), 'R', 'RR'), 'T', 'TT')) - length(w.cells)) AS halves
            FROM (
                SELECT w.organisation_id, w.person_id, u.cents, CASE w.monday {letters} END AS cells
                FROM {source} WHERE w.monday BETWEEN '{first}' AND '{last}'
            ) AS w GROUP BY w.organisation_id, w.person_id, w.cents
        ) AS m
    """, first, last


# Weeks are kept by person, in SQLite in that order: those of the month are found for each, where the whole table would be
# read otherwise. PostgreSQL chooses by itself.
SOURCES = {
    "sqlite": "unit AS u CROSS JOIN person AS p ON p.organisation_id = u.organisation_id "
    "CROSS JOIN week AS w ON w.organisation_id = p.organisation_id AND w.person_id = p.id",
    "postgres": "unit AS u JOIN week AS w ON w.organisation_id = u.organisation_id",
    "duckdb": "unit AS u JOIN week AS w ON w.organisation_id = u.organisation_id",
}


def timed(work, cluster=None, times=3):
    """What it answers, and the least seconds and CPU seconds that it took, the base's and this program's together."""
    seconds, cpu = [], []
    for _ in range(times):
        meter = Meter([], cluster)
        answer = work()
        used = meter.read()
        seconds.append(used["seconds"])
        cpu.append(used["base"] + used["load"])
    return answer, min(seconds), min(cpu)


def task(base, *arguments):
    """What a task of the bench says, its CPU with that of the base."""
    meter = Meter([], base.cluster)
    said = json.loads(base.task("month", *arguments))
    return said | {"cpu": said["cpu"] + meter.read()["base"]}


def reopen(base, month, corrections):
    """Puts the base back as it was before the close, but for the weeks that it wrote: the bench closes again and again."""
    for (organisation,) in base.rows("SELECT organisation_id FROM organisation"):
        base.execute(
            *(f"DELETE FROM {table} WHERE organisation_id = '{organisation}' AND month = '{month}'" for table in reversed(KEPT)))
    for start in range(0, len(corrections), 500):
        rows = ", ".join("('%s', '%s', '%s')" % row for row in corrections[start : start + 500])
        base.execute(f"INSERT INTO pending_correction (organisation_id, month, person_id) VALUES {rows} ON CONFLICT DO NOTHING")


def allowance(base, month):
    options = ("--month", month)
    amounts = [line.split("\t") for line in base.task("month", *options, "--act", "amounts").splitlines()]
    if base.number(f"SELECT count(*) FROM month_close WHERE month = '{month}'"):
        raise BenchFailure(f"{month} is closed already in {base.name}")
    base.task("month", *options, "--act", "confirm")
    corrections = base.rows("SELECT organisation_id, month, person_id FROM pending_correction")
    computed = task(base, *options, "--act", "compute", "--width", "2")
    # So that the keys, which begin with the organisme, serve.
    everywhere = "organisation_id IN (SELECT organisation_id FROM organisation)"
    width = "1" if base.engine == "sqlite" else "2"
    try:
        # The first close also writes the weeks that fixed days filled: SQL finds in rows what the rules would fill.
        first = task(base, *options, "--act", "close", "--width", width)
        reopen(base, month, corrections)
        closed = task(base, *options, "--act", "close", "--width", width)
        cents = base.number(
            f"SELECT sum(amount) FROM allowance_line WHERE {everywhere} AND month = '{month}' AND origin = '{month}'")
        lines = base.number(f"SELECT count(*) FROM allowance_line WHERE {everywhere} AND month = '{month}'")
        days = base.number(f"SELECT count(*) FROM paid_day WHERE month = '{month}'")
        sql, first_monday, last_monday = aggregate(amounts, month, SOURCES[base.engine])
        summed, sql_seconds, sql_cpu = timed(lambda: base.number(sql), base.cluster)
        duck, duck_seconds, duck_cpu = duckdb(base, amounts, month, first_monday, last_monday)
    finally:
        reopen(base, month, corrections)
    totals = {"rules": int(computed["cents"]), "lines": cents, "sql": summed, "duckdb": duck}
    if len(set(totals.values())) != 1:
        raise BenchFailure(f"the month is not the same to the cent: {totals}")
    return {
        "cents": cents, "lines": lines, "days": days, "compute": computed["seconds"], "compute cpu": computed["cpu"],
        "first close": first["seconds"], "close": closed["seconds"], "close cpu": closed["cpu"],
        "memory": closed["mebibytes"], "sql": sql_seconds, "sql cpu": sql_cpu, "duckdb": duck_seconds,
        "duckdb cpu": duck_cpu, "first close cpu": first["cpu"],
        "compute ratio": computed["cpu"] / sql_cpu, "ratio": closed["cpu"] / sql_cpu,
    }  # fmt: skip


def duckdb(base, amounts, month, first, last):
    import duckdb as engine

    export = base.folder / "weeks.csv"
    with open(export, "w", encoding="utf-8") as file:
        for row in base.rows(
            f"SELECT organisation_id, person_id, monday, cells FROM week WHERE monday BETWEEN '{first}' AND '{last}'"
        ):
            file.write(",".join(row) + "\n")
    connection = engine.connect()
    connection.execute(
        "CREATE TABLE week AS SELECT * FROM read_csv(?, header = false, columns = {'organisation_id': 'VARCHAR', "
        "'person_id': 'VARCHAR', 'monday': 'VARCHAR', 'cells': 'VARCHAR'})", [str(export)],
    )  # fmt: skip
    export.unlink()
    sql = aggregate(amounts, month, SOURCES["duckdb"])[0].replace("+ 1) / 2", "+ 1) // 2")
    return timed(lambda: int(connection.execute(sql).fetchone()[0]))
