"""A week is planned with the keyboard, refused in words, planned without scripts; the team is seen by its manager."""

import datetime

import pytest

from support import assert_accessible, screenshot


def week_in(weeks):
    """The ISO week so many weeks from today."""
    year, week, _ = (datetime.date.today() + datetime.timedelta(weeks=weeks)).isocalendar()
    return f"{year}-W{week:02}"


def free_lists(page):
    """The lists of the grid that are on site and could be telework at home."""
    return page.locator(".my-week select:has(option[value=H])").filter(has=page.locator("option[value=S]:checked"))


def test_a_half_day_is_placed_with_the_keyboard_alone(signed_in):
    page = signed_in("employee")
    week = week_in(3)
    page.goto(f"/ma-semaine?semaine={week}")
    lists = page.locator(".my-week select")
    lists.first.focus()
    page.keyboard.press("ArrowRight")
    assert lists.nth(1).evaluate("list => list === document.activeElement")
    assert lists.nth(1).input_value() == lists.nth(1).evaluate("list => [...list.options].find(o => o.defaultSelected).value")
    chosen = free_lists(page).last
    name = chosen.get_attribute("name")
    chosen.focus()
    page.keyboard.type("Dom")
    assert page.locator(f"[name='{name}']").input_value() == "H"
    page.locator("[data-verdict] .notice").wait_for()
    assert page.locator("[data-verdict]").get_attribute("aria-live") == "polite"
    assert_accessible(page)
    screenshot(page, "ma-semaine")
    before = page.locator(".figures strong").first.inner_text()
    if page.locator("[data-verdict] .notice.success").count() == 0:
        pytest.fail("the rules refuse it: " + page.locator("[data-verdict]").inner_text())
    page.locator("#grille .actions button").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**fait=semaine")
    assert page.locator("[role=status]").inner_text() == "Votre semaine est enregistrée."
    assert page.locator(f"[name='{name}']").input_value() == "H"
    assert page.locator(".figures strong").first.inner_text() != before


def test_a_week_of_telework_is_refused_with_its_articles_and_kept_on_the_page(signed_in):
    page = signed_in("employee")
    page.goto(f"/ma-semaine?semaine={week_in(4)}")
    for name in free_lists(page).evaluate_all("lists => lists.map(list => list.name)"):
        page.select_option(f"[name='{name}']", "H")
    page.locator("[data-verdict] .notice.error").wait_for()
    page.locator("#grille .actions button").first.click()
    summary = page.locator("#erreurs")
    summary.wait_for()
    assert summary.evaluate("summary => summary === document.activeElement")
    assert "article" in summary.inner_text()
    summary.locator("li a").first.click()
    assert page.evaluate("location.hash") != ""
    assert page.locator(".my-week option[value=H]:checked").count() >= 6
    assert_accessible(page)
    screenshot(page, "ma-semaine-refusee")


def test_a_day_is_placed_once_without_scripts(signed_in):
    page = signed_in("employee", java_script_enabled=False)
    page.goto(f"/ma-semaine?semaine={week_in(5)}")
    name = free_lists(page).last.get_attribute("name")
    half = "apres-midi" if name.endswith("apres-midi") else "matin"
    for status in ["Vos jours de télétravail sont placés.", None]:
        page.fill("#jours-debut", name[:10])
        page.select_option("#jours-demi", half)
        page.select_option("#jours-lieu", "H")
        page.get_by_role("button", name="Placer", exact=True).click()
        if status:
            assert page.locator("[role=status]").inner_text() == status
        else:
            assert "déjà" in page.locator("#erreurs").inner_text()
            assert page.locator("#jours-debut").input_value() == name[:10]


@pytest.mark.parametrize("period", ["semaine", "mois"])
def test_a_manager_sees_the_team(signed_in, period):
    page = signed_in("manager")
    page.goto(f"/equipe/{period}")
    assert page.locator("tbody tr").count() > 3
    assert page.locator("tbody th a").count() == page.locator("tbody tr").count()
    assert_accessible(page)
    screenshot(page, f"equipe-{period}")
    page.locator("tbody th a").first.click()
    assert page.locator("h1").inner_text().startswith("Semaine de ")
    assert page.locator("main select").count() == 0
    assert_accessible(page)


def test_everyone_s_month_by_pages_and_whole_for_human_resources(signed_in):
    page = signed_in("hr")
    page.goto("/equipe/mois?qui=organisme")
    assert page.locator("tbody tr").count() == 20
    on_site = page.locator("tfoot").inner_text()
    page.get_by_role("link", name="Suivants").click()
    page.wait_for_url("**page=2")
    assert page.locator("tfoot").inner_text() == on_site, "the figures are those of everyone"
    page.get_by_role("link", name="Tout afficher, pour imprimer").click()
    page.wait_for_url("**page=toutes")
    assert page.locator("tbody tr").count() > 350
    assert page.locator("tfoot").inner_text() == on_site.replace(" (toutes les pages)", "")
    page.goto("/equipe/semaine?qui=organisme")
    assert page.locator("tbody tr").count() == 20
    page.get_by_role("link", name="Suivants").click()
    assert_accessible(page)
    assert "sur" in page.locator("nav.pager span").last.inner_text()


@pytest.mark.parametrize("address", ["/ma-semaine", "/equipe/semaine", "/equipe/mois"])
def test_a_phone_never_scrolls_sideways(signed_in, address):
    page = signed_in("employee", viewport={"width": 390, "height": 844})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(page)
    screenshot(page, f"telephone{address.replace('/', '-')}")


def test_a_phone_shows_figures_level_and_patterns_apart(signed_in):
    page = signed_in("hr", viewport={"width": 390, "height": 844})
    page.goto("/equipe/semaine?qui=organisme")
    tops = page.eval_on_selector_all(
        "tfoot td",
        "cells => cells.map(cell => { const text = document.createRange(); text.selectNodeContents(cell);"
        " return Math.round(text.getBoundingClientRect().top) })",
    )
    assert len(tops) >= 10 and len(set(tops)) == 1, tops
    page.locator(".menu > summary").click()
    assert page.locator(".menu .only-small").inner_text() == page.locator(".who").text_content()
    page.goto("/personnes")
    page.locator("tbody th a").first.click()
    page.wait_for_selector(".pattern")
    gap = page.evaluate(
        "() => { const row = document.querySelector('.pattern tbody tr:last-child'); const text = document.createRange();"
        " text.selectNodeContents(row.querySelector('th'));"
        " return row.querySelector('td').getBoundingClientRect().left - text.getBoundingClientRect().right }"
    )
    assert gap >= 0, "the heading is printed over the first half-day"
