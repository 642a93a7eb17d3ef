"""Hosts of a test on one machine: network namespaces on a bridge, each with an address and a disk of its own."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

POSTGRES_BIN = Path(os.environ.get("POSTGRES_BIN", "/usr/lib/postgresql/15/bin"))
AS_POSTGRES = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]


def sh(*command, check=True, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if check and done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def missing():
    """Why no test hosts can be made here; None when they can."""
    if os.geteuid() != 0:
        return "needs root (network namespaces, small disks)"
    for program in ("patroni", "etcd", "haproxy", "setpriv", "ip", "faketime"):
        if not shutil.which(program):
            return f"{program} is missing"
    probe = subprocess.run(["unshare", "--net", "true"], capture_output=True)
    return None if probe.returncode == 0 else "no network namespace can be made here"


class Network:
    """A bridge between the hosts, on which this process has an address too."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.hosts = []
        # Another drill may be looking for a number at the same moment: whoever makes the bridge has it.
        self.number = next(n for n in range(1, 255) if self.makes_bridge(f"pdl{n}"))
        self.bridge = f"pdl{self.number}"
        sh("ip", "address", "add", f"10.213.{self.number}.254/24", "dev", self.bridge)
        sh("ip", "link", "set", self.bridge, "up")

    @staticmethod
    def makes_bridge(name):
        return subprocess.run(["ip", "link", "add", name, "type", "bridge"], capture_output=True).returncode == 0

    def host(self, name):
        host = Host(self, name, len(self.hosts) + 1)
        self.hosts.append(host)
        return host

    def close(self):
        for host in self.hosts:
            host.remove()
        sh("ip", "link", "delete", self.bridge, check=False)


class Host:
    """A machine of the test. What runs there is known by its namespace, so that all of it can be killed."""

    def __init__(self, network, name, number):
        self.name = name
        self.address = f"10.213.{network.number}.{number}"
        self.namespace = f"{network.bridge}-{name}"
        self.link = f"{network.bridge}v{number}"
        self.folder = network.folder / name
        self.folder.mkdir(parents=True)
        self.disks = []
        self.started = []
        sh("ip", "netns", "add", self.namespace)
        sh("ip", "link", "add", self.link, "type", "veth", "peer", "name", "eth0", "netns", self.namespace)
        sh("ip", "link", "set", self.link, "master", network.bridge, "up")
        sh("ip", "-n", self.namespace, "address", "add", f"{self.address}/24", "dev", "eth0")
        for device in ("eth0", "lo"):
            sh("ip", "-n", self.namespace, "link", "set", device, "up")

    def disk(self, name, megabytes):
        """A file system of its own."""
        folder = self.folder / name
        folder.mkdir()
        sh("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder)
        self.disks.append(folder)
        return folder

    def start(self, *command, as_postgres=False, environment=None):
        command = ["ip", "netns", "exec", self.namespace, *(AS_POSTGRES if as_postgres else []), *map(str, command)]
        with open(self.folder / "log", "ab") as log:
            process = subprocess.Popen(
                command, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip
        self.started.append(process)
        return process

    def pids(self):
        return [int(pid) for pid in sh("ip", "netns", "pids", self.namespace, check=False).split()]

    def pids_of(self, program):
        """The processes of a program, told by its executable: the first is the oldest."""
        found = []
        for pid in self.pids():
            try:
                if Path(os.readlink(f"/proc/{pid}/exe")).name == program:
                    found.append(pid)
            except OSError:
                continue
        return found

    def signal(self, number, program=None):
        """Sends a signal to all that runs here, or to all of one program."""
        for pid in self.pids() if program is None else self.pids_of(program):
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue

    def kill(self, program=None):
        """kill -9 until nothing of it is left: what is killed may be starting others."""
        while self.pids() if program is None else self.pids_of(program):
            self.signal(signal.SIGKILL, program)
            time.sleep(0.02)
            for process in self.started:
                process.poll()

    def cut(self):
        sh("ip", "link", "set", self.link, "down")

    def join(self):
        sh("ip", "link", "set", self.link, "up")

    def log(self):
        path = self.folder / "log"
        return path.read_text(errors="replace")[-2000:] if path.exists() else ""

    def remove(self):
        self.signal(signal.SIGCONT)
        self.kill()
        for process in self.started:
            process.wait()
        sh("ip", "netns", "delete", self.namespace, check=False)
        sh("ip", "link", "delete", self.link, check=False)
        for disk in self.disks:
            sh("umount", "-l", disk, check=False)
