"""Tens of people who note absences through the front, and others who only look."""

import threading
import time
import urllib.error
from contextlib import contextmanager

from load import FIRST_DAY, Ledger, Person, longest_gap, wait_for, working_days

# The program gives a server of the base that says nothing 35 seconds; the front 75.
PATIENCE = 90


class Somebody(threading.Thread):
    """Keeps one session through whatever happens, and sends what was refused again, as people do."""

    def __init__(self, crowd, login, number):
        super().__init__(daemon=True)
        self.crowd, self.login, self.number = crowd, login, number
        self.person = Person(crowd.url, PATIENCE)

    def run(self):
        try:
            self.until_answered("sign-in", lambda: self.person.sign_in(self.login))
            self.crowd.signed_in.append(self.login)
            while not self.crowd.stopping.is_set():
                self.live()
        except Exception as error:
            self.crowd.faults.append(f"{self.login}: {type(error).__name__}: {error}")

    def until_answered(self, what, act):
        """None when the crowd goes home before an answer came."""
        while not self.crowd.stopping.is_set():
            began = time.monotonic()
            try:
                answer = act()
                self.crowd.answers.append((what, began, time.monotonic()))
                return answer
            except urllib.error.HTTPError as refusal:
                self.crowd.refusals.append((what, time.monotonic(), refusal.code, refusal.headers.get("Retry-After")))
                refusal.close()
                if refusal.code < 500:
                    raise
            except OSError as error:
                self.crowd.refusals.append((what, time.monotonic(), 0, type(error).__name__))
            time.sleep(0.2)
        return None

    def look(self):
        page = self.until_answered("read", lambda: self.person.get("/ma-semaine"))
        if page is not None and 'name="mot-de-passe"' in page:
            raise RuntimeError("was signed out")
        return page


class Reader(Somebody):
    def live(self):
        self.look()
        time.sleep(0.1)


class Writer(Somebody):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.days = working_days(FIRST_DAY)

    def live(self):
        page = self.look()
        if page is None:
            return
        day = next(self.days)
        ledger = self.crowd.ledger
        fields = {"debut": day.isoformat(), "demi": "", "acte": "signaler"}
        ledger.write("try", self.login, day)
        # The same form each time: its token makes it one act, however often it is sent.
        if self.until_answered("write", lambda: self.person.post(page, "/ma-semaine/absences", fields)) is not None:
            ledger.write("yes", self.login, day)
        time.sleep(0.05)


class Crowd:
    def __init__(self, url, logins, ledger, writers=24, readers=6):
        self.url, self.ledger = url, Ledger(ledger)
        self.answers, self.refusals, self.faults, self.signed_in = [], [], [], []
        self.stopping = threading.Event()
        kinds = [Writer] * writers + [Reader] * readers
        self.people = [kind(self, login, number) for number, (kind, login) in enumerate(zip(kinds, logins))]

    def start(self):
        for somebody in self.people:
            somebody.start()
        arrived = wait_for(lambda: len(self.signed_in) + len(self.faults) == len(self.people) or self.faults, 400)
        assert arrived and not self.faults, f"{len(self.signed_in)} of {len(self.people)} signed in: {self.faults[:2]}"

    def stop(self):
        self.stopping.set()
        for somebody in self.people:
            somebody.join(PATIENCE)

    def writes(self):
        return self.ledger.moments("yes")

    def until(self, count, seconds=240):
        """Waits until `count` more writes are answered."""
        goal = len(self.writes()) + count
        done = wait_for(lambda: len(self.writes()) >= goal or self.faults, seconds)
        assert done and not self.faults, f"fewer than {count} writes in {seconds} s; {self.faults[:2]}"

    def gap(self, what, begin, end):
        return longest_gap(sorted(at for name, _, at in self.answers if name == what), begin, end)

    def told(self, since=0):
        """How often people were turned away, by status; 0 is a connection that ended without an answer."""
        counts = {}
        for _, at, code, _ in self.refusals:
            if at >= since:
                counts[code] = counts.get(code, 0) + 1
        return ", ".join(f"{count} × {code or 'cut'}" for code, count in sorted(counts.items())) or "nobody turned away"


@contextmanager
def crowd_of(topology, **options):
    crowd = Crowd(topology.url, topology.demonstration.logins, topology.folder / "ledger.jsonl", **options)
    try:
        crowd.start()
        yield crowd
    finally:
        crowd.stop()
