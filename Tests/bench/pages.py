"""What a page costs in the whole network and in a small base: the cost follows what is asked, not the size."""

import asyncio
import random
import sys

from client import Answers, in_turn
from server import Meter, Server

CLIENTS = 50
AIM = 1.3
EMPLOYED = "p.first_day <= '{today}' AND (p.last_day IS NULL OR p.last_day >= '{today}')"


def cast(base, code, today, seed=7):
    """Who looks at what in an organisme: (code, login) of employees, of managers, of HR."""
    scope = f"JOIN organisation AS o ON o.organisation_id = a.organisation_id WHERE o.code = '{code}'"
    people = (
        "SELECT a.login FROM account AS a JOIN person AS p ON p.organisation_id = a.organisation_id AND p.id = a.person_id "
        f"{scope} AND {EMPLOYED.format(today=today)}"
    )
    heads = people + (
        " AND EXISTS (SELECT 1 FROM person AS m WHERE m.organisation_id = p.organisation_id AND m.answers_to = p.id "
        f"AND {EMPLOYED.format(today=today).replace('p.', 'm.')})"
    )
    dice = random.Random(seed)
    employees = sorted(row[0] for row in base.rows(people))
    managers = sorted(row[0] for row in base.rows(heads))
    hr = [row[0] for row in base.rows(f"SELECT a.login FROM account AS a {scope} AND a.roles = 'human_resources'")]
    dice.shuffle(employees)
    dice.shuffle(managers)
    return {kind: [(code, str(login)) for login in logins[:200]] for kind, logins in
            {"employee": employees, "manager": managers, "hr": hr}.items()}  # fmt: skip


def subjects(month):
    """Each page, who asks for it, how often in a small organisme and in a large one."""
    return [
        ("my week", "employee", "/ma-semaine", 1000, 1000),
        ("team month", "manager", "/equipe/mois", 300, 300),
        ("requests to answer", "hr", "/demandes?file=toutes", 500, 500),
        ("month of an organisme", "hr", f"/indemnites/{month}", 100, 50),
    ]


def measure(base, code, today, month, large, share=1.0):
    """For each page: CPU milliseconds a request of the server and of the base, and p50 and p99 of 50 clients."""
    who = cast(base, code, today)
    people = sorted({person for list in who.values() for person in list})
    cookies = dict(zip(people, base.sessions(people)))
    found = {}
    with Server(base) as server:
        for name, role, path, few, many in subjects(month):
            print(f"  {base.name}, {code}: {name}", file=sys.stderr, flush=True)
            times = max(CLIENTS, int((many if large else few) * share))
            visits = [(cookies[who[role][n % len(who[role])]], path) for n in range(times)]
            asyncio.run(in_turn([server.port], visits[: max(CLIENTS, times // 4)], CLIENTS, Answers()))
            answers, meter = Answers(), Meter([server], base.cluster)
            asyncio.run(in_turn([server.port], visits, CLIENTS, answers))
            used = meter.read()
            found[name] = {
                "cpu": (used["server"] + used["base"]) / times * 1000, "server": used["server"] / times * 1000,
                "base": used["base"] / times * 1000, "p50": answers.percentile(0.5), "p99": answers.percentile(0.99),
                "load": used["load"] / times * 1000, "rate": times / used["seconds"], "refused": sum(answers.refused.values()),
            }  # fmt: skip
        found["memory"] = server.memory()
    return found


def sized(base, wanted):
    """The code of the organisme whose number of people is nearest to the one wanted, and that number."""
    rows = base.rows(
        "SELECT o.code, count(*) FROM organisation AS o JOIN person AS p ON p.organisation_id = o.organisation_id GROUP BY o.code"
    )
    return min(((str(code), int(count)) for code, count in rows), key=lambda row: (abs(row[1] - wanted), row[0]))


def compare(network, small, today, month, share):
    """Rows for the table: each page in a small organisme of the network and in its largest, beside a base of one alone."""
    alone, count = sized(small, 10**9)
    there = measure(small, alone, today, month, False, share)
    rows = []
    for wanted in (count, 10**9):
        inside, size = sized(network, wanted)
        here = measure(network, inside, today, month, size > 5000, share)
        for name, role, path, *_ in subjects(month):
            mine, its = here[name], there[name]
            # A month lists everyone: what it asks for is as large as the organisme.
            asked = size / count if "month of an organisme" == name else 1
            rows.append(
                {
                    "page": name, "people": size, "alone": count, "cpu": mine["cpu"], "cpu alone": its["cpu"] * asked,
                    "ratio": mine["cpu"] / its["cpu"] / asked, "server": mine["server"], "base": mine["base"],
                    "p99": mine["p99"], "p99 alone": its["p99"] * asked, "p99 ratio": mine["p99"] / its["p99"] / asked,
                    "rate": mine["rate"], "refused": mine["refused"] + its["refused"],
                }
            )  # fmt: skip
        rows.append({"memory": here["memory"], "memory alone": there["memory"], "people": size})
    return rows
