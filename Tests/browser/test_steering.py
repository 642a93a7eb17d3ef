"""Indicators as human resources and the network look at them: figures of groups, nobody's file."""

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

    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger ces chiffres").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    total = page.locator(".figures strong").first.inner_text()
    assert f";{total};" in text and "Effectif" in text

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
