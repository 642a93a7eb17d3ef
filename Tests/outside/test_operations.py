"""The server as its operator sees it: health, figures, logs, load, stop, and the doctor."""

import json
import re
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import ENGLISH, LANGUAGES, PLAIN_SPACE, ROOT, free_port, without_quotations


class Answer:
    def __init__(self, status, headers, text):
        self.status, self.headers, self.text = status, headers, text

    @property
    def json(self):
        return json.loads(self.text)


class Server:
    """The program serving, on free ports."""

    def __init__(self, place, *options, **variables):
        self.port, self.metrics_port = free_port(), free_port()
        self.log = place.path / f"log-{self.port}"
        self.process = subprocess.Popen(
            [place.program, "serve", "--port", str(self.port), "--metrics-port", str(self.metrics_port),
             "--log-format", "json", *map(str, options)],
            cwd=place.path, env=place.environment("en", **variables), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=self.log.open("w"),
        )  # fmt: skip
        deadline = time.monotonic() + 60
        while True:
            try:
                assert self.get("/sante/vivant").status == 200
                self.get("/metriques", port=self.metrics_port)
                break
            except OSError:
                assert self.process.poll() is None and time.monotonic() < deadline, self.log.read_text()
                time.sleep(0.05)

    def get(self, path, *, port=None, headers=None):
        request = urllib.request.Request(f"http://127.0.0.1:{port or self.port}{path}", headers=headers or {})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return Answer(answer.status, answer.headers, answer.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read().decode())

    def figures(self):
        answer = self.get("/metriques", port=self.metrics_port)
        assert answer.status == 200 and answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        return answer.text

    def lines(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def requests(self):
        return [line for line in self.lines() if line["message"] == "Request"]

    def order_to_stop(self):
        self.process.send_signal(signal.SIGTERM)

    def refuses(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=2).close()
            return False
        except ConnectionRefusedError:
            return True


@pytest.fixture
def serve():
    servers = []

    def start(place, *options, **variables):
        servers.append(Server(place, *options, **variables))
        return servers[-1]

    yield start
    for server in servers:
        server.process.kill()
        server.process.wait()


@contextmanager
def slow_form(server):
    """A form of which half is sent: a request in flight for as long as one likes."""
    body = b"organisation=cpam-demo&login=camille&password=x"
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        head = f"POST /connexion HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Length: {len(body)}\r\n"
        head += "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        connection.sendall(head.encode() + body[:10])
        deadline = time.monotonic() + 10
        while "pendulaire_http_requests_in_flight 0\n" in server.figures():
            assert time.monotonic() < deadline
            time.sleep(0.02)

        def end():
            connection.sendall(body[10:])
            return connection.recv(65536).decode(errors="replace")

        yield end


def wait_until(condition, seconds=15):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.03)


def test_health_is_open_and_quiet(small, serve):
    server = serve(small)
    assert server.get("/sante/vivant").json == {"status": "live"}
    ready = server.get("/sante/pret")
    assert ready.status == 200 and ready.json == {"status": "ready"} and "Set-Cookie" not in ready.headers
    assert not server.requests()
    assert server.get("/metriques").status == 404


def test_ready_says_why_it_is_not(small, serve):
    server = serve(small)

    def says(status, reason=None):
        answer = server.get("/sante/pret")
        assert (answer.status, answer.json.get("reason")) == (status, reason), answer.text
        assert status == 200 or int(answer.headers["Retry-After"]) > 0
        assert server.get("/sante/vivant").status == 200

    away = small.base.with_name("away.sqlite")
    small.base.rename(away)
    says(503, "database-unreachable")
    away.rename(small.base)
    says(200)
    with sqlite3.connect(small.base) as base:
        base.execute("INSERT INTO schema_migration (number, name, applied_at) VALUES (999, 'to_come', 0)")
    says(503, "schema-ahead")
    with sqlite3.connect(small.base) as base:
        base.execute("DELETE FROM schema_migration WHERE number = 999")
        last = base.execute("SELECT number, name, applied_at FROM schema_migration ORDER BY number DESC").fetchone()
        base.execute("DELETE FROM schema_migration WHERE number = ?", last[:1])
    says(503, "schema-behind")
    with sqlite3.connect(small.base) as base:
        base.execute("INSERT INTO schema_migration (number, name, applied_at) VALUES (?, 'other', ?)", (last[0], last[2]))
    says(503, "schema-unknown")


def test_a_stop_drains_then_closes_then_ends_what_is_in_flight(demo, serve):
    server = serve(demo, "--drain-seconds", 2, "--grace-seconds", 20)
    with slow_form(server) as end:
        ordered = time.monotonic()
        server.order_to_stop()
        wait_until(lambda: server.get("/sante/pret").json.get("reason") == "draining", 2)
        # Whoever comes meanwhile is still served.
        assert server.get("/aide").status == 200 and server.get("/sante/vivant").status == 200
        wait_until(server.refuses)
        assert time.monotonic() - ordered >= 1.9
        assert server.process.poll() is None, "it ended with a request in flight"
        answer = end()
    # The form has none of our tokens: what counts is that it is answered, in full.
    assert answer.startswith("HTTP/1.1 403") and "</html>" in answer
    assert server.process.wait(timeout=20) == 0
    assert demo.run("journal", "verify").status == 0


def test_a_stop_does_not_wait_for_ever(small, serve):
    server = serve(small, "--grace-seconds", 1)
    with slow_form(server):
        ordered = time.monotonic()
        server.order_to_stop()
        server.process.wait(timeout=20)
        assert 0.9 <= time.monotonic() - ordered < 10
    assert small.run("journal", "verify").status == 0


def test_figures_have_names_values_and_nobody(demo, serve):
    server = serve(demo)
    for path in ("/aide", "/aide?nom=Martin", "/personnes/0198c0de-secret/semaine", "/nulle-part/Martin", "/connexion"):
        server.get(path, headers={"User-Agent": "Navigateur-Secret", "X-Forwarded-For": "192.0.2.77"})
    wait_until(lambda: 'outcome="finished"' in server.figures())
    text = server.figures()
    sample = re.compile(r'[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? (\d+(\.\d+)?(e-?\d+)?|\+Inf)')
    for line in text.splitlines():
        assert line.startswith(("# HELP ", "# TYPE ")) or sample.fullmatch(line), line
    names = {line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")}
    assert names >= {
        "pendulaire_build_info", "pendulaire_http_request_duration_seconds", "pendulaire_http_requests_in_flight",
        "pendulaire_http_requests_waiting", "pendulaire_http_requests_turned_away_total", "pendulaire_draining",
        "pendulaire_database_transactions_total", "pendulaire_database_transaction_duration_seconds",
        "pendulaire_job_runs_total", "pendulaire_decisions_total", "pendulaire_outbox_messages",
        "process_cpu_seconds_total", "process_resident_memory_bytes", "process_start_time_seconds",
    }  # fmt: skip
    assert 'pendulaire_http_request_duration_seconds_count{route="/aide",method="GET",status="2xx"} 2\n' in text
    assert 'route="/personnes/{id}/semaine",method="GET"' in text and 'route="other",method="GET",status="4xx"' in text
    with sqlite3.connect(demo.base) as base:
        personal = {value for row in base.execute("SELECT given_name, family_name, email FROM person") for value in row}
        personal |= {value for row in base.execute("SELECT id FROM person") for value in row}
    assert len(personal) > 400
    for word in personal | {"secret", "Secret", "192.0.2.77", "127.0.0.1"}:
        assert not re.search(rf"\b{re.escape(word)}\b", text), word


def test_figures_are_on_no_port_unless_asked_for(small):
    port = free_port()
    process = subprocess.Popen(
        [small.program, "serve", "--port", str(port)], cwd=small.path, env=small.environment("en"),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert str(port) in process.stdout.readline()
        listening = subprocess.run(["ss", "-ltnp"], capture_output=True, text=True).stdout if Path("/bin/ss").exists() else ""
        assert listening.count(f"pid={process.pid},") in (0, 1)
        with pytest.raises(urllib.error.HTTPError) as error:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/metriques", timeout=5)
        assert error.value.code == 404
    finally:
        process.kill()
        process.wait()


def test_a_log_line_of_a_request_says_how_it_went_and_not_who(demo, serve):
    server = serve(demo)
    server.get("/aide?nom=Martin", headers={"User-Agent": "Navigateur-Secret", "X-Request-Id": "of-the-browser"})
    missing = server.get("/personnes/0198c0de-secret/rien")
    wait_until(lambda: len(server.requests()) == 2)
    help_line, missing_line = server.requests()
    assert set(help_line) == {"time", "level", "message", "request", "route", "method", "status", "milliseconds",
                              "hb.request.id"}  # fmt: skip
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", help_line["time"])
    assert help_line["level"] == "info" and help_line["route"] == "/aide" and help_line["method"] == "GET"
    assert help_line["status"] == 200 and 0 < help_line["milliseconds"] < 10_000
    assert missing_line["route"] == "other" and missing_line["status"] == 404
    assert missing_line["request"] == missing.headers["X-Request-Id"] and missing_line["request"] in missing.text
    said = "\n".join(line for line in server.log.read_text().splitlines() if "listening on" not in line)
    for word in ("Martin", "Secret", "secret", "of-the-browser", "127.0.0.1"):
        assert word not in said, word


def test_the_identity_of_a_request_is_the_proxy_s_when_it_is_trusted(small, serve):
    server = serve(small, "--trust-request-id")
    given = "7b1f1c1e-0000-4000-8000-1234567890ab"
    answer = server.get("/nulle-part", headers={"X-Request-Id": given})
    assert answer.headers["X-Request-Id"] == given and given in answer.text
    forged = server.get("/nulle-part", headers={"X-Request-Id": "a b<script>"})
    assert re.fullmatch(r"[0-9A-Z]{8}", forged.headers["X-Request-Id"])
    wait_until(lambda: [line["request"] for line in server.requests()][:1] == [given])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_base_that_another_program_holds_is_an_outage_in_words(demo, serve, language):
    server = serve(demo)
    holder = sqlite3.connect(demo.base, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        answer = server.get("/aide", headers={"Accept-Language": language})
        assert answer.status == 200
        token = re.search(r'name="_csrf" value="([^"]+)"', answer.text)
        page = server.get("/connexion")
        token = re.search(r'name="_csrf" value="([^"]+)"', page.text).group(1)
        cookies = "; ".join(value.split(";")[0] for value in page.headers.get_all("Set-Cookie"))
        form = urllib.parse.urlencode(
            {"_csrf": token, "organisme": "cpam-demo", "identifiant": "nobody", "mot-de-passe": "wrong-password"}
        )
        for accept in ("text/html", "application/problem+json"):
            request = urllib.request.Request(
                f"http://127.0.0.1:{server.port}/connexion", data=form.encode(),
                headers={"Cookie": cookies, "Accept-Language": language, "Accept": accept},
            )  # fmt: skip
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(request, timeout=30)
            said = refused.value.read().decode()
            assert refused.value.code == 503 and int(refused.value.headers["Retry-After"]) > 0, said
            if accept == "text/html":
                assert ("Trop de monde" in said) == (language == "fr") and ("Too many people" in said) == (language == "en")
            else:
                assert json.loads(said)["code"] == "overloaded"
    finally:
        holder.execute("ROLLBACK")
        holder.close()


def test_a_crowd_is_turned_away_at_once(demo, serve):
    """One request at a time and none waiting: of many at once, some are answered, and the others told to come back."""
    server = serve(demo, "--max-requests", 1, "--max-waiting", 0)
    connections = [socket.create_connection(("127.0.0.1", server.port), timeout=20) for _ in range(40)]
    for connection in connections:
        connection.sendall(f"GET /aide HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n\r\n".encode())
    answers = []
    for connection in connections:
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
        connection.close()
        answers.append(answer.decode())
    statuses = {answer.split()[1] for answer in answers}
    assert statuses <= {"200", "503"} and "200" in statuses, statuses
    away = [answer for answer in answers if " 503 " in answer.splitlines()[0]]
    assert all("\r\nRetry-After: " in answer for answer in away)
    assert f"pendulaire_http_requests_turned_away_total {len(away)}\n" in server.figures()
    assert server.get("/aide").status == 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "options",
    [["--drain-seconds", "-1"], ["--grace-seconds", "0"], ["--metrics-port", "0"], ["--log-format", "xml"],
     ["--max-requests", "0"], ["--max-waiting", "x"]],
    ids=lambda options: options[0],
)  # fmt: skip
def test_a_setting_of_the_server_that_is_none_is_2(small, options, language):
    # As the parser wants it: a value that begins with a dash is given with an equals sign.
    ran = small.run("serve", "--port", free_port(), f"{options[0]}={options[1]}", language=language)
    assert ran.status == 2 and ran.out == "" and len(ran.problem.splitlines()) == 1, ran


def test_a_port_of_figures_that_is_taken_is_3(small, taken):
    ran = small.run("serve", "--port", free_port(), "--metrics-port", taken)
    assert ran.status == 3 and "--metrics-port" in ran.problem and str(taken) in ran.problem, ran


# The doctor


def doctor(place, *options, language="en", status=0, **variables):
    ran = place.run("doctor", *options, language=language, PENDULAIRE_HOME=str(ROOT), **variables)
    assert ran.status == status and ran.problem == "", ran
    return ran


def wrong(place, *options, status, **variables):
    """The points that are not fine, and that both languages say so in words."""
    found = json.loads(doctor(place, "--json", *options, status=status, **variables).out)
    points = {line["check"]: line["text"] for line in found if not line["isFine"]}
    for language in LANGUAGES:
        ran = doctor(place, *options, status=status, language=language, **variables)
        to_do = [line for line in ran.out.splitlines() if line.startswith(("À FAIRE\t", "TO DO\t"))]
        assert len(to_do) == len([line for line in found if not line["isFine"]]), ran
        for line in to_do:
            said = line.split("\t")[2]
            assert re.search(r"[:;,.]\s\w", said), said
            if language == "fr":
                assert not PLAIN_SPACE.search(re.sub(r"\S*/\S*", "", said)), said
    return points


def files_of(place):
    return {
        path: path.read_bytes() for path in sorted(place.path.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm", ".lock"))
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_doctor_finds_nothing_in_a_healthy_base_and_changes_nothing(demo, language):
    before = files_of(demo)
    for options, count in (([], 13), (["--full"], 15)):
        lines = doctor(demo, *options, language=language).out.splitlines()
        assert len(lines) == count and all(line.startswith("bon\t" if language == "fr" else "fine\t") for line in lines), lines
        if language == "fr":
            assert not any(ENGLISH.search(without_quotations(line)) for line in lines), lines
    checks = [line["check"] for line in json.loads(doctor(demo, "--full", "--json").out)]
    assert set(checks) == {"configuration", "resources", "texts", "secrets", "database", "schema", "integrity", "organisations",
                           "heads", "journal", "backups", "clock", "zones", "disk"}  # fmt: skip
    assert files_of(demo) == before


def test_the_doctor_on_a_base_that_is_missing(small):
    small.base.unlink()
    points = wrong(small, status=3)
    assert set(points) == {"database"} and "pendulaire migrate" in points["database"]
    assert not small.base.exists()


def test_the_doctor_on_a_base_that_is_read_only(small):
    small.base.chmod(0o444)
    points = wrong(small, status=3)
    assert set(points) == {"database"} and "written" in points["database"]


def test_the_doctor_on_a_base_with_a_byte_flipped(demo):
    with sqlite3.connect(demo.base) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = base.execute("PRAGMA page_size").fetchone()[0]
        root = base.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'week'").fetchone()[0]
    base.close()
    with demo.base.open("r+b") as file:
        file.seek((root - 1) * size + 4)
        byte = file.read(1)
        file.seek((root - 1) * size + 4)
        file.write(bytes([byte[0] ^ 0x10]))
    points = wrong(demo, "--full", status=3)
    assert "integrity" in points and "backup" in points["integrity"]


def test_the_doctor_on_a_journal_with_a_row_changed(demo):
    with sqlite3.connect(demo.base) as base:
        base.execute("UPDATE journal SET kind = 'other' WHERE sequence = 2")
    base.close()
    points = wrong(demo, "--full", status=1)
    assert set(points) == {"journal"} and "journal verify" in points["journal"]


def test_the_doctor_on_a_base_of_another_schema(small):
    with sqlite3.connect(small.base) as base:
        base.execute("INSERT INTO schema_migration (number, name, applied_at) VALUES (999, 'to_come', 0)")
    assert set(wrong(small, status=3)) == {"schema"}
    with sqlite3.connect(small.base) as base:
        base.execute("DELETE FROM schema_migration WHERE number = 999")
        base.execute("DELETE FROM schema_migration WHERE number = (SELECT max(number) FROM schema_migration)")
    base.close()
    points = wrong(small, status=3)
    assert "pendulaire migrate" in points["schema"]


def test_the_doctor_on_keys_that_others_read_or_that_are_gone(small):
    small.secrets.chmod(0o644)
    points = wrong(small, status=1)
    assert set(points) == {"secrets"} and "chmod 600" in points["secrets"]
    small.secrets.unlink()
    assert set(wrong(small, status=3)) == {"secrets"}
    assert not small.secrets.exists(), "the doctor draws no keys"


def test_the_doctor_on_a_clock_that_is_behind(small):
    with sqlite3.connect(small.base) as base:
        base.execute("UPDATE schema_migration SET applied_at = ?", (int((time.time() + 3_600) * 1_000),))
    base.close()
    points = wrong(small, status=1)
    assert set(points) == {"clock"} and "behind" in points["clock"]


def test_the_doctor_on_settings_that_cannot_be_used(small):
    assert set(wrong(small, status=1, PENDULAIRE_PORT="http")) == {"configuration"}
    assert set(wrong(small, status=1, PENDULAIRE_HOST="0.0.0.0")) == {"configuration"}
    assert set(wrong(small, status=1, PENDULAIRE_PUBLIC_ORIGIN="exemple.fr/x")) == {"configuration"}
    assert set(wrong(small, status=3, PENDULAIRE_TEXTS="/no/such")) == {"texts"}
    fine = doctor(small, PENDULAIRE_HOST="0.0.0.0", PENDULAIRE_PUBLIC_ORIGIN="https://teletravail.exemple.fr").out
    assert "https://teletravail.exemple.fr" in fine
