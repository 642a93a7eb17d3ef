"""A primary, its synchronous standby, a witness, two servers and HAProxy: what docs/operations.md calls the topology."""

import csv
import io
import json
import os
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path

from certificates import Authority
from hosts import AS_POSTGRES, POSTGRES_BIN, Network, sh
from load import login_of, shaped, wait_for
from stage import ROOT

CONFIGURATIONS = Path(__file__).resolve().parent / "configuration"
PASSWORDS = {"postgres": "superuser-of-a-test", "replicator": "replicator-of-a-test", "pendulaire": "program-of-a-test"}
DATABASE = "pendulaire"
# Pages of a debug program on a machine that others use too: what matters here is who answers, not how soon.
LAST_WORD = 90


def rows(socket_folder, sql, database=DATABASE, port=5432):
    """What PostgreSQL's own client reads, without row-level security; none of the program's code is in between."""
    done = sh(
        POSTGRES_BIN / "psql", "--no-psqlrc", "--csv", "--tuples-only", "-v", "ON_ERROR_STOP=1", "-h", socket_folder,
        "-p", port, "-U", "postgres", "-d", database, "-c", sql, env=os.environ | {"PGCONNECT_TIMEOUT": "5"}, timeout=60,
    )  # fmt: skip
    return list(csv.reader(io.StringIO(done)))


class Demonstration:
    """The demonstration, loaded once into a cluster that is stopped then and copied for each drill."""

    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)
        self.data, self.secrets = self.folder / "data", self.folder / "keys/secrets"

    @classmethod
    def loaded(cls, program, folder):
        folder = Path(folder)
        folder.mkdir(parents=True)
        # The server, which is not root, goes through them.
        for parent in (folder, folder.parent):
            parent.chmod(0o755)
        it = cls(program, folder)
        it.secrets.parent.mkdir()
        sockets = folder / "sockets"
        sockets.mkdir()
        shutil.chown(sockets, "postgres")
        it.data.mkdir(mode=0o700)
        shutil.chown(it.data, "postgres")
        sh(*AS_POSTGRES, POSTGRES_BIN / "initdb", "--pgdata", it.data, "--username=postgres", "--auth=trust",
           "--encoding=UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8", "--lc-messages=C", "--data-checksums")  # fmt: skip
        with open(it.data / "postgresql.conf", "a", encoding="utf-8") as settings:
            settings.write(f"listen_addresses = ''\nunix_socket_directories = '{sockets}'\n")
        start_cluster(it.data, folder / "log")
        try:
            for role, rights in (("replicator", "REPLICATION"), (DATABASE, "")):
                rows(sockets, f"CREATE ROLE {role} LOGIN {rights} PASSWORD '{PASSWORDS[role]}'", "postgres")
            rows(sockets, f"ALTER ROLE postgres PASSWORD '{PASSWORDS['postgres']}'", "postgres")
            rows(sockets, f"CREATE DATABASE {DATABASE} OWNER {DATABASE} TEMPLATE template0 LC_COLLATE 'C'", "postgres")
            address = f"postgres://{DATABASE}@{str(sockets).replace('/', '%2F')}/{DATABASE}"
            it.must(address, "migrate")
            printed = it.must(address, "demo", "load")
            it.must(address, "journal", "seal")
            one = login_of(printed, "employee")
            # Everybody has the password of the demonstration, not these few only.
            rows(sockets, "UPDATE account SET must_change_password = 0, enabled = 1, password_hash ="
                 f" (SELECT password_hash FROM account WHERE login = '{one}')")  # fmt: skip
            planned = rows(
                sockets,
                "SELECT login FROM account JOIN week USING (organisation_id, person_id)"
                # Full time: a day on which somebody does not work cannot be one of absence.
                f" WHERE roles = (SELECT roles FROM account WHERE login = '{one}') GROUP BY login"
                " HAVING bool_and(left(cells, 10) NOT LIKE '%.%') ORDER BY login",
            )
            it.logins = [login for (login,) in planned]
        finally:
            sh(*AS_POSTGRES, POSTGRES_BIN / "pg_ctl", "stop", "--pgdata", it.data, "--mode=fast")
        return it

    def environment(self, address, secrets=None, **more):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PENDULAIRE", "LC_", "LANG"))}
        return kept | {
            "LANG": "fr_FR.UTF-8", "PENDULAIRE_DATABASE": address, "PENDULAIRE_SECRETS": str(secrets or self.secrets),
            "PENDULAIRE_HOME": str(ROOT),
        } | more  # fmt: skip

    def run(self, address, *arguments, secrets=None):
        return subprocess.run(
            [self.program, *map(str, arguments)], env=self.environment(address, secrets), stdin=subprocess.DEVNULL,
            cwd=self.folder, capture_output=True, text=True, timeout=300,
        )  # fmt: skip

    def must(self, address, *arguments, secrets=None):
        done = self.run(address, *arguments, secrets=secrets)
        if done.returncode != 0:
            raise RuntimeError(f"pendulaire {' '.join(map(str, arguments))}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout


def start_cluster(data, log):
    log.touch()
    shutil.chown(log, "postgres")
    with open(log, "ab") as said:
        subprocess.run(
            [*AS_POSTGRES, POSTGRES_BIN / "pg_ctl", "start", "--pgdata", data, "--wait", "--timeout=120"], check=True,
            stdin=subprocess.DEVNULL, stdout=said, stderr=said,
        )  # fmt: skip


class Topology:
    """All hosts of one drill, up and in step."""

    def __init__(self, demonstration, folder, *, settings=None, serve=(), environment=None, prefix=None, through=None):
        """`through` gives the address of the base from the topology; `prefix` a command before each server, by name."""
        self.demonstration, self.folder = demonstration, Path(folder)
        self.settings, self.serve_options = settings or {}, list(serve)
        self.more, self.prefix, self.through = environment or {}, prefix or {}, through
        self.folder.mkdir(parents=True)
        self.folder.chmod(0o755)
        self.network = None

    def __enter__(self):
        self.network = Network(self.folder)
        try:
            self.one, self.two, self.witness = (self.network.host(name) for name in ("one", "two", "witness"))
            self.web = [self.network.host(name) for name in ("web-1", "web-2")]
            self.front, self.between = self.network.host("front"), self.network.host("between")
            self.databases = [self.one, self.two]
            self.authority = Authority(self.folder / "authority")
            for host in self.databases:
                self.authority.certify(host)
            self.secrets = self.folder / "secrets"
            shutil.copy(self.demonstration.secrets, self.secrets)
            self.url = f"http://{self.front.address}:8080"
            self.start()
        except BaseException:
            self.network.close()
            raise
        return self

    def __exit__(self, *_):
        self.network.close()
        if kept := os.environ.get("PENDULAIRE_DRILL_LOGS"):
            for host in self.network.hosts:
                if (host.folder / "log").exists():
                    place = Path(kept) / self.folder.name
                    place.mkdir(parents=True, exist_ok=True)
                    shutil.copy(host.folder / "log", place / host.name)

    @property
    def address(self):
        hosts = ",".join(host.address for host in self.databases)
        known = f"sslmode=verify-full&sslrootcert={self.authority.certificate}"
        return f"postgres://{DATABASE}:{PASSWORDS[DATABASE]}@{hosts}/{DATABASE}?{known}&connect_timeout=2"

    def start(self):
        for host in (*self.databases, self.witness):
            shutil.chown(host.disk("etcd", 512), "postgres")
            self.start_etcd(host)
        for host in self.databases:
            host.data = host.disk("disk", 512) / "data"
            shutil.chown(host.data.parent, "postgres")
            shutil.chown(host.folder, "postgres")
            # In its own place and of its own owner, as a server that was stopped in good order left it.
            sh("cp", "-a", self.demonstration.data, host.data)
        assert wait_for(lambda: self.etcd_is_well(), 60), f"no etcd: {self.witness.log()}"
        self.start_patroni(self.one)
        assert wait_for(lambda: self.roles().get("one") == "leader", 120), f"no primary: {self.one.log()}"
        self.start_patroni(self.two)
        assert wait_for(self.is_in_step, 120), f"no synchronous standby: {self.roles()} {self.two.log()}"
        base = self.through(self) if self.through else self.address
        for host in self.web:
            self.start_server(host, base)
        self.start_front()

    def start_etcd(self, host):
        members = ",".join(f"{host.name}=http://{host.address}:2380" for host in (*self.databases, self.witness))
        # Longer than the defaults: this machine's processors are shared.
        host.start(
            "etcd", "--name", host.name, "--data-dir", host.folder / "etcd/data", "--logger", "zap", "--log-level", "error",
            "--enable-v2=true", "--heartbeat-interval", "200", "--election-timeout", "2000",
            "--listen-peer-urls", f"http://{host.address}:2380", "--initial-advertise-peer-urls", f"http://{host.address}:2380",
            "--listen-client-urls", f"http://{host.address}:2379", "--advertise-client-urls", f"http://{host.address}:2379",
            "--initial-cluster", members, "--initial-cluster-state", "new", as_postgres=True,
        )  # fmt: skip

    def etcd_is_well(self):
        for host in (*self.databases, self.witness):
            try:
                with urllib.request.urlopen(f"http://{host.address}:2379/health", timeout=2) as answer:
                    if json.load(answer)["health"] != "true":
                        return False
            except OSError:
                return False
        return True

    def start_patroni(self, host):
        configuration = host.folder / "patroni.yml"
        text = (CONFIGURATIONS / "patroni.yml").read_text()
        words = {
            "NAME": host.name, "ADDRESS": host.address, "DATA": host.data, "SOCKETS": host.folder, "BIN": POSTGRES_BIN,
            "NETWORK": host.address.rsplit(".", 1)[0] + ".0/24", "BETWEEN": self.between.address,
            "ETCD": ", ".join(f"{host.address}:2379" for host in (*self.databases, self.witness)),
            "SUPERUSER": PASSWORDS["postgres"], "REPLICATOR": PASSWORDS["replicator"],
        }  # fmt: skip
        for word, value in words.items():
            text = text.replace(f"${word}", str(value))
        lines = "".join(f"        {name}: {value}\n" for name, value in self.settings.items())
        configuration.write_text(text.replace("        # SETTINGS\n", lines))
        host.start("patroni", configuration, as_postgres=True)

    def start_server(self, host, base=None):
        host.base = base or host.base
        host.start(
            *self.prefix.get(host.name, []), self.demonstration.program, "serve", "--host", host.address, "--port", "8080",
            "--public-origin", self.url, "--log-format", "json", *self.serve_options,
            environment=self.demonstration.environment(host.base, self.secrets, **self.more),
        )  # fmt: skip
        assert wait_for(lambda: self.answers(f"http://{host.address}:8080/sante/pret"), 60), f"no server: {host.log()}"

    def start_front(self):
        text = (CONFIGURATIONS / "haproxy.cfg").read_text().replace("$ADDRESS", self.front.address)
        for number, host in enumerate(self.web, 1):
            text = text.replace(f"$WEB{number}", host.address)
        (self.front.folder / "haproxy.cfg").write_text(text)
        self.front.start("haproxy", "-db", "-f", self.front.folder / "haproxy.cfg")
        assert wait_for(lambda: self.answers(self.url + "/connexion"), 60), f"no front: {self.front.log()}"

    @staticmethod
    def answers(url):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return True
        except OSError:
            return False

    def members(self):
        """What Patroni says of its members, asked of whoever answers."""
        for host in self.databases:
            try:
                with urllib.request.urlopen(f"http://{host.address}:8008/cluster", timeout=2) as answer:
                    return json.load(answer)["members"]
            except (OSError, ValueError):
                continue
        return []

    def roles(self):
        return {member["name"]: member["role"] for member in self.members() if member["state"] in ("running", "streaming")}

    def is_in_step(self):
        """Whether both have the base, and a commit waits for both."""
        if sorted(self.roles().values()) != ["leader", "sync_standby"]:
            return False
        try:
            return rows(self.leader().folder, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == [["1"]]
        except (RuntimeError, AttributeError):
            return False  # it is changing at this moment

    def leader(self):
        name = next((name for name, role in self.roles().items() if role == "leader"), None)
        return next((host for host in self.databases if host.name == name), None)

    def other(self, host):
        return next(other for other in self.databases if other is not host)

    # What a judgement asks

    def read(self, logins):
        return read_base(self.leader().folder, logins)

    def verifies(self):
        done = self.demonstration.run(self.address, "journal", "seal", secrets=self.secrets)
        done = self.demonstration.run(self.address, "journal", "verify", secrets=self.secrets) if not done.returncode else done
        if done.returncode != 0:
            print(done.stdout + done.stderr, flush=True)
        return done.returncode == 0


def read_base(socket_folder, logins, port=5432):
    """The weeks and what the journal tells of them, in the shape of `load.shaped`."""
    names = ", ".join(f"'{login}'" for login in logins)
    weeks = rows(
        socket_folder,
        f"SELECT login, monday, cells FROM week JOIN account USING (organisation_id, person_id) WHERE login IN ({names})",
        port=port,
    )
    told = rows(
        socket_folder,
        "SELECT login, entity, body FROM journal JOIN journal_payload AS p ON journal_id = journal.id"
        " AND p.organisation_id = journal.organisation_id JOIN account"
        " ON account.person_id = journal.person_id AND account.organisation_id = journal.organisation_id"
        f" WHERE login IN ({names}) AND body LIKE 'after=%'",
        port=port,
    )
    return shaped(weeks, told)
