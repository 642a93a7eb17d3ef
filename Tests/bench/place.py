"""Where the bases of the bench are, on either engine, and what is asked of them beside the program."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PENDULAIRE", str(ROOT / ".build/release/pendulaire"))
BENCH = os.environ.get("PENDULAIRE_BENCH", str(ROOT / ".build/release/pendulaire-bench"))
POSTGRES = Path(os.environ.get("POSTGRES_BIN", "/usr/lib/postgresql/15/bin"))
ROLE = "pendulaire"
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{folder}'
max_connections = 100
shared_buffers = 1GB
effective_cache_size = 4GB
maintenance_work_mem = 256MB
max_wal_size = 8GB
checkpoint_timeout = 15min
"""


class BenchFailure(Exception):
    pass


def run(command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        raise BenchFailure(f"{' '.join(map(str, command[:6]))}…: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


class Cluster:
    """A PostgreSQL server of the bench's own, on a Unix socket, that writes through to the disk as in service."""

    def __init__(self, folder):
        self.folder = folder
        self.as_server = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []

    def start(self):
        data = self.folder / "data"
        if not data.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            if self.as_server:
                shutil.chown(self.folder, "postgres")
            run([*self.as_server, POSTGRES / "initdb", f"--pgdata={data}", "--username=postgres", "--auth=trust",
                 "--encoding=UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8", "--lc-messages=C", "--data-checksums"])  # fmt: skip
            with open(data / "postgresql.conf", "a", encoding="utf-8") as file:
                file.write(SETTINGS.format(folder=self.folder))
        if subprocess.run([*self.as_server, POSTGRES / "pg_ctl", "status", "-D", data], capture_output=True).returncode != 0:
            # Its log is a file: what it inherits would otherwise keep this program's output open.
            subprocess.run(
                [*self.as_server, POSTGRES / "pg_ctl", "start", "-D", data, "-l", self.folder / "log", "--wait", "-t", "300"],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
            )  # fmt: skip
        self.psql("postgres", f"DO $$ BEGIN CREATE ROLE {ROLE} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        return self

    def stop(self):
        data = self.folder / "data"
        if data.exists():
            subprocess.run([*self.as_server, POSTGRES / "pg_ctl", "stop", "-D", data, "-m", "fast"], capture_output=True)

    @property
    def pid(self):
        return int((self.folder / "data/postmaster.pid").read_text().split()[0])

    def psql(self, database, sql):
        """As superuser: the fence between organismes is the program's, not the bench's."""
        return run([POSTGRES / "psql", "--no-psqlrc", "-qAt", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-h", self.folder,
                    "-d", database], input=sql)  # fmt: skip


class Base:
    """One base of the program: `name` on an engine, its keys and its texts."""

    def __init__(self, folder, name, engine, cluster=None, texts="Texts"):
        self.folder, self.name, self.engine, self.cluster = folder, name, engine, cluster
        self.texts = folder / texts
        self.file = folder / f"{name}.sqlite"
        self.note = folder / f"{name}-{engine}.json"
        self.secrets = folder / "var/secrets"
        socket = str(cluster.folder).replace("/", "%2F") if cluster else ""
        self.address = str(self.file) if engine == "sqlite" else f"postgres://{ROLE}@{socket}/{name}"

    @property
    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PENDULAIRE", "LC_", "LANG"))}
        return kept | {
            "LANG": "en_GB.UTF-8", "PENDULAIRE_DATABASE": self.address, "PENDULAIRE_SECRETS": str(self.secrets),
            "PENDULAIRE_HOME": str(ROOT), "PENDULAIRE_TEXTS": str(self.texts),
        }  # fmt: skip

    def program(self, *arguments):
        return run([PROGRAM, *arguments], env=self.environment, cwd=self.folder)

    def task(self, *arguments):
        options = ["--database", self.address, "--secrets", self.secrets, "--texts", self.texts]
        return run([BENCH, "network", *arguments, *options], cwd=self.folder)

    def create(self):
        """Empty, at the program's schema."""
        self.remove()
        if self.engine == "postgres":
            self.cluster.psql("postgres", f"CREATE DATABASE {self.name} OWNER {ROLE} TEMPLATE template0")
        self.program("migrate")

    def remove(self):
        self.note.unlink(missing_ok=True)
        if self.engine == "postgres":
            self.cluster.psql("postgres", f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        else:
            for ending in ("", "-wal", "-shm"):
                self.file.with_name(self.file.name + ending).unlink(missing_ok=True)

    @property
    def exists(self):
        if self.engine == "sqlite":
            return self.file.exists()
        return bool(self.cluster.psql("postgres", f"SELECT 1 FROM pg_database WHERE datname = '{self.name}'"))

    def made(self, people, organisations, months):
        """The base, made unless it is there already; its note tells how long that took."""
        if self.exists and self.note.exists():
            self.program("migrate")
            return self
        if self.exists and self.engine == "sqlite":
            if self.file.with_name(self.file.name + "-wal").exists():
                raise BenchFailure(f"{self.file} is in use, or its making was interrupted: remove it to have it made again")
            self.program("migrate")
            self.note.write_text(json.dumps({"people": people, "months": months, "seconds": None}))
            return self
        self.create()
        return self.fill(people, organisations, months)

    def fill(self, people, organisations, months):
        began = time.monotonic()
        said = self.program("demo", "bulk", "--people", people, "--organisations", organisations, "--months", months)
        seconds = time.monotonic() - began
        self.note.write_text(json.dumps({"people": people, "months": months, "seconds": seconds, "said": said}))
        return self

    def rows(self, sql):
        """Rows as texts and numbers (SQLite) or texts (PostgreSQL)."""
        if self.engine == "sqlite":
            with closing(sqlite3.connect(self.file, timeout=60)) as connection:
                return connection.execute(sql).fetchall()
        text = self.cluster.psql(self.name, f"COPY ({sql}) TO STDOUT WITH (FORMAT csv)")
        return [tuple(row) for row in csv.reader(io.StringIO(text))]

    def execute(self, *statements):
        if self.engine == "sqlite":
            with closing(sqlite3.connect(self.file, timeout=60)) as connection, connection:
                for statement in statements:
                    connection.execute(statement)
        else:
            self.cluster.psql(self.name, "BEGIN;" + ";".join(statements) + ";COMMIT")

    def number(self, sql):
        return int(self.rows(sql)[0][0] or 0)

    @property
    def bytes(self):
        if self.engine == "sqlite":
            return self.number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return self.number(f"SELECT pg_database_size('{self.name}')")

    def sessions(self, people):
        """A cookie for each (organisme, login), signed in by the use case with passwords that need no change."""
        listed = self.folder / "people.tsv"
        listed.write_text("".join(f"{code}\t{login}\n" for code, login in people), encoding="utf-8")
        return self.task("sessions", "--people", listed).split("\n")[: len(people)]

    def open_accounts(self):
        """Made-up people have a password to change first; those of the bench look at their week."""
        self.execute("UPDATE account SET must_change_password = 0 WHERE must_change_password = 1")
