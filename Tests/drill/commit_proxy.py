"""commit_proxy.py LISTEN TARGET EVERY: passes PostgreSQL's protocol on, and loses every so many commits on the way.

Of those, two of three are cut after the server has answered, before its answer passes; the third before the COMMIT
passes. Each is said on a line. The connection must not be encrypted.
"""

import asyncio
import struct
import sys


class Losses:
    def __init__(self, every):
        self.every, self.commits, self.lost = every, 0, 0

    def next(self):
        """What becomes of a COMMIT: None, "answer" or "commit"."""
        self.commits += 1
        if self.commits % self.every:
            return None
        self.lost += 1
        return "commit" if self.lost % 3 == 0 else "answer"


async def message(reader, is_first):
    head = await reader.readexactly(4 if is_first else 5)
    (length,) = struct.unpack("!I", head[-4:])
    return head, await reader.readexactly(length - 4)


async def serve(reader, writer, target, losses):
    host, port = target.rsplit(":", 1)
    waiting_to_cut = asyncio.Event()
    there = None
    try:
        from_server, there = await asyncio.open_connection(host, int(port))

        async def onward():
            is_first = True
            while True:
                head, body = await message(reader, is_first)
                is_first = False
                loss = losses.next() if head[:1] == b"Q" and body == b"COMMIT\0" else None
                if loss == "commit":
                    print("commit lost", flush=True)
                    return
                if loss == "answer":
                    waiting_to_cut.set()
                there.write(head + body)
                await there.drain()

        async def back():
            while data := await from_server.read(65536):
                if waiting_to_cut.is_set():
                    # It has committed, and waited for its standby: this is the answer.
                    print("answer lost", flush=True)
                    return
                writer.write(data)
                await writer.drain()

        tasks = [asyncio.ensure_future(onward()), asyncio.ensure_future(back())]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    except OSError:
        pass
    finally:
        for end in (writer, there):
            if end is not None:
                end.transport.abort()


async def main():
    listen, target, every = sys.argv[1:]
    host, port = listen.rsplit(":", 1)
    losses = Losses(int(every))
    server = await asyncio.start_server(lambda reader, writer: serve(reader, writer, target, losses), host, int(port))
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
