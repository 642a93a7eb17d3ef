"""Indicators as human resources and the network look at them: figures of groups, nobody's file."""

import csv

import pytest

from load import ORGANISATION, PASSWORD
from support import assert_accessible, screenshot


@pytest.fixture
def steering(new_page, server):
    """Somebody of the national steering, signed in."""
    page = new_page(base_url=server.url, accept_downloads=True)
    page.goto("/connexion")
    page.fill("#organisme", ORGANISATION)
    page.fill("#identifiant", "pilotage")
    page.fill("#mot-de-passe", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/reseau")
    return page


def assert_fits(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), width


def test_the_network_sees_figures_and_nobody(steering):
    page = steering
    assert page.locator("h1").inner_text() == "Le réseau en chiffres"
    assert page.locator(".figures li").count() == 5
    assert page.locator("svg.chart").count() == 3
    assert page.locator(".top nav a").all_inner_texts() == ["Réseau", "Textes"]
    assert_accessible(page)
    page.locator("summary", has_text="Mois par mois").click()
    assert page.locator("details tbody tr").count() > 1
    assert_accessible(page)
    for width in (1280, 390, 320):
        assert_fits(page, width)
        if width > 320:
            for scheme in ("light", "dark"):
                screenshot(page, f"reseau-{width}", scheme)

    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("#organismes ~ table th a", has_text="Effectif").click()
    page.wait_for_url("**tri=-effectif**")
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Effectif")
    # One stays at the list instead of the top of the page.
    assert page.locator("#organismes").evaluate("it => it.getBoundingClientRect().top < innerHeight && scrollY > 0")

    # Where the heads of columns have no room, a form orders the same list.
    assert not page.locator("#tri").is_visible()
    page.set_viewport_size({"width": 390, "height": 900})
    page.select_option("#tri", "-part")
    page.locator("form:has(#tri) button").click()
    page.wait_for_url("**tri=-part#organismes")
    assert page.locator("#tri").input_value() == "-part"
    assert page.locator("#organismes").evaluate("it => it.getBoundingClientRect().top < innerHeight && scrollY > 0")
    assert_accessible(page)

    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger ces chiffres").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    total = page.locator(".figures strong").first.inner_text()
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    people = [row for row in rows if row["indicateur"] == "people" and not row["organisme"] and not row["groupe"]]
    assert people[-1]["valeur"] == "".join(filter(str.isdigit, total)) and people[-1]["unite"] == "count", people[-1]
    # No row has a cell more or less than the heading, and the file says of how many organismes its sums are.
    assert all(None not in row and None not in row.values() for row in rows)
    closed = [row for row in rows if row["indicateur"] == "months_closed"]
    assert closed and all(row["organisme"] == "" and row["etat"] == "" for row in closed), closed
    count = {"0": "aucun"}.get(closed[-1]["valeur"], closed[-1]["valeur"])
    assert f"dont {count} " in page.locator("h1 + .lead").inner_text(), closed[-1]

    for address in ("/personnes", "/indicateurs", "/journal", "/demandes", "/ma-semaine"):
        assert page.goto(address).status == 404


def test_human_resources_see_the_indicators_of_their_organisme(signed_in):
    page = signed_in("hr")
    page.get_by_role("link", name="Indicateurs").click()
    page.wait_for_url("**/indicateurs")
    shown = page.locator("h1 + .lead").inner_text()
    page.get_by_role("link", name="Mois précédent").click()
    page.wait_for_url("**mois=**")
    assert page.locator("h1 + .lead").inner_text() != shown
    page.get_by_role("link", name="Mois suivant").click()
    assert page.locator("h1 + .lead").inner_text() == shown
    assert_accessible(page)
    assert page.goto("/reseau").status == 404


def test_charts_have_a_scale_and_say_the_value_of_each_month(signed_in):
    page = signed_in("hr")
    page.goto("/indicateurs")
    page.locator("summary", has_text="Mois par mois").click()
    rows = page.locator("details tbody tr").all_inner_texts()
    share = page.locator("svg.chart").first
    assert share.locator("text.to").all_text_contents()[:3] == ["0\u202f%", "25\u202f%", "50\u202f%"]
    titles = share.locator("title").all_text_contents()
    assert len(titles) == len(rows)
    for title, row in zip(reversed(titles), rows):
        month, said = title.split("\u00a0: ")
        shown = row.split("\t")
        assert (shown[0], shown[2]) == (month, "–" if said == "aucune donnée" else said), (title, row)
    assert "aucune donnée" in titles[0] and page.locator("details abbr[title='aucune donnée']").count() > 0
    assert_accessible(page)
    for width in (1280, 390, 320):
        assert_fits(page, width)
        if width > 320:
            for scheme in ("light", "dark"):
                screenshot(page, f"indicateurs-{width}", scheme)


def test_a_month_without_figures_is_named(signed_in):
    page = signed_in("hr")
    page.goto("/indicateurs?mois=2030-01")
    assert page.locator(".notice").inner_text().startswith("Aucune donnée pour janvier 2030")
    page.get_by_role("link", name="Mois précédent").click()
    page.wait_for_url("**/indicateurs?mois=*")
    assert page.locator(".notice").count() == 0


def test_the_works_council_sees_the_figures_and_nobody(signed_in):
    page = signed_in("council")
    page.get_by_role("link", name="Indicateurs").click()
    page.wait_for_url("**/indicateurs")
    assert page.locator(".figures li").count() == 5
    assert_accessible(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger ces chiffres").click()
    assert download.value.suggested_filename.startswith("indicateurs-")
    assert page.goto("/reseau").status == 404 and page.goto("/personnes").status == 404
    page.goto("/journal")
    # The end of a pseudonym is seen; the whole of it is read aloud and copied.
    codes = page.locator("table.journal code")
    shown = codes.evaluate_all("codes => codes.map(code => code.getBoundingClientRect().width)")
    assert shown and all(width < 120 for width in shown), shown[:3]
    assert all(len(text.replace("…", "")) == 36 for text in codes.all_text_contents())
    assert_fits(page, 390)
