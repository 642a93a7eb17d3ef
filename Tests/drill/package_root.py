"""A Debian of its own, started by its own systemd, in which a package is put and used."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from load import ROLES, login_of, wait_for

ROOT = Path(__file__).resolve().parents[2]
SUITE = "bookworm"
STATE = "var/lib/pendulaire"
CONFIGURATION = "etc/pendulaire/pendulaire.conf"
TOOLS = ("debootstrap", "systemd-nspawn", "systemd-analyze", "nsenter", "lintian", "dpkg-deb")


def missing():
    """What these drills need and this machine lacks, in a sentence; None when it has all."""
    if os.geteuid() != 0:
        return "These drills need root: a Debian of their own is made and started."
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    return f"Missing: {', '.join(absent)}. Run script/setup drill." if absent else None


class PackageStage:
    """The package, and the root in which it lives from one drill to the next."""

    def __init__(self, package, root, folder):
        self.package, self.root, self.folder = Path(package), Path(root), Path(folder)
        self.logins = {}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        # The network is the machine's: packages come through it, and pages are asked for from both sides.
        self.url = f"http://127.0.0.1:{self.port}"
        self._machine = self._first = None

    @classmethod
    def loaded(cls, _program, folder):
        """PENDULAIRE_PACKAGE names a package made already; the root is kept in var/ for the next time."""
        if reason := missing():
            print(reason, file=sys.stderr)
            sys.exit(3)
        folder.mkdir(parents=True)
        package = os.environ.get("PENDULAIRE_PACKAGE")
        if package is None:
            made = subprocess.run([ROOT / "script/package", "--output", folder], stdout=subprocess.PIPE, text=True, check=True)
            package = made.stdout.strip()
        kept = ROOT / f"var/{SUITE}.tar"
        root = folder / "root"
        if not kept.is_file():
            kept.parent.mkdir(exist_ok=True)
            draft = folder / "draft"
            must("debootstrap", "--variant=minbase", "--include=systemd,systemd-sysv,dbus", SUITE, draft, mirror())
            must("tar", "--create", "--one-file-system", "--file", f"{kept}.draft", "--directory", draft, ".")
            os.rename(f"{kept}.draft", kept)
            shutil.rmtree(draft)
        root.mkdir()
        must("tar", "--extract", "--file", kept, "--directory", root)
        (root / "etc/machine-id").write_text("")
        shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
        return cls(package, root, folder)

    def boot(self):
        with open(self.folder / "console.log", "ab") as log:
            self._machine = subprocess.Popen(
                ["systemd-nspawn", "--register=no", "--keep-unit", "--quiet", "--boot", "--link-journal=no",
                 "--resolv-conf=off", "--directory", self.root],
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        assert wait_for(lambda: self._find_first() is not None), "systemd-nspawn does not start"
        assert wait_for(lambda: self.run("systemctl", "is-active", "multi-user.target").returncode == 0), self.console()

    def _find_first(self):
        """The number here of the process that is number 1 there."""
        wanted = str(self._machine.pid)
        parents = {}
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                fields = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
            except OSError:
                continue
            parents[fields["Pid"]] = (fields["PPid"], fields["NSpid"].split()[-1])
        for number, (parent, inner) in parents.items():
            if inner == "1" and number != wanted and (parent == wanted or parents.get(parent, ("",))[0] == wanted):
                self._first = number
        return self._first

    def halt(self):
        if self._machine is not None and self._machine.poll() is None:
            # systemd-nspawn hands it on as the order to shut down.
            self._machine.terminate()
            try:
                self._machine.wait(60)
            except subprocess.TimeoutExpired:
                self._machine.kill()
                self._machine.wait()
        self._machine = self._first = None

    def run(self, *command, timeout=600):
        """Runs a command inside, as root, with an environment that says only the language."""
        inside = ["nsenter", "--target", self._first, "--mount", "--uts", "--ipc", "--pid", "--cgroup", "--root", "--wdns=/"]
        environment = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8",
                       "LC_MESSAGES=en_GB.UTF-8", "DEBIAN_FRONTEND=noninteractive"]  # fmt: skip
        return subprocess.run(
            [*inside, *environment, *map(str, command)], stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=timeout,
        )  # fmt: skip

    def must(self, *command):
        done = self.run(*command)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}{self.log()}")
        return done.stdout + done.stderr

    def install(self, package):
        """As an administrator does: apt finds what the package depends on."""
        shutil.copy(package, self.root / "root")
        return self.must(
            "apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "--option=Dpkg::Options::=--force-confold",
            f"/root/{Path(package).name}",
        )  # fmt: skip

    def get(self, path):
        """A page, asked for from inside; its status and all that was answered."""
        line = f"GET {path} HTTP/1.1\\r\\nHost: 127.0.0.1:{self.port}\\r\\nConnection: close\\r\\n\\r\\n"
        done = self.run("bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{self.port} && printf '{line}' >&3 && cat <&3", timeout=30)
        first = done.stdout.split("\n", 1)[0].split()
        return (int(first[1]) if len(first) > 1 else 0), done.stdout

    def is_ready(self):
        return self.get("/sante/pret")[0] == 200

    def property(self, name):
        return self.must("systemctl", "show", "--value", f"--property={name}", "pendulaire.service").strip()

    def load_demonstration(self):
        printed = self.must("pendulaire", "demo", "load", "--language", "fr")
        self.logins = {role: login_of(printed, role) for role in ROLES}

    def verifies(self):
        return self.run("pendulaire", "journal", "verify").returncode == 0

    def log(self):
        done = self.run("journalctl", "--unit=pendulaire.service", "--no-pager", "--lines=30")
        return done.stdout

    def console(self):
        return (self.folder / "console.log").read_text(errors="replace")[-3000:]

    def set(self, line):
        with open(self.file(CONFIGURATION), "a", encoding="utf-8") as configuration:
            configuration.write(line + "\n")

    def file(self, path):
        return self.root / path

    def next_package(self):
        """The same at a later version, its configuration file as the next version would ship it."""
        tree = self.folder / "next"
        must("dpkg-deb", "--raw-extract", self.package, tree)
        control = tree / "DEBIAN/control"
        version = next(line.split()[1] for line in control.read_text().splitlines() if line.startswith("Version:"))
        control.write_text(control.read_text().replace(version, f"{version}+next"))
        with open(tree / CONFIGURATION, "a", encoding="utf-8") as configuration:
            configuration.write("# A line of the next version.\n")
        package = self.folder / "next.deb"
        must("dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", tree, package)
        return package, f"{version}+next"


def must(*command):
    done = subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.returncode}\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def mirror():
    """Where this machine has the suite from."""
    said = must("apt-get", "indextargets", "--format", "$(CODENAME) $(REPO_URI)", "Created-By: Packages", "Component: main")
    return next(
        (line.split()[1] for line in said.splitlines() if line.split()[0] == SUITE), "http://deb.debian.org/debian"
    ).rstrip("/")
