"""What keeps the server from starting: one sentence, what to do, and how it ends."""

import os
import shutil
import subprocess

import pytest

from conftest import LANGUAGES, ROOT, free_port, one_sentence


@pytest.fixture
def free():
    return free_port()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_port_that_is_taken_is_3(small, taken, language):
    ran = small.run("serve", "--port", taken, language=language)
    one_sentence(ran, 3, language)
    assert str(taken) in ran.problem and "--port" in ran.problem


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-name.test"])
def test_an_address_that_is_not_this_machine_s_is_3(small, free, host, language):
    ran = small.run("serve", "--host", host, "--port", free, language=language)
    one_sentence(ran, 3, language)
    assert host in ran.problem and "--host" in ran.problem


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "given",
    [["--port", "0"], ["--port", "65536"], ["--port", "http"], {"PENDULAIRE_PORT": "x"}, {"PENDULAIRE_SECURE_COOKIES": "x"},
     {"PENDULAIRE_LOG_LEVEL": "loud"}],
    ids=str,
)  # fmt: skip
def test_a_setting_that_is_none_is_2(small, free, given, language):
    options, variables = (given, {}) if isinstance(given, list) else (["--port", free], given)
    if "PENDULAIRE_PORT" in variables:
        options = []
    one_sentence(small.run("serve", *options, language=language, **variables), 2, language)


def remove(path):
    return lambda home: (home / path).unlink()


def write(path, content):
    return lambda home: (home / path).write_bytes(content)


HOMES = {
    "a template is missing": (remove("Resources/templates/connexion.mustache"), "connexion.mustache"),
    "a template is badly written": (write("Resources/templates/connexion.mustache", b"{{#a}}\n{{/b}}"), "connexion.mustache"),
    "a template is unfinished": (write("Resources/templates/connexion.mustache", b"{{a"), "connexion.mustache"),
    "a template is binary": (write("Resources/templates/connexion.mustache", b"\xff\xfe\x00"), "connexion.mustache"),
    "a template includes nothing": (write("Resources/templates/connexion.mustache", b"{{> nowhere}}"), "nowhere"),
    "the templates are missing": (lambda home: shutil.rmtree(home / "Resources/templates"), "Resources"),
    "the assets are missing": (lambda home: shutil.rmtree(home / "Resources/assets"), "Resources"),
    "the texts are missing": (lambda home: shutil.rmtree(home / "Texts"), "Texts"),
    "a text is not YAML": (write("Texts/organismes/cpam-demo.yaml", b"id: [\n"), "cpam-demo.yaml"),
    "a text is empty": (write("Texts/organismes/cpam-demo.yaml", b""), "cpam-demo.yaml"),
    "a text is binary": (write("Texts/organismes/cpam-demo.yaml", b"\x00\xff" * 99), "cpam-demo.yaml"),
    "a text says too much": (
        lambda home: (home / "Texts/organismes/cpam-demo.yaml").open("a").write("\nnothing-like-it: 1\n"),
        "cpam-demo.yaml",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("situation", HOMES)
def test_a_file_of_the_program_that_is_missing_or_bad_is_3(small, free, situation, language):
    break_it, named = HOMES[situation]
    home = small.path / "home"
    for folder in ("Resources", "Texts"):
        shutil.copytree(ROOT / folder, home / folder)
    break_it(home)
    ran = small.run("serve", "--port", free, language=language, PENDULAIRE_HOME=str(home))
    one_sentence(ran, 3, language)
    assert named in ran.problem, ran


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_that_others_can_read_are_refused(small, free, language):
    small.secrets.chmod(0o644)
    ran = small.run("serve", "--port", free, language=language)
    one_sentence(ran, 1, language)
    assert "chmod 600" in ran.problem


def script(*arguments, language):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [ROOT / "script/server", *map(str, arguments)], env=environment | {"LANG": f"{language}_XX.UTF-8"},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_script_server_says_before_it_builds_what_keeps_it_from_serving(tmp_path, taken, free, language):
    (tmp_path / "file").write_text("")
    for arguments, status in (
        (["--port", taken], 3), (["--port", "0"], 2), (["--port", "65536"], 2), (["--port", "http"], 2), (["--port"], 2),
        (["--port", free, "--database", tmp_path], 3), (["--port", free, "--database", tmp_path / "file/base.sqlite"], 3),
        (["--port", free, "--database", ""], 2),
    ):  # fmt: skip
        done = script(*arguments, language=language)
        assert done.returncode == status and done.stdout == "", (arguments, done)
        assert len(done.stderr.splitlines()) == 1, (arguments, done)
        assert ("give" in done.stderr or "choose" in done.stderr or "needs" in done.stderr) == (language == "en"), done
    assert script("--what", language=language).returncode == 2
    assert script("--help", language=language).returncode == 0
