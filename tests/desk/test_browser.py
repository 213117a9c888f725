"""The desk in Debian's chromium: no violation of its own policy, no request to anybody else, readable by machine and keyboard."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = ("people", "timeline", "facts", "duties", "notices", "sending", "reports", "evidence", "watch", "audit")

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(tmp_path) -> Iterator[tuple[str, str]]:
    """A real `duenotice serve` on a fresh home with one case; its address and the one-time password."""
    env = {**os.environ, "DUENOTICE_HOME": str(tmp_path / "home"), "NO_COLOR": "1", "COLUMNS": "200"}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    base = [sys.executable, "-m", "duenotice.cli"]
    subprocess.run([*base, "new", "shop", "--title", "Shop", "--drill"], env=env, check=True, capture_output=True)
    subprocess.run([*base, "fact", "contained", "yes"], env=env, check=True, capture_output=True)
    server = subprocess.Popen([*base, "serve", "--port", "0"], env=env, stderr=subprocess.PIPE, text=True)
    said = ""
    try:
        while "http://" not in said:
            assert server.stderr
            line = server.stderr.readline()
            assert line, said
            said += line
        yield re.findall(r"http://\S+", said)[0], re.findall(r"password (\S+)", said)[0]
    finally:
        server.terminate()
        server.wait(timeout=10)
        assert server.stderr
        server.stderr.close()


def test_every_page_keeps_its_own_policy_and_asks_nobody_else(desk):
    from playwright.sync_api import sync_playwright

    url, password = desk
    faults: list[str] = []
    asked: set[str] = set()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)
        page = browser.new_context(java_script_enabled=True, locale="en").new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("request", lambda request: asked.add(request.url))
        page.goto(url)
        assert "Log in" in page.title()
        page.fill("#id_username", "officer")
        page.fill("#id_password", password)
        page.keyboard.press("Enter")
        page.wait_for_url(url)
        for name in ("", *PAGES):
            answer = page.goto(f"{url}case/shop/{name}")
            assert answer is not None
            assert answer.status == 200, name
            _readable(page, name)
        browser.close()
    assert faults == []
    assert all(one.startswith(url) for one in asked)


def _readable(page, name: str) -> None:
    """What screen readers need: one language, one main, headings, names for every field, button and image."""
    assert page.locator("html[lang]").count() == 1, name
    assert page.locator("main").count() == 1, name
    assert page.title(), name
    assert page.locator("h1, h2").count() >= 1, name
    unnamed = page.evaluate(
        "[...document.querySelectorAll('input:not([type=hidden]),select')].filter(e => !e.labels.length).length"
    )
    assert unnamed == 0, name
    assert page.evaluate("[...document.querySelectorAll('button,a')].filter(e => !e.textContent.trim()).length") == 0, (
        name
    )
    assert (
        page.evaluate("[...document.querySelectorAll('svg.chart')].filter(e => !e.getAttribute('aria-label')).length")
        == 0
    )
