"""What happens to a package: looked at, installed, used, upgraded, removed, installed again, purged."""

import hashlib
import re
import shutil
import subprocess
import time

from load import FIRST_DAY, FileBase, Judgement, Ledger, Load, wait_for, working_days
from package_root import CONFIGURATION, ROOT, STATE
from table import Result

UNIT = ROOT / "packaging/pendulaire.service"
# Of systemd's own scale from 0 to 10, what it calls OK begins below 2.
WORST_EXPOSURE = 2.0


def unit(stage, _folder, _options):
    """What systemd's own tool says of the unit, as installed."""
    result = Result("unit")
    exposure = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", UNIT], capture_output=True, text=True
    ).stdout
    said = re.search(r"Overall exposure level for \S+: ([\d.]+) (\w+)", exposure)
    result.expect(said and float(said[1]) < WORST_EXPOSURE, f"exposure: {exposure[-300:]}")
    result.notes.append(f"systemd-analyze security: {said[1]} {said[2]}" if said else exposure)
    result.notes += [line.strip() for line in exposure.splitlines() if line.startswith("✗")]
    return result


def lintian(stage, _folder, _options):
    """What Debian's own tool says of the package."""
    result = Result("lintian")
    said = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error,warning", "--tag-display-limit", "0", stage.package],
        capture_output=True, text=True,
    )  # fmt: skip
    result.expect(said.returncode == 0, (said.stdout + said.stderr).strip())
    result.notes += said.stdout.split("\n")[:20] if said.stdout else ["no tag"]
    return result


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def owned_by(stage, path):
    return stage.must("stat", "--format=%U:%G %a", f"/{path}").strip()


def people(stage, ledger, days):
    """A person notes ten absences through the pages."""
    load = Load(stage.url, stage.logins["employee"], days, ledger, limit=10)
    load.start()
    load.join(120)
    return len(ledger.acknowledged())


def life(stage, folder, _options):
    """One life of a package, from the first installation to the purge."""
    folder.mkdir(parents=True, exist_ok=True)
    result = Result("life", runs=1)
    ledger = Ledger(folder / "ledger.jsonl")
    days = working_days(FIRST_DAY)
    try:
        stage.boot()
        stage.must("apt-get", "update", "--quiet")
        install(stage, result)
        serve(stage, result)
        result.expect(people(stage, ledger, days) == 10, f"ten absences are not noted: {stage.log()}")
        confinement(stage, result)
        killed(stage, result)
        upgrade(stage, result)
        result.expect(people(stage, ledger, days) == 20, "twenty absences are not noted after the upgrade")
        keys = digest(stage.file(f"{STATE}/secrets"))
        remove(stage, result)
        again(stage, result)
        result.expect(people(stage, ledger, days) == 30, "thirty absences are not noted after the removal")
        stop(stage, result)
        result.judge(Judgement(apart(stage, folder), ledger), stage)
        purge(stage, result)
        result.expect(digest(stage.file(f"{STATE}/secrets")) == keys, "the keys are not those of the beginning")
        empty(stage, result)
    finally:
        stage.halt()
    return result


def install(stage, result):
    said = stage.install(stage.package)
    result.expect("not started" in said, f"nothing says what to do next: {said[-500:]}")
    result.expect(stage.run("systemctl", "is-active", "pendulaire").stdout.strip() == "inactive", "started by itself")
    result.expect(owned_by(stage, STATE) == "pendulaire:pendulaire 700", "the state is open to others")
    result.expect(owned_by(stage, CONFIGURATION) == "root:pendulaire 640", "the settings are open to others")
    result.expect(not list(stage.file(STATE).iterdir()), "something was made before anyone asked")
    version = stage.must("pendulaire", "--version").strip()
    result.expect(version.startswith("pendulaire "), f"--version says {version}")
    stage.must("systemd-analyze", "verify", "--man=no", "/usr/lib/systemd/system/pendulaire.service")
    field = "--showformat=${Installed-Size} ${Version}"
    size, package = stage.must("dpkg-query", "--show", field, "pendulaire").split()
    result.notes.append(f"{version}, package {package}: {stage.package.stat().st_size / 1e6:.1f} MB, installed {size} KiB")


def serve(stage, result):
    stage.set(f"PENDULAIRE_PORT={stage.port}")
    stage.must("pendulaire", "migrate")
    stage.load_demonstration()
    stage.must("pendulaire", "doctor")
    for name in ("base.sqlite", "secrets"):
        owner = owned_by(stage, f"{STATE}/{name}").split(":")[0]
        result.expect(owner == "pendulaire", f"{name} belongs to {owner}, which the server is not")
    # Only now: the doctor misses the backups that no server has made.
    stage.set("PENDULAIRE_BACKUP_DIRECTORY=/var/backups/pendulaire")
    stage.must("systemctl", "enable", "--now", "pendulaire")
    result.expect(wait_for(stage.is_ready), f"not ready: {stage.log()}")
    status, page = stage.get("/connexion")
    result.expect(status == 200 and 'name="mot-de-passe"' in page, f"the sign-in page: {status}")
    backups = stage.file("var/backups/pendulaire")
    result.expect(
        wait_for(lambda: list(backups.glob("*.backup"))), "no backup was made from within the unit's confinement"
    )


def confinement(stage, result):
    """What the kernel says of the process that serves, and how much memory it takes."""
    process = stage.property("MainPID")
    lines = stage.must("cat", f"/proc/{process}/status").splitlines()
    status = dict(line.split(":", 1) for line in lines if ":" in line)
    for name, wanted in (("Seccomp", "2"), ("NoNewPrivs", "1"), ("CapBnd", "0000000000000000")):
        result.expect(status[name].strip() == wanted, f"{name} is {status[name].strip()}, not {wanted}")
    user = stage.must("ps", "-o", "user=", "-p", process).strip() if stage.run("which", "ps").returncode == 0 else None
    result.expect(user in (None, "pendulaire"), f"the server runs as {user}")
    mounts = stage.must("cat", f"/proc/{process}/mounts").splitlines()
    whole = next(line.split() for line in mounts if line.split()[1] == "/")
    result.expect(whole[3].split(",")[0] == "ro", "the server may write to the system")
    result.notes.append(f"resident after ten absences: {int(status['VmRSS'].split()[0]) // 1024} MiB")


def killed(stage, result):
    """The unit brings back a server that died."""
    stage.must("systemctl", "kill", "--signal=KILL", "pendulaire")
    result.expect(wait_for(lambda: stage.property("NRestarts") == "1"), "the server is not started again")
    result.expect(wait_for(stage.is_ready), f"not ready after kill -9: {stage.log()}")


def upgrade(stage, result):
    package, version = stage.next_package()
    before = stage.property("MainPID"), stage.file(CONFIGURATION).read_text()
    said = stage.install(package)
    result.expect("have not changed" in said, f"nothing says what to do next: {said[-500:]}")
    result.expect(stage.property("MainPID") == before[0] and stage.is_ready(), "the upgrade stopped the server")
    result.expect(stage.file(CONFIGURATION).read_text() == before[1], "the settings were not kept")
    result.expect(stage.file(f"{CONFIGURATION}.dpkg-dist").is_file(), "the next version's settings are not beside them")
    result.expect(owned_by(stage, CONFIGURATION) == "root:pendulaire 640", "the settings were opened to others")
    result.expect(stage.must("dpkg-query", "--show", "--showformat=${Version}", "pendulaire") == version, "not upgraded")
    stage.must("systemctl", "stop", "pendulaire")
    stage.must("pendulaire", "migrate")
    stage.must("systemctl", "start", "pendulaire")
    result.expect(wait_for(stage.is_ready), f"not ready after the upgrade: {stage.log()}")


def remove(stage, result):
    stage.must("apt-get", "remove", "--quiet", "--yes", "pendulaire")
    result.expect(stage.get("/sante/vivant")[0] == 0, "the server outlived the program")
    result.expect(not stage.file("usr/lib/pendulaire").exists(), "something of the program is left")
    for path in (CONFIGURATION, f"{STATE}/base.sqlite", f"{STATE}/secrets"):
        result.expect(stage.file(path).is_file(), f"/{path} was removed")


def again(stage, result):
    stage.install(stage.folder / "next.deb")
    result.expect(f"PENDULAIRE_PORT={stage.port}" in stage.file(CONFIGURATION).read_text(), "the settings are lost")
    stage.must("systemctl", "start", "pendulaire")
    result.expect(wait_for(stage.is_ready), f"not ready once installed again: {stage.log()}")
    result.expect(stage.verifies(), "the journal does not verify once installed again")


def stop(stage, result):
    began = time.monotonic()
    stage.must("systemctl", "stop", "pendulaire")
    result.expect(stage.property("Result") == "success", f"the server was not stopped cleanly: {stage.log()}")
    result.notes.append(f"stopped in {time.monotonic() - began:.1f} s")


def apart(stage, folder):
    """A copy of the base: whoever reads it in its place as root leaves files there that the server cannot open."""
    copy = folder / "copy"
    copy.mkdir()
    for file in stage.file(STATE).glob("base.sqlite*"):
        if file.is_file():
            shutil.copy(file, copy)
    return FileBase(copy / "base.sqlite")


def purge(stage, result):
    said = stage.must("apt-get", "purge", "--quiet", "--yes", "pendulaire")
    result.expect("/var/lib/pendulaire" in said and "rm -r" in said, f"the purge does not say what it kept: {said[-500:]}")
    result.expect(not stage.file("etc/pendulaire/pendulaire.conf").exists(), "the settings outlived the purge")
    link = stage.file("etc/systemd/system/multi-user.target.wants/pendulaire.service")
    result.expect(not link.is_symlink(), "the unit is still enabled after the purge")
    result.expect(stage.file(f"{STATE}/base.sqlite").is_file(), "the purge erased the base")


def empty(stage, result):
    """A package that was never used leaves nothing."""
    for folder in (STATE, "var/backups/pendulaire"):
        shutil.rmtree(stage.file(folder))
    stage.install(stage.folder / "next.deb")
    said = stage.must("apt-get", "purge", "--quiet", "--yes", "pendulaire")
    result.expect("Kept" not in said, "the purge says it kept what was never there")
    for folder in (STATE, "var/backups/pendulaire", "etc/pendulaire"):
        result.expect(not stage.file(folder).exists(), f"/{folder} outlived the purge of a package never used")


DRILLS = {"unit": unit, "lintian": lintian, "life": life}
