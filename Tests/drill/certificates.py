"""A certification authority of a drill, and certificates for the addresses of its hosts."""

import shutil

from hosts import sh


class Authority:
    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self.key, self.certificate = folder / "authority.key", folder / "authority.pem"
        sh(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=drill",
            "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", self.key, "-out", self.certificate,
        )  # fmt: skip

    def certify(self, host):
        """Gives a host a key and a certificate for its address, which its PostgreSQL reads."""
        key, request, names = (self.folder / f"{host.name}.{end}" for end in ("key", "csr", "names"))
        certificate = host.folder / "server.crt"
        names.write_text(f"subjectAltName=IP:{host.address}\n")
        sh("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host.name}", "-keyout", key, "-out", request)
        sh("openssl", "x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", self.key, "-CAcreateserial",
           "-days", "2", "-extfile", names, "-out", certificate)  # fmt: skip
        held = host.folder / "server.key"
        shutil.copy(key, held)
        held.chmod(0o600)
        for file in (held, certificate):
            shutil.chown(file, "postgres")
