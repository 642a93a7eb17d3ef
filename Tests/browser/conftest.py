"""The stage of the browser journeys: a Pendulaire of one's own, Debian's Chromium, an accessibility audit.

The server runs the debug build on a free port with a copy of the demonstration base, made once per run.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "Tests/drill"))  # the people of the demonstration, and those who only write

from load import ORGANISATION, PASSWORD, login_of  # noqa: E402

CHROMIUM = "/usr/bin/chromium"
START_LIMIT = 30  # seconds; a debug build on a busy machine of two cores


class Server:
    """A running program, its address, and its base on disk."""

    def __init__(self, program, database, log_path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.program = program
        self.database = database
        self.log_path = log_path
        self._log = open(log_path, "wb")
        self.process = subprocess.Popen(
            [program, "serve", "--port", str(port), "--database", str(database)],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        try:
            self._wait_until_it_answers()
        except BaseException:
            self.stop()
            raise

    def _wait_until_it_answers(self):
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the program ended with status {self.process.returncode}:\n{self.log()}")
            try:
                urllib.request.urlopen(self.url, timeout=2).close()
                return
            except urllib.error.HTTPError:
                return  # An error page is an answer: sign-in may be asked for.
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"no answer at {self.url} after {START_LIMIT} s:\n{self.log()}")

    def log(self):
        return Path(self.log_path).read_text(errors="replace")[-4000:]

    def run(self, *arguments):
        """Runs another subcommand of the program on the same base and returns what it printed."""
        return run(self.program, *arguments, "--database", self.database)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._log.close()


def run(program, *arguments):
    done = subprocess.run(
        [program, *map(str, arguments)], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300
    )
    if done.returncode != 0:
        raise RuntimeError(f"pendulaire {' '.join(map(str, arguments))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    # Keys of its own: those of var/ belong to whoever runs the server here.
    os.environ["PENDULAIRE_SECRETS"] = str(tmp_path_factory.mktemp("keys") / "secrets")
    path = Path(os.environ.get("PENDULAIRE", ROOT / ".build-full/debug/pendulaire"))
    if not path.is_file():
        pytest.fail(f"{path} is missing: build it with script/test")
    return str(path)


@pytest.fixture(scope="session")
def demo(program, tmp_path_factory):
    """The demonstration base and what its loading printed (the accounts)."""
    database = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    run(program, "migrate", "--database", database)
    printed = run(program, "demo", "load", "--database", database)
    return database, printed


@pytest.fixture
def start_server(program, demo, tmp_path_factory):
    """Starts servers, each on its own copy of the demonstration base, and stops them after the test."""
    servers = []

    def start():
        place = tmp_path_factory.mktemp("server")
        for file in demo[0].parent.glob(demo[0].name + "*"):  # with the write-ahead log, if one is left
            shutil.copy(file, place)
        servers.append(Server(program, place / demo[0].name, place / "server.log"))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def server(start_server):
    return start_server()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser):
    """Opens pages, each a person of its own; options are those of Playwright's `new_context`.

    A script that fails on any of them fails the test.
    """
    contexts, failures = [], []

    def open_page(**options):
        settings = {
            "locale": "fr-FR",
            "timezone_id": "Europe/Paris",
            "viewport": {"width": 1280, "height": 800},
            "reduced_motion": "reduce",
        } | options
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: failures.append(f"{page.url}: {error}"))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not failures, "scripts failed on the page:\n" + "\n".join(failures)


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def page_without_javascript(new_page):
    return new_page(java_script_enabled=False)


@pytest.fixture
def signed_in(new_page, server, demo):
    """Opens a page and signs somebody of the demonstration in, by role."""

    def open_page(role, **options):
        page = new_page(base_url=server.url, accept_downloads=True, **options)
        page.goto("/connexion")
        page.fill("#organisme", ORGANISATION)
        page.fill("#identifiant", login_of(demo[1], role))
        page.fill("#mot-de-passe", PASSWORD)
        page.click("main button")
        page.wait_for_url(lambda url: "/connexion" not in url)
        return page

    return open_page
