"""How every command ends in every situation: 0 done, 1 refused or invalid, 2 wrong use, 3 unavailable."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from commands import LEAST, WITH_BASE, arguments
from conftest import ENGLISH, LANGUAGES, ROOT, Ran, one_sentence, without_quotations

NOBODY = 65534


def missing(place):
    place.base.unlink()


def folder(place):
    place.base.unlink()
    place.base.mkdir()


def text(place):
    place.base.write_text("Ceci n’est pas une base, mais c’est assez long pour en être une : " * 20)


def cut_short(place):
    data = place.base.read_bytes()
    place.base.write_bytes(data[: len(data) // 2])


def of_another_program(place):
    place.base.unlink()
    with sqlite3.connect(place.base) as other:
        other.execute("CREATE TABLE music (title TEXT)")
        other.execute("PRAGMA application_id = 7")


def newer(place):
    with sqlite3.connect(place.base) as base:
        base.execute("INSERT INTO schema_migration (number, name, applied_at) VALUES (999, 'to_come', 0)")


def renamed(place):
    with sqlite3.connect(place.base) as base:
        base.execute("UPDATE schema_migration SET name = 'other' WHERE number = 2")


def not_migrated(place):
    place.base.write_bytes(b"")


def damaged_keys(place):
    place.secrets.write_text("cookie-key 00\n")


def keys_in_a_folder(place):
    place.secrets.unlink()
    place.secrets.mkdir()


BASES = [missing, folder, text, cut_short, of_another_program, newer, renamed, not_migrated, damaged_keys, keys_in_a_folder]
# Making or completing a base, and reading no keys, is what this one is for.
MIGRATES = {missing, not_migrated, damaged_keys, keys_in_a_folder}


@pytest.mark.parametrize("situation", BASES, ids=lambda situation: situation.__name__)
def test_a_base_that_cannot_be_used_is_3(small, situation):
    for log in small.path.glob("var/*-*"):
        log.unlink()
    situation(small)
    (small.path / "organisation.csv").write_text("x\n")
    tried = 0
    for number, command in enumerate(WITH_BASE):
        if command == "migrate" and situation in MIGRATES:
            continue
        # Each sentence is met in both languages: one command in two is asked in each.
        language = LANGUAGES[(number + BASES.index(situation)) % 2]
        one_sentence(small.run(*arguments(command, ROOT), language=language), 3, language)
        tried += 1
    assert not list(small.path.glob("paie.csv*"))
    print(f"Exit: {tried} runs with a base that is {situation.__name__}")


@pytest.mark.parametrize("command", ["user list", "user add", "serve", "migrate"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_base_held_by_another_program_is_3(small, command, language):
    holder = sqlite3.connect(small.base, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    holder.execute("CREATE TABLE held (x)")
    try:
        one_sentence(small.run(*arguments(command, ROOT), language=language), 3, language)
    finally:
        holder.execute("ROLLBACK")
        holder.close()


@pytest.mark.parametrize("command", sorted(LEAST))
@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_use_is_2(small, command, language):
    wrong = [["--nothing-like-it"], ["--language", "de"], ["--language"], ["a", "b", "c", "d"]]
    if command in ("import", "texts check", "allowance show", "user add", "calendar holidays"):
        wrong.append([])
    for more in wrong:
        if command == "texts check" and more and not more[0].startswith("-"):
            continue  # Any number of files is right.
        words = [*command.split(), *more] if not more else [*arguments(command, ROOT), *more]
        ran = small.run(*words, language=language)
        # The language may be what is wrong: then the session's is not asked.
        expected = "fr" if more[:1] == ["--language"] and len(more) == 2 else language
        assert ran.status == 2 and ran.out == "", (words, ran)
        lines = ran.problem.splitlines()
        assert len(lines) == 2 and lines[0].startswith("pendulaire: "), (words, ran)
        assert lines[1].endswith(f"pendulaire {command} --help"), (words, ran)
        assert bool(ENGLISH.search(without_quotations(lines[0].replace("<", "'").replace(">", "'")))) == (
            expected == "en"
        ), (words, ran)


FILES = {
    "import organisation": "organisation.csv",
    "import personnes": "personnes.csv",
    "decide": "situation.json",
    "texts check": "texte.yaml",
}


@pytest.mark.parametrize("command", sorted(FILES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_cannot_be_read_is_3_and_one_that_is_nonsense_is_1(small, command, language):
    file = small.path / FILES[command]
    run = lambda: small.run(*command.split(), file.name, language=language)  # noqa: E731
    one_sentence(run(), 3, language)
    file.mkdir()
    one_sentence(run(), 3, language)
    file.rmdir()
    for content in (b"", b"\x00\xff" * 4000, b"{[\n\t- : ; , \"", "é".encode("latin-1") * 90):
        file.write_bytes(content)
        ran = run()
        assert ran.status == 1 and ran.out == "" and ran.problem, (content[:9], ran)
        said = without_quotations(ran.problem.replace(f"{file.name}:", ""))
        if language == "fr":
            assert "inattendue, à signaler" not in said, ran


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_forbidden_is_3(small, language):
    with tempfile.TemporaryDirectory() as open_to_all:
        os.chmod(open_to_all, 0o755)
        file = Path(open_to_all) / "situation.json"
        file.write_text("{}")
        file.chmod(0)
        done = subprocess.run(
            [small.program, "decide", file], cwd=open_to_all, env=small.environment(language), capture_output=True,
            text=True, user=NOBODY if os.getuid() == 0 else None,
        )  # fmt: skip
        one_sentence(Ran(done), 3, language)


def test_what_is_asked_for_goes_to_the_output_and_json_is_json(demo):
    month = "2020-01"
    for command in (
        ["config", "show"], ["user", "list"], ["journal", "head"], ["journal", "verify"], ["allowance", "show", month],
        ["calendar", "holidays", "--zone", "FR", "--year", "2027"],
        ["decide", ROOT / "docs/examples/decide/request-allowed.json"],
    ):  # fmt: skip
        flag = [] if command[0] == "decide" else ["--json"]
        ran = demo.run(*command, *flag)
        assert ran.status == 0 and ran.problem == "", (command, ran)
        json.loads(ran.out)


@pytest.mark.parametrize("language, first, comma", [("fr", "Matricule", ","), ("en", "Employee number", ".")])
def test_a_month_is_shown_in_days_under_headings(demo, language, first, comma):
    month = date.today().replace(day=1) - timedelta(days=1)
    ran = demo.run("allowance", "show", f"{month:%Y-%m}", language=language)
    lines = json.loads(demo.run("allowance", "show", f"{month:%Y-%m}", "--json").out)["lines"]
    headings, *rows = [row.split("\t") for row in ran.out.splitlines() if row.count("\t") == 5]
    assert ran.status == 0 and headings[0] == first and len(rows) == len(lines) > 100, ran
    for row, line in zip(rows, lines, strict=True):
        assert row[0] == line["employeeNumber"] and row[2] == line["origin"]
        days = f"{abs(line['halves']) / 2:g}".replace(".", comma)
        assert row[3] == ("\N{MINUS SIGN}" if line["halves"] < 0 else "") + days, (row, line)
        cents = "".join(letter for letter in row[5] if letter.isdigit())
        assert int(cents) == abs(line["amountCents"]) and comma in row[5] and "€" in row[5], (row, line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_output_is_whole_or_is_not_there(demo, language):
    def left():
        return sorted(path.name for path in demo.path.iterdir() if path.name != "var")

    (demo.path / "there.csv").write_text("mine")
    for command in (["user", "create-missing"], ["allowance", "close", "2020-01"], ["allowance", "export", "2020-01"]):
        one_sentence(demo.run(*command, "--output", "there.csv", language=language), 1, language)
        one_sentence(demo.run(*command, "--output", "var", language=language), 1, language)
        one_sentence(demo.run(*command, "--output", "no/such/folder.csv", language=language), 3, language)
        one_sentence(demo.run(*command, "--output", "", language=language), 3, language)
    for command in (["allowance", "close", "2020-01"], ["allowance", "export", "2020-01"]):
        assert demo.run(*command, "--output", "new.csv", "--organisation", "cpam-demo", language=language).status == 1
    assert left() == ["there.csv"] and (demo.path / "there.csv").read_text() == "mine"


def test_an_output_is_whole_or_is_not_there_whenever_the_program_is_killed(small):
    assert small.run("demo", "export", ".").status == 0
    for kind in ("organisation", "postes", "personnes"):
        assert small.run("import", kind, f"{kind}.csv").status == 0
    output = small.path / "codes.csv"
    killed = 0
    for wait in (0.05, 0.15, 0.4, 1.0):
        trial = small.path / f"trial-{wait}"
        shutil.copytree(small.path / "var", trial / "var")
        environment = small.environment("en", PENDULAIRE_SECRETS=str(trial / "var/secrets"))
        process = subprocess.Popen(
            [small.program, "user", "create-missing", "--output", output], cwd=trial, env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        if output.exists():
            assert len(output.read_text().splitlines()) > 400
            output.unlink()
    assert killed > 0
    ran = small.run("user", "create-missing", "--output", output)
    assert ran.status == 0 and len(output.read_text().splitlines()) > 400, ran
    assert output.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_output_that_takes_nothing_is_3(small, language):
    for command in ("calendar holidays --zone FR --year 2027", "--help", "config show --json", "journal verify"):
        ran = small.shell(f"pendulaire {command} > /dev/full", language)
        one_sentence(ran, 3, language)


def test_closed_streams_do_no_harm(small):
    for streams in (">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"):
        for command in (
            "config show", "user add someone --role administrator", "user disable someone", "user list", "nothing",
        ):  # fmt: skip
            small.shell(f"pendulaire {command} {streams}")
    assert small.run("journal", "seal").status == 0
    assert small.run("journal", "verify").status == 0
    with sqlite3.connect(small.base) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
