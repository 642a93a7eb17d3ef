"""The stage itself: an audit that cannot see a fault would let every journey pass."""

import http.server
import threading

import pytest

from support import assert_accessible, screenshot, violations

# As strict as the program's own: the audit must work without loosening it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title><style>
body {{ background: #fff; color: #111 }}
@media (prefers-color-scheme: dark) {{ body {{ background: #111; color: {dark} }} }}
</style></head><body><main><h1>Ma semaine</h1>{body}</main></body></html>"""

LABELLED = '<label for="n">Nom</label> <input id="n">'


@pytest.fixture
def serve():
    """Serves one text at an address, under the policy."""
    servers = []

    def start(text):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = text.encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", POLICY)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_sound_page_passes_in_both_themes(page, serve):
    page.goto(serve(PAGE.format(dark="#eee", body=LABELLED)))
    assert_accessible(page)
    assert page.evaluate("matchMedia('(prefers-color-scheme: light)').matches")


def test_a_field_without_a_label_is_seen(page, serve):
    page.goto(serve(PAGE.format(dark="#eee", body="<input>")))
    assert any(fault.startswith("label (critical)") for fault in violations(page))
    with pytest.raises(AssertionError) as failure:
        assert_accessible(page)
    assert "[dark] label" in str(failure.value) and "[light] label" in str(failure.value)


def test_a_contrast_lost_in_the_dark_theme_only_is_seen(page, serve):
    page.goto(serve(PAGE.format(dark="#333", body=LABELLED)))
    with pytest.raises(AssertionError) as failure:
        assert_accessible(page)
    assert "[dark] color-contrast" in str(failure.value)
    assert "[light]" not in str(failure.value)


def test_a_page_is_photographed_in_each_theme(page, serve):
    page.goto(serve(PAGE.format(dark="#eee", body=LABELLED)))
    light, dark = (screenshot(page, "stage", scheme).read_bytes() for scheme in ("light", "dark"))
    assert light.startswith(b"\x89PNG") and dark.startswith(b"\x89PNG")
    assert light != dark


def test_the_page_without_javascript_has_none(page, page_without_javascript, serve):
    page_without_javascript.goto(serve(PAGE.format(dark="#eee", body="<noscript><p>sans script</p></noscript>")))
    assert page_without_javascript.locator("noscript p").is_visible()
    page.goto(page_without_javascript.url)
    assert not page.locator("noscript p").is_visible()
