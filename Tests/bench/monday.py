"""Monday at nine: people open their week, some place a day; then more and more of them, until something bends.

Arrivals follow a bell: a normal law centred in the middle of the time, a sixth of it wide (so that all but three in a thousand
come within it, and those are brought in), taken at its quantiles rather than drawn: the same curve each time. At its top,
people come 2.4 times as often as on average. Nobody waits for anybody: a slow answer delays no arrival.
"""

import random
import time
from datetime import timedelta
from statistics import NormalDist

from client import Answers, Connection, form, on_time
from pages import EMPLOYED
from server import Meter, Server

LOOKERS, PLACERS, MINUTES = 20_000, 5_000, 10


def bell(count, seconds):
    """The moments at which people come."""
    law = NormalDist(seconds / 2, seconds / 6)
    first, last = law.cdf(0), law.cdf(seconds)
    return [law.inv_cdf(first + (last - first) * (number + 0.5) / count) for number in range(count)]


def placers(base, today, count):
    """(code, login, day) of people who may place a day in a week still empty, four weeks ahead, spread over organismes."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=4)
    sunday = monday + timedelta(days=6)
    rows = base.rows(
        "SELECT o.code, a.login, p.id FROM agreement AS g JOIN person AS p ON p.organisation_id = g.organisation_id "
        "AND p.id = g.person_id JOIN account AS a ON a.organisation_id = p.organisation_id AND a.person_id = p.id "
        "JOIN organisation AS o ON o.organisation_id = p.organisation_id "
        f"WHERE g.first_day <= '{monday}' AND g.last_key >= '{sunday}' AND g.formula LIKE 'flexible:%' "
        f"AND g.places LIKE 'home%' AND p.pattern = '11111111110000' AND p.last_day IS NULL AND p.first_day <= '{today}' "
        "AND NOT EXISTS (SELECT 1 FROM week AS w WHERE w.organisation_id = p.organisation_id AND w.person_id = p.id "
        f"AND w.monday = '{monday}')"
    )
    rows = sorted((str(code), str(login), str(person)) for code, login, person in rows)
    random.Random(9).shuffle(rows)
    day = monday + timedelta(days=2)
    return [(code, login, day, person) for code, login, person in rows[:count]]


def employees(base, today, count):
    rows = base.rows(
        "SELECT o.code, a.login FROM account AS a JOIN person AS p ON p.organisation_id = a.organisation_id "
        "AND p.id = a.person_id JOIN organisation AS o ON o.organisation_id = p.organisation_id "
        f"WHERE {EMPLOYED.format(today=today)}"
    )
    rows = sorted((str(code), str(login)) for code, login in rows)
    random.Random(11).shuffle(rows)
    return rows[:count]


class Crowd:
    def __init__(self, server):
        self.ports = [server.port for server in (server if isinstance(server, list) else [server])]
        self.answers, self.placed, self.by_rules = Answers(), [], 0
        self.count = 0

    async def visit(self, who):
        self.count += 1
        connection = Connection(self.ports[self.count % len(self.ports)])
        try:
            await (self.look(connection, *who) if len(who) == 1 else self.place(connection, *who))
        except (OSError, EOFError) as error:
            self.answers.refused["cut", type(error).__name__] = self.answers.refused.get(("cut", type(error).__name__), 0) + 1
        finally:
            connection.close()

    async def look(self, connection, cookie, path="/ma-semaine"):
        began = time.perf_counter()
        status, _, page = await connection.ask("GET", path, cookie)
        self.answers.note("look", began, status)
        return page

    async def place(self, connection, cookie, day, person):
        year, week, _ = day.isocalendar()
        page = await self.look(connection, cookie, f"/ma-semaine?semaine={year}-W{week:02}")
        if b"_jeton" not in page:
            return  # turned away: there is no form to send
        body = form(page, {"debut": day.isoformat(), "demi": "", "lieu": "H"})
        began = time.perf_counter()
        status, headers, _ = await connection.ask("POST", "/ma-semaine/jours", cookie, body)
        self.answers.note("place", began, status, (303, 422))
        if status == 422:
            self.by_rules += 1
        if status == 303:
            self.placed.append((person, day))
            await self.look(connection, cookie, headers["location"])


def lost(base, placed):
    """How many acknowledged days the base does not hold, read by its engine's own tools."""
    if not placed:
        return 0
    day = placed[0][1]
    monday = day - timedelta(days=day.weekday())
    held = {str(person): cells for person, cells in base.rows(f"SELECT person_id, cells FROM week WHERE monday = '{monday}'")}
    place = 2 * day.weekday()
    return sum(held.get(person, "." * 14)[place : place + 2] != "HH" for person, _ in placed)


async def bell_morning(base, server, lookers, movers, cookies, seconds):
    """The bell: what the requests took, and what the morning cost."""
    visits = [(cookies[who],) for who in lookers] + [(cookies[who[:2]], *who[2:]) for who in movers]
    random.Random(13).shuffle(visits)
    crowd, meter = Crowd(server), Meter([server], base.cluster)
    await on_time(zip(bell(len(visits), seconds), visits), crowd.visit)
    return crowd, meter.read()


async def rising(base, servers, lookers, cookies, seconds=8, start=40, limit=4000):
    """Steps of more and more visits a second until p99 is above a second or people are turned away."""
    steps, rate, next_looker = [], start, 0
    while rate < limit:
        count = int(rate * seconds)
        visits = [(cookies[lookers[(next_looker + n) % len(lookers)]],) for n in range(count)]
        next_looker += count
        crowd, meter = Crowd(servers), Meter(servers, base.cluster)
        waits = WaitSampler(base) if base.cluster else None
        await on_time(((n / rate, visit) for n, visit in enumerate(visits)), crowd.visit)
        used = meter.read()
        steps.append(
            {
                "asked": rate, "answered": crowd.answers.count() / used["seconds"], "p50": crowd.answers.percentile(0.5),
                "p99": crowd.answers.percentile(0.99), "refused": sum(crowd.answers.refused.values()),
                "server": used["server"] / used["seconds"], "base": used["base"] / used["seconds"],
                "load": used["load"] / used["seconds"], "waits": waits.stop() if waits else "",
            }
        )  # fmt: skip
        if steps[-1]["p99"] > 1000 or steps[-1]["refused"] > count / 100:
            break
        rate = int(rate * 1.3)
    return steps


class WaitSampler:
    """What the connections of PostgreSQL wait for, looked at by psql every half second until told to stop."""

    def __init__(self, base):
        import subprocess

        from place import POSTGRES

        # Answers with one line for each look; the sum is taken at the end.
        sql = ("SELECT wait_event_type || ':' || wait_event, count(*) FROM pg_stat_activity WHERE state = 'active' "
               f"AND datname = '{base.name}' AND wait_event IS NOT NULL GROUP BY 1; \\watch 0.5\n")  # fmt: skip
        self.process = subprocess.Popen(
            [POSTGRES / "psql", "--no-psqlrc", "-qAt", "-U", "postgres", "-h", base.cluster.folder, "-d", "postgres"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self.process.stdin.write(sql)
        self.process.stdin.flush()

    def stop(self):
        self.process.terminate()
        counts = {}
        for line in self.process.communicate()[0].splitlines():
            name, bar, number = line.partition("|")
            if bar and number.isdigit():
                counts[name] = counts.get(name, 0) + int(number)
        return ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda item: -item[1])[:2])


def morning(base, today, scale, minutes):
    import asyncio

    movers = placers(base, today, int(PLACERS * scale))
    lookers = employees(base, today, int(LOOKERS * scale) - len(movers))
    people = sorted({*lookers, *(who[:2] for who in movers)})
    cookies = dict(zip(people, base.sessions(people)))
    with Server(base) as server:
        crowd, used = asyncio.run(bell_morning(base, server, lookers, movers, cookies, minutes * 60))
        steps = asyncio.run(rising(base, [server], lookers, cookies))
        memory = server.memory()
    return {
        "visits": len(lookers) + len(movers), "requests": crowd.answers.count(), "placed": len(crowd.placed),
        "refused by rules": crowd.by_rules, "lost": lost(base, crowd.placed), "refused": {f"{kind} {status}": times for (kind, status), times in crowd.answers.refused.items()},
        "p50": crowd.answers.percentile(0.5), "p99": crowd.answers.percentile(0.99),
        "p99 look": crowd.answers.percentile(0.99, "look"), "p99 place": crowd.answers.percentile(0.99, "place"),
        "server": used["server"] / used["seconds"], "base": used["base"] / used["seconds"],
        "load": used["load"] / used["seconds"], "memory": memory, "steps": steps,
    }  # fmt: skip
