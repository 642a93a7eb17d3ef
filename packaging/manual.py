#!/usr/bin/env python3
"""packaging/manual.py PROGRAM VERSION DATE LANGUAGE: the manual page pendulaire(1), from what the program says in its help.

What the help does not say (files, variables, the command that the package installs) is below, in both languages.
"""

import os
import re
import subprocess
import sys

WORDS = {
    "fr": {
        "manual": "Manuel de Pendulaire", "name": "NOM", "synopsis": "SYNOPSIS", "description": "DESCRIPTION",
        "commands": "COMMANDES", "status": "CODES DE SORTIE", "files": "FICHIERS", "environment": "ENVIRONNEMENT",
        "see": "VOIR AUSSI", "call": "\\fBpendulaire\\fR \\fIcommande\\fR [\\fIoption\\fR …]",
        "settings": "Une option l’emporte sur sa variable, et la variable sur la valeur par défaut. Le service et cette "
        "commande lisent les variables de \\fI/etc/pendulaire/pendulaire.conf\\fR, une par ligne : NOM=valeur.",
        "root": "Lancée par root, la commande du paquet prend l’identité \\fBpendulaire\\fR, celle du service : les fichiers "
        "qu’elle lit doivent lui être lisibles, et elle n’écrit que là où il le peut.",
    },
    "en": {
        "manual": "Pendulaire manual", "name": "NAME", "synopsis": "SYNOPSIS", "description": "DESCRIPTION",
        "commands": "COMMANDS", "status": "EXIT STATUS", "files": "FILES", "environment": "ENVIRONMENT",
        "see": "SEE ALSO", "call": "\\fBpendulaire\\fR \\fIcommand\\fR [\\fIoption\\fR …]",
        "settings": "An option wins over its variable, and a variable over the default. The service and this command read "
        "the variables of \\fI/etc/pendulaire/pendulaire.conf\\fR, one a line: NAME=value.",
        "root": "Started by root, the command of the package becomes \\fBpendulaire\\fR, the user of the service: the files "
        "it reads must be readable by that user, and it writes only where that user can.",
    },
}  # fmt: skip
STATUS = [
    ("0", "Fait.", "Done."),
    ("1", "Refusé ou invalide ; rien n’a changé.", "Refused or invalid; nothing has changed."),
    ("2", "Commande ou réglage mal écrit.", "A command or setting is written wrong."),
    ("3", "Ressource manquante, endommagée ou occupée.", "Something is missing, damaged or taken."),
]
FILES = [
    ("/etc/pendulaire/pendulaire.conf", "Les réglages du service.", "The settings of the service."),
    ("/var/lib/pendulaire/base.sqlite", "La base, si elle n’est pas sur PostgreSQL.", "The base, unless it is on PostgreSQL."),
    ("/var/lib/pendulaire/secrets", "Les clés : à garder aussi ailleurs que la base.",
     "The keys: to be kept apart from the base, too."),
    ("/var/backups/pendulaire", "Les sauvegardes, si elles sont demandées.", "The backups, when they are asked for."),
    ("/usr/share/pendulaire", "Les textes de règles et les fichiers des pages.", "The rule texts and the files of the pages."),
    ("/usr/share/doc/pendulaire/operations.md", "Exploiter le service.", "How to operate the service."),
]  # fmt: skip
VARIABLES = [
    ("PENDULAIRE_DATABASE", "La base : un fichier ou postgres://…", "The base: a file or postgres://…"),
    ("PENDULAIRE_DATABASE_CONNECTIONS", "Connexions à PostgreSQL.", "Connections to PostgreSQL."),
    ("PENDULAIRE_SECRETS", "Le fichier des clés.", "The file of keys."),
    ("PENDULAIRE_HOST, PENDULAIRE_PORT", "Où les pages sont servies.", "Where the pages are served."),
    ("PENDULAIRE_PUBLIC_ORIGIN", "L’adresse que les gens tapent.", "The address people type."),
    ("PENDULAIRE_SECURE_COOKIES", "true : cookies pour https seulement.", "true: cookies for https only."),
    ("PENDULAIRE_TRUST_REQUEST_ID", "true : le mandataire écrit X-Request-Id.", "true: the proxy writes X-Request-Id."),
    ("PENDULAIRE_MAX_REQUESTS, PENDULAIRE_MAX_WAITING", "Requêtes à la fois, et dans la file.",
     "Requests at once, and in line."),
    ("PENDULAIRE_DRAIN_SECONDS, PENDULAIRE_GRACE_SECONDS", "Durées de l’arrêt, en secondes.",
     "How long a stop takes, in seconds."),
    ("PENDULAIRE_METRICS_HOST, PENDULAIRE_METRICS_PORT", "Où les mesures sont servies.", "Where the figures are served."),
    ("PENDULAIRE_LOG_FORMAT, PENDULAIRE_LOG_LEVEL", "text ou json ; info, debug…", "text or json; info, debug…"),
    ("PENDULAIRE_BACKUP_DIRECTORY, PENDULAIRE_BACKUP_EVERY, PENDULAIRE_BACKUP_KEEP, PENDULAIRE_BACKUP_KEY",
     "Les sauvegardes que le service fait de lui-même.", "The backups that the service makes by itself."),
    ("PENDULAIRE_HOME, PENDULAIRE_TEXTS", "Les fichiers du programme, les textes.", "The program’s files, the texts."),
    ("LC_ALL, LC_MESSAGES, LANG", "en… : messages en anglais ; sinon en français.",
     "en…: messages in English; otherwise in French."),
]  # fmt: skip
HEADING = re.compile(r"^[A-ZÉ -]+\s?:$")
# Where the help begins to say what an entry is; a longer name has a line of its own.
COLUMN = 26


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("\u202f", "\\~").replace("\u00a0", "\\~")
    return "\\&" + text if text.startswith((".", "'")) else text


class Help:
    """What `pendulaire help COMMAND…` says, in parts."""

    def __init__(self, program, language, path):
        environment = {"LANG": f"{language}_XX.UTF-8", "COLUMNS": "10000", "PATH": os.environ["PATH"]}
        said = subprocess.run(
            [program, "help", *path], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
        ).stdout
        lines = [re.sub(r"^(OVERVIEW|OBJET)\s?: ", "", line) for line in said.splitlines()]
        usage = next(number for number, line in enumerate(lines) if line.startswith("USAGE"))
        self.path = path
        self.abstract, self.discussion = lines[0], lines[1:usage]
        self.usage = lines[usage].split(":", 1)[1].strip()
        # Arguments, options, subcommands: entries of a name and what is said of it.
        self.parts = []
        for line in lines[usage + 1 :]:
            if HEADING.match(line):
                self.parts.append((line, []))
            elif line.startswith("    ") and self.parts:
                name, said = self.parts[-1][1][-1]
                self.parts[-1][1][-1] = (name, f"{said} {line.strip()}".strip())
            elif line.startswith("  ") and self.parts and not line.startswith(("  See ", "  Détails")):
                name, said = line[:COLUMN], line[COLUMN:]
                if not name.endswith(" ") or said.startswith("<"):
                    name, said = line, ""
                self.parts[-1][1].append((name.strip(), said))

    @property
    def subcommands(self):
        return [name for heading, entries in self.parts if heading.startswith(("SUB", "SOUS")) for name, _ in entries]

    @property
    def entries(self):
        return [entry for heading, entries in self.parts if not heading.startswith(("SUB", "SOUS")) for entry in entries]


def helps(program, language, path=()):
    """Of a command and all below it."""
    found = Help(program, language, list(path))
    yield found
    for name in found.subcommands:
        yield from helps(program, language, (*path, name))


def prose(lines):
    """Paragraphs, with the indented examples as they are."""
    for line in lines:
        if line.startswith("  "):
            yield from (".RS 4", ".nf", escaped(line.strip()), ".fi", ".RE")
        elif line:
            yield from (".PP", escaped(line))


def entry(name, said):
    yield from (".TP", f"\\fB{escaped(name)}\\fR", escaped(said))


def page(program, version, date, language):
    words, column = WORDS[language], 1 if language == "fr" else 2
    whole, *commands = helps(program, language)
    assert len(commands) > 15, "the help of the commands could not be read"
    yield f'.TH PENDULAIRE 1 "{date}" "Pendulaire {version}" "{words["manual"]}"'
    yield from (f'.SH {words["name"]}', f"pendulaire \\- {escaped(whole.abstract.rstrip('.'))}")
    yield from (f'.SH {words["synopsis"]}', words["call"])
    yield from (f'.SH {words["description"]}', words["settings"], ".PP", words["root"])
    yield f'.SH {words["commands"]}'
    for command in commands:
        if command.subcommands:
            continue
        yield from (f".SS {escaped(' '.join(command.path))}", escaped(command.abstract))
        yield from (".PP", ".nf", f"\\fB{escaped(command.usage)}\\fR", ".fi") if len(command.usage) < 70 else (
            ".PP", f"\\fB{escaped(command.usage)}\\fR",
        )  # fmt: skip
        yield from prose(command.discussion)
        for name, said in command.entries:
            if name not in ("--version", "-h, --help"):
                yield from entry(name, said)
    for part, table in (("status", STATUS), ("environment", VARIABLES), ("files", FILES)):
        yield f".SH {words[part]}"
        for row in table:
            yield from entry(row[0], row[column])
    yield from (f'.SH {words["see"]}', "\\fBsystemctl\\fR(1), \\fBjournalctl\\fR(1)")


if __name__ == "__main__":
    print("\n".join(page(*sys.argv[1:])))
