"""An organisme that leaves a base whole: closed, exported, taken in elsewhere, erased."""

import json
import re
import sqlite3
import subprocess
import sys
import urllib.error
from contextlib import closing

import pytest

from conftest import LANGUAGES, ROOT, free_port, one_sentence

sys.path.append(str(ROOT / "Tests/drill"))  # the people of the demonstration

from load import Person, wait_for  # noqa: E402

CODE = "cpam-demo"
PASSWORD_FIELD = 'name="mot-de-passe"'


def organisation(place, *arguments, language="en", **variables):
    return place.run("organisation", *arguments, language=language, **variables)


def fine(ran):
    assert ran.status == 0 and ran.problem == "", ran
    return ran


def erase(place, *options, **more):
    return organisation(place, "erase", CODE, "--confirm", CODE, *options, **more)


def states(place, *options):
    lines = json.loads(fine(organisation(place, "list", "--json", *options)).out)
    return {line["code"]: line["state"] for line in lines}


MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}


def record_day(moment, language):
    year, month, day = map(int, moment[:10].split("-"))
    first = "1er" if language == "fr" and day == 1 else str(day)
    return f"{first} {MONTHS[language].split()[month - 1]} {year}"


def rows(path, table):
    with closing(sqlite3.connect(path)) as base:
        return base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def names(path):
    """Family names, which no column but those of people and what is told of them holds."""
    with closing(sqlite3.connect(path)) as base:
        return {row[0] for row in base.execute("SELECT family_name FROM person") if len(row[0]) > 6}


def content(path):
    with closing(sqlite3.connect(path)) as base:
        return list(base.iterdump())


def bytes_of(place):
    return b"".join(path.read_bytes() for path in place.base.parent.glob(place.base.name + "*"))


@pytest.fixture
def two(demo):
    """The demonstration beside another organisme."""
    fine(demo.run("config", "organisation", "add", "caf-autre", "CAF d’à côté"))
    fine(demo.run("journal", "seal"))
    return demo


def test_an_organisation_moves_to_another_base_and_leaves_no_row_behind(two):
    people = rows(two.base, "person")
    heads = fine(two.run("journal", "head", "--organisation", CODE)).out
    made = fine(organisation(two, "export", CODE, "--to", "alone.sqlite"))
    assert "exact copy" in made.out, made
    alone = ("--database", "alone.sqlite")
    assert states(two, *alone) == {CODE: "open"}
    assert fine(two.run("journal", "head", *alone)).out == heads
    fine(two.run("journal", "verify", *alone))
    assert oct((two.path / "alone.sqlite").stat().st_mode)[-3:] == "600"
    assert sorted(path.name for path in two.path.glob("alone.sqlite*")) == ["alone.sqlite", "alone.sqlite.heads",
                                                                           "alone.sqlite.heads.lock"]  # fmt: skip

    there = ("--database", "there.sqlite")
    fine(two.run("migrate", *there))
    fine(two.run("config", "organisation", "add", "caf-tierce", "CAF tierce", *there))
    refused = organisation(two, "import", "--from", "alone.sqlite", *there)
    assert refused.status == 1 and "pendulaire user roles pilotage --database alone.sqlite" in refused.problem, refused
    fine(two.run("user", "roles", "pilotage", *alone))
    assert " rows copied" in fine(organisation(two, "import", "--from", "alone.sqlite", *there)).out
    assert states(two, *there) == {"caf-tierce": "open", CODE: "open"}
    assert rows(two.path / "there.sqlite", "person") == people
    fine(two.run("journal", "verify", *there))

    secret = {name.encode() for name in names(two.base)}
    assert any(name in bytes_of(two) for name in secret)
    erased = fine(erase(two))
    assert f"person\t{people}\n" in erased.out and "backups" in erased.out.lower(), erased
    assert states(two) == {"caf-autre": "open", CODE: "erased"}
    assert not [name for name in secret if name in bytes_of(two)], "SQLite left erased names in its file"
    verified = fine(two.run("journal", "verify"))
    assert CODE not in verified.out, verified
    doctor = two.run("doctor", "--full", "--json")
    checks = {line["check"]: line for line in json.loads(doctor.out)}
    assert checks["journal"]["isFine"] and checks["heads"]["isFine"] and checks["organisations"]["isFine"], doctor
    record = json.loads(fine(organisation(two, "list", "--json")).out)[-1]["erasure"]
    assert record["isAuthentic"] and record["rows"]["person"] == people and record["head"] in heads, record
    # Erased already: the same numbers again, with the day, and nothing else.
    again = fine(erase(two)).out.splitlines()
    day = record_day(record["ended"], "en")
    told = [line for line in again if f"‘{CODE}’ was already erased from " in line]
    assert len(told) == 1 and f", on {day}: " in told[0], again
    assert [line for line in again if line not in told] == [line for line in erased.out.splitlines() if f"‘{CODE}’" not in line]
    french = fine(organisation(two, "erase", CODE, "--confirm", CODE, language="fr")).out
    assert "était déjà effacé de " in french and f"depuis le {record_day(record['ended'], 'fr')}" in french, french


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_headings_and_tells_states_in_the_language_of_its_reader(two, language):
    def listed():
        lines = fine(organisation(two, "list", language=language)).out.splitlines()
        heading, *others = [re.split(r" {2,}", line) for line in lines]
        assert heading == (["CODE", "NOM", "PERSONNES", "ÉTAT"] if language == "fr" else ["CODE", "NAME", "PEOPLE", "STATE"])
        # Each cell begins below its heading.
        for line in lines[1:]:
            assert line[lines[0].index(heading[1]) - 1] == " " != line[lines[0].index(heading[1])], lines
        return {cells[0]: cells[1:] for cells in others}

    words = {"fr": ("ouvert", "fermé", "effacé le "), "en": ("open", "closed", "erased on ")}[language]
    people = str(rows(two.base, "person"))
    assert listed()[CODE] == ["CPAM de Valmont (démonstration)", people, words[0]]
    assert listed()["caf-autre"] == ["CAF d’à côté", "0", words[0]]
    fine(organisation(two, "close", CODE))
    assert listed()[CODE][1:] == [people, words[1]]
    fine(organisation(two, "open", CODE))
    fine(erase(two))
    record = json.loads(fine(organisation(two, "list", "--json")).out)[-1]
    assert record["state"] == "erased" and set(record["erasure"]) == {"begun", "ended", "journal", "head", "rows", "isAuthentic"}
    name, count, state = listed()[CODE]
    assert (name, count) == ("–", "–")
    assert state.startswith(words[2] + record_day(record["erasure"]["ended"], language)) and "journal" in state


def test_an_empty_base_says_that_it_holds_no_organisation(two):
    empty = ("--database", "empty.sqlite")
    fine(two.run("migrate", *empty))
    assert fine(organisation(two, "list", *empty)).out == "The database holds no organisation.\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mistyped_code_is_given_the_nearest(two, language):
    for command in (["erase", "cpam-demi", "--confirm", "cpam-demi"], ["close", "cpam-demi"], ["open", "cpam-demi"]):
        ran = organisation(two, *command, language=language)
        one_sentence(ran, 1, language)
        assert CODE in ran.problem, ran


def test_a_record_that_the_keys_did_not_sign_accounts_for_no_journal(two):
    fine(erase(two))
    with closing(sqlite3.connect(two.base)) as base:
        base.execute("UPDATE erased_rows SET row_count = row_count - 1 WHERE table_name = 'person'")
        base.commit()
    assert not json.loads(fine(organisation(two, "list", "--json")).out)[-1]["erasure"]["isAuthentic"]


def test_a_journal_that_is_gone_without_a_record_is_still_missed(two):
    fine(two.run("journal", "verify"))  # notes the heads of both
    with closing(sqlite3.connect(two.base)) as base:
        base.execute("PRAGMA foreign_keys = OFF")
        (gone,) = base.execute("SELECT organisation_id FROM organisation WHERE code = ?", (CODE,)).fetchone()
        for (table,) in base.execute(
            "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE c.name = 'organisation_id'"
            " AND m.type = 'table'"
        ).fetchall():
            base.execute(f"DELETE FROM {table} WHERE organisation_id = '{gone}'")
        base.commit()
    ran = two.run("journal", "verify")
    assert ran.status == 1 and "organisation-missing" in ran.out, ran


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_refused_changes_nothing(two, language):
    fine(organisation(two, "export", CODE, "--to", "alone.sqlite"))
    before = content(two.base)
    ran = organisation(two, "export", CODE, "--to", "alone.sqlite", language=language)
    one_sentence(ran, 1, language)
    assert "alone.sqlite" in ran.problem
    near = organisation(two, "export", "cpam-demi", "--to", "other.sqlite", language=language)
    one_sentence(near, 1, language)
    assert CODE in near.problem, near
    one_sentence(organisation(two, "export", CODE, "--to", "postgres://h/base", language=language), 2, language)
    one_sentence(organisation(two, "export", CODE, "--to", "no/such/place.sqlite", language=language), 3, language)
    one_sentence(organisation(two, "import", "--from", "alone.sqlite", language=language), 1, language)
    one_sentence(organisation(two, "import", "--from", two.base, "--database", "alone.sqlite", language=language), 1, language)
    one_sentence(organisation(two, "import", "--from", two.base, language=language), 2, language)
    one_sentence(organisation(two, "erase", CODE, "--confirm", "caf-autre", language=language), 2, language)
    one_sentence(organisation(two, "erase", "nobody", "--confirm", "nobody", language=language), 1, language)
    one_sentence(organisation(two, "open", CODE, language=language), 1, language)
    assert content(two.base) == before
    assert not list(two.path.glob("*draft*")) and not list(two.path.glob("other*"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_organisation_is_unknown_until_it_is_opened(two, language):
    fine(organisation(two, "close", CODE))
    assert states(two) == {"caf-autre": "open", CODE: "closed"}
    for command in (["user", "list"], ["config", "organisation", "set", "--name", "x"]):
        ran = two.run(*command, "--organisation", CODE, language=language)
        one_sentence(ran, 1, language)
        assert "organisation open" in ran.problem
    one_sentence(organisation(two, "close", CODE, language=language), 1, language)
    one_sentence(two.run("database", "copy", "--from", two.base, "--to", "copied.sqlite", language=language), 1, language)
    fine(organisation(two, "export", CODE, "--to", "alone.sqlite"))
    assert states(two, "--database", "alone.sqlite") == {CODE: "open"}
    fine(organisation(two, "open", CODE))
    fine(two.run("user", "list", "--organisation", CODE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_other_keys_nothing_is_taken_in(two, language, tmp_path):
    fine(organisation(two, "export", CODE, "--to", "alone.sqlite"))
    there = {"PENDULAIRE_SECRETS": str(tmp_path / "keys/secrets"), "PENDULAIRE_DATABASE": str(tmp_path / "base.sqlite")}
    fine(two.run("migrate", **there))
    fine(two.run("config", "organisation", "add", "caf-tierce", "CAF tierce", **there))
    ran = organisation(two, "import", "--from", "alone.sqlite", language=language, **there)
    one_sentence(ran, 1, language)
    listed = organisation(two, "list", "--json", **there)
    assert [line["code"] for line in json.loads(fine(listed).out)] == ["caf-tierce"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_half_of_one_is_told_served_by_nothing_and_goes_on(two, language):
    fine(two.run("user", "roles", "pilotage", "--organisation", CODE))
    fine(organisation(two, "export", CODE, "--to", "alone.sqlite"))
    there = ("--database", "there.sqlite")
    fine(two.run("migrate", *there))
    fine(organisation(two, "import", "--from", "alone.sqlite", *there))
    with closing(sqlite3.connect(two.path / "there.sqlite")) as base, closing(sqlite3.connect(two.path / "alone.sqlite")) as alone:
        origin = alone.execute("SELECT count(*) || ' ' || max(id) FROM journal").fetchone()
        base.execute(
            "INSERT INTO closed_organisation SELECT organisation_id, 'arriving', 1, ? FROM organisation", origin)  # fmt: skip
        base.execute("DELETE FROM journal_payload")
        base.commit()
    told = two.run("doctor", *there, language=language, PENDULAIRE_HOME=str(ROOT))
    assert told.status == 1 and "organisation import" in told.out, told
    one_sentence(organisation(two, "export", CODE, "--to", "half.sqlite", *there, language=language), 1, language)
    one_sentence(two.run("user", "list", "--organisation", CODE, *there, language=language), 1, language)
    fine(organisation(two, "import", "--from", "alone.sqlite", *there))
    fine(two.run("user", "list", *there))


def test_a_killed_export_leaves_no_file_of_that_name(two):
    process = subprocess.Popen(
        [two.program, "organisation", "export", CODE, "--to", "alone.sqlite"], cwd=two.path, env=two.environment("en"),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while process.poll() is None and not list(two.path.glob("alone.sqlite.draft-*")):
        pass
    process.kill()
    process.wait()
    if process.returncode != 0:
        assert not (two.path / "alone.sqlite").exists()
        fine(organisation(two, "export", CODE, "--to", "alone.sqlite"))
    assert not list(two.path.glob("alone.sqlite.draft-*"))
    fine(two.run("journal", "verify", "--database", "alone.sqlite"))


def test_backups_that_still_hold_it_are_told_with_their_dates(two, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    fine(two.run("backup", "--output", folder / "pendulaire-20260101T000000Z.backup"))
    ran = fine(erase(two, PENDULAIRE_BACKUP_DIRECTORY=str(folder), PENDULAIRE_BACKUP_EVERY="24h", PENDULAIRE_BACKUP_KEEP="10"))
    assert "2026-01-01" in ran.out and "2026-01-11" in ran.out, ran


def test_a_server_that_runs_obeys_from_the_moment_the_door_closes(two):
    with closing(sqlite3.connect(two.base)) as base:
        (login,) = base.execute(
            "SELECT login FROM account JOIN person USING (organisation_id) WHERE person.id = person_id"
            " AND must_change_password = 0 ORDER BY login LIMIT 1"
        ).fetchone()
    port = free_port()
    server = subprocess.Popen(
        [two.program, "serve", "--port", str(port)], cwd=two.path, env=two.environment("en"),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        person = Person(f"http://127.0.0.1:{port}")
        assert wait_for(lambda: answers(server, person)), "the server does not answer"
        assert signs_in(person, login)
        week = person.get("/ma-semaine")
        assert PASSWORD_FIELD not in week
        fine(organisation(two, "close", CODE))
        assert PASSWORD_FIELD in person.get("/ma-semaine"), "a session of a closed organisation is found"
        assert not writes(person, week), "a session of a closed organisation writes"
        assert not signs_in(Person(person.url), login)
        fine(organisation(two, "open", CODE))
        assert PASSWORD_FIELD not in person.get("/ma-semaine")
        fine(erase(two))
        assert PASSWORD_FIELD in person.get("/ma-semaine")
        assert not writes(person, week) and not signs_in(Person(person.url), login)
        assert states(two) == {"caf-autre": "open", CODE: "erased"}
    finally:
        server.terminate()
        _, said = server.communicate(timeout=60)
    # A job that had begun when the door closed is told as a warning.
    assert server.returncode == 0 and not re.search(r"^\S+ (error|critical) ", said, re.MULTILINE), said
    fine(two.run("journal", "verify"))


def answers(server, person):
    assert server.poll() is None
    try:
        return bool(person.get("/sante/pret"))
    except OSError:
        return False


def signs_in(person, login):
    try:
        person.sign_in(login)
        return True
    except (AssertionError, urllib.error.HTTPError):
        return False


def writes(person, page):
    """Whether an absence that the page offers to note is kept."""
    try:
        answer = person.post(page, "/ma-semaine/absences", {"debut": "2027-06-01", "demi": "", "acte": "signaler"})
        return "/connexion" not in answer.url
    except urllib.error.HTTPError:
        return False
