"""A journal that looks whole, and is not: what was noted elsewhere tells."""

import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from conftest import LANGUAGES, PLAIN_SPACE


def change(place, name):
    """One more decision in the journal, sealed."""
    assert place.run("config", "organisation", "set", "--organisation", "cpam-test", "--name", name).status == 0
    assert place.run("journal", "seal").status == 0


def note(place):
    return Path(f"{place.base}.heads")


@pytest.fixture
def sealed(small):
    """A journal of three links, noted twice."""
    change(small, "un")
    change(small, "deux")
    ran = small.run("journal", "verify")
    assert ran.status == 0 and "3 sealed" in ran.out and note(small).exists() and small.kept.exists(), ran
    return small


def found(place, *codes, language="fr"):
    """Holds that a verification finds these problems and no other, and says each in words."""
    ran = place.run("journal", "verify", language=language)
    assert ran.status == 1 and ran.problem == "", ran
    listed = json.loads(place.run("journal", "verify", "--json").out)
    assert sorted(problem["code"] for line in listed for problem in line["problems"]) == sorted(codes), (listed, ran)
    for code in codes:
        assert re.search(rf"(^|: ){code} .+: \w.+", ran.out, re.MULTILINE), ran
    if language == "fr":
        assert not PLAIN_SPACE.search(re.sub(r"\S*/\S*", "", ran.out)), ran
    return ran


def save(place):
    """A copy of the base and of its note, as whoever administers the machine can make."""
    with sqlite3.connect(place.base) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    saved = place.path / "saved"
    saved.mkdir()
    for file in (place.base, note(place)):
        if file.exists():
            shutil.copy(file, saved)
    return saved


def restore(place, saved, *, with_note=True):
    for file in place.base.parent.glob(f"{place.base.name}*"):
        if with_note or file != note(place):
            file.unlink()
    shutil.copy(saved / place.base.name, place.base)
    if with_note and (saved / note(place).name).exists():
        shutil.copy(saved / note(place).name, note(place))


def wipe(place):
    with sqlite3.connect(place.base) as base:
        for table in ("journal_payload", "journal_seal", "journal"):
            base.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_journal_deleted_whole_with_its_note_is_found(sealed, language):
    wipe(sealed)
    note(sealed).unlink()
    found(sealed, "note-missing", "shorter", language=language)


def test_a_journal_deleted_whole_and_grown_anew_is_found(sealed):
    wipe(sealed)
    note(sealed).unlink()
    for name in ("a", "b", "c", "d"):
        change(sealed, name)
    found(sealed, "note-missing", "not-in-chain")


def test_a_note_deleted_alone_is_found_and_sealing_does_not_mend_it(sealed):
    note(sealed).unlink()
    found(sealed, "note-missing")
    change(sealed, "trois")
    found(sealed, "note-missing")


def test_a_base_rolled_back_with_its_note_is_found(sealed):
    saved = save(sealed)
    change(sealed, "trois")
    restore(sealed, saved)
    found(sealed, "note-behind", "shorter")


def test_a_base_rolled_back_and_grown_anew_is_found(sealed):
    saved = save(sealed)
    change(sealed, "trois")
    restore(sealed, saved)
    change(sealed, "autre")
    found(sealed, "not-in-chain")
    change(sealed, "autre encore")
    found(sealed, "not-in-chain")


def test_a_base_rolled_back_alone_is_found(sealed):
    saved = save(sealed)
    change(sealed, "trois")
    restore(sealed, saved, with_note=False)
    found(sealed, "shorter")


def test_a_note_rolled_back_alone_is_found(sealed):
    older = note(sealed).read_text()
    change(sealed, "trois")
    note(sealed).write_text(older)
    found(sealed, "note-behind")


def test_a_note_beside_the_keys_that_was_rewritten_is_found(sealed):
    text = sealed.kept.read_text()
    sealed.kept.write_text(text.replace('"sequence" : 3', '"sequence" : 2'))
    assert sealed.kept.read_text() != text
    found(sealed, "note-damaged")


def test_a_base_made_anew_in_its_place_is_found(sealed):
    for file in sealed.base.parent.glob(f"{sealed.base.name}*"):
        file.unlink()
    assert sealed.run("migrate").status == 0
    found(sealed, "organisation-missing")
    assert sealed.run("config", "organisation", "add", "cpam-test", "CPAM").status == 0
    found(sealed, "organisation-missing")


def test_who_restores_a_backup_deletes_both_notes_and_is_told_of_it(sealed):
    saved = save(sealed)
    change(sealed, "trois")
    restore(sealed, saved)
    said = found(sealed, "note-behind", "shorter").out
    assert str(sealed.kept) in said and note(sealed).name in said
    note(sealed).unlink()
    sealed.kept.unlink()
    ran = sealed.run("journal", "verify", language="fr")
    assert ran.status == 0 and "aucune tête n’était notée" in ran.out, ran
    assert sealed.run("journal", "verify").out.count("\n") == 1


def test_a_copy_elsewhere_has_a_life_of_its_own(sealed):
    copy = sealed.path / "copy.sqlite"
    shutil.copy(save(sealed) / sealed.base.name, copy)
    change(sealed, "trois")
    assert sealed.run("journal", "verify", "--database", copy).status == 0
    assert sealed.run("journal", "verify").status == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_server_says_at_start_that_the_base_is_an_older_one(sealed, language):
    saved = save(sealed)
    change(sealed, "trois")
    restore(sealed, saved)
    # The port is none that may be listened on: only what comes before is of interest.
    ran = sealed.run("serve", "--host", "192.0.2.1", language=language)
    words = "base plus ancienne" if language == "fr" else "an older base"
    assert ran.status == 3 and words in ran.problem and "cpam-test" in ran.problem, ran


def test_a_head_kept_elsewhere_must_still_be_there(sealed):
    printed = sealed.run("journal", "head").out
    code, head = printed.strip().split("\t")
    assert code == "cpam-test" and re.fullmatch("3:[0-9a-f]{64}", head)
    listed = json.loads(sealed.run("journal", "head", "--json").out)
    assert listed == [{"organisation": code, "sequence": 3, "hash": head[2:]}]
    saved = save(sealed)
    change(sealed, "trois")
    later = sealed.run("journal", "head").out.strip().split("\t")[1]

    def verify(*heads, language="fr"):
        options = [word for head in heads for word in ("--expecting", head)]
        return sealed.run("journal", "verify", *options, language=language)

    for kept in (head, head[2:], printed, f"3 {head[2:]}", f"tête {head}", later, "0", f"{code}\t0"):
        assert verify(kept).status == 0, kept
    assert verify(head, later).status == 0
    for lost in ("f" * 64, f"2:{head[2:]}", f"4:{head[2:]}", f"9:{'0' * 64}"):
        for language in LANGUAGES:
            ran = verify(head, lost, language=language)
            assert ran.status == 1 and f"not-in-chain {lost}: " in ran.out, ran
    for wrong in ("", " ", "f" * 63, "f" * 65, "g" * 64, f"0:{head[2:]}", f"-1:{head[2:]}", f"a:{head[2:]}", "1", head + ":"):
        ran = verify(wrong)
        assert ran.status == 2 and ran.out == "", (wrong, ran)
    # Everything on the machine set back: only the head kept elsewhere tells.
    restore(sealed, saved)
    note(sealed).unlink()
    sealed.kept.unlink()
    assert verify().status == 0
    ran = verify(later)
    assert ran.status == 1 and "not-in-chain" in ran.out, ran


def test_heads_of_several_journals_are_each_looked_for_in_all(small):
    assert small.run("journal", "head").out == "cpam-test\t0\n"
    change(small, "un")
    assert small.run("config", "organisation", "add", "cpam-b", "B").status == 0
    assert small.run("journal", "seal").status == 0
    heads = small.run("journal", "head").out
    assert len(heads.splitlines()) == 2
    assert small.run("journal", "verify", "--expecting", heads).status == 0
    b = next(line for line in heads.splitlines() if line.startswith("cpam-b"))
    assert small.run("journal", "verify", "--organisation", "cpam-b", "--expecting", b).status == 0
    ran = small.run("journal", "verify", "--organisation", "cpam-test", "--expecting", b)
    assert ran.status == 1 and "not-in-chain" in ran.out, ran
