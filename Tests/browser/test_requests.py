"""Telework is asked for, something else is proposed, both agree, HR gives the visa; the texts are read by everyone."""

import datetime

import pytest

from support import assert_accessible, screenshot


def monday(weeks):
    """The ISO date of the Monday so many weeks from today."""
    today = datetime.date.today()
    return (today - datetime.timedelta(days=today.weekday()) + datetime.timedelta(weeks=weeks)).isoformat()


def withdraw_open_request(page):
    """Leaves the person free to ask: the demonstration may have a request of theirs waiting."""
    page.goto("/mes-demandes/nouvelle")
    waiting = page.locator(".notice.warning .button")
    if waiting.count():
        waiting.click()
        page.get_by_role("button", name="Retirer la demande").click()
        page.wait_for_url("**fait=retiree")
        page.goto("/mes-demandes/nouvelle")


def verdict(page, tone):
    page.locator(f"[data-verdict] .notice.{tone}").wait_for()
    return page.locator("[data-verdict]").inner_text()


def test_the_story_of_a_request(signed_in):
    employee = signed_in("employee")
    withdraw_open_request(employee)

    # The rules answer while the form is filled, and only the chosen formula's field is there.
    employee.check("#formule-flexible")
    assert employee.locator("#jours-par-semaine").is_visible()
    assert not employee.locator("#jours-par-an").is_visible()
    employee.fill("#jours-par-semaine", "5")
    employee.check("#lieu-home")
    employee.fill("#debut", monday(3))
    assert "article" in verdict(employee, "error")
    assert_accessible(employee)
    employee.fill("#jours-par-semaine", "1,5")
    assert "1,5" in verdict(employee, "success")
    employee.fill("#message", "Mes dossiers s’y prêtent.")
    assert_accessible(employee)
    screenshot(employee, "demande-nouvelle")
    employee.get_by_role("button", name="Déposer ma demande").click()
    employee.wait_for_url("**fait=deposee")
    address = employee.url.split("?")[0]
    assert employee.locator("[role=status]").inner_text() == "Votre demande est déposée."
    assert_accessible(employee)

    # The manager finds it and proposes something else.
    name = employee.locator(".who").inner_text()
    manager = signed_in("manager")
    manager.goto("/demandes")
    assert_accessible(manager)
    screenshot(manager, "demandes-a-traiter")
    manager.get_by_role("link", name=name).first.click()
    manager.wait_for_url(address)
    manager.get_by_text("Proposer autre chose").click()
    counter = manager.locator("form[action$='contre-proposition']")
    counter.locator("#formule-fixed").check()
    counter.get_by_label("lundi matin").check()
    counter.get_by_label("lundi après-midi").check()
    # The rules answer the manager as they answer the employee.
    counter.locator("[data-verdict] .notice.success").wait_for()
    counter.locator("#message").fill("Le lundi conviendrait à l’équipe.")
    assert_accessible(manager)
    counter.get_by_role("button", name="Envoyer la proposition").click()
    manager.wait_for_url("**fait=proposee")

    # The person reads it and takes it.
    employee.goto("/mes-demandes")
    assert "Votre manager propose autre chose" in employee.locator("main").inner_text()
    assert_accessible(employee)
    screenshot(employee, "mes-demandes")
    employee.goto(address)
    assert "Le lundi conviendrait à l’équipe." in employee.locator("main").inner_text()
    assert_accessible(employee)
    screenshot(employee, "demande-proposition")
    employee.get_by_role("button", name="Accepter la proposition").click()
    employee.wait_for_url("**fait=proposition-acceptee")

    # HR gives the visa, and the agreement is there to be signed.
    officer = signed_in("hr")
    officer.goto("/demandes?file=visa")
    officer.get_by_role("link", name=name).first.click()
    officer.wait_for_url(address)
    officer.get_by_role("button", name="Donner le visa").click()
    officer.wait_for_url("**fait=visa")
    employee.goto(address)
    employee.get_by_role("link", name="Voir l’avenant").click()
    text = employee.locator("main").inner_text()
    assert "Jours fixes" in text and "lundi" in text and "Signatures" in text and name in text
    assert employee.get_by_role("button", name="Imprimer").is_visible()
    assert_accessible(employee)
    screenshot(employee, "avenant")
    employee.emulate_media(media="print")
    assert not employee.get_by_role("button", name="Imprimer").is_visible()
    assert not employee.locator(".top nav").is_visible()


def test_a_refusal_needs_its_motive_and_is_read_by_the_person(signed_in):
    employee = signed_in("employee")
    withdraw_open_request(employee)
    employee.check("#formule-envelope")
    employee.fill("#jours-par-an", "40")
    employee.check("#lieu-home")
    employee.fill("#debut", monday(3))
    verdict(employee, "success")
    employee.get_by_role("button", name="Déposer ma demande").click()
    employee.wait_for_url("**fait=deposee")
    address = employee.url.split("?")[0]
    manager = signed_in("manager")
    manager.goto(address)
    manager.locator("summary", has_text="Refuser").click()
    # Without the browser's own check: what the server says.
    manager.locator("form[action$='refus']").evaluate("form => form.noValidate = true")
    manager.get_by_role("button", name="Refuser").click()
    manager.locator("#erreurs").wait_for()
    assert manager.locator("#motif").is_visible()
    assert_accessible(manager)
    manager.select_option("#motif", index=1)
    motive = manager.locator("#motif option:checked").inner_text()
    manager.fill("#texte", "L’accueil serait vide le lundi.")
    manager.get_by_role("button", name="Refuser").click()
    manager.wait_for_url("**fait=refusee")
    employee.goto(address)
    text = employee.locator("main").inner_text()
    assert motive in text and "L’accueil serait vide le lundi." in text
    assert_accessible(employee)


def test_without_javascript_every_reason_comes_at_once_and_what_was_typed_is_kept(signed_in):
    employee = signed_in("employee", java_script_enabled=False)
    withdraw_open_request(employee)
    employee.check("#formule-flexible")
    employee.fill("#jours-par-semaine", "5")
    employee.check("#lieu-home")
    employee.fill("#debut", monday(-3))
    employee.get_by_role("button", name="Déposer ma demande").click()
    summary = employee.locator("#erreurs")
    assert summary.locator("li").count() >= 3
    assert employee.locator("#jours-par-semaine").input_value() == "5"
    summary.locator("a[href='#debut']").click()
    employee.fill("#jours-par-semaine", "1.5")
    employee.fill("#debut", monday(3))
    employee.get_by_role("button", name="Déposer ma demande").click()
    assert employee.url.endswith("fait=deposee")
    employee.get_by_role("button", name="Retirer la demande").click()
    assert employee.url.endswith("fait=retiree")


def test_the_council_reads_the_texts_and_those_of_the_day_after_the_national_one(signed_in):
    member = signed_in("council")
    member.goto("/textes")
    assert_accessible(member)
    screenshot(member, "textes")
    member.goto("/textes?date=2026-12-05")
    assert "a pris fin le 1er décembre 2026" in member.locator(".notice.warning").inner_text()
    assert_accessible(member)
    member.locator("main table a").first.click()
    assert member.evaluate("location.hash") != ""
    assert member.locator(":target h3").is_visible()
    assert_accessible(member)
    member.goto("/textes/ucanss-2022")
    assert "À vérifier" in member.locator("main").inner_text()
    assert_accessible(member)


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_scrolls_sideways_on_a_phone(signed_in, width):
    size = {"width": width, "height": 800}
    employee = signed_in("employee", viewport=size)
    withdraw_open_request(employee)
    employee.check("#formule-fixed")
    officer = signed_in("hr", viewport=size)
    officer.goto("/demandes?file=toutes")
    request = officer.locator("tbody a").first.get_attribute("href")
    for page, address in [
        (employee, None), (employee, "/mes-demandes"), (officer, None), (officer, request),
        (officer, "/textes"), (officer, "/textes/cpam-demo"),
    ]:
        if address:
            page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
