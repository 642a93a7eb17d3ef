"""What can happen to a file of SQLite, one drill each."""

import shutil
import sqlite3
import subprocess
import threading
import time
import urllib.request
from contextlib import contextmanager

from load import FIRST_DAY, FileBase, Judgement, Ledger, Load, longest_gap, wait_for, working_days
from table import Result


class Crew:
    """The people of the demonstration, each with days of their own, and one ledger."""

    def __init__(self, stage, ledger=None):
        self.stage = stage
        self.ledger = Ledger(ledger or stage.folder / "ledger.jsonl")
        self.days = {login: working_days(FIRST_DAY) for login in stage.logins.values()}

    def load(self, role, **options):
        login = self.stage.logins[role]
        load = Load(self.stage.url, login, self.days[login], self.ledger, **options)
        load.start()
        return load

    def writes(self):
        return self.ledger.moments("yes")

    def until(self, count, seconds=60):
        """Waits until `count` more writes are answered."""
        goal = len(self.writes()) + count
        done = wait_for(lambda: len(self.writes()) >= goal, seconds)
        assert done, f"fewer than {count} writes in {seconds} s: {self.stage.log()}"


@contextmanager
def crew_of(stage, ledger=None):
    """The people of a stage whose server runs meanwhile."""
    crew = Crew(stage, ledger)
    try:
        stage.start()
        yield crew
    finally:
        stage.stop()


def killed(demonstration, folder, options):
    """kill -9 at random during writes."""
    result = Result("kill -9", runs=options.kills)
    stage = demonstration.copy(folder)
    gaps = []
    roles = ["employee", "manager", "hr"]
    with crew_of(stage) as crew:
        for number in range(options.kills):
            load = crew.load(roles[number % len(roles)], ends_with_server=True)
            crew.until(1)
            time.sleep(options.random.uniform(0, 0.5))
            stage.kill()
            died = time.monotonic()
            load.join(30)
            stage.start()
            gaps.append(time.monotonic() - died)
            if number % 50 == 49:
                print(f"kill -9: {number + 1} of {options.kills}", flush=True)
        load = crew.load("employee", limit=5)
        load.join(60)
    in_flight = sum(1 for events in crew.ledger.attempts.values() if events[-1][0] == "lost-answer")
    result.writes_refused = result.reads_refused = max(gaps)
    result.notes.append(f"{in_flight} writes were under way when the server died; seconds are those of a start")
    result.expect(len(crew.ledger.acknowledged()) > options.kills, "too few writes for the drill to mean anything")
    result.judge(Judgement(FileBase(stage.base), crew.ledger), stage)
    return result


@contextmanager
def small_disk(folder, megabytes):
    """A file system of its own; None where none can be mounted."""
    folder.mkdir(parents=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], capture_output=True, text=True
    )
    if done.returncode != 0:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def disk_full(demonstration, folder, options):
    """The disk fills up under the writers, then has room again."""
    result = Result("disk full", runs=1)
    base = demonstration.base.stat().st_size >> 20
    with small_disk(folder, 3 * base + 16) as disk:
        if disk is None:
            result.skipped = "no small disk can be mounted here (tmpfs; needs root)"
            return result
        stage = demonstration.copy(disk)
        ballast = disk / "ballast"
        # The ledger is on another disk.
        with crew_of(stage, folder.parent / "disk-full.jsonl") as crew:
            load = crew.load("employee")
            crew.until(5)
            fill(ballast)
            began = time.monotonic()
            assert wait_for(lambda: len(load.refusals) >= 5), "the full disk refused nothing"
            backup = stage.run("backup", "--output", folder.parent / "full.backup")
            result.expect(backup.returncode == 3 and len(backup.stderr.splitlines()) == 1, f"backup: {backup}")
            result.expect(not list(folder.parent.glob("full.backup*")), "a backup was left on a full disk")
            ballast.unlink()
            freed = time.monotonic()
            crew.until(5)
            load.stop()
            result.writes_refused = longest_gap(crew.writes(), began, time.monotonic())
            result.reads_refused = longest_gap(load.reads, began, load.reads[-1])
            back = min(at for at in crew.writes() if at > freed) - freed
            result.notes.append(f"{len(load.refusals)} refusals; writes again {back:.1f} s after there was room")
        result.judge(Judgement(FileBase(stage.base), crew.ledger), stage)
    return result


def fill(ballast):
    with open(ballast, "wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue


def read_only(demonstration, folder, options):
    """The file is made read-only while the server runs, and before it starts."""
    result = Result("read-only", runs=1)
    stage = demonstration.copy(folder)
    with crew_of(stage) as crew:
        load = crew.load("employee")
        crew.until(3)
        began = time.monotonic()
        stage.base.chmod(0o444)
        time.sleep(1)
        load.stop()
        stage.stop()
        sentence = stage.refuses_to_start()
        result.expect(sentence, "the server started on a read-only base")
        result.notes.append(f"start: {sentence}")
        stage.base.chmod(0o644)
        stage.start()
        load = crew.load("employee")
        crew.until(3)
        load.stop()
        result.writes_refused = longest_gap(crew.writes(), began, time.monotonic())
    result.judge(Judgement(FileBase(stage.base), crew.ledger), stage)
    return result


def locked(demonstration, folder, options):
    """Another program holds the right to write for eight seconds, longer than the server waits."""
    result = Result("locked", runs=1)
    stage = demonstration.copy(folder)
    with crew_of(stage) as crew:
        load = crew.load("employee")
        reader = crew.load("manager")
        crew.until(4)
        reader.stop()
        other = sqlite3.connect(stage.base, isolation_level=None, timeout=30)
        began = time.monotonic()
        other.execute("BEGIN IMMEDIATE")
        pages = []
        watch = threading.Event()
        observer = threading.Thread(target=read_pages, args=(stage, pages, watch))
        observer.start()
        time.sleep(8)
        other.execute("ROLLBACK")
        other.close()
        watch.set()
        observer.join(30)
        crew.until(3)
        load.stop()
        result.writes_refused = longest_gap(crew.writes(), began, time.monotonic())
        result.reads_refused = longest_gap(pages, began, began + 8)
        result.expect(load.refusals, "no write was refused in words while the base was held")
        result.expect(all(code for _, code in load.refusals), "a connection was dropped instead of answered")
        result.notes.append(f"{len(load.refusals)} writes refused, statuses {sorted({code for _, code in load.refusals})}")
    result.judge(Judgement(FileBase(stage.base), crew.ledger), stage)
    return result


def read_pages(stage, pages, watch):
    """Somebody who only reads the page of sign-in."""
    while not watch.is_set():
        urllib.request.urlopen(stage.url + "/connexion", timeout=20).read()
        pages.append(time.monotonic())
        time.sleep(0.1)


def truncated(demonstration, folder, options):
    """The file is cut at eight places; then a backup is restored in its place."""
    result = Result("truncated")
    stage = demonstration.copy(folder)
    with crew_of(stage) as crew:
        load = crew.load("employee")
        crew.until(5)
        load.stop()
    stage.must("backup", "--output", stage.folder / "safe.backup")
    content = stage.base.read_bytes()
    for place in [1, 99, 100, 4096, *(options.random.randrange(4097, len(content)) for _ in range(4))]:
        result.runs += 1
        stage.remove_base()
        stage.base.write_bytes(content[:place])
        sentence = stage.refuses_to_start()
        result.expect(sentence, f"the server started on a base cut at {place}")
    result.notes.append(f"start: {sentence}")
    result.expect("restore" in (sentence or ""), "the refusal does not say how to restore")
    stage.remove_base()
    stage.must("restore", stage.folder / "safe.backup")
    result.judge(Judgement(FileBase(stage.base), crew.ledger), stage)
    return result


def flipped(demonstration, folder, options):
    """One byte of a base is flipped: what sees it, and what cannot."""
    result = Result("byte flipped", runs=options.flips)
    content = demonstration.base.read_bytes()
    seen = {"start": 0, "full check": 0, "journal": 0, "nothing": 0}
    for number in range(options.flips):
        stage = demonstration.copy(folder / str(number))
        # The header first, then anywhere.
        place = options.random.randrange(100) if number % 8 == 0 else options.random.randrange(100, len(content))
        changed = bytearray(content)
        changed[place] ^= 1 << options.random.randrange(8)
        stage.base.write_bytes(changed)
        # The check reads and changes nothing: it comes before anything that writes.
        check = stage.run("backup", "--output", stage.folder / "check.backup")
        result.expect(check.returncode in (0, 3), f"byte {place}: backup ended with {check.returncode}: {check.stderr}")
        result.expect(check.returncode == 0 or len(check.stderr.splitlines()) == 1, f"byte {place}: {check.stderr}")
        verdict = stage.run("journal", "verify")
        start = stage.refuses_to_start() if check.returncode else None
        seen["start" if start else "full check" if check.returncode else "journal" if verdict.returncode else "nothing"] += 1
        shutil.rmtree(stage.folder)
    result.notes.append(
        "seen by " + ", ".join(f"{name} {count}" for name, count in seen.items())
        + " (SQLite keeps no sum of its rows: a byte inside a value or a free page is seen by nobody but the journal)"
    )  # fmt: skip
    return result


def restored(demonstration, folder, options):
    """Backups made under load, in clear and encrypted; the server is killed, the base deleted, the backup restored."""
    result = Result("restore")
    for encrypted in (False, True):
        result.runs += 1
        stage = demonstration.copy(folder / ("encrypted" if encrypted else "clear"))
        kept = stage.folder / "under-load.backup"
        with crew_of(stage) as crew:
            loads = [crew.load("employee"), crew.load("manager")]
            crew.until(10)
            began = time.monotonic()
            stage.must("backup", "--output", kept, *(["--encrypt"] if encrypted else []))
            ended = time.monotonic()
            crew.until(5)
            during = sum(began <= at <= ended for at in crew.writes())
            stage.kill()
            died = time.monotonic()
            for load in loads:
                load.stop()
            stage.remove_base()
            said = stage.run("restore", kept)
            result.expect(said.returncode == 0, f"restore: {said.stdout}{said.stderr}")
            # Up to the beginning of the backup everything must be there; nothing may be there by half.
            result.judge(Judgement(FileBase(stage.base), crew.ledger, before=began), stage)
            stage.start()
            result.writes_refused = max(result.writes_refused or 0, time.monotonic() - died)
            crew.load("hr", limit=2).join(60)
        result.expect(stage.verifies(), "the journal does not verify after new writes")
        result.notes.append(
            f"{'encrypted' if encrypted else 'in clear'}: {kept.stat().st_size >> 10} KiB in {ended - began:.1f} s, "
            f"{during} writes answered meanwhile"
        )
    return result


def stolen_end(demonstration, folder, options):
    """The base is replaced by an older copy of itself: the start refuses, in words."""
    result = Result("older base", runs=1)
    stage = demonstration.copy(folder)
    older = stage.base.read_bytes()
    with crew_of(stage) as crew:
        crew.load("employee", limit=5).join(60)
    # What is sealed is noted, and the log is copied into the base.
    stage.must("journal", "seal")
    newer = stage.base.read_bytes()
    stage.remove_base_only()
    stage.base.write_bytes(older)
    sentence = stage.refuses_to_start()
    result.expect(sentence and "restore" in sentence, f"the server started on an older base: {sentence}")
    result.notes.append(f"start: {sentence}")
    stage.base.write_bytes(newer)
    result.judge(Judgement(FileBase(stage.base), crew.ledger), stage)
    return result


DRILLS = {
    "kill": killed,
    "disk-full": disk_full,
    "read-only": read_only,
    "locked": locked,
    "truncated": truncated,
    "flipped": flipped,
    "older": stolen_end,
    "restore": restored,
}
