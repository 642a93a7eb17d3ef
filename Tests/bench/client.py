"""Browsers reduced to their requests: sockets, in one thread. Its CPU is measured apart from the server's."""

import asyncio
import re
import time
import urllib.parse

TOKEN = re.compile(rb'name="(_csrf|_jeton)" value="([^"]*)"')


class Connection:
    """One HTTP/1.1 connection that is kept."""

    def __init__(self, port):
        self.port, self.reader, self.writer = port, None, None

    async def ask(self, method, path, cookie, body=b""):
        """The status, the headers and the body of the answer."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {cookie}\r\n"
        if method == "POST":
            head += f"Origin: http://127.0.0.1:{self.port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        self.writer.write(head.encode() + b"\r\n" + body)
        text = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status = int(text[9:12])
        fields = (line.split(": ", 1) for line in text.split("\r\n")[1:] if ": " in line)
        headers = {name.lower(): value for name, value in fields}
        if "content-length" in headers:
            content = await self.reader.readexactly(int(headers["content-length"]))
        elif headers.get("transfer-encoding") == "chunked":
            content = b""
            while size := int(await self.reader.readline(), 16):
                content += (await self.reader.readexactly(size + 2))[:-2]
            await self.reader.readline()
        else:
            content = b""
        return status, headers, content

    def close(self):
        if self.writer:
            self.writer.close()
            self.writer = None


class Answers:
    """How long each kind of request took, in milliseconds, and which were not answered as they should."""

    def __init__(self):
        self.times, self.refused = {}, {}

    def note(self, kind, began, status, wanted=(200,)):
        self.times.setdefault(kind, []).append((time.perf_counter() - began) * 1000)
        if status not in wanted:
            self.refused[kind, status] = self.refused.get((kind, status), 0) + 1
        return status in wanted

    def percentile(self, share, *kinds):
        times = sorted(time for kind, list in self.times.items() if not kinds or kind in kinds for time in list)
        return times[min(len(times) - 1, int(len(times) * share))] if times else 0.0

    def count(self, *kinds):
        return sum(len(list) for kind, list in self.times.items() if not kinds or kind in kinds)


def form(page, fields):
    """The body of a form of the page: its tokens and what is typed."""
    tokens = {name.decode(): value.decode() for name, value in TOKEN.findall(page)}
    return urllib.parse.urlencode(tokens | fields).encode()


async def in_turn(ports, visits, clients, answers):
    """So many clients at once, each asking for the next (cookie, path) as soon as it has its answer."""
    queue = iter(visits)

    async def client(number):
        connection = Connection(ports[number % len(ports)])
        for cookie, path in queue:
            began = time.perf_counter()
            status, _, _ = await connection.ask("GET", path, cookie)
            answers.note("page", began, status)
        connection.close()

    await asyncio.gather(*(client(number) for number in range(clients)))


async def on_time(arrivals, visit):
    """Starts each visit at its moment, whatever became of those before it: people do not wait for one another."""
    start = time.perf_counter()
    running = set()
    for at, who in arrivals:
        delay = at - (time.perf_counter() - start)
        if delay > 0:
            await asyncio.sleep(delay)
        task = asyncio.create_task(visit(who))
        running.add(task)
        task.add_done_callback(running.discard)
    if running:
        await asyncio.wait(running)
