"""What the journeys call: the accessibility audit and the picture of a page."""

from importlib.resources import files
from pathlib import Path

SCREENSHOTS = Path(__file__).resolve().parents[2] / "var/screenshots"
SCHEMES = ("light", "dark")

# RGAA 4 follows WCAG 2.1 at levels A and AA; 2.2 AA and axe's good practices are asked for beside it.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page):
    """The faults axe finds on the page as it stands, one readable text each; fails when it could judge nothing."""
    page.evaluate(_AXE)
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations', 'passes']})", RULES
    )
    assert found["passes"], f"axe found nothing to judge at {page.url}"
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}\n"
        + "\n".join(f"    {' '.join(map(str, node['target']))}\n    {node['html'][:200]}" for node in fault["nodes"][:5])
        for fault in found["violations"]
    ]


def assert_accessible(page):
    """Fails with every fault of the page, in the light theme and in the dark one; leaves the light one."""
    faults = []
    for scheme in reversed(SCHEMES):
        page.emulate_media(color_scheme=scheme)
        faults += [f"[{scheme}] {fault}" for fault in violations(page)]
    assert not faults, f"{len(faults)} faults at {page.url}\n" + "\n".join(faults)


def screenshot(page, name, scheme="light", full_page=True):
    """Writes var/screenshots/NAME-SCHEME.png and returns its path."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.emulate_media(color_scheme=scheme)
    path = SCREENSHOTS / f"{name}-{scheme}.png"
    page.screenshot(path=path, full_page=full_page)
    return path
