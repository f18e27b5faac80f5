"""Somebody at a screen: goes where a person goes, and looks at each page with the eyes of axe."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from tests.web.conftest import AXE, PICTURES

DESKTOP, PHONE = (1366, 768), (360, 740)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# All that axe looked at and found right is a megabyte a page: it stays in the browser.
VIOLATIONS = "rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(found => found.violations)"


@cache
def context_of(browser: Any, size: tuple[int, int]) -> Any:
    """A screen of this size that keeps stylesheets from one visitor to the next, as theirs would from day to day."""
    width, height = size
    # axe is put into the page by the test, which our Content-Security-Policy rightly refuses.
    context = browser.new_context(
        viewport={"width": width, "height": height}, bypass_csp=True, locale="nl-NL", reduced_motion="reduce"
    )
    context.add_init_script(path=AXE)  # into every page that opens: sending it at each look costs a fifth of the look
    return context


class Visitor:
    """A rol at a screen of this size; look() fails on what axe finds and on what sticks out to the side."""

    def __init__(self, browser: Any, site: str, rol: str, size: tuple[int, int]) -> None:
        self.site, self.rol, self.size = site, rol, size
        self.context = context_of(browser, size)
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("response", lambda answer: self.faults.append(answer.url) if answer.status >= 500 else None)
        self.page.goto(f"{site}/aanmelden")

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *_: object) -> None:
        self.page.close()
        self.context.clear_cookies()

    def sign_in(self) -> None:
        self.page.click(f"button[value={self.rol}]")

    def open(self, path: str) -> None:
        answer = self.page.goto(self.site + path)
        assert answer is not None
        assert answer.status == 200, path

    def look(self, name: str) -> None:
        """Take a picture, and check what a machine can check of WCAG 2.2 AA."""
        self.page.wait_for_load_state()
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name} sticks out {wide} px"
        found = self.page.evaluate(VIOLATIONS, RULES)
        assert not found, [(one["id"], one["nodes"][0]["html"][:300]) for one in found]
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = re.sub(r"[^a-z0-9]+", "-", f"{self.rol}-{name}-{self.size[0]}".lower())
        self.page.screenshot(path=Path(PICTURES / f"{file}.png"), full_page=self.size == PHONE)
        assert not self.faults

    def tab_to(self, selector: str) -> None:
        """Press Tab until this has the focus, as somebody without a mouse does."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"no way to {selector} by keyboard")

    def press(self, selector: str, key: str = "Enter") -> None:
        """Go to this by Tab and press; Enter leads to another page."""
        self.tab_to(selector)
        if key != "Enter":
            self.page.keyboard.press(key)
            return
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def text(self) -> str:
        return str(self.page.inner_text("main"))
