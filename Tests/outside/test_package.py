"""The package's files as they are in the repository, before anything is built: script/drill package installs them."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SHELL = ["pendulaire.sh", "postinst", "prerm", "postrm"]
VARIABLE = re.compile(r"PENDULAIRE_[A-Z_]+")


@pytest.mark.parametrize("name", SHELL)
def test_a_script_of_the_package_is_plain_shell(name):
    script = PACKAGING / name
    assert script.read_text().startswith("#!/bin/sh\n")
    done = subprocess.run(["/bin/sh", "-n", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path):
    # The program is where the unit says only once it is installed.
    unit = tmp_path / "pendulaire.service"
    unit.write_text((PACKAGING / "pendulaire.service").read_text().replace("/usr/lib/pendulaire/pendulaire", "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_waits_longer_than_the_program_takes_to_stop():
    unit = (PACKAGING / "pendulaire.service").read_text()
    patience = int(re.search(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)[1])
    settings = (PACKAGING / "pendulaire.conf").read_text()
    drain, grace = (int(re.search(rf"PENDULAIRE_{name}_SECONDS=(\d+)", settings)[1]) for name in ("DRAIN", "GRACE"))
    assert drain + grace < patience
    assert f"TimeoutStopSec ({patience})" in settings


def test_the_settings_of_the_package_are_those_of_the_operators_page():
    known = set(VARIABLE.findall((ROOT / "docs/operations.md").read_text() + (ROOT / "docs/backup.md").read_text()))
    # The page of backups writes those of one family by their endings.
    known |= {f"PENDULAIRE_BACKUP_{ending}" for ending in ("EVERY", "KEEP", "KEY")}
    for name in ("pendulaire.conf", "defaults.conf"):
        assert set(VARIABLE.findall((PACKAGING / name).read_text())) <= known


@pytest.fixture
def installed(tmp_path):
    """The command of the package with its places in a folder of the test, and a program that prints its environment."""
    program, settings, defaults = tmp_path / "program", tmp_path / "settings", tmp_path / "defaults"
    program.write_text("#!/bin/sh\nenv\n")
    program.chmod(0o755)
    defaults.write_text("PENDULAIRE_PORT=1\nPENDULAIRE_HOME=/default\n")
    command = tmp_path / "command"
    text = (PACKAGING / "pendulaire.sh").read_text()
    places = {
        "/usr/lib/pendulaire/pendulaire": program, "/etc/pendulaire/pendulaire.conf": settings,
        "/usr/lib/pendulaire/defaults.conf": defaults, '"$(id -u)" -eq 0': "1 -eq 0",
    }  # fmt: skip
    for place, here in places.items():
        assert place in text
        text = text.replace(place, str(here))
    command.write_text(text)

    def run(said, **environment):
        settings.write_text(said)
        kept = {"PATH": os.environ["PATH"]}
        done = subprocess.run(["/bin/sh", command], env=kept | environment, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        return dict(line.split("=", 1) for line in done.stdout.splitlines())

    return run


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("PENDULAIRE_DATABASE=postgres://a@b/c?sslmode=verify-full&x=$HOME", "postgres://a@b/c?sslmode=verify-full&x=$HOME"),
        ("PENDULAIRE_DATABASE='a b'", "a b"),
        ('PENDULAIRE_DATABASE="a; touch gone"', "a; touch gone"),
        ("PENDULAIRE_DATABASE=$(touch gone)", "$(touch gone)"),
        ("PENDULAIRE_DATABASE=", ""),
        ("# PENDULAIRE_DATABASE=a\nno line\n; x\n9X=1\nPENDULAIRE_DATABASE=b", "b"),
    ],
)
def test_the_command_reads_the_settings_and_runs_nothing_in_them(installed, said, value):
    assert installed(said)["PENDULAIRE_DATABASE"] == value


def test_the_caller_wins_over_the_settings_and_they_over_the_defaults(installed):
    assert installed("PENDULAIRE_PORT=2\n", PENDULAIRE_PORT="3")["PENDULAIRE_PORT"] == "3"
    assert installed("PENDULAIRE_PORT=2\n")["PENDULAIRE_PORT"] == "2"
    assert installed("")["PENDULAIRE_PORT"] == "1"
    assert installed("")["PENDULAIRE_HOME"] == "/default"
