"""An organisme's month as human resources live it: people loaded, the month closed, payroll served, the journal verified."""

import csv
import re

import pytest

from conftest import run
from load import ORGANISATION, PASSWORD
from support import assert_accessible, screenshot


@pytest.fixture(scope="session")
def files(program, tmp_path_factory):
    """The demonstration's own HR files."""
    place = tmp_path_factory.mktemp("files")
    run(program, "demo", "export", place)
    return place


def people_file(files, path, change):
    """The first person of the demonstration's file, with some values changed, as a file of one line; and the line."""
    text = next(files.glob("*personnes*.csv")).read_text(encoding="utf-8-sig")
    delimiter = ";" if ";" in text.splitlines()[0] else ","
    rows = csv.DictReader(text.splitlines(), delimiter=delimiter)
    row = dict(next(rows)) | change
    lines = [delimiter.join(row), delimiter.join(row.values())]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return row


def upload(page, path, kind="personnes"):
    page.goto("/imports")
    page.check(f"#type-{kind}")
    page.set_input_files("#fichier", path)
    page.get_by_role("button", name="Vérifier le fichier").click()
    page.wait_for_url("**/imports/*")


def test_a_file_with_a_mistake_is_told_where_then_corrected_and_loaded(signed_in, files, tmp_path):
    page = signed_in("hr")
    path = tmp_path / "personnes.csv"
    page.goto("/imports")
    assert_accessible(page)

    row = people_file(files, path, {"matricule": "99001", "nom": "Nouvelle", "equipe": "NULLE-PART"})
    upload(page, path)
    place, origin = page.locator("tbody th").inner_text().splitlines()
    line = path.read_text(encoding="utf-8").splitlines()[1]
    assert place == f"Ligne\u00a02, caractère\u00a0{line.index('NULLE-PART') + 1}"
    assert origin == "Colonne «\u202fequipe\u202f», matricule 99001"
    assert "NULLE-PART" in page.locator("tbody td").inner_text()
    assert page.get_by_text("Rien n’a été modifié").is_visible()
    assert page.get_by_role("button", name="Charger le fichier").count() == 0
    assert_accessible(page)
    screenshot(page, "import-erreur")

    right = people_file(files, path, {"matricule": "99001", "nom": "Nouvelle"})
    assert row["prenom"] == right["prenom"]
    upload(page, path)
    assert page.get_by_text("Proposés comme départs").is_visible()
    assert_accessible(page)
    screenshot(page, "import-apercu")
    page.get_by_role("button", name="Charger le fichier").click()
    # On a busy machine the page first says that the work goes on, then looks again by itself.
    page.get_by_role("heading", name="Le fichier est chargé").wait_for()
    assert_accessible(page)

    page.goto("/personnes?nom=99001")
    assert page.get_by_role("link", name=f"{right['prenom']} Nouvelle").is_visible()
    upload(page, path)
    assert page.get_by_text("Ce fichier ne change rien").is_visible()


def test_the_month_is_closed_and_its_payroll_file_downloaded(signed_in):
    page = signed_in("hr")
    page.goto("/indemnites")
    assert_accessible(page)
    # The oldest month still open is the one that can be closed.
    page.locator("tbody tr", has_text="À clôturer").last.get_by_role("link").click()
    name = page.locator("h1").inner_text().split("\n")[0].replace("À clôturer", "").strip()
    if page.get_by_role("button", name="Confirmer les montants").count():
        assert_accessible(page)
        page.check("#confirme")
        page.get_by_role("button", name="Confirmer les montants").click()
    assert page.get_by_text("pour toujours").is_visible()
    assert_accessible(page)
    screenshot(page, "mois-a-cloturer")

    page.fill("#mois", "un autre mois")
    page.get_by_role("button", name="Clôturer le mois").click()
    assert page.locator("#erreurs").is_visible()
    assert page.input_value("#mois") == "un autre mois"
    page.fill("#mois", name.lower())
    page.get_by_role("button", name="Clôturer le mois").click()
    page.get_by_text("Le mois est clôturé.").wait_for()
    assert_accessible(page)

    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger paie.csv").click()
    month = re.search(r"\d{4}-\d{2}", page.url).group()
    assert download.value.suggested_filename == f"paie-{month}.csv"
    lines = open(download.value.path(), encoding="utf-8-sig").read().splitlines()
    assert lines[0].startswith("organisme;matricule;mois;rubrique;nombre;montant_unitaire;montant;")
    rows = page.locator("h2:has-text('Lignes de paie') ~ table tbody tr")
    assert rows.count() == 50
    page.get_by_role("link", name="Tout afficher, pour imprimer").click()
    page.wait_for_url("**page=toutes")
    assert len(lines) - 1 == rows.count()
    assert all(line.startswith(f"{ORGANISATION};") and f";{month};" in line for line in lines[1:])

    cents = sum(int(line.split(";")[6].replace(",", "")) for line in lines[1:])
    total = page.locator(".figures strong").first.inner_text()
    assert int(re.sub(r"\D", "", total)) == cents

    page.locator("h2:has-text('Lignes de paie') ~ table tbody a").first.click()
    assert page.get_by_role("heading", name="Jour par jour").is_visible()
    assert_accessible(page)


def test_the_journal_is_read_and_verified(signed_in, server):
    page = signed_in("hr")
    page.goto("/journal")
    assert page.locator("tbody tr").count() == 50
    assert_accessible(page)
    page.get_by_role("button", name="Vérifier la chaîne").click()
    assert page.get_by_text("Le journal est intact.").is_visible()
    assert_accessible(page)

    council = signed_in("council")
    council.goto("/journal")
    assert council.locator("tbody code").count() > 0
    assert_accessible(council)


def test_people_accounts_and_codes(signed_in):
    page = signed_in("hr")
    page.goto("/personnes")
    assert page.locator("tbody tr").count() == 50
    assert_accessible(page)
    page.locator("tbody a").first.click()
    assert page.get_by_role("heading", name="Jours travaillés").is_visible()
    assert_accessible(page)

    page.goto("/comptes/nouveau")
    page.get_by_role("button", name="Créer le compte").click()
    assert page.locator("#erreurs li").count() == 2
    assert_accessible(page)
    screenshot(page, "compte-nouveau")
    page.goto("/comptes")
    assert_accessible(page)
    page.locator("tbody a").first.click()
    assert_accessible(page)
    page.get_by_role("button", name="Donner un nouveau code").click()
    code = page.locator("tbody code").inner_text()
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}", code)
    assert_accessible(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Enregistrer le fichier CSV").click()
    assert code in open(download.value.path(), encoding="utf-8-sig").read()


def test_ones_own_month_and_password(signed_in):
    page = signed_in("employee")
    page.goto("/mes-indemnites")
    assert_accessible(page)
    page.goto("/mot-de-passe")
    page.fill("#actuel", PASSWORD)
    page.fill("#nouveau", "trop court")
    page.fill("#confirmation", "trop court")
    page.get_by_role("button", name="Changer le mot de passe").click()
    assert page.locator("#erreurs").is_visible()
    assert_accessible(page)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(signed_in, width):
    page = signed_in("hr", viewport={"width": width, "height": 800})
    for address in ["/personnes", "/comptes", "/comptes/nouveau", "/imports", "/indemnites", "/journal", "/mot-de-passe", "/mes-indemnites"]:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
