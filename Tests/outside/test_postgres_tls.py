"""PostgreSQL over the network, by TLS and a password: what is accepted, and what is refused in words."""

import os
import subprocess

import pytest

from conftest import LANGUAGES, ROOT, free_port, one_sentence

CLUSTER = ROOT / "script/cluster"
PROGRAMS = os.environ.get("POSTGRES_BIN", "/usr/lib/postgresql/15/bin")
PASSWORD = "Olympe-1791"


def run(*command, **more):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, stdin=subprocess.DEVNULL, **more)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout.strip()


def as_server(*command):
    root = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []
    return run(*root, *command)


def authority(folder, name):
    """A certification authority of our own."""
    key, certificate = folder / f"{name}.key", folder / f"{name}.pem"
    run(
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
        "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", key, "-out", certificate,
    )  # fmt: skip
    return key, certificate


class Network:
    """A server that takes nothing but TLS and a password on 127.0.0.1, whose certificate is for `localhost`."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        run(CLUSTER, "start", folder / "pg", os.getpid())
        key, self.ca = authority(folder, "ours")
        _, self.other_ca = authority(folder, "theirs")
        data = folder / "pg/data"
        (folder / "names").write_text("subjectAltName=DNS:localhost\n")
        run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", data / "server.key",
            "-out", folder / "server.csr")  # fmt: skip
        run("openssl", "x509", "-req", "-in", folder / "server.csr", "-CA", self.ca, "-CAkey", key, "-days", "2",
            "-extfile", folder / "names", "-out", data / "server.crt")  # fmt: skip
        (data / "server.key").chmod(0o600)
        for name in ("server.key", "server.crt"):
            if os.getuid() == 0:
                run("chown", "postgres", data / name)
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(f"listen_addresses = '127.0.0.1'\nport = {self.port}\nssl = on\n")
            settings.write("password_encryption = 'scram-sha-256'\n")
        # Whoever is on the machine is trusted at the socket, and nobody on the network.
        (data / "pg_hba.conf").write_text("local all all trust\nhostssl all app 127.0.0.1/32 scram-sha-256\n")
        as_server(f"{PROGRAMS}/pg_ctl", "restart", f"--pgdata={data}", f"--log={folder}/pg/log", "--wait")
        admin = f"postgres://postgres@:{self.port}/postgres?host={folder}/pg"
        run(f"{PROGRAMS}/psql", "--no-psqlrc", "-d", admin, "-c", f"CREATE ROLE app LOGIN PASSWORD '{PASSWORD}'")
        run(f"{PROGRAMS}/createdb", f"--maintenance-db={admin}", "--template=template0", "--encoding=UTF8",
            "--lc-collate=C", "--lc-ctype=C.UTF-8", "--owner=app", "app")  # fmt: skip

    def address(self, options, host="localhost", password=f":{PASSWORD}"):
        return f"postgres://app{password}@{host}:{self.port}/app?{options}"

    @property
    def verified(self):
        return f"sslmode=verify-full&sslrootcert={self.ca}"


@pytest.fixture(scope="module")
def network(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)  # the server, when it is not root, goes through them
    yield Network(folder)
    run(CLUSTER, "stop", folder / "pg")


def test_a_certificate_of_the_right_name_and_authority_is_accepted(network, small):
    ran = small.run("migrate", "--database", network.address(network.verified))
    assert ran.status == 0 and PASSWORD not in ran.out, ran


def test_the_password_may_be_in_a_file_of_its_own(network, small):
    passwords = small.path / "pgpass"
    passwords.write_text(f"localhost:{network.port}:app:app:{PASSWORD}\n")
    passwords.chmod(0o600)
    address = network.address(network.verified, password="")
    assert small.run("migrate", "--database", address, PGPASSFILE=str(passwords)).status == 0
    ran = small.run("migrate", "--database", address, PGPASSFILE="/nowhere")
    one_sentence(ran, 3, "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wrong", ["authority", "name", "clear", "password"])
def test_anything_else_is_refused_in_words_without_the_password(network, small, wrong, language):
    address = {
        "authority": network.address(f"sslmode=verify-full&sslrootcert={network.other_ca}"),
        "name": network.address(network.verified, host="127.0.0.1"),
        "clear": network.address("sslmode=disable"),
        "password": network.address(network.verified, password=":Olympe-1792"),
    }[wrong]
    ran = small.run("migrate", "--database", address, language=language)
    assert ran.status == 3 and ran.out == "" and len(ran.problem.splitlines()) == 1, ran
    assert "Olympe" not in ran.problem, ran


def test_a_host_of_the_network_is_verified_unless_one_says_otherwise(network, small):
    """As a machine of another name: the address is not this machine's by its name alone."""
    known = f"hostaddr=127.0.0.1&sslrootcert={network.ca}"
    assert small.run("migrate", "--database", network.address(known)).status == 0
    ran = small.run("migrate", "--database", network.address(known, host="elsewhere"))
    assert ran.status == 3 and "elsewhere" in ran.problem, ran
    unknown = network.address("hostaddr=127.0.0.1")
    assert small.run("migrate", "--database", unknown, HOME=str(small.path)).status == 3
