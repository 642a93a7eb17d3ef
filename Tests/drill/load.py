"""People who note absences one after the other, and what they were answered, kept apart from the program."""

import http.cookiejar
import json
import os
import re
import sqlite3
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing
from datetime import date, timedelta

ORGANISATION = "cpam-demo"
PASSWORD = "valmont-2026-demo"
ROLES = {
    "employee": "Salarié",
    "manager": "Manager",
    "hr": "Ressources humaines",
    "council": "Membre du CSE",
    "admin": "Administration",
}
FIRST_DAY = date.today() + timedelta(days=70)


def login_of(printed, role):
    """The login that loading the demonstration printed for a role."""
    line = next(line for line in printed.splitlines() if ROLES[role] in line)
    return re.search(r"\b[A-Z]{0,3}\d{3,}\b", line).group()


class Person:
    """Somebody with a browser that is only an HTTP client."""

    def __init__(self, url, timeout=20):
        self.url = url
        self.timeout = timeout
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def get(self, path):
        return self.opener.open(self.url + path, timeout=self.timeout).read().decode()

    def post(self, page, path, fields):
        tokens = dict(re.findall(r'name="(_csrf|_jeton)" value="([^"]*)"', page))
        body = urllib.parse.urlencode(tokens | fields).encode()
        return self.opener.open(self.url + path, data=body, timeout=self.timeout)

    def sign_in(self, login):
        page = self.get("/connexion")
        fields = {"organisme": ORGANISATION, "identifiant": login, "mot-de-passe": PASSWORD, "suite": "/"}
        answer = self.post(page, "/connexion", fields)
        assert "/connexion" not in answer.url, "the demonstration account does not open"


def working_days(first):
    while True:
        if first.weekday() < 5:
            yield first
        first += timedelta(days=1)


class Ledger:
    """Every attempt and every answer, on disk before the next one: it owes nothing to the program."""

    def __init__(self, path):
        self.attempts = {}
        self._file = open(path, "a", encoding="utf-8")
        self._lock = threading.Lock()

    def write(self, what, login, day):
        with self._lock:
            now = time.monotonic()
            self._file.write(json.dumps([what, login, day.isoformat(), round(now, 4)]) + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())
            self.attempts.setdefault((login, day), []).append((what, now))

    def moments(self, what):
        with self._lock:
            return sorted(at for events in self.attempts.values() for name, at in events if name == what)

    def acknowledged(self, before=float("inf")):
        return [key for key, events in self.attempts.items() if any(what == "yes" and at <= before for what, at in events)]


class Load(threading.Thread):
    """One person's absences, day after day, until told to stop or, if `ends_with_server`, until nobody answers."""

    def __init__(self, url, login, days, ledger, *, ends_with_server=False, limit=None):
        super().__init__(daemon=True)
        self.url, self.login, self.days, self.ledger = url, login, days, ledger
        self.ends_with_server, self.limit = ends_with_server, limit
        self.refusals = []
        self.reads = []
        self._stopping = threading.Event()

    def stop(self):
        self._stopping.set()
        self.join(60)

    def run(self):
        person = None
        done = 0
        while not self._stopping.is_set() and (self.limit is None or done < self.limit):
            day = None
            try:
                if person is None:
                    person = Person(self.url)
                    person.sign_in(self.login)
                # A page of its own each time: the same form token again would be the same act.
                page = person.get("/ma-semaine")
                self.reads.append(time.monotonic())
                day = next(self.days)
                self.ledger.write("try", self.login, day)
                person.post(page, "/ma-semaine/absences", {"debut": day.isoformat(), "demi": "", "acte": "signaler"})
                self.ledger.write("yes", self.login, day)
                done += 1
            except urllib.error.HTTPError as refusal:
                self.refusals.append((time.monotonic(), refusal.code))
                if day is not None:
                    self.ledger.write("no", self.login, day)
                if refusal.code in (401, 403):
                    person = None
                time.sleep(0.1)
            except (OSError, AssertionError):
                if day is not None:
                    self.ledger.write("lost-answer", self.login, day)
                if self.ends_with_server:
                    return
                person = None
                self.refusals.append((time.monotonic(), 0))
                time.sleep(0.1)


def wait_for(condition, seconds=60):
    """Whether a condition has come true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def longest_gap(moments, begin, end):
    """The longest time without a success between two moments, in seconds."""
    inside = [begin, *[at for at in moments if begin <= at <= end], end]
    return max(after - before for before, after in zip(inside, inside[1:]))


class Judgement:
    """What a base holds, read by its engine's own tools alone, against the ledger.

    `before` and `after` are moments of the ledger: only what was acknowledged before the first must be there, and nothing
    that was first tried after the second may be.
    """

    def __init__(self, base, ledger, *, before=float("inf"), after=float("inf")):
        self.acknowledged = len(ledger.acknowledged(before))
        self.lost, self.half, self.too_late = [], [], []
        weeks, stories = base.read({login for login, _ in ledger.attempts})
        for (login, day), events in ledger.attempts.items():
            year, number, weekday = day.isocalendar()
            letters = weeks.get((login, f"{year}-W{number:02d}"), "." * 14)[2 * weekday - 2 : 2 * weekday]
            if "F" in letters:
                continue  # a holiday: an absence on it says nothing
            if any(what == "yes" and at <= before for what, at in events) and letters != "AA":
                self.lost.append((login, day))
            if letters.count("A") == 1:
                self.half.append((login, day))
            if "A" in letters and events[0][1] > after:
                self.too_late.append((login, day))
        # A week and what the journal tells of it are written together, or not at all.
        for week in {*weeks, *stories}:
            if last_of(stories.get(week, [])) != weeks.get(week):
                self.half.append(week)


def last_of(changes):
    """Where changes lead, each beginning where another ended; "broken" when they do not. None when there are none.

    Their order is not asked of their instants: servers' clocks may be apart.
    """
    after = dict(changes)
    starts = after.keys() - after.values()
    if not changes:
        return None
    if len(after) != len(changes) or len(starts) != 1:
        return "broken"
    state = starts.pop()
    for _ in changes:
        if state not in after:
            return "broken"
        state = after[state]
    return state


class FileBase:
    """A file of SQLite."""

    def __init__(self, path):
        self.path = path

    def read(self, logins):
        weeks, told = [], []
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
            for login in logins:
                (person,) = connection.execute("SELECT person_id FROM account WHERE login = ?", (login,)).fetchone()
                found = connection.execute("SELECT monday, cells FROM week WHERE person_id = ?", (person,))
                weeks += [(login, *row) for row in found]
                found = connection.execute(
                    "SELECT entity, body FROM journal JOIN journal_payload ON journal_id = id WHERE person_id = ?"
                    " AND body LIKE 'after=%'",
                    (person,),
                )
                told += [(login, *row) for row in found]
        return shaped(weeks, told)


def shaped(rows_of_weeks, rows_told):
    """The weeks of the people from the first day of the load on, and how the journal tells that they came to be."""
    weeks, stories = {}, {}
    first = FIRST_DAY - timedelta(days=FIRST_DAY.weekday())
    for login, monday, cells in rows_of_weeks:
        if date.fromisoformat(monday) >= first:
            weeks[login, "{0}-W{1:02d}".format(*date.fromisoformat(monday).isocalendar())] = cells
    for login, entity, body in rows_told:
        if re.fullmatch(r"\d{4}-W\d\d", entity or "") and entity >= "{0}-W{1:02d}".format(*first.isocalendar()):
            told = dict(line.split("=", 1) for line in body.splitlines())
            stories.setdefault((login, entity), []).append((told["before"], told["after"]))
    return weeks, stories
