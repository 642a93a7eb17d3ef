"""Point-in-time recovery: a base backup, the archive of the log, and the base as it was at one moment."""

import os
import shutil
import time

from crowd import crowd_of
from hosts import AS_POSTGRES, POSTGRES_BIN, sh
from load import Judgement, wait_for
from table import Result
from topology import DATABASE, PASSWORDS, Topology, read_base, rows, start_cluster


class RecoveredBase:
    """A cluster on its own, on a socket."""

    def __init__(self, demonstration, folder, secrets):
        self.demonstration, self.folder, self.secrets = demonstration, folder, secrets
        self.address = f"postgres://{DATABASE}@{str(folder).replace('/', '%2F')}/{DATABASE}"

    def read(self, logins):
        return read_base(self.folder, logins)

    def verifies(self):
        done = self.demonstration.run(self.address, "journal", "verify", secrets=self.secrets)
        if done.returncode != 0:
            print(done.stdout + done.stderr, flush=True)
        return done.returncode == 0


def recovered(demonstration, folder, options):
    """A backup under load, more load, a moment, more load; then both hosts are lost with their disks."""
    result = Result("point in time", runs=1)
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    archive, backup, again = (folder / name for name in ("archive", "backup", "again"))
    for place in (archive, backup, again):
        place.mkdir(mode=0o700)
        shutil.chown(place, "postgres")
    settings = {
        "archive_mode": '"on"',
        "archive_command": f"'test ! -f {archive}/%f && cp %p {archive}/%f.part && mv {archive}/%f.part {archive}/%f'",
        "archive_timeout": "60",
    }
    with Topology(demonstration, folder / "topology", settings=settings) as place:
        with crowd_of(place) as crowd:
            crowd.until(60)
            primary = place.leader()
            sh(*AS_POSTGRES, POSTGRES_BIN / "pg_basebackup", "--host", primary.address, "--username", "replicator",
               "--pgdata", backup, "--wal-method=none", "--checkpoint=fast", "--no-password",
               env=os.environ | {"PGPASSWORD": PASSWORDS["replicator"]})  # fmt: skip
            crowd.until(100)
            # The moment, between two of the ledger's: nobody stops for it.
            before = time.monotonic()
            ((moment,),) = rows(primary.folder, "SELECT clock_timestamp()")
            after = time.monotonic()
            crowd.until(100)
            ((last,),) = rows(primary.folder, "SELECT pg_walfile_name(pg_switch_wal())")
            archived = wait_for(lambda: (archive / last).exists(), 120)
            result.expect(archived, "the last of the log was not archived")
            died = time.monotonic()
            for host in place.databases:
                host.kill()
        # The crowd sees nothing but outages now; what it was answered since the moment is meant to be gone.
        sh("cp", "-a", f"{backup}/.", again / "data")
        (again / "data").chmod(0o700)
        with open(again / "data/postgresql.auto.conf", "a", encoding="utf-8") as configuration:
            configuration.write(
                f"restore_command = 'cp {archive}/%f %p'\nrecovery_target_time = '{moment}'\n"
                f"recovery_target_action = promote\narchive_mode = off\nsynchronous_standby_names = ''\n"
                f"unix_socket_directories = '{again}'\nlisten_addresses = ''\n"
            )
        (again / "data/recovery.signal").touch()
        shutil.chown(again / "data/recovery.signal", "postgres")
        start_cluster(again / "data", again / "log")
        try:
            up = wait_for(lambda: rows(again, "SELECT pg_is_in_recovery()") == [["f"]], 120)
            result.expect(up, "the recovered cluster was not promoted")
            result.notes.append(f"from the loss to the recovered base: {time.monotonic() - died:.0f} s")
            base = RecoveredBase(demonstration, again, place.secrets)
            judgement = Judgement(base, crowd.ledger, before=before, after=after)
            result.judge(judgement, base)
            result.expect(not judgement.too_late, f"written after the moment and there: {judgement.too_late[:3]}")
            since = len(crowd.writes()) - judgement.acknowledged
            result.expect(since > 50, f"only {since} writes came after the moment: the drill means nothing")
            result.notes.append(f"{since} writes acknowledged after the moment: none of them is there, as asked")
        finally:
            sh(*AS_POSTGRES, POSTGRES_BIN / "pg_ctl", "stop", "--pgdata", again / "data", "--mode=fast")
    return result
