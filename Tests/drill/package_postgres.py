"""The installed unit, confined, on a base of PostgreSQL that it reaches by TLS and a password, as operations.md says."""

import os
import shutil
import socket

import package_drills as life
from certificates import Authority
from hosts import AS_POSTGRES, POSTGRES_BIN, sh
from load import FIRST_DAY, Judgement, Ledger, wait_for, working_days
from package_root import CONFIGURATION, ROOT, STATE
from table import Result
from topology import DATABASE, PASSWORDS, read_base, rows

CLUSTER = ROOT / "script/cluster"


class Server:
    """A PostgreSQL of this machine that takes nothing from the network but TLS and a password."""

    name, address = "base", "127.0.0.1"

    def __init__(self, folder):
        # The server, which is not root, goes through them.
        for parent in (folder, folder.parent):
            parent.chmod(0o755)
        self.folder, self.sockets = folder / "server", folder / "pg"
        self.folder.mkdir(mode=0o755)
        with socket.socket() as free:
            free.bind((self.address, 0))
            self.port = free.getsockname()[1]
        sh(CLUSTER, "start", self.sockets, os.getpid())
        self.authority = Authority(folder / "authority")
        self.authority.certify(self)
        self.data = self.sockets / "data"
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(f"listen_addresses = '{self.address}'\nport = {self.port}\npassword_encryption = 'scram-sha-256'\n")
            settings.write(f"ssl = on\nssl_cert_file = '{self.folder}/server.crt'\nssl_key_file = '{self.folder}/server.key'\n")
        hba = f"local all all trust\nhostssl all {DATABASE} {self.address}/32 scram-sha-256\n"
        (self.data / "pg_hba.conf").write_text(hba)
        self.restart()
        self.rows(f"CREATE ROLE {DATABASE} LOGIN PASSWORD '{PASSWORDS[DATABASE]}'", "postgres")
        self.rows(f"CREATE DATABASE {DATABASE} OWNER {DATABASE} TEMPLATE template0 LC_COLLATE 'C'", "postgres")

    def restart(self, mode="fast"):
        sh(*AS_POSTGRES, POSTGRES_BIN / "pg_ctl", "restart", "--pgdata", self.data, f"--mode={mode}", "--wait",
           "--log", self.sockets / "log")  # fmt: skip

    def rows(self, sql, database=DATABASE):
        return rows(self.sockets, sql, database, self.port)

    def read(self, logins):
        return read_base(self.sockets, logins, self.port)

    def stop(self):
        sh(CLUSTER, "stop", self.sockets)


def give(stage, path, text, mode=0o600):
    """A file of the server's user, as an administrator makes it."""
    file = stage.file(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    file.chmod(mode)
    stage.must("chown", "--recursive", "pendulaire:pendulaire", f"/{STATE}")


def on_postgresql(stage, folder, _options):
    """Installed, pointed to PostgreSQL, used, PostgreSQL started again under it, stopped, purged."""
    folder.mkdir(parents=True, exist_ok=True)
    result = Result("on PostgreSQL", runs=1)
    ledger, days = Ledger(folder / "ledger.jsonl"), working_days(FIRST_DAY)
    server = Server(folder)
    try:
        stage.boot()
        stage.must("apt-get", "update", "--quiet")
        stage.install(stage.package)
        stage.set(f"PENDULAIRE_PORT={stage.port}")
        stage.set(f"PENDULAIRE_DATABASE=postgres://{DATABASE}@{server.address}:{server.port}/{DATABASE}?sslmode=verify-full")
        refused = stage.run("pendulaire", "migrate")
        result.expect(refused.returncode == 3, f"a server of an unknown authority, and no password: {refused}")
        give(stage, f"{STATE}/.postgresql/root.crt", server.authority.certificate.read_text())
        give(stage, f"{STATE}/.pgpass", f"{server.address}:{server.port}:{DATABASE}:{DATABASE}:{PASSWORDS[DATABASE]}\n")
        stage.must("pendulaire", "migrate")
        stage.load_demonstration()
        stage.must("pendulaire", "doctor")
        stage.must("systemctl", "enable", "--now", "pendulaire")
        result.expect(wait_for(stage.is_ready), f"not ready: {stage.log()}")
        life.confinement(stage, result)
        served = server.rows("SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                             f" WHERE usename = '{DATABASE}'")  # fmt: skip
        result.expect(served == [["t"]], f"the server's connections are not by TLS: {served}")
        result.expect(life.people(stage, ledger, days) == 10, f"ten absences are not noted: {stage.log()}")
        server.restart("immediate")
        result.expect(wait_for(stage.is_ready), f"not ready after PostgreSQL was: {stage.log()}")
        result.expect(stage.property("NRestarts") == "0", "the server went with PostgreSQL")
        result.expect(life.people(stage, ledger, days) == 20, f"twenty absences are not noted: {stage.log()}")
        life.stop(stage, result)
        result.judge(Judgement(server, ledger), stage)
        result.expect(not stage.file(f"{STATE}/base.sqlite").exists(), "a file was made beside")
        stage.must("apt-get", "purge", "--quiet", "--yes", "pendulaire")
        result.expect(not stage.file(CONFIGURATION).exists(), "the settings outlived the purge")
        # For the drill that comes after.
        for left in (STATE, "var/backups/pendulaire"):
            shutil.rmtree(stage.file(left), ignore_errors=True)
    finally:
        stage.halt()
        server.stop()
    return result
