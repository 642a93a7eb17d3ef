"""What has been answered survives the machine's worst moment: kill -9, twenty times, in the middle of writes."""

import http.cookiejar
import re
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import date, timedelta

from conftest import Server
from support import ORGANISATION, PASSWORD, login_of
ROUNDS = 20
FIELD = "{0:%Y-%m-%d}-matin"  # the morning of a day in the grid


class Person:
    """Somebody with a browser that is only an HTTP client."""

    def __init__(self, url):
        self.url = url
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def get(self, path):
        return self.opener.open(self.url + path, timeout=20).read().decode()

    def post(self, page, path, fields):
        tokens = dict(re.findall(r'name="(_csrf|_jeton)" value="([^"]*)"', page))
        body = urllib.parse.urlencode(tokens | fields).encode()
        return self.opener.open(self.url + path, data=body, timeout=20)

    def sign_in(self, login):
        page = self.get("/connexion")
        fields = {"organisme": ORGANISATION, "identifiant": login, "mot-de-passe": PASSWORD, "suite": "/"}
        answer = self.post(page, "/connexion", fields)
        assert "/connexion" not in answer.url, "the demonstration account does not open"


def absences(person, days, acknowledged):
    """Notes absences one day after the other until the server dies; keeps what was answered."""
    for day in days:
        try:
            # A page of its own each time: the same form token again would be the same act.
            page = person.get("/ma-semaine")
            person.post(page, "/ma-semaine/absences", {"debut": day.isoformat(), "demi": "", "acte": "signaler"})
        except (OSError, urllib.error.URLError):
            return
        acknowledged.append(day)


def is_absent(person, day):
    week = day.isocalendar()
    page = person.get(f"/ma-semaine?semaine={week.year}-W{week.week:02d}")
    cell = re.search(rf'name="{FIELD.format(day)}".*?</select>', page, re.S)
    assert cell, f"{day} is not in the grid of its week"
    return re.search(r'<option value="A"[^>]* selected', cell.group(0)) is not None


def working_days(first, count):
    days = []
    while len(days) < count:
        if first.weekday() < 5:
            days.append(first)
        first += timedelta(days=1)
    return days


def test_what_was_answered_survives_kill_nine_twenty_times(program, server, demo):
    login = login_of(demo[1], "employee")
    days = iter(working_days(date.today() + timedelta(days=70), 400))
    kept, lives = [], [server]
    try:
        for round_number in range(ROUNDS):
            life = lives[-1]
            person = Person(life.url)
            person.sign_in(login)
            todo = [next(days) for _ in range(12)]
            acknowledged = []
            writer = threading.Thread(target=absences, args=(person, todo, acknowledged))
            writer.start()
            # Sooner or later in the run of writes, never at the same point.
            time.sleep(0.3 + 0.037 * round_number)
            life.process.send_signal(signal.SIGKILL)
            life.process.wait()
            writer.join(30)
            kept += acknowledged
            lives.append(Server(program, server.database, server.log_path))
        person = Person(lives[-1].url)
        person.sign_in(login)
        assert len(kept) > ROUNDS, "too few writes were answered for the drill to mean anything"
        lost = [day for day in kept if is_worked(person, day) and not is_absent(person, day)]
        assert not lost, f"{len(lost)} of {len(kept)} answered writes were lost: {lost[:3]}"
    finally:
        for life in lives:
            life.stop()
    verdict = subprocess.run(
        [program, "journal", "verify", "--database", str(server.database)], capture_output=True, text=True, timeout=120
    )
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr
    print(f"{len(kept)} answered writes, {ROUNDS} kills, none lost")


def is_worked(person, day):
    """Holidays have no choice in the grid, and an absence on them says nothing."""
    week = day.isocalendar()
    return f'name="{FIELD.format(day)}"' in person.get(f"/ma-semaine?semaine={week.year}-W{week.week:02d}")
