"""Backing a base up while it is served, and restoring it, seen from outside."""

import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import time

import pytest

from conftest import LANGUAGES, free_port, one_sentence


@pytest.fixture
def backup(sealed):
    ran = sealed.run("backup", "--output", "one.backup")
    assert ran.status == 0 and ran.problem == "" and "verified" in ran.out, ran
    return sealed.path / "one.backup"


@pytest.fixture
def passphrase(sealed):
    file = sealed.path / "passphrase"
    file.write_text("une phrase assez longue\n")
    file.chmod(0o600)
    return file


def header(file):
    first, second, _ = file.read_bytes().split(b"\n", 3)[:3]
    assert first == b"pendulaire-backup 1"
    return json.loads(second)


def name_of(base):
    with sqlite3.connect(f"file:{base}?mode=ro", uri=True) as connection:
        return connection.execute("SELECT name FROM organisation").fetchone()[0]


def wipe(place):
    for file in place.base.parent.glob(f"{place.base.name}*"):
        file.unlink()


def left_over(place):
    return [file.name for file in place.path.rglob("*draft*")]


def test_a_backup_says_what_it_is_and_is_its_owner_s(sealed, backup):
    said = header(backup)
    assert said["schema"] > 0 and said["program"] and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", said["created"])
    assert [organisme["code"] for organisme in said["organismes"]] == ["cpam-test"]
    head = said["organismes"][0]["head"]
    assert f"cpam-test\t{head['sequence']}:{head['hash']}" in sealed.run("journal", "head").out
    assert backup.stat().st_size > said["size"] > 0 and "encryption" not in said
    assert backup.stat().st_mode & 0o777 == 0o600
    assert not left_over(sealed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_overwritten(sealed, backup, language):
    before = backup.read_bytes()
    one_sentence(sealed.run("backup", "--output", backup, language=language), 1, language)
    one_sentence(sealed.run("restore", backup, language=language), 1, language)
    assert backup.read_bytes() == before and not left_over(sealed)


def test_a_check_tells_when_it_could_not_look_at_the_keys_and_when_they_are_others(sealed, backup):
    keys = sealed.secrets
    mine = keys.read_bytes()
    keys.unlink()
    ran = sealed.run("restore", backup, "--check")
    assert ran.status == 0 and "The keys were not checked" in ran.out and str(keys.name) in ran.out, ran
    assert not keys.exists(), "a check draws no keys"
    keys.write_bytes(re.sub(rb"journal-key .{4}", b"journal-key 0000", mine))
    keys.chmod(0o600)
    one_sentence(sealed.run("restore", backup, "--check"), 1, "en")
    keys.write_bytes(mine)
    assert sealed.run("restore", backup, "--check").status == 0


@pytest.mark.parametrize("options", [[], ["--encrypt"], ["--passphrase-file", "passphrase"]], ids=str)
def test_what_was_backed_up_is_restored_and_its_journal_verifies(sealed, passphrase, options):
    assert sealed.run("backup", "--output", "two.backup", *options).status == 0
    file = sealed.path / "two.backup"
    assert (b"SQLite format 3" in file.read_bytes()) == (not options)
    key = options if "--passphrase-file" in options else []
    checked = sealed.run("restore", file, "--check", *key)
    assert checked.status == 0 and "are those of this database" in checked.out, checked
    # Something more is done and sealed, then the base is lost.
    assert sealed.run("config", "organisation", "set", "--organisation", "cpam-test", "--name", "trois").status == 0
    assert sealed.run("journal", "seal").status == 0
    wipe(sealed)
    ran = sealed.run("restore", file, *key)
    assert ran.status == 0 and "link 4" in ran.problem and ".before-" in ran.out, ran
    assert name_of(sealed.base) == "deux" and not left_over(sealed)
    assert sealed.base.stat().st_mode & 0o777 == 0o600
    verdict = sealed.run("journal", "verify")
    assert verdict.status == 0 and "no head was noted" not in verdict.out, verdict
    assert list(sealed.kept.parent.glob("*.before-*")), "the earlier note is gone"


def test_a_backup_passes_through_pipes(sealed):
    line = "set -o pipefail; pendulaire backup --output - --encrypt | pendulaire restore - --database other/base.sqlite"
    ran = sealed.shell(line)
    assert ran.status == 0 and "restored" in ran.out and "verified" in ran.problem, ran
    assert name_of(sealed.path / "other/base.sqlite") == "deux"
    assert sealed.run("journal", "verify", "--database", "other/base.sqlite").status == 0


def damaged(content):
    """A backup with one fault, and what is said of it."""
    third = [m.end() for m in re.finditer(b"\n", content)][2]
    place = third + (len(content) - third) // 2
    flipped = bytearray(content)
    flipped[place] ^= 4
    in_header = content.replace(b'"schema":', b'"Schema":', 1)
    return {
        "empty": (b"", "not a backup"),
        "another file": (b"PK\3\4" + b"x" * 5000, "not a backup"),
        "one long line": (b"x" * 100_000, "not a backup"),
        "cut in the header": (content[: third - 80], "cut short"),
        "cut in the middle": (content[:place], "cut short"),
        "cut by one byte": (content[:-1], "cut short"),
        "longer by one byte": (content + b"x", "followed by"),
        "a byte flipped": (bytes(flipped), "bytes have changed"),
        "a byte of the header": (in_header, "bytes have changed"),
        "a later format": (content.replace(b"backup 1", b"backup 2", 1), "newer version"),
    }


@pytest.mark.parametrize("options", [[], ["--encrypt"]], ids=["clear", "encrypted"])
def test_every_fault_is_said_and_nothing_gets_a_name(sealed, options):
    assert sealed.run("backup", "--output", "good.backup", *options).status == 0
    content = (sealed.path / "good.backup").read_bytes()
    wipe(sealed)
    for fault, (changed, words) in damaged(content).items():
        file = sealed.path / "bad.backup"
        file.write_bytes(changed)
        for language in LANGUAGES:
            ran = sealed.run("restore", file, language=language)
            one_sentence(ran, 3 if fault == "a later format" else 1, language)
            assert language == "fr" or words in ran.problem, (fault, ran)
        assert not sealed.base.exists() and not left_over(sealed), fault


def resigned(sealed, file, **changes):
    """A backup whose header was written anew, as a later program would write it."""
    first, second, _, rest = file.read_bytes().split(b"\n", 3)
    said = json.dumps(json.loads(second) | changes, sort_keys=True, separators=(",", ":")).encode()
    digest = hashlib.blake2b(said, digest_size=32).hexdigest().encode()
    new = sealed.path / "resigned.backup"
    new.write_bytes(b"\n".join([first, said, digest, rest]))
    return new


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_newer_schema_names_the_program_to_use(sealed, backup, language):
    wipe(sealed)
    ran = sealed.run("restore", resigned(sealed, backup, schema=9_999, program="99.1"), language=language)
    one_sentence(ran, 3, language)
    assert "99.1" in ran.problem and not sealed.base.exists()


def test_a_header_that_does_not_tell_its_content_is_refused(sealed, backup):
    wipe(sealed)
    for changes in ({"organismes": []}, {"schema": header(backup)["schema"] - 1}, {"digest": "0" * 64}, {"size": 4096}):
        ran = sealed.run("restore", resigned(sealed, backup, **changes))
        one_sentence(ran, 1, "en")
        assert not sealed.base.exists(), changes


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_key_is_told_from_damage(sealed, passphrase, language):
    for number, options in enumerate((["--encrypt"], ["--passphrase-file", passphrase])):
        assert sealed.run("backup", "--output", f"{number}.backup", *options).status == 0
    wipe(sealed)
    one_sentence(sealed.run("restore", "1.backup", language=language), 2, language)
    passphrase.write_text("une autre phrase secrète\n")
    ran = sealed.run("restore", "1.backup", "--passphrase-file", passphrase, language=language)
    one_sentence(ran, 1, language)
    assert ("clé" if language == "fr" else "key") in ran.problem
    keys = sealed.secrets.read_bytes()
    sealed.secrets.write_text("".join(f"{name} {'ab' * 32}\n" for name in ("cookie-key", "journal-key")))
    one_sentence(sealed.run("restore", "0.backup", language=language), 1, language)
    sealed.secrets.unlink()
    one_sentence(sealed.run("restore", "0.backup", language=language), 3, language)
    assert not sealed.secrets.exists() and not sealed.base.exists(), "keys were made for a base that has others"
    sealed.secrets.write_bytes(keys)
    sealed.secrets.chmod(0o600)
    assert sealed.run("restore", "0.backup").status == 0


def test_a_clear_backup_with_other_keys_is_refused(sealed, backup):
    wipe(sealed)
    sealed.secrets.write_text("".join(f"{name} {'ab' * 32}\n" for name in ("cookie-key", "journal-key")))
    one_sentence(sealed.run("restore", backup), 1, "en")
    assert not sealed.base.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passphrase_that_others_read_or_guess_is_refused(sealed, passphrase, language):
    passphrase.chmod(0o644)
    one_sentence(sealed.run("backup", "--output", "x", "--passphrase-file", passphrase, language=language), 1, language)
    passphrase.chmod(0o600)
    passphrase.write_text("onze lettre\n")
    one_sentence(sealed.run("backup", "--output", "x", "--passphrase-file", passphrase, language=language), 1, language)
    assert not (sealed.path / "x").exists() and not left_over(sealed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_base_in_the_way_even_half_is_not_touched(sealed, backup, language):
    log = sealed.base.with_name(sealed.base.name + "-wal")
    wipe(sealed)
    log.write_bytes(b"a log without its base")
    one_sentence(sealed.run("restore", backup, language=language), 1, language)
    assert log.read_bytes() == b"a log without its base" and not sealed.base.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_damaged_base_is_not_backed_up(sealed, language):
    with sqlite3.connect(sealed.base) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = base.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'journal_by_time'").fetchone()[0]
    content = bytearray(sealed.base.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    sealed.base.write_bytes(content)
    ran = sealed.run("backup", "--output", "x.backup", language=language)
    assert ran.status == 3 and "restore" in ran.problem and not (sealed.path / "x.backup").exists(), ran
    assert not left_over(sealed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_postgresql_is_sent_to_its_own_tools(small, language):
    ran = small.run("backup", "--database", "postgres://localhost/x", language=language)
    one_sentence(ran, 1, language)
    assert "pg_basebackup" in ran.problem


def test_what_a_killed_backup_left_is_removed_by_the_next(sealed):
    copies = [sealed.base.with_name(f"{sealed.base.name}.copy.draft-1"), sealed.path / "y.backup.draft-2"]
    for copy in copies:
        copy.write_bytes(b"left over")
    assert sealed.run("backup", "--output", "y.backup").status == 0
    assert not left_over(sealed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_older_base_put_back_by_hand_is_refused_with_the_way_out(sealed, language):
    older = sealed.path / "older"
    shutil.copy(sealed.base, older)
    assert sealed.run("config", "organisation", "set", "--organisation", "cpam-test", "--name", "trois").status == 0
    assert sealed.run("journal", "seal").status == 0
    for ending in ("", "-wal", "-shm"):
        sealed.base.with_name(sealed.base.name + ending).unlink(missing_ok=True)
    shutil.copy(older, sealed.base)
    ran = sealed.run("serve", "--port", "8099", language=language)
    one_sentence(ran, 3, language)
    assert "pendulaire restore" in ran.problem and str(sealed.base.name) in ran.problem


def test_a_server_backs_up_by_itself_and_keeps_the_latest(sealed):
    folder = sealed.path / "backups"
    folder.mkdir()
    for day in range(1, 5):
        (folder / f"pendulaire-2026010{day}T000000Z.backup").write_bytes(b"old")
    (folder / "mine.backup").write_bytes(b"not the program's")
    process = subprocess.Popen(
        [sealed.program, "serve", "--port", str(free_port()), "--backup-directory", folder, "--backup-keep", "2"],
        cwd=sealed.path, env=sealed.environment("en"), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 30
        while len(list(folder.glob("pendulaire-*.backup"))) != 2:
            assert time.monotonic() < deadline and process.poll() is None, os.listdir(folder)
            time.sleep(0.05)
    finally:
        process.terminate()
        process.communicate(timeout=20)
    names = sorted(file.name for file in folder.iterdir())
    assert names[0] == "mine.backup" and names[1] == "pendulaire-20260104T000000Z.backup" and len(names) == 3, names
    assert sealed.run("restore", folder / names[2], "--check").status == 0


@pytest.mark.parametrize(
    ("options", "status"),
    [(["--backup-directory", "nowhere"], 3), (["--backup-every", "soon"], 2), (["--backup-every", "59"], 2),
     (["--backup-keep", "0"], 2)],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_schedule_that_is_none_is_refused(small, options, status, language):
    one_sentence(small.run("serve", "--port", "8099", *options, language=language), status, language)
