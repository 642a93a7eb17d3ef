"""A server under load, and what it costs: its CPU and memory, those of the base, those of the load itself."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from place import PROGRAM, BenchFailure

TICKS = os.sysconf("SC_CLK_TCK")


def stat_of(pid):
    """User and system seconds of a process, then those of its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:13])) / TICKS, sum(map(int, fields[13:15])) / TICKS


def children_of(pid):
    return [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]


class Server:
    """`pendulaire serve` on a base."""

    def __init__(self, base, *options):
        self.base = base
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = base.folder / f"server-{base.engine}-{self.port}.log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "serve", "--port", str(self.port), *options], cwd=base.folder, env=base.environment,
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def __enter__(self):
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/sante/pret", timeout=5).close()
                return self
            except urllib.error.HTTPError:
                return self
            except OSError:
                time.sleep(0.1)
        raise BenchFailure("the server does not answer: " + self.log.read_text(errors="replace")[-2000:])

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.unlink(missing_ok=True)

    def memory(self):
        """Most mebibytes ever held."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


class Meter:
    """CPU seconds between its making and `read`: of the servers, of the base, of the load program."""

    def __init__(self, servers, cluster=None):
        self.servers, self.cluster = servers, cluster
        self.began, self.at = time.monotonic(), self._now()

    def _now(self):
        servers = sum(stat_of(server.process.pid)[0] for server in self.servers)
        base = 0.0
        if self.cluster:
            base = sum(stat_of(self.cluster.pid))
            for child in children_of(self.cluster.pid):
                try:
                    base += stat_of(child)[0]
                except (FileNotFoundError, ProcessLookupError):
                    continue
        mine = os.times()
        return servers, base, mine.user + mine.system

    def read(self):
        now = self._now()
        servers, base, load = (max(0.0, after - before) for before, after in zip(self.at, now))
        return {"seconds": time.monotonic() - self.began, "server": servers, "base": base, "load": load}
