"""Several servers on one base of PostgreSQL, which is killed under them, as they are. `script/drill postgres` does worse."""

import csv
import io
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from itertools import count

import pytest

from conftest import CLUSTER, ROOT, Place, free_port

sys.path.append(str(ROOT / "Tests/drill"))  # the people of the demonstration, and those who compare with the ledger

from load import FIRST_DAY, Judgement, Ledger, Load, Person, login_of, shaped, wait_for, working_days  # noqa: E402


class Base(Place):
    """The demonstration in a database of a cluster: nobody else is in it."""

    def __init__(self, path, program, cluster, database):
        super().__init__(path, program)
        self.cluster, self.database = cluster, database
        path.mkdir(parents=True, exist_ok=True)

    def environment(self, language, **more):
        return super().environment(language, PENDULAIRE_DATABASE=self.address, **more)

    @property
    def address(self):
        return f"{self.cluster.rsplit('/', 1)[0]}/{self.database}"

    def rows(self, sql):
        """What PostgreSQL's own client reads, as its administrator."""
        psql = f"{os.environ.get('POSTGRES_BIN', '/usr/lib/postgresql/15/bin')}/psql"
        done = subprocess.run(
            [psql, "--no-psqlrc", "--csv", "--tuples-only", "-v", "ON_ERROR_STOP=1", "-d", self.address, "-c", sql],
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return list(csv.reader(io.StringIO(done.stdout)))

    def read(self, logins):
        names = ", ".join(f"'{login}'" for login in logins)
        weeks = self.rows(
            "SELECT login, monday, cells FROM week JOIN account USING (organisation_id, person_id)"
            f" WHERE login IN ({names})"
        )
        told = self.rows(
            "SELECT login, entity, body FROM journal JOIN account USING (organisation_id, person_id)"
            " JOIN journal_payload AS p ON journal_id = journal.id AND p.organisation_id = journal.organisation_id"
            f" WHERE login IN ({names}) AND body LIKE 'after=%'"
        )
        return shaped(weeks, told)


class Server:
    def __init__(self, base):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = base.path / f"log-{self.port}"
        self.process = subprocess.Popen(
            [base.program, "serve", "--port", str(self.port)], cwd=base.path, env=base.environment("en"),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self.log.open("w"),
        )  # fmt: skip
        assert wait_for(self.is_ready), self.log.read_text()

    def is_ready(self):
        assert self.process.poll() is None, self.log.read_text()
        try:
            urllib.request.urlopen(self.url + "/sante/pret", timeout=10).close()
            return True
        except OSError:
            return False

    def kill(self):
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="session")
def loaded(cluster, program, tmp_path_factory):
    subprocess.run([CLUSTER, "database", cluster, "demo"], check=True, capture_output=True, stdin=subprocess.DEVNULL)
    base = Base(tmp_path_factory.mktemp("demo"), program, cluster, "demo")
    printed = ""
    for command in (["migrate"], ["demo", "load"], ["journal", "seal"]):
        ran = base.run(*command, language="fr")
        assert ran.status == 0, ran
        printed += ran.out
    base.logins = {role: login_of(printed, role) for role in ("employee", "manager", "hr")}
    return base


@pytest.fixture
def base(loaded, cluster, tmp_path):
    """A copy of the demonstration, in a database of its own."""
    name = f"copy_{next(numbers)}"
    loaded_elsewhere = Base(tmp_path / "any", loaded.program, cluster, "postgres")
    loaded_elsewhere.rows(f"CREATE DATABASE {name} TEMPLATE demo")
    base = Base(tmp_path / "demo", loaded.program, cluster, name)
    base.secrets.parent.mkdir()
    base.secrets.write_bytes(loaded.secrets.read_bytes())
    base.secrets.chmod(0o600)
    base.logins = loaded.logins
    return base


numbers = count(1)


@pytest.fixture
def serve(base):
    servers = []

    def start():
        servers.append(Server(base))
        return servers[-1]

    yield start
    for server in servers:
        server.kill()


class People:
    """Those who write, with days of their own, and the ledger of what they were answered."""

    def __init__(self, base):
        self.base = base
        self.ledger = Ledger(base.path / "ledger.jsonl")
        self.days = {login: working_days(FIRST_DAY) for login in base.logins.values()}

    def load(self, role, server, **options):
        login = self.base.logins[role]
        load = Load(server.url, login, self.days[login], self.ledger, **options)
        load.start()
        return load

    def until(self, more):
        goal = len(self.ledger.moments("yes")) + more
        assert wait_for(lambda: len(self.ledger.moments("yes")) >= goal, 180), f"{more} more writes were not answered"

    def find_all(self):
        """Holds that what was acknowledged is there, that nothing is there by half, and that the journal is whole."""
        judgement = Judgement(self.base, self.ledger)
        assert judgement.acknowledged and not judgement.lost and not judgement.half, vars(judgement)
        for command in ("seal", "verify"):
            ran = self.base.run("journal", command)
            assert ran.status == 0, ran


def test_two_servers_share_sessions(base, serve):
    one, two = serve(), serve()
    person = Person(one.url)
    person.sign_in(base.logins["employee"])
    page = person.get("/ma-semaine")
    person.url = two.url
    # A form of one server is sent to the other, and the first knows of it.
    answer = person.post(page, "/ma-semaine/absences", {"debut": next(working_days(FIRST_DAY)).isoformat(), "demi": "",
                                                        "acte": "signaler"})  # fmt: skip
    assert answer.url.startswith(two.url) and "/connexion" not in answer.url
    person.post(person.get("/ma-semaine"), "/deconnexion", {})
    person.url = one.url
    assert 'name="mot-de-passe"' in person.get("/ma-semaine"), "the other server still knows who left"


def test_postgresql_killed_under_load_loses_nothing_acknowledged(base, serve):
    server = serve()
    people = People(base)
    loads = [people.load(role, server) for role in base.logins]
    for _ in range(3):
        people.until(3)
        pid = base.rows(
            f"SELECT pid FROM pg_stat_activity WHERE application_name = 'pendulaire' AND datname = '{base.database}' LIMIT 1"
        )
        # A process that dies so takes all the others with it; the server recovers from its log by itself.
        os.kill(int(pid[0][0]), signal.SIGKILL)
    people.until(10)
    for load in loads:
        load.stop()
    assert server.process.poll() is None, server.log.read_text()
    assert {code for load in loads for _, code in load.refusals} <= {503}
    people.find_all()


def test_a_server_killed_under_load_loses_nothing_acknowledged(base, serve):
    dying, staying = serve(), serve()
    people = People(base)
    first = people.load("employee", dying, ends_with_server=True)
    other = people.load("manager", staying)
    people.until(10)
    dying.kill()
    first.join(60)
    people.until(5)
    again = people.load("employee", staying)
    people.until(5)
    for load in (other, again):
        load.stop()
    assert not other.refusals
    people.find_all()


def test_the_job_of_a_dead_server_is_taken_over(base, serve):
    # As a server leaves it that dies in the middle: leased, and nobody gives it back.
    serve().kill()
    base.rows(
        "UPDATE job SET state = 'leased', owner = 'a-dead-server', token = token + 7,"
        f" due_at = {int(time.time() * 1_000) - 1} WHERE kind = 'seal-journal'"
    )
    (token,) = base.rows("SELECT token FROM job WHERE kind = 'seal-journal'")
    server = serve()
    people = People(base)
    people.load("employee", server, limit=1).join(60)

    def is_sealed():
        taken = base.rows(f"SELECT 1 FROM job WHERE kind = 'seal-journal' AND token > {token[0]} AND state <> 'leased'")
        return taken and base.rows("SELECT count(*) FROM journal WHERE sequence IS NULL") == [["0"]]

    assert wait_for(is_sealed, 180), base.rows("SELECT kind, state, owner, token, due_at FROM job")
    people.find_all()
