"""The executable seen from outside: what it prints where, and how it ends.

Runs the debug build on copies of a demonstration base, each in a folder of its own.
"""

import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLUSTER = ROOT / "script/cluster"
LANGUAGES = ("fr", "en")
# What only English sentences, and the parser's own, have in them.
ENGLISH = re.compile(
    r"\b(the|is|are|cannot|missing|unexpected|unknown|invalid|please|show|check|restore|overview|usage:|values|default)\b",
    re.IGNORECASE,
)
PLAIN_SPACE = re.compile(r" [;:!?»]|« ")


class Ran:
    """What a command printed, and how it ended."""

    def __init__(self, done):
        self.status = done.returncode
        self.out = done.stdout
        self.problem = done.stderr

    def __repr__(self):
        return f"status {self.status}\n--- output\n{self.out}\n--- problem\n{self.problem}"


class Place:
    """A folder with the base and the keys in it, where commands run."""

    def __init__(self, path, program):
        self.path = path
        self.program = program

    @property
    def base(self):
        return self.path / "var/pendulaire.sqlite"

    @property
    def secrets(self):
        return self.path / "var/secrets"

    @property
    def kept(self):
        """The note of the head beside the keys."""
        return next(Path(f"{self.secrets}.heads").glob("*.json"))

    def environment(self, language, **more):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PENDULAIRE", "LC_", "LANG"))}
        here = {"LANG": f"{language}_XX.UTF-8", "PENDULAIRE_SECRETS": str(self.secrets), "COLUMNS": "250"}
        here["PATH"] = f"{Path(self.program).parent}:{kept['PATH']}"
        return kept | here | more

    def run(self, *arguments, language="en", **more):
        return self._ran([self.program, *map(str, arguments)], self.environment(language, **more))

    def shell(self, line, language="en"):
        return self._ran(["/bin/bash", "-c", line], self.environment(language))

    def _ran(self, command, environment):
        ran = Ran(
            subprocess.run(
                command, cwd=self.path, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=900
            )
        )
        assert ran.status in (0, 1, 2, 3), f"{command} ended with {ran}"
        assert "Fatal error" not in ran.problem and "crashed" not in ran.problem, f"{command}: {ran}"
        return ran


def one_sentence(ran, status, language):
    """Holds that a command failed as it should: one line of the language on the problem stream, nothing on the other."""
    assert ran.status == status, ran
    assert ran.out == "", ran
    lines = ran.problem.splitlines()
    assert len(lines) == 1 and lines[0].startswith("pendulaire: "), ran
    said = without_quotations(lines[0])
    if language == "fr":
        assert not ENGLISH.search(said), ran
        assert not PLAIN_SPACE.search(lines[0].replace(": ", "", 1)), ran
    else:
        assert ENGLISH.search(said), ran
    # What is wrong, and then what to do.
    assert re.search(r"[:;.] \w", lines[0].removeprefix("pendulaire: ")), ran


def without_quotations(line):
    """A sentence without the paths, commands and values in it."""
    line = re.sub(r"«[^»]*»|‘[^’]*’|'[^']*'", "", line)
    return re.sub(r"\S*/\S*|--\S+|\b[a-z]+(-[a-z]+)+:", "", line)


def free_port():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        return holder.getsockname()[1]


@pytest.fixture
def taken():
    """A port that somebody listens on."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


@pytest.fixture(scope="session")
def program():
    path = Path(os.environ.get("PENDULAIRE", ROOT / ".build-full/debug/pendulaire")).absolute()
    if not path.is_file():
        pytest.fail(f"{path} is missing: build it with script/test")
    return str(path)


@pytest.fixture(scope="session")
def demonstration(program, tmp_path_factory):
    """The demonstration, loaded once; its journal is sealed and its head noted."""
    place = Place(tmp_path_factory.mktemp("demo"), program)
    for command in (["migrate"], ["demo", "load"], ["journal", "seal"]):
        ran = place.run(*command)
        assert ran.status == 0, ran
    return place


@pytest.fixture(scope="session")
def an_organisation(program, tmp_path_factory):
    """A base with one organisme and nobody in it."""
    place = Place(tmp_path_factory.mktemp("small"), program)
    assert place.run("migrate").status == 0
    assert place.run("config", "organisation", "add", "cpam-test", "CPAM d’essai").status == 0
    return place


def copy_of(place, path):
    shutil.copytree(place.path, path, dirs_exist_ok=True)
    # A base is known by where it is: the note beside the keys is another's.
    shutil.rmtree(path / "var/secrets.heads", ignore_errors=True)
    return Place(path, place.program)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """Of this session alone: its processes are killed."""
    folder = tmp_path_factory.mktemp("cluster")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)  # the server, when it is not root, goes through them
    done = subprocess.run(
        [CLUSTER, "start", folder / "pg", str(os.getpid())], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    yield done.stdout.strip()
    subprocess.run([CLUSTER, "stop", folder / "pg"], check=True, stdin=subprocess.DEVNULL)


@pytest.fixture
def demo(demonstration, tmp_path):
    return copy_of(demonstration, tmp_path / "demo")


@pytest.fixture
def small(an_organisation, tmp_path):
    return copy_of(an_organisation, tmp_path / "small")


@pytest.fixture
def sealed(small):
    """A journal with links in it, noted twice."""
    for name in ("un", "deux"):
        assert small.run("config", "organisation", "set", "--organisation", "cpam-test", "--name", name).status == 0
    assert small.run("journal", "seal").status == 0
    assert small.run("journal", "verify").status == 0
    return small
