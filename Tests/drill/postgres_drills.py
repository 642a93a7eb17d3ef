"""What can happen to PostgreSQL and several servers, one drill each, under the load of a crowd."""

import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from crowd import crowd_of
from hosts import POSTGRES_BIN
from load import Judgement, wait_for
from recovery_drill import recovered
from sqlite_drills import fill
from table import Result
from topology import DATABASE, PASSWORDS, Topology, rows


class Course:
    """A drill under way: what is broken is mended, work resumes, and the ledger is compared."""

    def __init__(self, result, place, crowd):
        self.result, self.place, self.crowd = result, place, crowd
        self.began = None

    def breaks(self):
        self.crowd.until(60)
        self.began = time.monotonic()

    def note(self, words):
        self.result.notes.append(words)

    def until_in_step(self, words, seconds=180):
        began = time.monotonic()
        done = wait_for(self.place.is_in_step, seconds)
        self.result.expect(done, f"{words}: {self.place.members()}")
        self.note(f"{words} after {time.monotonic() - began:.0f} s")


@contextmanager
def course(name, demonstration, folder, *, crowd=None, **topology):
    result = Result(name, runs=1)
    with Topology(demonstration, folder, **topology) as place:
        with crowd_of(place, **(crowd or {})) as people:
            it = Course(result, place, people)
            yield it
            people.until(60)
            ended = time.monotonic()
        result.writes_refused = people.gap("write", it.began, ended)
        result.reads_refused = people.gap("read", it.began, ended)
        result.notes.insert(0, f"{people.told(it.began)}; {len(people.writes())} writes of {len(people.people)} people")
        result.expect(not people.faults, f"somebody could not go on: {people.faults[:3]}")
        codes = {code for _, _, code, _ in people.refusals}
        result.expect(codes <= {0, 502, 503, 504}, f"answers other than an outage: {codes}")
        result.judge(Judgement(place, people.ledger), place)


def postgres_killed(demonstration, folder, options):
    """kill -9 of the whole PostgreSQL of the primary, whose host lives."""
    with course("primary killed", demonstration, folder) as drill:
        drill.breaks()
        primary = drill.place.leader()
        primary.kill("postgres")
        drill.crowd.until(60)
        drill.until_in_step("two in step again")
        drill.note("the same primary came back" if drill.place.leader() is primary else "the standby took over")
    return drill.result


def host_killed(demonstration, folder, options):
    """The primary's host dies with all that runs on it, and comes back later."""
    with course("host killed", demonstration, folder) as drill:
        drill.breaks()
        place = drill.place
        old = place.leader()
        old.kill()
        drill.crowd.until(60)
        drill.result.expect(place.leader() is not old, "nobody took over")
        place.start_etcd(old)
        place.start_patroni(old)
        drill.until_in_step("the old primary was a standby")
    return drill.result


def frozen(demonstration, folder, options):
    """The primary's PostgreSQL is stopped as it stands, then goes on when another has taken its place."""
    with course("primary frozen", demonstration, folder) as drill:
        drill.breaks()
        place = drill.place
        old = place.leader()
        old.signal(signal.SIGSTOP, "postgres")
        drill.crowd.until(60)
        drill.result.expect(place.leader() is not old, "writes were answered by whoever was frozen")
        old.signal(signal.SIGCONT, "postgres")
        drill.until_in_step("the old primary was a standby")
    return drill.result


def cut(demonstration, folder, options):
    """The primary's host is cut off the network, and joined again when another has taken its place."""
    with course("network cut", demonstration, folder) as drill:
        drill.breaks()
        place = drill.place
        old = place.leader()
        old.cut()
        drill.crowd.until(60)
        drill.result.expect(place.leader() is not old, "nobody took over")
        old.join()
        drill.until_in_step("the old primary was a standby")
    return drill.result


def disk_full(demonstration, folder, options):
    """The primary's disk fills up and has room again; then it fills up until the log of PostgreSQL has none either."""
    with course("disk full", demonstration, folder) as drill:
        drill.result.runs = 2
        drill.breaks()
        place, old = drill.place, drill.place.leader()
        ballast = old.data.parent / "ballast"
        fill(ballast)
        # Only a refusal ends this: a page of the base with room in it still takes writes.
        refused = wait_for(lambda: len(drill.crowd.refusals) >= 30, 120)
        drill.result.expect(refused, "the full disk refused nothing")
        looks = [name for name, _, at in drill.crowd.answers if name == "read" and at > drill.crowd.refusals[0][1]]
        drill.result.expect(looks, "no page was answered while the disk was full")
        drill.result.expect(place.leader() is old, "a full disk alone changed the primary")
        ballast.unlink()
        drill.crowd.until(60)
        drill.note("refused while the tables had no room, pages answered; writes again once there was room")
        fill(ballast)
        postmaster = old.pids_of("postgres")[0]
        died = wait_for(lambda: not has_log_room(old, postmaster), 120)
        drill.result.expect(died, "the log always found room")
        # Patroni there keeps the lead and starts what cannot start; having crashed alone, it has nobody to hand over to.
        time.sleep(15)
        led = place.leader() is place.other(old)
        ballast.unlink()
        drill.crowd.until(60)
        drill.note(
            "the log had no room: " + ("the standby took over" if led else "nobody led for 15 s, until there was room again")
        )
        drill.until_in_step("two in step again")
    return drill.result


def has_log_room(host, postmaster):
    """Has PostgreSQL begin another file of its log, as time does; whether it lives."""
    try:
        rows(host.folder, "SELECT pg_switch_wal()")
    except RuntimeError:
        pass  # without room, not even a new connection always finds some
    return Path(f"/proc/{postmaster}").exists()


def standby_lost(demonstration, folder, options):
    """The standby's host dies; then the primary is killed too, and has to come back alone."""
    with course("standby lost", demonstration, folder) as drill:
        drill.breaks()
        place = drill.place
        primary = place.leader()
        standby = place.other(primary)
        standby.kill()
        # Those under way when it died were answered without it only once Patroni had decreed so.
        decreed = "SELECT current_setting('synchronous_standby_names') = ''"
        alone = wait_for(lambda: rows(primary.folder, decreed) == [["t"]], 120)
        drill.result.expect(alone, "commits still wait for a standby that is gone")
        drill.note(f"alone after {time.monotonic() - drill.began:.0f} s")
        drill.crowd.until(60)
        primary.kill("postgres")
        drill.crowd.until(60)
        drill.result.expect(place.leader() is primary, "another than the primary was there")
        drill.note("then the primary was killed too: it came back by itself, with all it had answered")
        place.start_etcd(standby)
        place.start_patroni(standby)
        drill.until_in_step("the standby was back")
    return drill.result


def stale_standby(demonstration, folder, options):
    """The standby dies, writes go on without it, the primary's host dies, the standby comes back: it must not lead."""
    with course("stale standby", demonstration, folder) as drill:
        drill.breaks()
        place = drill.place
        primary = place.leader()
        standby = place.other(primary)
        standby.kill()
        drill.crowd.until(60)
        primary.kill()
        place.start_etcd(standby)
        place.start_patroni(standby)
        # Longer than a leader may be silent.
        led = wait_for(lambda: place.roles().get(standby.name) == "leader", 45)
        drill.result.expect(not led, "a standby that lacks what was answered was made primary")
        place.start_etcd(primary)
        place.start_patroni(primary)
        drill.crowd.until(60)
        drill.until_in_step("two in step again")
        drill.note("for 45 s only the standby was there, which lacks writes that were answered: it was not promoted")
    return drill.result


def server_killed(demonstration, folder, options):
    """One of two servers is killed, three times, and started again."""
    with course("server killed", demonstration, folder) as drill:
        drill.result.runs = 3
        drill.breaks()
        for number in range(3):
            host = drill.place.web[number % 2]
            host.kill()
            drill.crowd.until(60)
            drill.place.start_server(host)
            drill.crowd.until(20)
    return drill.result


def clocks_apart(demonstration, folder, options):
    """One server's clock is ten minutes ahead, the other's five behind; each person meets both."""
    clocks = {"web-1": ["faketime", "-m", "-f", "+10m"], "web-2": ["faketime", "-m", "-f", "-5m"]}
    unmoved = {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}
    with course("clocks apart", demonstration, folder, prefix=clocks, environment=unmoved) as drill:
        drill.breaks()
        drill.crowd.until(400)
        dates = [host_date(host) for host in drill.place.web]
        apart = (dates[0] - dates[1]) / 60
        drill.result.expect(apart > 14, f"the clocks are only {apart:.1f} minutes apart: the drill means nothing")
        drill.note(f"clocks {apart:.0f} minutes apart by the servers' own dates; nobody was signed out")
        done = rows(
            drill.place.leader().folder,
            "SELECT kind, state, attempts FROM job WHERE state IN ('failed', 'buried')",
        )  # fmt: skip
        drill.result.expect(not done, f"jobs failed: {done}")
    return drill.result


def host_date(host):
    import email.utils
    import urllib.request

    with urllib.request.urlopen(f"http://{host.address}:8080/connexion", timeout=20) as answer:
        return email.utils.parsedate_to_datetime(answer.headers["Date"]).timestamp()


def exhausted(demonstration, folder, options):
    """Two connections a server, held for twelve seconds by a table that somebody locked, and sixty people."""
    few = {"PENDULAIRE_DATABASE_CONNECTIONS": "2"}
    with course("pool exhausted", demonstration, folder, environment=few, crowd={"writers": 48, "readers": 12}) as drill:
        drill.breaks()
        holder = subprocess.Popen(
            [POSTGRES_BIN / "psql", "--no-psqlrc", "-h", drill.place.leader().folder, "-U", "postgres", "-d", DATABASE,
             "-c", "BEGIN; LOCK TABLE week IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(12); COMMIT"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        holder.wait(60)
        drill.crowd.until(60)
        refusals = [line for line in drill.crowd.refusals if line[1] >= drill.began]
        drill.result.expect(len(refusals) > 30, f"only {len(refusals)} were turned away: the drill means nothing")
        others = {(code, after) for _, _, code, after in refusals if code != 503 or not (after or "").isdigit()}
        drill.result.expect(not others, f"answers other than 503 with Retry-After: {others}")
    return drill.result


def front_restarted(demonstration, folder, options):
    """HAProxy is killed and started again, three times."""
    with course("HAProxy restarted", demonstration, folder) as drill:
        drill.result.runs = 3
        drill.breaks()
        for _ in range(3):
            drill.place.front.kill()
            time.sleep(1)
            drill.place.start_front()
            drill.crowd.until(60)
    return drill.result


def answer_lost(demonstration, folder, options):
    """The answers of commits get lost on their way, and some commits before they arrive."""

    def through(place):
        between, leader = place.between, place.leader()
        proxy = Path(__file__).with_name("commit_proxy.py")
        between.start(sys.executable, "-u", proxy, f"{between.address}:5432", f"{leader.address}:5432", options.every)
        return f"postgres://{DATABASE}:{PASSWORDS[DATABASE]}@{between.address}/{DATABASE}?sslmode=disable"

    with course("COMMIT unanswered", demonstration, folder, through=through) as drill:
        drill.breaks()
        drill.crowd.until(400)
        said = (drill.place.between.folder / "log").read_text().splitlines()
        answers, commits = said.count("answer lost"), said.count("commit lost")
        drill.result.runs = answers + commits
        drill.result.expect(answers >= 10 and commits >= 5, f"too few were lost: {answers} answers, {commits} commits")
        drill.note(f"{answers} commits kept and not answered, {commits} not received; people sent the same form again")
    return drill.result


DRILLS = {
    "primary-killed": postgres_killed,
    "host-killed": host_killed,
    "frozen": frozen,
    "cut": cut,
    "disk-full": disk_full,
    "standby-lost": standby_lost,
    "stale-standby": stale_standby,
    "server-killed": server_killed,
    "clocks": clocks_apart,
    "pool": exhausted,
    "front": front_restarted,
    "answer-lost": answer_lost,
    "recovery": recovered,
}
