"""An organisme that moves from a file of SQLite to PostgreSQL, beside others, and back, and is erased there."""

import csv
import io
import json
import os
import sqlite3
import subprocess
from contextlib import closing

import pytest

from conftest import CLUSTER, LANGUAGES, one_sentence
from test_organisation import CODE, erase, fine, names, organisation, rows, states


@pytest.fixture
def there(cluster, demo):
    """The address of a base of PostgreSQL that another organisme uses, as an ordinary role opens it."""
    made = subprocess.run(
        [CLUSTER, "database", cluster, f"moved_{os.urandom(4).hex()}", "", "ordinary"], capture_output=True, text=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    address = made.stdout.strip()
    fine(demo.run("migrate", "--database", address))
    fine(demo.run("config", "organisation", "add", "caf-autre", "CAF d’à côté", "--database", address))
    return address


def read(address, sql):
    """What PostgreSQL's own client reads, of all organismes."""
    psql = f"{os.environ.get('POSTGRES_BIN', '/usr/lib/postgresql/15/bin')}/psql"
    done = subprocess.run(
        [psql, "--no-psqlrc", "--csv", "--tuples-only", "-v", "ON_ERROR_STOP=1", "-d", address,
         "-c", "SET pendulaire.organisation = '*'", "-c", sql],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [row for row in csv.reader(io.StringIO(done.stdout)) if row != ["SET"]]


def content(path):
    """All rows of a file but the dates of the schema's steps."""
    with closing(sqlite3.connect(path)) as base:
        return sorted(line for line in base.iterdump() if 'INSERT INTO "schema_migration"' not in line)


def test_an_organisation_moves_to_postgresql_and_back_and_is_erased_there(demo, there):
    on_server, people = ("--database", there), rows(demo.base, "person")
    fine(demo.run("user", "roles", "pilotage"))
    fine(demo.run("journal", "seal"))
    heads = fine(demo.run("journal", "head")).out
    assert " rows copied" in fine(organisation(demo, "import", "--from", demo.base, *on_server)).out
    assert states(demo, *on_server) == {"caf-autre": "open", CODE: "open"}
    head = fine(demo.run("journal", "head", "--organisation", CODE, *on_server)).out
    assert head == heads
    fine(demo.run("journal", "verify", *on_server))
    # The door, on the server that everybody shares.
    fine(organisation(demo, "close", CODE, *on_server))
    assert states(demo, *on_server) == {"caf-autre": "open", CODE: "closed"}
    one_sentence(demo.run("user", "list", "--organisation", CODE, *on_server), 1, "en")
    assert "exact copy" in fine(organisation(demo, "export", CODE, "--to", "back.sqlite", *on_server)).out
    fine(organisation(demo, "open", CODE, *on_server))
    assert states(demo, *on_server) == {"caf-autre": "open", CODE: "open"}
    # What came back is what left, to the last row.
    back = ("--database", "back.sqlite")
    assert content(demo.path / "back.sqlite") == content(demo.base)
    assert states(demo, *back) == {CODE: "open"}
    assert fine(demo.run("journal", "head", *back)).out == heads
    fine(demo.run("journal", "verify", *back))

    secret = names(demo.base)
    assert secret & {row[0] for row in read(there, "SELECT family_name FROM person")}
    erased = fine(erase(demo, *on_server))
    assert f"person\t{people}\n" in erased.out, erased
    assert states(demo, *on_server) == {"caf-autre": "open", CODE: "erased"}
    (mine,) = read(there, f"SELECT erased_id FROM erasure WHERE code = '{CODE}'")
    tables = [row[0] for row in read(there, "SELECT DISTINCT table_name FROM information_schema.columns"
                                            " WHERE column_name = 'organisation_id'")]  # fmt: skip
    assert "person" in tables and "journal" in tables
    for table in tables:
        assert read(there, f"SELECT count(*) FROM {table} WHERE organisation_id = '{mine[0]}'") == [["0"]], table
    record = json.loads(fine(organisation(demo, "list", "--json", *on_server)).out)[-1]["erasure"]
    assert record["isAuthentic"] and record["rows"]["person"] == people and record["head"] in heads, record
    assert CODE not in fine(demo.run("journal", "verify", *on_server)).out
    # Erased already: the same again, and nothing else.
    assert "already erased" in fine(erase(demo, *on_server)).out


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_refused_on_postgresql_changes_nothing(demo, there, language):
    on_server = ("--database", there)
    fine(demo.run("user", "roles", "pilotage"))
    one_sentence(organisation(demo, "export", CODE, "--to", "none.sqlite", *on_server, language=language), 1, language)
    one_sentence(organisation(demo, "close", CODE, *on_server, language=language), 1, language)
    one_sentence(erase(demo, *on_server, language=language), 1, language)
    one_sentence(organisation(demo, "open", "caf-autre", *on_server, language=language), 1, language)
    assert states(demo, *on_server) == {"caf-autre": "open"} and not list(demo.path.glob("none*"))
