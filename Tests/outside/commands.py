"""The commands, as the program's own help lists them, and the least each is called with."""

import re

from conftest import Place

# The arguments without which a command is not written as it should be.
LEAST = {
    "serve": "--port 8099",
    "migrate": "",
    "backup": "--output made.backup",
    "restore": "{file}",
    "doctor": "",
    "import": "organisation {file}",
    "texts check": "{text}",
    "allowance show": "2026-10",
    "allowance close": "2026-10",
    "allowance export": "2026-10 --output paie.csv",
    "calendar holidays": "--zone FR --year 2027",
    "decide": "{situation}",
    "journal verify": "",
    "journal head": "",
    "journal seal": "",
    "jobs list": "",
    "jobs retry": "housekeeping",
    "network check": "",
    "network rebuild": "",
    "user list": "",
    "user create-missing": "",
    "user add": "admin --role administrator",
    "user reset": "admin",
    "user roles": "admin",
    "user enable": "admin",
    "user disable": "admin",
    "config show": "",
    "config organisation add": "cpam-x X",
    "config organisation set": "--name X",
    "config organisation holidays": "--work 2027-05-17",
    "organisation list": "",
    "organisation export": "cpam-demo --to exported.sqlite",
    "organisation import": "--from exported.sqlite",
    "organisation close": "cpam-demo",
    "organisation open": "cpam-demo",
    "organisation erase": "cpam-demo --confirm cpam-demo",
    "database copy": "--from var/pendulaire.sqlite --to copied.sqlite",
    "demo load": "",
    "demo bulk": "--people 500",
    "demo check": "",
    "demo export": "files",
}
# Those that read no base; the doctor, who goes on after what is wrong; backups, which have tests of their own.
WITHOUT_BASE = {"texts check", "calendar holidays", "decide", "demo export", "doctor", "backup", "restore"}
WITH_BASE = sorted(set(LEAST) - WITHOUT_BASE)


def arguments(command, root):
    files = {
        "file": "organisation.csv",
        "text": root / "Texts/organismes/cpam-demo.yaml",
        "situation": root / "docs/examples/decide/request-allowed.json",
    }
    return [*command.split(), *LEAST[command].format(**files).split()]


def pages(place: Place, language="en", path=()):
    """Every page of help: the words of the command, its text, and whether it is of a command that does something."""
    text = place.run(*path, "--help", language=language).out
    heading = "SOUS-COMMANDES\u202f:\n" if language == "fr" else "SUBCOMMANDS:\n"
    children = re.findall(r"^  ([a-z][a-z-]*)(?: |$)", text.partition(heading)[2], re.MULTILINE)
    yield path, text, not children
    for child in children:
        yield from pages(place, language, (*path, child))


def examples(text):
    """The command lines of a page of help."""
    return re.findall(r"^  (pendulaire .*)$", re.split(r"^USAGE", text, flags=re.MULTILINE)[0], re.MULTILINE)
