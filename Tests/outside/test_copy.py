"""A base copied into another one, and what a copy that did not end is good for."""

import sqlite3
from contextlib import closing

import pytest

from conftest import LANGUAGES, one_sentence


def copy(place, *options, language="en"):
    return place.run("database", "copy", "--from", place.base, "--to", "copied.sqlite", *options, language=language)


def content(place):
    with closing(sqlite3.connect(place.path / "copied.sqlite")) as base:
        return list(base.iterdump())


def test_a_base_is_copied_whole_and_can_be_served_from_there(sealed):
    ran = copy(sealed)
    assert ran.status == 0 and "cpam-test" in ran.out and "exact copy" in ran.out, ran
    assert copy(sealed, "--check").status == 0
    there = ("--database", "copied.sqlite")
    assert sealed.run("journal", "head", *there).out == sealed.run("journal", "head").out
    verified = sealed.run("journal", "verify", *there)
    assert verified.status == 0, verified


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_base_that_is_used_is_not_written_over(sealed, language):
    assert copy(sealed).status == 0
    before = content(sealed)
    one_sentence(copy(sealed, language=language), 1, language)
    assert content(sealed) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_differs_is_told_with_its_table(sealed, language):
    assert copy(sealed).status == 0
    with sqlite3.connect(sealed.path / "copied.sqlite") as base:
        base.execute("UPDATE organisation SET name = 'changed'")
    ran = copy(sealed, "--check", language=language)
    told, last = ran.problem.splitlines()
    assert ran.status == 1 and ran.out == "" and "organisation, 1 " in told, ran
    assert last.startswith("pendulaire: ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_that_did_not_end_is_not_served_and_can_go_on(sealed, language):
    assert copy(sealed).status == 0
    with sqlite3.connect(sealed.path / "copied.sqlite") as base:
        base.execute("CREATE TABLE unfinished_copy (mark INTEGER) STRICT")
        base.execute("DELETE FROM journal_payload")
    there = ("--database", "copied.sqlite")
    one_sentence(sealed.run("serve", "--port", "8098", *there, language=language), 3, language)
    one_sentence(sealed.run("user", "list", *there, language=language), 3, language)
    one_sentence(sealed.run("backup", "--output", "half.backup", *there, language=language), 3, language)
    assert sealed.run("doctor", *there, language=language).status == 3
    one_sentence(copy(sealed, "--check", language=language), 3, language)
    assert copy(sealed).status == 0
    assert sealed.run("user", "list", *there).status == 0


def test_a_base_is_not_copied_into_itself(sealed):
    ran = sealed.run("database", "copy", "--from", sealed.base, "--to", sealed.base)
    one_sentence(ran, 2, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_base_without_its_keys_is_not_copied(sealed, language):
    sealed.secrets.rename(sealed.secrets.with_name("elsewhere"))
    one_sentence(copy(sealed, language=language), 3, language)
    assert not sealed.secrets.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_journal_that_was_cut_off_is_not_washed_by_a_copy(sealed, language):
    with sqlite3.connect(sealed.base) as base:
        base.execute("DELETE FROM journal_seal WHERE sequence = (SELECT max(sequence) FROM journal_seal)")
    ran = copy(sealed, language=language)
    assert ran.status == 3 and ran.out == "" and "journal" in ran.problem.lower(), ran
