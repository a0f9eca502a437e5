"""Letters twice as large, and what a screen reader is told: a laptop's page at 200 % is 683 px wide, and nothing of a table lies beyond its edge."""

import pytest
from browser import settle
from playwright.sync_api import expect

BEYOND = """() => [...document.querySelectorAll('.pc-scroll')].filter((box) => box.scrollWidth > box.clientWidth + 1).length"""


@pytest.mark.parametrize("address", ["/plan?ver=lecturas", "/?ver=llegamos", "/plan"])
def test_at_twice_the_size_rows_become_blocks_and_at_the_usual_one_they_are_a_table(office_with_samples, address):
    page = office_with_samples.page
    page.set_viewport_size({"width": 683, "height": 384})
    office_with_samples.open(f"{address}{'&' if '?' in address else '?'}corte=2018-09-30")
    row = page.locator(".pc-stacked tbody tr").first
    expect(row).to_be_visible()
    settle(page)
    assert page.evaluate(BEYOND) == 0
    assert row.evaluate("row => getComputedStyle(row).display") == "grid"
    page.set_viewport_size({"width": 1366, "height": 768})
    settle(page)
    assert row.evaluate("row => getComputedStyle(row).display") == "table-row"
    assert page.evaluate(BEYOND) == 0


def test_a_slide_s_box_is_called_by_its_words_and_not_by_their_marks(office_with_samples):
    page = office_with_samples.open("/presentar?corte=2018-09-30").page
    box = page.locator('[data-testid="stCheckbox"] input').nth(1)
    expect(box).to_have_accessible_name("2. Resumen · De 6 metas: 2 atrasadas, 3 en riesgo y 1 sin datos.")


def test_the_tasks_of_every_line_of_a_plan_have_their_columns_at_one_place(office_with_samples):
    page = office_with_samples.open("/plan?corte=2018-09-30").page
    heads = page.locator(".pc-tasks th", has_text="Vence")
    expect(heads).to_have_count(3)
    assert len({heads.nth(n).bounding_box()["x"] for n in range(3)}) == 1


CUT_OFF_WORDS = """() => [...document.querySelectorAll('[class*="st-key-slide-"] [data-testid="stCheckbox"] [data-testid="stMarkdownContainer"]')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth).length"""


def test_on_a_phone_what_a_slide_says_is_read_whole(office_with_samples):
    page = office_with_samples.page
    page.set_viewport_size({"width": 390, "height": 844})
    office_with_samples.open("/presentar?corte=2018-09-30")
    assert page.locator('[class*="st-key-slide-"] [data-testid="stCheckbox"]').count() > 20
    assert page.evaluate(CUT_OFF_WORDS) == 0


def test_on_a_projector_tasks_stand_two_abreast_and_on_a_laptop_one_under_the_other(office_with_samples):
    page = office_with_samples.page
    first, second = (page.locator(".pc-task").nth(n) for n in (0, 1))
    page.set_viewport_size({"width": 1920, "height": 1080})
    office_with_samples.open("/tareas?corte=2018-09-30")
    assert first.bounding_box()["y"] == second.bounding_box()["y"]
    page.set_viewport_size({"width": 1366, "height": 768})
    settle(page)
    assert first.bounding_box()["x"] == second.bounding_box()["x"]
