"""How much it takes to write a plan on the screen: the plan of 2018 (two strategies, eight tasks, six goals), from nothing.

Run from the project's folder: python -m benchmarks.plan_form

A real browser writes it field by field, and the draft must end whole. Fields, clicks and keystrokes are counted; minutes follow from
the keystroke-level model (Card, Moran and Newell, «The keystroke-level model for user performance time with interactive systems», 1980):
0,28 s a keystroke (an average typist, 40 words a minute), 1,1 s to point, 0,2 s to click, 0,4 s between mouse and keyboard, 1,35 s to
think before each field and each click. Reading the document from which the plan is copied is not in it.
"""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from benchmarks.machine import machine
from plancom.plan import Plan, load
from plancom.plan.goal_templates import PROMISES
from plancom.plan.plan_text import PlanText
from plancom.store.plans import plan_drafts
from tests.app_process import ROOT, running_app
from tests.browser import CHROMIUM_ARGS, chromium, settle
from tests.engines import writable_engine

KEY, POINT, CLICK, HOME, THINK = 0.28, 1.1, 0.2, 0.4, 1.35
LETTER_MS = 15
GOALS = {
    "visits": ("visits", ["50", "65", "82", "100"]),
    "daily_posts": ("daily_posts", ["200"]),
    "facebook_posts": ("posts", ["400"]),
    "press": ("press", ["100"]),
    "adoption": ("adoption", ["20", "30", "60", "90"]),
    "tasks": ("tasks", []),
}
"""Each goal of the plan: what the form calls such a promise, and the numbers of its years."""


class Typist:
    """Who writes, and what it took."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.fields = self.clicks = self.keys = 0

    def click(self, target: Locator) -> None:
        """Points at something and clicks."""
        target.click()
        self.clicks += 1
        self._wait()

    def fill(self, label: str, text: str) -> None:
        """Fills a field, and leaves it with Tab."""
        field = (
            self.page.get_by_role("textbox", name=label)
            .or_(self.page.get_by_role("spinbutton", name=label, exact=True))
            .first
        )
        field.fill(text)
        field.press("Tab")
        self._typed(text)

    def row(self, *cells: str) -> None:
        """Fills the cells of a new row of the table that has the keyboard, from left to right; an empty one is passed over."""
        for index, text in enumerate(cells):
            if index:
                self._press("Enter" if text else "Tab")
            if not text:
                continue
            self.page.wait_for_function("() => ['TEXTAREA', 'INPUT'].includes(document.activeElement.tagName)")
            settle(self.page)
            self.page.keyboard.type(text, delay=LETTER_MS)
            self.page.wait_for_timeout(200)
            self._press("Tab")
            self._typed(text)

    def new_row(self, table: int) -> None:
        """The first free cell of a table, by a click on its last row."""
        canvas = self.page.get_by_test_id("data-grid-canvas").nth(table)
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + 90, box["y"] + box["height"] - 18)
        self.clicks += 1
        self.page.wait_for_timeout(300)
        settle(self.page)
        if self.page.evaluate("document.activeElement.tagName") != "TEXTAREA":
            self._press("Enter")

    def _press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1
        self._wait()

    def _typed(self, text: str) -> None:
        self.fields += 1
        self.keys += len(text) + 1
        self._wait()

    def _wait(self) -> None:
        settle(self.page)
        self.page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")

    @property
    def minutes(self) -> float:
        """What it takes by the keystroke-level model."""
        seconds = self.keys * KEY + self.fields * (THINK + HOME) + self.clicks * (THINK + POINT + CLICK + HOME)
        return seconds / 60


def write(hand: Typist, plan: Plan) -> None:
    """Writes the plan from nothing."""
    page = hand.page
    hand.click(page.get_by_role("button", name="Empezar en blanco"))
    hand.fill("Nombre del plan", plan.name)
    hand.fill("El documento", plan.source)
    hand.fill("Objetivo general", plan.objective)
    hand.click(page.get_by_role("tab", name="Estrategias y tareas"))
    for strategy in plan.strategies:
        hand.new_row(0)
        hand.row(strategy.name, strategy.objective, "; ".join(strategy.hashtags))
    for strategy in plan.strategies:
        for task in strategy.tasks:
            hand.new_row(1)
            hand.row(task.name)
    page.mouse.click(700, 130)
    hand.click(page.get_by_role("tab", name="Metas"))
    for number, (goal_id, (promise, years)) in enumerate(GOALS.items()):
        goal = plan.indicator(goal_id)
        if number:
            hand.click(page.get_by_role("button", name="Agregar una meta"))
        hand.click(page.locator("label").filter(has_text=re.compile(re.escape(PROMISES[promise]))).last)
        hand.click(page.get_by_role("button", name="Agregar", exact=True))
        hand.fill("La frase del plan", goal.quote)
        for year, text in enumerate(years, start=1):
            field = page.get_by_role("spinbutton", name=re.compile(rf"^Año {year} ")).first
            hand.fill(str(field.get_attribute("aria-label")), text)


def main() -> None:
    """Prints what it took."""
    print(machine(chromium()))
    plan = load(ROOT / "data" / "plan" / "concejo-cartagena-2018.toml")
    with tempfile.TemporaryDirectory() as folder, running_app(Path(folder)) as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS)
        page = browser.new_context(viewport={"width": 1366, "height": 1200}, locale="es-CO").new_page()
        page.goto(f"{app.url}/plan?ver=planes")
        settle(page)
        hand = Typist(page)
        write(hand, plan)
        engine = writable_engine(app.database_url)
        with engine.connect() as connection:
            (draft,) = plan_drafts.drafts(connection, "open")
        engine.dispose()
        written, faults = PlanText(draft.text).checked
        assert written is not None, faults
        assert not faults, faults
        hand.click(page.get_by_role("tab", name="Revisar y poner en vigor"))
        hand.fill("Acta o documento por el que rige", "Acta 012 de 2018")
        hand.fill("Quién lo pone en vigor", "Ana Ruiz")
        hand.click(page.get_by_role("button", name="Poner en vigor"))
        page.get_by_text(re.compile("El plan (rige desde ahora|quedó en vigor)")).wait_for()
        tasks = sum(len(strategy.tasks) for strategy in written.strategies)
        print(
            f"{len(written.strategies)} strategies, {tasks} tasks, {len(written.indicators)} goals, from nothing to in force"
        )
        print(
            f"{hand.fields} fields, {hand.clicks} clicks, {hand.keys} keystrokes: {hand.minutes:.0f} minutes by the keystroke-level model"
        )
        browser.close()


if __name__ == "__main__":
    main()
