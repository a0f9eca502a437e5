"""The app in a browser as the office uses it, and what the command line says of the same database."""

import json
import re
from collections.abc import Mapping
from typing import Any

from app_process import ROOT, RunningApp
from browser import press, settle
from playwright.sync_api import Locator, Page, expect

from plancom.plan import load

PLAN = load(ROOT / "data" / "plan" / "concejo-cartagena-2018.toml")


class BrowserOffice:
    """The app in a browser."""

    def __init__(self, app: RunningApp, page: Page) -> None:
        self.app, self.page = app, page

    def open(self, address: str = "") -> "BrowserOffice":
        self.page.goto(self.app.url + address)
        settle(self.page)
        return self

    def visit(self, name: str) -> "BrowserOffice":
        """A page by its link in the sidebar."""
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
        title = re.compile(rf"{re.escape(name)}(: .*)?$")  # «El mes: noviembre de 2018»
        heading = self.page.get_by_test_id("stMain").get_by_role("heading", name=title, level=1)
        expect(heading.or_(self.page.get_by_role("heading", name="Bienvenida"))).to_be_visible()
        settle(self.page)
        return self

    def upload(self, files: Mapping[str, str | bytes]) -> None:
        """All files at once, by the file chooser."""
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_test_id("stFileUploaderDropzone").locator("button").click()
        chooser.value.set_files(
            [
                {"name": name, "mimeType": "application/octet-stream", "buffer": content.encode() if isinstance(content, str) else content}
                for name, content in files.items()
            ]
        )  # fmt: skip
        expect(self.cards).to_have_count(len(files))
        settle(self.page)

    def confirm(self) -> None:
        """Saves what is ready; the first time it is asked who does, and left blank."""
        self.page.locator(".st-key-confirm button").click()
        asked, saved = (
            self.page.get_by_test_id("stDialog"),
            self.page.get_by_text(re.compile(": guardado|quedaron guardados|: saved")),
        )
        expect(asked.or_(saved).first).to_be_visible()
        if asked.count():
            asked.locator(".st-key-quien-sigue button").click()
        expect(saved.first).to_be_visible()
        settle(self.page)

    @property
    def cards(self) -> Locator:
        """The uploaded files' cards."""
        return self.page.locator("[class*='st-key-file-']")

    def file(self, name: str) -> Locator:
        return self.cards.filter(has_text=name)

    def unfold(self, where: Locator, words: str) -> None:
        """Opens the part of `where` whose title says `words`; a click that comes while the page moves is given again."""
        part = where.locator("details").filter(has=self.page.locator("summary", has_text=words)).last
        for _ in range(3):
            part.locator("summary").first.click()
            try:
                expect(part).to_have_attribute("open", "", timeout=5_000)
            except AssertionError:
                continue
            break
        settle(self.page)

    def press(self, key: str) -> None:
        """A button by its key; where it asks before it acts, its question is answered with yes."""
        press(self.page.locator(f".st-key-{key} button"))
        if key.startswith(("undo-", "redo-", "remove-samples")):
            self.page.locator(f".st-key-confirm-{key} button").click()
            expect(self.page.get_by_test_id("stDialog")).to_have_count(0)
            settle(self.page)

    def shown(self) -> dict[str, dict[str, str]]:
        """The figures on the cards of Resumen, by the indicator's name."""
        found = {}
        expect(self.page.locator("article.pc-card").first).to_be_visible()
        settle(self.page)
        for card in self.page.locator("article.pc-card").all():
            words = [re.sub(r"\s+", " ", text).strip() for text in card.locator("dd").all_inner_texts()] or ["–"] * 2
            found[card.get_attribute("aria-label") or ""] = {
                "actual": (card.locator(".pc-actual").text_content() or "").removesuffix(
                    card.locator(".pc-unit").text_content() or ""
                ),
                "status": re.sub(r"^\W+", "", card.locator("header .pc-status").text_content() or "").strip(),
                "expected": words[0],
                "target": words[1],
            }
        return found

    def computed(self, as_of: str, *options: str) -> list[dict[str, Any]]:
        """What the command line says of the same database."""
        done = self.app.command("indicators", "--as-of", as_of, *options, "--json")
        assert done.returncode == 0, done.stderr
        return list(json.loads(done.stdout)["indicators"])

    def imports(self) -> list[dict[str, Any]]:
        done = self.app.command("imports", "--json")
        assert done.returncode == 0, done.stderr
        return list(json.loads(done.stdout)["imports"])


def type_date(group: Locator, date: str) -> None:
    """`date` written «31/03/2018» into a date's three fields, as a person types it."""
    group.get_by_role("spinbutton").first.click()
    for part in date.split("/"):
        group.page.keyboard.type(part)


def say_name(page: Page, name: str) -> None:
    """Who is at the screen, told in the field behind its button above the page."""
    page.locator(".st-key-autor button").first.click()
    field = page.get_by_label("Quién es usted", exact=True)
    field.fill(name)
    field.press("Enter")
    settle(page)
    page.keyboard.press("Escape")
    settle(page)


def spaced(text: str) -> str:
    """`text` with every space the same."""
    return re.sub(r"\s+", " ", text).strip()
