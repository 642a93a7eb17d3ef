"""A base, its keys and its server for one drill, in a folder of its own."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from load import ROLES, login_of

ROOT = Path(__file__).resolve().parents[2]


class Stage:
    """A copy of the demonstration; `loaded` makes the first."""

    def __init__(self, program, folder, logins):
        self.program, self.folder, self.logins = program, Path(folder), logins
        self.base = self.folder / "base.sqlite"
        self.process = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    @classmethod
    def loaded(cls, program, folder):
        folder.mkdir(parents=True)
        stage = cls(program, folder, {})
        stage.must("migrate")
        printed = stage.must("demo", "load")
        stage.must("journal", "seal")
        stage.logins = {role: login_of(printed, role) for role in ROLES}
        return stage

    def copy(self, folder):
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.base, folder)
        shutil.copy(self.folder / "secrets", folder)
        return Stage(self.program, folder, self.logins)

    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PENDULAIRE", "LC_", "LANG"))}
        return kept | {
            "LANG": "fr_FR.UTF-8", "PENDULAIRE_DATABASE": str(self.base), "PENDULAIRE_SECRETS": str(self.folder / "secrets"),
            "PENDULAIRE_HOME": str(ROOT),
        }  # fmt: skip

    def run(self, *arguments):
        return subprocess.run(
            [self.program, *map(str, arguments)], cwd=self.folder, env=self.environment(), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip

    def must(self, *arguments):
        done = self.run(*arguments)
        if done.returncode != 0:
            raise RuntimeError(f"pendulaire {' '.join(map(str, arguments))}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def verifies(self):
        return self.run("journal", "verify").returncode == 0

    def start(self, *options):
        with open(self.folder / "server.log", "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--port", str(self.port), *map(str, options)], cwd=self.folder,
                env=self.environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}: {self.log()}")
            try:
                urllib.request.urlopen(self.url, timeout=2).close()
                return self
            except urllib.error.HTTPError:
                return self
            except OSError:
                time.sleep(0.02)
        raise RuntimeError(f"no answer at {self.url}: {self.log()}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()

    def log(self):
        return (self.folder / "server.log").read_text(errors="replace")[-2000:]

    def refuses_to_start(self):
        """The sentence with which the server refuses, on one line with status 3; None when it does not refuse so."""
        try:
            done = subprocess.run(
                [self.program, "serve", "--port", str(self.port)], cwd=self.folder, env=self.environment(),
                stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=5,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return None
        lines = done.stderr.strip().splitlines()
        return lines[-1] if done.returncode == 3 and lines and lines[-1].startswith("pendulaire: ") else None

    def remove_base(self):
        for file in self.folder.glob("base.sqlite*"):
            file.unlink()

    def remove_base_only(self):
        """Leaves the note of the heads that lies beside it."""
        for ending in ("", "-wal", "-shm"):
            (self.folder / f"base.sqlite{ending}").unlink(missing_ok=True)
