"""The files of every organisme, as its HR would export them, loaded into a base that knows none of them."""

import csv
import json
import shutil

FILES = {
    "organisation": (
        "type;code;nom;parent;zone;postes_de_travail;responsable",
        "SELECT o.code, 'site', s.code, s.name, '', s.zone, s.desks, '' FROM site AS s {join}",
        "SELECT o.code, 'service', s.code, s.name, s.parent, '', '', s.head FROM service AS s {join}",
        "SELECT o.code, 'equipe', s.code, s.name, s.service, '', '', s.head FROM team AS s {join}",
    ),
    "postes": (
        "code;intitule;activite;part;teletravaillable;nature",
        "SELECT o.code, s.post_code, t.title, s.name, s.share, CASE s.teleworkable WHEN 1 THEN 'oui' ELSE 'non' END, s.kind"
        " FROM post_activity AS s JOIN post AS t ON t.organisation_id = s.organisation_id AND t.code = s.post_code {join}"
        " ORDER BY o.code, s.post_code, s.rank",
    ),
    "personnes": (
        "matricule;nom;prenom;courriel;sexe;contrat;date_entree;date_sortie;schema_travail;equipe;site;poste;langue",
        "SELECT o.code, s.employee_number, s.family_name, s.given_name, s.email, s.sex, s.contract, s.first_day, s.last_day,"
        " s.pattern, s.team, s.site, s.post, s.language FROM person AS s {join} ORDER BY o.code, s.employee_number",
    ),
}
JOIN = "JOIN organisation AS o ON o.organisation_id = s.organisation_id"


def write(source, folder):
    """The files of a base's organismes, a folder for each."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, (heading, *queries) in FILES.items():
        lines = {}
        for query in queries:
            for code, *cells in source.rows(query.format(join=JOIN)):
                lines.setdefault(str(code), []).append(["" if cell is None else cell for cell in cells])
        for code, rows in lines.items():
            (folder / code).mkdir(parents=True, exist_ok=True)
            with open(folder / code / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
                file.write(heading + "\r\n")
                csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(rows)


def load(source, target):
    folder = source.folder / "files"
    write(source, folder)
    target.create()
    width = "1" if target.engine == "sqlite" else "2"
    done = json.loads(target.task("import", "--folder", folder, "--width", width))
    done["held"] = target.number("SELECT count(*) FROM person")
    target.remove()
    shutil.rmtree(folder)
    return done
