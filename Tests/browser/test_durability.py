"""What has been answered survives the machine's worst moment: kill -9, twenty times, in the middle of writes."""

import re
import signal
import subprocess
import time

from conftest import Server
from load import FIRST_DAY, Ledger, Load, Person, login_of, wait_for, working_days

ROUNDS = 20
FIELD = "{0:%Y-%m-%d}-matin"  # the morning of a day in the grid


def is_absent(person, day):
    week = day.isocalendar()
    page = person.get(f"/ma-semaine?semaine={week.year}-W{week.week:02d}")
    cell = re.search(rf'name="{FIELD.format(day)}".*?</select>', page, re.S)
    assert cell, f"{day} is not in the grid of its week"
    return re.search(r'<option value="A"[^>]* selected', cell.group(0)) is not None


def test_what_was_answered_survives_kill_nine_twenty_times(program, server, demo, tmp_path):
    login = login_of(demo[1], "employee")
    days, ledger = working_days(FIRST_DAY), Ledger(tmp_path / "ledger.jsonl")
    lives = [server]
    try:
        for round_number in range(ROUNDS):
            life = lives[-1]
            load = Load(life.url, login, days, ledger, ends_with_server=True)
            load.start()
            goal = len(ledger.moments("yes")) + 2
            assert wait_for(lambda: len(ledger.moments("yes")) >= goal), f"nothing is answered: {life.log()}"
            # Sooner or later in the run of writes, never at the same point.
            time.sleep(0.037 * round_number)
            life.process.send_signal(signal.SIGKILL)
            life.process.wait()
            load.join(30)
            lives.append(Server(program, server.database, server.log_path))
        person = Person(lives[-1].url)
        person.sign_in(login)
        kept = [day for _, day in ledger.acknowledged()]
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
