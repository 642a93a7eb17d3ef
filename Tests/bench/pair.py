"""Two servers on one PostgreSQL against one: how much more is answered, and what the base has left."""

import asyncio

from client import Answers, in_turn
from monday import employees
from server import Meter, Server

CLIENTS = 50


def throughput(base, servers, cookies, times):
    ports = [server.port for server in servers]
    visits = [(cookies[n % len(cookies)], "/ma-semaine") for n in range(times)]
    asyncio.run(in_turn(ports, visits[: times // 4], CLIENTS, Answers()))
    answers, meter = Answers(), Meter(servers, base.cluster)
    asyncio.run(in_turn(ports, visits, CLIENTS, answers))
    used = meter.read()
    return {
        "rate": times / used["seconds"], "p99": answers.percentile(0.99), "refused": sum(answers.refused.values()),
        "server": used["server"] / times * 1000, "base": used["base"] / times * 1000, "load": used["load"] / times * 1000,
        "cores": (used["server"] + used["base"] + used["load"]) / used["seconds"],
    }  # fmt: skip


def compare(base, today, scale):
    cookies = base.sessions(employees(base, today, 500))
    times = max(1000, int(6000 * scale))
    with Server(base) as first:
        alone = throughput(base, [first], cookies, times)
        with Server(base) as second:
            both = throughput(base, [first, second], cookies, times)
    return {"one": alone, "two": both, "ratio": both["rate"] / alone["rate"], "most": 2000 / both["base"]}
