"""What the help says, in both languages, and that its examples run."""

import os
import re
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from datetime import date, timedelta

import pytest

from commands import LEAST, examples, pages
from conftest import LANGUAGES, PLAIN_SPACE, ROOT, copy_of, free_port

LAST_MONTH = (date.today().replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
# What must have happened before an example makes sense.
BEFORE = {
    "restore": ["pendulaire backup --output base.backup"],
    "allowance export": [f"pendulaire allowance close {LAST_MONTH}"],
    "config organisation set": ["pendulaire config organisation add cpam-exemple Exemple"],
    "organisation open": ["pendulaire organisation close cpam-demo"],
    "organisation import": [
        "pendulaire user roles pilotage",
        "pendulaire organisation export cpam-demo --to cpam-demo.sqlite",
        *(f"pendulaire migrate --database var/{name}.sqlite" for name in ("reseau", "network")),
    ],
    "demo bulk": [f"pendulaire migrate --database var/{name}.sqlite" for name in ("reseau", "network")],
    "demo check": [
        f"pendulaire migrate --database var/{name}.sqlite && pendulaire demo bulk --people 200 --months 1 "
        f"--database var/{name}.sqlite"
        for name in ("grand", "large")
    ],
}
# The same, in a size that a test can wait for.
SMALLER = {
    "2026-10": LAST_MONTH,
    "--people 10000 --months 24": "--people 200 --months 1",
    "--people 150000 --organisations 300 --months 24": "--people 600 --organisations 3 --months 1",
}
PARSER = ("OVERVIEW", "OPTIONS:", "SUBCOMMANDS", "Show help", "(values", "default:", "<subcommand", "See '", "<language>")


def test_the_table_of_commands_is_the_one_of_the_program(small):
    assert {" ".join(path) for path, _, is_leaf in pages(small) if is_leaf} == set(LEAST)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_its_language(small, language):
    seen = 0
    for path, text, is_leaf in pages(small, language):
        seen += 1
        assert text.startswith(("OBJET\u202f: ", "OVERVIEW: ")[LANGUAGES.index(language)]), path
        assert re.search(r"\n  -h, --help +(Montre cette aide\.|Show help information\.)\n", text), text
        assert not is_leaf or examples(text), f"{path} has no example"
        if language == "fr":
            assert not [word for word in PARSER if word in text], text
            assert not PLAIN_SPACE.search(re.sub(r"^  pendulaire .*$", "", text, flags=re.MULTILINE)), text
            assert text != small.run(*path, "--help", language="en").out
            assert text == small.run("help", *path, language="fr").out
        assert text == small.run(*path, "--help", "--language", language, language="xx").out
    print(f"Help: read {seen} pages")
    assert seen > len(LEAST)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """A server of PostgreSQL for the examples that name one."""
    folder = tmp_path_factory.mktemp("cluster")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)  # the server, when it is not root, goes through them
    yield cluster_says("start", folder / "pg", os.getpid())
    cluster_says("stop", folder / "pg")


def cluster_says(*arguments):
    command = [ROOT / "script/cluster", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_runs(demo, small, cluster, language, tmp_path_factory):
    ran = 0
    on_server = cluster_says("database", cluster, f"examples_{language}")
    assert demo.run("demo", "export", ".").status == 0
    for path, text, _ in pages(small, language):
        if not examples(text):
            continue
        place = workshop(demo, tmp_path_factory.mktemp("example"))
        for name, lines in BEFORE.items():
            if " ".join(path).startswith(name):
                for line in lines:
                    assert place.shell(line).status == 0, line
        for line in examples(text):
            ran += 1
            for shown, tried in SMALLER.items():
                line = line.replace(shown, tried)
            line = line.replace("postgres://pendulaire@db1/pendulaire", on_server)
            if line.startswith("pendulaire serve"):
                serves(place, line.replace("/srv/pendulaire/base.sqlite", str(place.base)))
                continue
            done = place.shell(line, language)
            assert done.status == 0, f"{line}\n{done}"
            # The demonstration says on the way how far it is; a backup on the output speaks beside it; what a new code is
            # stands beside it too, so that a script reads the code alone.
            tells = " demo " in line or "--output - " in line or line.startswith("pendulaire user ")
            assert done.problem == "" or tells, f"{line}\n{done}"
    print(f"Help: ran {ran} examples")
    assert ran > len(LEAST)


def workshop(demo, path):
    """A folder with all the files that the examples name."""
    place = copy_of(demo, path)
    (path / "Texts").symlink_to(ROOT / "Texts")
    shutil.copy(ROOT / "docs/examples/decide/request-allowed.json", path / "situation.json")
    return place


def serves(place, line):
    port = free_port()
    process = subprocess.Popen(
        ["/bin/bash", "-c", f"exec {line} --port {port}"], cwd=place.path, env=place.environment("en"),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}", timeout=2).close()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                assert process.poll() is None and time.monotonic() < deadline, f"{line} does not answer"
                time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=20)
        assert process.returncode == 0 and f":{port}" in out, line
    finally:
        process.kill()
        process.wait()
